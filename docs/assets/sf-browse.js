/* The search page: turns its links into switches, counts, sorts, shows and exports; its whole state is in the address.
   Without it the links lead to pages that say the same. The scripts sf-browse-… hold its parts and come before it. */
(function () {
  "use strict";

  var parts = window.shifanBrowse;
  var address = parts.address;
  var search = parts.search;
  var element = parts.element;
  var grouped = parts.grouped;
  var PER_PAGE = search.PER_PAGE;

  var place = document.querySelector("[data-sf-browse]");
  var base = place.dataset.sfBrowse;
  var form = place.querySelector("form");
  var field = form.querySelector("input");
  var status = place.querySelector("[role=status]");
  var results = place.querySelector(".sf-found");
  var pager = place.querySelector(".sf-pager");
  var tools = place.querySelector(".sf-sorts");
  var sort = tools.querySelector("select");
  var view = tools.querySelector("[data-sf-view]");
  var exporting = tools.querySelector("[data-sf-export]");
  var tiles = place.querySelector(".sf-map");
  var panel = place.querySelector(".sf-facets");
  var narrow = matchMedia("(max-width: 59.984375em)");

  var records = null;
  var missed = ""; // why there are none
  var choices = null;
  var state = null;
  var shown = null;
  var built = Array.from(results.childNodes); // the rows of a page on which nothing is chosen
  var turn = 0;
  var typing = 0;

  /* --- what a reader changes */

  function changed(change) {
    anew();
    change();
    address.write("pushState", query());
    run();
  }

  function anew() {
    state.page = 1;
    state.cut = false;
    state.unknown = 0;
  }

  function query() {
    return address.query(records, state);
  }

  function toggle(key, at) {
    changed(function () {
      var now = state.chosen[key];
      state.chosen[key] = now.indexOf(at) >= 0 ? now.filter(function (each) { return each !== at; }) : now.concat(at);
    });
  }

  function clear() {
    changed(function () { Object.keys(state.chosen).forEach(function (key) { state.chosen[key] = []; }); });
    results.focus();
  }

  /* --- the results */

  function run() {
    var mine = ++turn;
    var current = function (then) {
      return function (value) { if (mine === turn) { return then(value); } };
    };
    if (!state.q && !records) {
      if (missed) { say(missed); }
      return;
    }
    // What a word means is asked of the engine; everything else is known here.
    if (!state.q) {
      var missing = records.needed(address.selected(state) ? state.chosen.region : []);
      if (!address.selected(state) && state.page === 1 && !state.sort) {
        drawn({ total: records.total, exact: true, counts: choices.known });
      } else if (!missing.length && (state.sort !== "name" || records.names)) {
        drawn(search.browse(records, state));
      } else {
        say("正在读取数据…");
        loaded(missing).then(current(function () { drawn(search.browse(records, state)); })).catch(current(failed));
      }
      return;
    }
    say("正在查找…");
    search.engine(base, records).then(current(function (found) {
      var early = address.selected(state) || state.sort || state.page > 1 ? undefined : current(function (first) { return begun(found, first, current); });
      return found.search(state.q, null, early).then(current(function (every) { return asked(found, every, current); }));
    })).catch(current(failed));
  }

  function loaded(missing) {
    if (!records) { return Promise.resolve(); }
    return records.want(missing, function (done, all) { say("正在读取数据（" + done + "/" + all + "）…"); }).then(function () {
      return state.sort === "name" ? records.wantNames() : null;
    });
  }

  /* The first hits, while the others are still being looked at: their number is not certain yet. */
  function begun(found, first, current) {
    return found.page(first, 0, PER_PAGE).then(current(function (rows) {
      if (rows.length) {
        drawn({ total: first.total, exact: false, counts: divided(first), search: first, engine: found, rows: rows.map(joined), without: first.total });
      }
    }));
  }

  function asked(found, every, current) {
    // Words alone need none of the parts of a large site; nobody then knows how the choices divide what is found.
    var needed = records && (address.selected(state) || state.sort) ? records.needed(state.chosen.region) : [];
    return loaded(needed).then(current(function () {
      return records && address.selected(state) ? found.search(state.q, records.chosen(state.chosen)) : every;
    })).then(current(function (hits) {
      hits = search.sorted(records, state, hits);
      return found.page(hits, (state.page - 1) * PER_PAGE, PER_PAGE).then(current(function (rows) {
        drawn({ total: hits.total, exact: hits.exact, counts: divided(every), search: hits, engine: found, rows: rows.map(joined), without: every.total });
      }));
    }));
  }

  function divided(every) {
    return search.divided(records, state, every.candidates);
  }

  function joined(row) {
    return search.joined(records, row);
  }

  function failed(error) {
    say(error && error.message && /[\u4e00-\u9fff]/.test(error.message) ? error.message : "这一步没有做成。请刷新页面再试。");
    results.replaceChildren();
    pager.hidden = true;
    if (records) {
      choices.draw(state, search.unknown(records));
    }
  }

  /* Every second piece is a number that stands out. What has not changed is not said again. */
  function say() {
    var pieces = Array.prototype.slice.call(arguments);
    if (status.textContent === pieces.join("")) { return; }
    status.replaceChildren.apply(status, pieces.map(function (piece, at) { return at % 2 ? element("b", {}, piece) : piece; }));
  }

  function drawn(found) {
    shown = found;
    var pages = Math.max(1, Math.ceil(found.total / PER_PAGE));
    if (state.page > pages && found.exact) {
      state.page = pages;
      address.write("replaceState", query());
      run();
      return;
    }
    if (records) {
      choices.draw(state, found.counts);
      tiles.hidden = state.view !== "tiles";
      view.setAttribute("aria-pressed", String(state.view === "tiles"));
      sort.value = state.sort;
      tools.hidden = false;
      exporting.disabled = !found.total;
    }
    document.querySelectorAll("[data-sf-plain]").forEach(function (each) { each.hidden = true; });
    tell(found);
    if (found.rows || results.firstChild !== built[0]) {
      results.replaceChildren.apply(results, !found.rows ? built : found.rows.length ? [parts.results.rows(base, found.rows)] : nothing(found));
    }
    pager.replaceChildren(parts.results.pager(state.page, pages, addressOf, go));
    pager.hidden = pages < 2;
  }

  /* The address of this state on another page, or with other words. */
  function addressOf(page, words) {
    return "?" + address.query(records, Object.assign({}, state, { page: page }, words ? { q: words } : {}));
  }

  function go(page) {
    state.page = page;
    address.write("pushState", query());
    run();
    results.focus({ preventScroll: true });
    status.scrollIntoView({ block: "center" });
  }

  function tell(found) {
    var notes = [];
    if (state.unknown) { notes.push("地址里有 " + state.unknown + " 个条件本站没有，已略去。"); }
    if (state.cut) { notes.push("搜索词太长，只用了前 " + address.LONGEST + " 个字。"); }
    if (found.engine && found.engine.titlesOnly) { notes.push("全文索引没有读到，只查了标题和地名。"); }
    var number = (found.exact ? "" : "约 ") + grouped(found.total);
    var rest = (state.page > 1 ? "，第 " + state.page + " 页" : "") + (notes.length ? "。" + notes.join("") : "");
    if (!found.total) {
      say((state.q ? "没有找到“" + state.q + "”" : "没有符合条件的记录") + rest);
    } else {
      say(state.q || address.selected(state) ? "找到 " : "共 ", number, (state.q || address.selected(state) ? " 条" : " 条记录") + rest);
    }
  }

  function nothing(found) {
    if (state.q && found.engine && !found.total) { near(found.engine, state.q, turn); }
    return parts.results.nothing(found, state, clear);
  }

  function near(from, text, mine) {
    from.near(text).then(function (found) {
      if (mine !== turn || !found.length) { return; }
      results.append.apply(results, parts.results.near(base, found, function (words) { return addressOf(1, words); }));
    }).catch(function () {
      /* nothing near is no mistake */
    });
  }

  /* --- the export */

  /* All that is found, not only this page. What the engine has not looked at yet is looked at first: every row is right. */
  function everything(found) {
    if (!found.rows) {
      return loaded(records.needed([])).then(function () {
        tell(found);
        return everything(search.browse(records, state));
      });
    }
    if (found.hits) { return Promise.resolve(Array.from(found.hits, function (doc) { return records.record(doc); })); }
    var rows = [];
    var total = found.search.candidates.length;
    function next(from) {
      if (from >= total || found !== shown) { return rows; }
      exporting.textContent = "正在核对 " + grouped(from) + "/" + grouped(total);
      return found.engine.page(found.search, from, 50).then(function (more) {
        more.forEach(function (row) { rows.push(joined(row).record); });
        return next(from + 50);
      });
    }
    return Promise.resolve(next(0));
  }

  function download() {
    var text = exporting.textContent;
    var found = shown;
    exporting.disabled = true;
    everything(found).then(function (rows) {
      if (found !== shown) { return; }
      parts.table.save((state.q ? "搜索结果" : "记录") + "-" + rows.length + ".csv", parts.table.csv(base, rows));
    }).catch(failed).then(function () {
      exporting.textContent = text;
      exporting.disabled = false;
    });
  }

  /* --- the beginning */

  function fold() {
    panel.open = !narrow.matches;
  }

  function follow() {
    state = address.read(records);
    field.value = state.q;
    run();
  }

  function listen() {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      clearTimeout(typing);
      changed(function () { address.ask(state, address.clean(field.value)); });
    });
    field.addEventListener("input", function (event) {
      clearTimeout(typing);
      if (event.isComposing) { return; }
      typing = setTimeout(typed, 200);
    });
    field.addEventListener("compositionend", function () { typing = setTimeout(typed, 200); });
    sort.addEventListener("change", function () { changed(function () { state.sort = sort.value; }); });
    view.addEventListener("click", function () {
      state.view = state.view ? "" : "tiles";
      address.write("pushState", query());
      tiles.hidden = !state.view;
      view.setAttribute("aria-pressed", String(!!state.view));
    });
    exporting.addEventListener("click", download);
    addEventListener("popstate", follow);
    narrow.addEventListener("change", fold);
  }

  function typed() {
    var text = address.clean(field.value);
    if (text === state.q) { return; }
    anew();
    address.ask(state, text);
    address.write("replaceState", query());
    run();
  }

  form.hidden = false;
  fold();
  state = address.read(records);
  field.value = state.q;
  listen();
  shifanRecords.open(base).then(function (found) {
    records = found;
    choices = parts.choices(place, records, { toggle: toggle, clear: clear });
    state = address.read(records);
    run();
    // The first choice then finds everything ready.
    setTimeout(function () { records.count({}, records.order("relevance")); }, 300);
  }).catch(function (error) {
    // There is nothing to switch: the links stay links, and words can still be asked for.
    missed = error.message;
    run();
  });
})();
