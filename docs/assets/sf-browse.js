/* The search page: turns its links into switches, counts, sorts, shows and exports; its whole state is in the address.
   Without it the links lead to pages that say the same. The scripts sf-browse-… hold its parts: some come before it, and what words
   and the export need comes when it is needed. */
(function () {
  "use strict";

  var parts = window.shifanBrowse;
  var address = parts.address;
  var element = parts.element;
  var grouped = parts.grouped;
  var PER_PAGE = parts.PER_PAGE;

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
  var titles = null;
  var missed = ""; // why there are none
  var choices = null;
  var state = null;
  var shown = null;
  var built = Array.from(results.childNodes); // the rows of a page on which nothing is chosen
  var turn = 0;
  var typing = 0;
  var coming = {}; // parts of this script, by name

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
    function current(then) {
      return function (value) { if (mine === turn) { return then(value); } };
    }
    if (state.q) {
      say("正在查找…");
      engine().then(current(function (found) {
        return parts.words.ask(found, { state: state, records: records, ready: ready, current: current, drawn: drawn });
      })).catch(current(failed));
    } else if (!records) {
      if (missed) { say(missed); }
    } else if (!address.selected(state) && state.page === 1 && !state.sort) {
      drawn({ total: records.total, exact: true, counts: choices.known });
    } else {
      // What is there is shown at once, within the click.
      var waited = ready(address.selected(state) ? state.chosen.region : []);
      if (waited) { waited.then(current(function () { return browsed(current); })).catch(current(failed)); } else { browsed(current); }
    }
  }

  /* A part of this script that comes when it is needed. */
  function part(name) {
    coming[name] = coming[name] || shifanRecords.load(base + "assets/sf-browse-" + name + ".js").then(function () {
      if (!parts[name]) { throw new Error(name); }
      return parts[name];
    }).catch(function () {
      delete coming[name];
      throw new Error("网站的一个文件没有读到。请检查网络后刷新页面；页上的链接不受影响。");
    });
    return coming[name];
  }

  function engine() {
    return part("words").then(function (words) { return words.engine(base, titles); });
  }

  /* Waits for the columns of some regions and for the order; null where both are there. */
  function ready(regions) {
    var missing = records ? records.needed(regions) : [];
    var names = state.sort === "name" && records && !records.names;
    if (!missing.length && !names) { return null; }
    say("正在读取数据…");
    return records.want(missing, function (done, all) { say("正在读取数据（" + done + "/" + all + "）…"); }).then(function () {
      return names ? records.wantNames() : null;
    });
  }

  /* Without a word: from the columns alone. The numbers do not wait for the titles. */
  function browsed(current) {
    var found = records.count(state.chosen, records.order(state.sort || "relevance"));
    var from = (state.page - 1) * PER_PAGE;
    var docs = found.hits.subarray(from, from + PER_PAGE);
    function show() {
      drawn({ total: found.hits.length, exact: true, counts: found.counts, hits: found.hits, rows: Array.from(docs, function (doc) { return { record: titles.record(doc) }; }) });
    }
    if (titles.has(docs)) {
      show();
      return;
    }
    choices.draw(state, found.counts);
    say("正在读取标题…");
    titles.want(docs).then(current(show)).catch(current(function (error) { failed(error, found.counts); }));
  }

  function failed(error, counts) {
    told(error);
    results.replaceChildren();
    pager.hidden = true;
    if (records) { choices.draw(state, counts || records.unknown()); }
  }

  function told(error) {
    say(error && error.message && /[\u4e00-\u9fff]/.test(error.message) ? error.message : "这一步没有做成。请刷新页面再试。");
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
      exporting.disabled = !found.total;
    }
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

  /* All that is found, not only this page. */
  function everything(found) {
    if (found.search) {
      return parts.export.checked(found, records, function (done, all) {
        exporting.textContent = "正在核对 " + grouped(done) + "/" + grouped(all);
        return found === shown;
      });
    }
    return Promise.resolve(found.hits ? null : ready([])).then(function () {
      var hits = found.hits || records.order("relevance");
      return titles.want(hits).then(function () {
        tell(found);
        return Array.from(hits, function (doc) { return titles.record(doc); });
      });
    });
  }

  function download() {
    var text = exporting.textContent;
    var found = shown;
    exporting.disabled = true;
    part("export").then(function () { return everything(found); }).then(function (rows) {
      if (found !== shown) { return; }
      parts.export.save((state.q ? "搜索结果" : "记录") + "-" + rows.length + ".csv", parts.export.csv(base, rows));
    }).catch(told).then(function () {
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
    // Whoever comes to the box will search.
    field.addEventListener("focus", function () { engine().catch(function () { /* told when it is asked */ }); }, { once: true });
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

  state = address.read(records);
  if (state.q || !field.value) { field.value = state.q; }
  listen();
  typed(); // somebody may have been faster than the script
  shifanRecords.open(base).then(function (found) {
    records = found;
    titles = new shifanRecords.Titles(records);
    choices = parts.choices(place, records, { toggle: toggle, clear: clear });
    state = address.read(records);
    run();
    // The first choice then finds everything ready.
    titles.ahead();
    setTimeout(function () { records.count({}, records.order("relevance")); }, 300);
  }).catch(function (error) {
    // There is nothing to switch: the links stay links, and words can still be asked for.
    missed = error.message;
    tools.hidden = true;
    run();
  });
})();
