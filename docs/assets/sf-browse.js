/* The search page: turns its links into switches, counts, sorts, shows and exports; its whole state is in the address.
   Without it the links lead to pages that say the same. */
(function () {
  "use strict";

  var PER_PAGE = 10;
  var LONGEST = 200;
  var SORTS = ["newest", "name", "region"];
  var TYPES = { organ: "组织", point: "联系点", "case": "典型案例", practice: "典型经验", article: "调研文章", meeting: "会议", page: "本站说明" };
  var BOM = "\ufeff";

  var place = document.querySelector("[data-sf-browse]");
  var base = place.dataset.sfBrowse;
  var form = place.querySelector("form");
  var field = form.querySelector("input");
  var status = place.querySelector("[role=status]");
  var results = place.querySelector(".sf-found");
  var pager = place.querySelector(".sf-pager");
  var chips = place.querySelector(".sf-chips");
  var tools = place.querySelector(".sf-sorts");
  var sort = tools.querySelector("select");
  var view = tools.querySelector("[data-sf-view]");
  var exporting = tools.querySelector("[data-sf-export]");
  var tiles = place.querySelector(".sf-map");
  var panel = place.querySelector(".sf-facets");
  var narrow = matchMedia("(max-width: 59.984375em)");

  var records = null;
  var missed = ""; // why there are none
  var switches = [];
  var engines = null;
  var state = null;
  var shown = null;
  var built = Array.from(results.childNodes); // the rows of a page on which nothing is chosen
  var known = null; // and its numbers
  var turn = 0;
  var typing = 0;

  function element(name, attributes) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    made.append.apply(made, Array.prototype.slice.call(arguments, 2));
    return made;
  }

  function grouped(number) {
    return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
  }

  /* --- the state, which is the address */

  /* What nobody types: control characters and halves of characters. */
  function clean(text) {
    return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffd]/g, " ")
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])/g, " ")
      .replace(/(^|[^\ud800-\udbff])[\udc00-\udfff]/g, "$1 ")
      .trim();
  }

  function parameters() {
    // From a folder some browsers let a script change only what follows the #.
    return new URLSearchParams(location.hash.slice(0, 2) === "#?" ? location.hash.slice(2) : location.search);
  }

  function read() {
    var given = parameters();
    var text = clean(given.get("q") || "");
    var found = { q: clean(text.slice(0, LONGEST)), cut: text.length > LONGEST, unknown: 0, chosen: {} };
    found.sort = SORTS.indexOf(given.get("sort")) >= 0 ? given.get("sort") : "";
    found.view = given.get("view") === "tiles" ? "tiles" : "";
    found.page = Math.max(1, Math.min(parseInt(given.get("page"), 10) || 1, 1e6));
    (records ? records.facets : []).forEach(function (facet) {
      var asked = given.getAll(facet.key).filter(Boolean);
      var known = asked.map(function (key) { return facet.index["$" + key]; }).filter(function (at, nth, all) {
        return at !== undefined && all.indexOf(at) === nth;
      });
      found.chosen[facet.key] = known;
      found.unknown += asked.filter(function (key) { return facet.index["$" + key] === undefined; }).length;
    });
    return found;
  }

  function query(asked) {
    var given = new URLSearchParams();
    if (asked.q) { given.set("q", asked.q); }
    (records ? records.facets : []).forEach(function (facet) {
      asked.chosen[facet.key].forEach(function (at) { given.append(facet.key, facet.values[at].key); });
    });
    if (asked.sort) { given.set("sort", asked.sort); }
    if (asked.view) { given.set("view", asked.view); }
    if (asked.page > 1) { given.set("page", asked.page); }
    return given.toString();
  }

  /* `pushState` for a step that Back undoes, `replaceState` while somebody types. */
  function write(step) {
    var text = query(state);
    try {
      history[step](null, "", location.pathname + (text ? "?" + text : ""));
    } catch (refused) {
      try {
        history[step](null, "", "#?" + text);
      } catch (again) {
        /* the page works, only its address stays */
      }
    }
  }

  function changed(change) {
    anew();
    change();
    write("pushState");
    run();
  }

  function anew() {
    state.page = 1;
    state.cut = false;
    state.unknown = 0;
  }

  function words(text) {
    state.q = clean(text.slice(0, LONGEST));
    state.cut = text.length > LONGEST;
  }

  function selected() {
    return Object.keys(state.chosen).reduce(function (sum, key) { return sum + state.chosen[key].length; }, 0);
  }

  /* --- the switches */

  function prepare() {
    known = records.facets.map(function (facet) { return new Int32Array(facet.values.length); });
    switches = Array.from(place.querySelectorAll("[data-sf-value]")).map(function (link) {
      var facet = records.facet(link.closest("[data-sf-facet]").dataset.sfFacet);
      var at = facet.index["$" + link.dataset.sfValue];
      var number = link.lastElementChild;
      var tile = link.closest(".sf-tile");
      var told = tile ? null : Number(number.textContent.replace(/,/g, ""));
      if (told && at !== undefined) { known[records.facets.indexOf(facet)][at] = told; }
      link.setAttribute("role", "button");
      link.setAttribute("aria-pressed", "false");
      return { link: link, facet: facet, place: records.facets.indexOf(facet), at: at, number: number, tile: tile, item: link.closest("li"), told: told, on: false };
    });
    place.addEventListener("click", function (event) {
      var link = event.target.closest("[data-sf-value]");
      var each = link && switches.filter(function (other) { return other.link === link; })[0];
      if (!each || event.metaKey || event.ctrlKey || event.shiftKey || event.button) { return; }
      event.preventDefault();
      if (each.at !== undefined) { changed(function () { toggle(each.facet.key, each.at); }); }
    });
    place.addEventListener("keydown", function (event) {
      var link = event.target.closest("[data-sf-value]");
      if (link && event.key === " ") {
        event.preventDefault();
        link.click();
      }
    });
  }

  function toggle(key, at) {
    var now = state.chosen[key];
    state.chosen[key] = now.indexOf(at) >= 0 ? now.filter(function (each) { return each !== at; }) : now.concat(at);
  }

  /* The counts of a facet are null where nobody knows them yet. A choice that would find nothing is not offered. */
  function drawSwitches(counts) {
    var most = 0;
    switches.forEach(function (each) {
      if (each.tile && counts[each.place] && each.at !== undefined) { most = Math.max(most, counts[each.place][each.at]); }
    });
    switches.forEach(function (each) {
      var on = state.chosen[each.facet.key].indexOf(each.at) >= 0;
      var number = !counts[each.place] ? "" : each.at === undefined ? 0 : counts[each.place][each.at];
      if (each.on !== on) {
        each.on = on;
        each.link.setAttribute("aria-pressed", String(on));
      }
      if (each.told === number) { return; }
      each.told = number;
      each.number.textContent = number === "" ? "" : grouped(number);
      if (!each.tile) {
        each.item.hidden = number === 0 && !on && each.link !== document.activeElement && !each.item.querySelector("[aria-pressed=true]");
      }
    });
    // A tile's shade depends on the largest of all.
    switches.forEach(function (each) {
      if (each.tile) { each.tile.className = each.tile.className.replace(/sf-tile--\d/, "sf-tile--" + (each.told ? Math.ceil(each.told * 4 / most) : 0)); }
    });
    // A fold in which nothing is left to choose is no choice.
    panel.querySelectorAll("details").forEach(function (fold) { fold.hidden = !fold.querySelector("li:not([hidden])"); });
    place.querySelectorAll("details[data-sf-facet]").forEach(function (group) {
      var number = state.chosen[group.dataset.sfFacet].length;
      var set = group.querySelector(".sf-facet__set");
      var text = number ? "，已选 " + number + " 项" : "";
      if (set.textContent !== text) { set.textContent = text; }
    });
    panel.querySelector(".sf-facet__set").textContent = selected() ? "，已选 " + selected() + " 项" : "";
  }

  function drawChips() {
    var found = [];
    records.facets.forEach(function (facet) {
      state.chosen[facet.key].forEach(function (at) {
        var button = element("button", { type: "button" }, element("span", { "class": "sf-hidden" }, "去掉" + facet.label + "："), facet.values[at].label, element("span", { "aria-hidden": "true" }, " ×"));
        button.addEventListener("click", function () {
          changed(function () { toggle(facet.key, at); });
          (chips.querySelector("button") || results).focus();
        });
        found.push(element("li", {}, button));
      });
    });
    if (found.length > 1) {
      var all = element("button", { type: "button", "class": "sf-chips__all" }, "全部去掉");
      all.addEventListener("click", clear);
      found.push(element("li", {}, all));
    }
    chips.replaceChildren.apply(chips, found);
    chips.hidden = !found.length;
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
      var missing = records.needed(selected() ? state.chosen.region : []);
      if (!selected() && state.page === 1 && !state.sort) {
        drawn({ total: records.total, exact: true, counts: known });
      } else if (!missing.length && (state.sort !== "name" || records.names)) {
        drawn(browse());
      } else {
        say("正在读取数据…");
        loaded(missing).then(current(function () { drawn(browse()); })).catch(current(failed));
      }
      return;
    }
    say("正在查找…");
    engine().then(current(function (found) {
      var early = selected() || state.sort || state.page > 1 ? undefined : current(function (search) { return begun(found, search, current); });
      return found.search(state.q, null, early).then(current(function (every) { return asked(found, every, current); }));
    })).catch(current(failed));
  }

  function loaded(parts) {
    if (!records) { return Promise.resolve(); }
    return records.want(parts, function (done, all) { say("正在读取数据（" + done + "/" + all + "）…"); }).then(function () {
      return state.sort === "name" ? records.wantNames() : null;
    });
  }

  /* Without a word: from the columns alone. */
  function browse() {
    var found = records.count(state.chosen, records.order(state.sort || "relevance"));
    return { total: found.hits.length, exact: true, counts: partly(found.counts), rows: rowsOf(found.hits), hits: found.hits };
  }

  /* Of regions whose part is not loaded nobody knows the number. */
  function partly(counts) {
    return records.whole() ? counts : counts.map(function (each, at) { return records.facets[at].key === "region" ? null : each; });
  }

  function unknown() {
    return records.facets.map(function () { return null; });
  }

  function rowsOf(hits) {
    var from = (state.page - 1) * PER_PAGE;
    return Array.from(hits.subarray(from, from + PER_PAGE), function (doc) { return { record: records.record(doc) }; });
  }

  /* How the choices divide what was found; of what is not loaded nobody knows. */
  function divided(candidates) {
    if (!records) { return null; }
    return records.needed(state.chosen.region).length ? unknown() : partly(records.count(state.chosen, candidates).counts);
  }

  /* The first hits, while the others are still being looked at: their number is not certain yet. */
  function begun(found, search, current) {
    return found.page(search, 0, PER_PAGE).then(current(function (rows) {
      if (rows.length) {
        drawn({ total: search.total, exact: false, counts: divided(search.candidates), search: search, engine: found, rows: rows.map(joined), without: search.total });
      }
    }));
  }

  function asked(found, every, current) {
    // Words alone need none of the parts of a large site; nobody then knows how the choices divide what is found.
    var needed = records && (selected() || state.sort) ? records.needed(state.chosen.region) : [];
    return loaded(needed).then(current(function () {
      return records && selected() ? found.search(state.q, records.chosen(state.chosen)) : every;
    })).then(current(function (search) {
      search = sorted(search);
      return found.page(search, (state.page - 1) * PER_PAGE, PER_PAGE).then(current(function (rows) {
        drawn({ total: search.total, exact: search.exact, counts: divided(every.candidates), search: search, engine: found, rows: rows.map(joined), without: every.total });
      }));
    }));
  }

  /* The engine ranks; in another order what it found stands as the columns say. */
  function sorted(search) {
    if (!state.sort || !records) { return search; }
    var places = new Int32Array(records.total).fill(-1);
    records.order(state.sort).forEach(function (doc, at) { places[doc] = at; });
    var order = Array.from(search.candidates).sort(function (one, other) {
      var first = one < records.total ? places[one] : records.total + one;
      var second = other < records.total ? places[other] : records.total + other;
      return first - second;
    });
    // The engine remembers in `starts` where its pages begin; in another order they begin elsewhere.
    return Object.assign(Object.create(Object.getPrototypeOf(search)), search, { candidates: Int32Array.from(order), starts: new Map([[0, 0]]) });
  }

  function joined(row) {
    var known = records && row.doc < records.total && records.loaded[row.doc];
    return { record: known ? records.record(row.doc) : { title: row.title, address: row.address, kind: row.kind, type: TYPES[row.kind] || "" }, titleParts: row.titleParts, snippet: row.snippet };
  }

  /* The engine, or where its files cannot be read the titles; which of them, the reader is told. */
  function engine() {
    engines = engines || shifanRecords.load(base + "assets/sf-find.js").then(function () {
      return shifanFind.open(base);
    }).catch(function () {
      engines = null;
      if (!records) { throw new Error("搜索用的文件没有读到。请检查网络后刷新页面；下面的链接不受影响。"); }
      return shifanRecords.titleEngine(records);
    });
    return engines;
  }

  function failed(error) {
    say(error && error.message && /[\u4e00-\u9fff]/.test(error.message) ? error.message : "这一步没有做成。请刷新页面再试。");
    results.replaceChildren();
    pager.hidden = true;
    if (records) {
      drawSwitches(unknown());
      drawChips();
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
      write("replaceState");
      run();
      return;
    }
    if (records) {
      drawSwitches(found.counts);
      drawChips();
      tiles.hidden = state.view !== "tiles";
      view.setAttribute("aria-pressed", String(state.view === "tiles"));
      sort.value = state.sort;
      tools.hidden = false;
      exporting.disabled = !found.total;
    }
    document.querySelectorAll("[data-sf-plain]").forEach(function (each) { each.hidden = true; });
    tell(found);
    if (found.rows || results.firstChild !== built[0]) {
      results.replaceChildren.apply(results, !found.rows ? built : found.rows.length ? [list(found.rows)] : nothing(found));
    }
    drawPager(pages);
  }

  function tell(found) {
    var notes = [];
    if (state.unknown) { notes.push("地址里有 " + state.unknown + " 个条件本站没有，已略去。"); }
    if (state.cut) { notes.push("搜索词太长，只用了前 " + LONGEST + " 个字。"); }
    if (found.engine && found.engine.titlesOnly) { notes.push("全文索引没有读到，只查了标题和地名。"); }
    var number = (found.exact ? "" : "约 ") + grouped(found.total);
    var rest = (state.page > 1 ? "，第 " + state.page + " 页" : "") + (notes.length ? "。" + notes.join("") : "");
    if (!found.total) {
      say((state.q ? "没有找到“" + state.q + "”" : "没有符合条件的记录") + rest);
    } else {
      say(state.q || selected() ? "找到 " : "共 ", number, (state.q || selected() ? " 条" : " 条记录") + rest);
    }
  }

  function list(rows) {
    var made = element("ul", { "class": "sf-rows" });
    rows.forEach(function (row) { made.append(line(row)); });
    return made;
  }

  function line(row) {
    var record = row.record;
    var item = element("li", { "class": "sf-row" + (record.domain ? " sf-domain--" + record.domain.key : "") });
    if (record.domain) {
      item.append(element("span", { "class": "sf-mark sf-mark--bare" }, element("span", { "class": "sf-hidden" }, record.domain.label)));
    }
    item.append(marked(element("a", { "class": "sf-row__title", href: base + record.address }), row.titleParts || [[record.title, false]]));
    var about = element("span", { "class": "sf-about" });
    if (record.status) { about.append(element("span", { "class": "sf-badge sf-badge--" + record.status.key }, record.status.label)); }
    if (record.type) { about.append(element("span", {}, record.type)); }
    if (record.place) { about.append(element("span", {}, record.place)); }
    if (record.day) { about.append(element("time", { datetime: record.day }, day(record.day))); }
    item.append(about);
    if (row.snippet && row.snippet.length) { item.append(marked(element("span", { "class": "sf-row__line" }), row.snippet)); }
    return item;
  }

  function marked(into, parts) {
    parts.forEach(function (part) { into.append(part[1] ? element("mark", {}, part[0]) : part[0]); });
    return into;
  }

  function day(text) {
    var parts = text.split("-").map(Number);
    return parts[0] + "年" + parts[1] + "月" + parts[2] + "日";
  }

  /* Nothing found: what to do, and what is near. */
  function nothing(found) {
    var made = [element("p", { "class": "sf-empty" }, found.total ? "到这一页已经没有了，请回到前面的页。" : state.q ? "换个短一些的词试试，比如一个地名；也可以只打拼音的首字母。" : "这几个条件放在一起，还没有记录符合。")];
    if (selected()) {
      var button = element("button", { type: "button", "class": "sf-button" }, state.q && found.without ? "去掉筛选条件，有 " + grouped(found.without) + " 条" : "去掉筛选条件");
      button.addEventListener("click", clear);
      made.push(element("p", {}, button));
    }
    if (state.q && found.engine && !found.total) { near(found.engine, state.q, turn); }
    return made;
  }

  /* Titles, or queries with a word less, which find so many. */
  function near(from, text, mine) {
    from.near(text).then(function (found) {
      if (mine !== turn || !found.length) { return; }
      var links = element("ul", { "class": "sf-titles" });
      found.forEach(function (each) {
        var address = each.text ? "?" + query(Object.assign({}, state, { q: each.text, page: 1 })) : base + each.address;
        var note = each.text ? each.total + " 条" : each.place;
        links.append(element("li", {}, element("a", { href: address }, each.text || each.title), note ? element("small", {}, " " + note) : ""));
      });
      results.append(element("h2", {}, "也许是这些"), links);
    }).catch(function () {
      /* nothing near is no mistake */
    });
  }

  function drawPager(pages) {
    var links = element("ul");
    function add(number, text, relation) {
      var link = element("a", { href: "?" + query(Object.assign({}, state, { page: number })) });
      if (relation) {
        link.rel = relation;
        link.append(text);
      } else {
        link.append(element("span", { "class": "sf-hidden" }, "第"), text, element("span", { "class": "sf-hidden" }, "页"));
      }
      link.addEventListener("click", function (event) {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) { return; }
        event.preventDefault();
        state.page = number;
        write("pushState");
        run();
        results.focus({ preventScroll: true });
        status.scrollIntoView({ block: "center" });
      });
      links.append(element("li", {}, link));
    }
    if (state.page > 1) { add(state.page - 1, "上一页", "prev"); }
    around(state.page, pages).forEach(function (number) {
      if (!number) {
        links.append(element("li", { "aria-hidden": "true" }, "…"));
      } else if (number === state.page) {
        links.append(element("li", {}, element("span", { "aria-current": "page" }, element("span", { "class": "sf-hidden" }, "第"), String(number), element("span", { "class": "sf-hidden" }, "页"))));
      } else {
        add(number, String(number), "");
      }
    });
    if (state.page < pages) { add(state.page + 1, "下一页", "next"); }
    pager.replaceChildren(links);
    pager.hidden = pages < 2;
  }

  /* The first, the last and those around this one; 0 stands for those left out. */
  function around(number, pages) {
    var found = [];
    for (var page = 1; page <= pages; page++) {
      if (page === 1 || page === pages || Math.abs(page - number) < 2) {
        var gap = page - (found.length ? found[found.length - 1] : 0);
        if (gap > 1) { found.push(gap === 2 ? page - 1 : 0); }
        found.push(page);
      } else {
        page = page < number ? Math.max(page, number - 2) : pages - 1;
      }
    }
    return found;
  }

  /* --- the export */

  /* A cell that begins like a formula is text to a spreadsheet only behind an apostrophe. */
  function cell(text) {
    var safe = /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? "'" + text : text;
    return '"' + safe.replace(/"/g, '""') + '"';
  }

  function csvLine(record) {
    function told(key) {
      return (record.labels ? record.labels(key) : []).map(function (value) { return value.label; });
    }
    return [record.type, record.title, told("domain").join("、"), told("region").join(""), told("level").join("、"), told("status").join("、"), told("batch").join("、"),
      record.day || "", told("organ").join("、"), told("honour").join("、"), told("tag").join("、"), new URL(base + record.address, location.href).href];
  }

  var HEAD = ["类型", "标题", "领域", "地区", "层级", "状态", "四个一批", "日期", "机关", "荣誉", "标签", "地址"];

  /* All that is found, not only this page. What the engine has not looked at yet is looked at first: every row is right. */
  function everything(found) {
    if (!found.rows) {
      return loaded(records.needed([])).then(function () {
        tell(found);
        return everything(browse());
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
      var lines = [HEAD].concat(rows.map(csvLine)).map(function (cells) { return cells.map(cell).join(","); });
      var address = URL.createObjectURL(new Blob([BOM + lines.join("\r\n") + "\r\n"], { type: "text/csv;charset=utf-8" }));
      var link = element("a", { href: address, download: (state.q ? "搜索结果" : "记录") + "-" + rows.length + ".csv" });
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(function () { URL.revokeObjectURL(address); }, 60000);
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
    state = read();
    field.value = state.q;
    run();
  }

  function listen() {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      clearTimeout(typing);
      changed(function () { words(clean(field.value)); });
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
      write("pushState");
      tiles.hidden = !state.view;
      view.setAttribute("aria-pressed", String(!!state.view));
    });
    exporting.addEventListener("click", download);
    addEventListener("popstate", follow);
    narrow.addEventListener("change", fold);
  }

  function typed() {
    var text = clean(field.value);
    if (text === state.q) { return; }
    anew();
    words(text);
    write("replaceState");
    run();
  }

  form.hidden = false;
  fold();
  state = read();
  field.value = state.q;
  listen();
  shifanRecords.open(base).then(function (found) {
    records = found;
    prepare();
    state = read();
    run();
    // The first choice then finds everything ready.
    setTimeout(function () { records.count({}, records.order("relevance")); }, 300);
  }).catch(function (error) {
    // There is nothing to switch: the links stay links, and words can still be asked for.
    missed = error.message;
    run();
  });
})();
