/* The search page: turns its links into switches, counts, sorts, shows and exports; its whole state is in the address.
   Without it the links lead to pages that say the same. The scripts sf-browse-… hold its parts: some come before it, and what words
   and the export need comes when it is needed. */
(function () {
  "use strict";

  var parts = window.shifanBrowse;
  // Where a script has not come, the page is as it is without script.
  if (!parts || !parts.address || !parts.results || !parts.choices || !window.shifanRecords || !shifanRecords.Titles) { return; }
  var address = parts.address;
  var element = parts.element;
  var grouped = parts.grouped;
  var PER_PAGE = parts.PER_PAGE;
  var EXPORT = "导出表格";
  var LATER = { words: "assets/sf-browse-words.js", export: "assets/sf-browse-export.js" };

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
  var shown = null; // what is found, once it stands there
  var built = Array.from(results.childNodes); // the rows of a page on which nothing is chosen
  var counted = Array.from(status.childNodes); // and what it says of their number
  var turn = 0;
  var typing = 0;
  var coming = {}; // parts of this script, by name

  /* --- what a reader changes */

  function changed(change) {
    var before = query();
    anew();
    change();
    // What changes nothing is no step that Back would have to undo.
    address.write(query() === before ? "replaceState" : "pushState", query());
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

  /* `quietly` where the same is asked again, with more known. */
  function run(quietly) {
    var mine = ++turn;
    function current(then) {
      return function (value) { if (mine === turn) { return then(value); } };
    }
    shown = null;
    exportable(false);
    if (state.q && (records || missed || !address.choosing())) {
      if (!quietly) { say("正在查找…"); }
      engine().then(current(function (found) {
        return parts.words.ask(found, { state: state, records: records, titles: titles, ready: ready, current: current, drawn: drawn });
      })).catch(current(failed));
    } else if (!records) {
      waiting();
    } else if (!state.q && !address.selected(state) && state.page === 1 && !state.sort) {
      drawn({ total: records.total, exact: true, counts: choices.known });
    } else {
      // What is there is shown at once, within the click.
      var waited = ready(address.selected(state) ? state.chosen.region : []);
      if (waited) { waited.then(current(function () { return browsed(current); })).catch(current(failed)); } else { browsed(current); }
    }
  }

  /* Without columns, and with nothing that words alone could answer: the page as it is built. */
  function waiting() {
    stand(built);
    pager.hidden = true;
    if (missed) {
      say(missed);
    } else if (query()) {
      say("正在读取数据…");
      if (state.q) { engine().catch(function () { /* told when it is asked */ }); }
    } else if (status.firstChild !== counted[0]) {
      status.replaceChildren.apply(status, counted);
    }
  }

  function stand(nodes) {
    if (results.firstChild !== nodes[0]) { results.replaceChildren.apply(results, nodes); }
  }

  /* A part of this script that comes when it is needed. */
  function part(name) {
    coming[name] = coming[name] || shifanRecords.load(base + LATER[name]).then(function () {
      if (!parts[name]) { throw new Error(name); }
      return parts[name];
    }).catch(function () {
      delete coming[name];
      throw new Error("网站的一个文件没有读到。请检查网络后刷新页面；页上的链接不受影响。");
    });
    return coming[name];
  }

  function engine() {
    return part("words").then(function (words) { return words.engine(base, function () { return titles; }); });
  }

  /* Waits for the columns of some regions and for the order; null where both are there. */
  function ready(regions) {
    var missing = records ? records.needed(regions) : [];
    var names = state.sort === "name" && records && !records.names;
    if (!missing.length && !names) { return null; }
    var mine = turn;
    say("正在读取数据…");
    return records.want(missing, function (done, all) {
      if (mine === turn) { say("正在读取数据（" + done + "/" + all + "）…"); }
    }).then(function () {
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
    if (titles.has(docs)) { return show(); }
    arrange(found.counts);
    say("正在读取标题…");
    return titles.want(docs).then(current(show)).catch(current(function (error) { failed(error, found.counts); }));
  }

  function failed(error, counts) {
    say(parts.results.sentence(error));
    results.replaceChildren();
    pager.hidden = true;
    if (choices) { arrange(counts || records.unknown()); }
  }

  /* What of the state stands beside the results. */
  function arrange(counts) {
    choices.draw(state, counts);
    tiles.hidden = state.view !== "tiles";
    view.setAttribute("aria-pressed", String(state.view === "tiles"));
    sort.value = state.sort;
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
    if (choices) { arrange(found.counts); }
    exportable(found.total > 0);
    tell(found);
    stand(!found.rows ? built : found.rows.length ? [parts.results.rows(base, found.rows)] : nothing(found));
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
    say.apply(null, parts.results.told(found, state, missed && address.choosing()));
  }

  function nothing(found) {
    var mine = turn;
    if (state.q && found.engine && !found.total) {
      found.engine.near(state.q).then(function (near) {
        if (mine === turn && near.length) { results.append.apply(results, parts.results.near(base, near, function (words) { return addressOf(1, words); })); }
      }).catch(function () { /* nothing near is no mistake */ });
    }
    return parts.results.nothing(found, state, clear);
  }

  /* A button that works or has nothing to do keeps the focus, so it is not disabled. */
  function exportable(yes) {
    exporting.textContent = EXPORT;
    exporting.setAttribute("aria-disabled", String(!yes));
  }

  function download() {
    var found = shown;
    function current() { return found === shown; }
    if (exporting.getAttribute("aria-disabled") === "true" || !found) { return; }
    exporting.setAttribute("aria-disabled", "true");
    part("export").then(function (table) {
      return table.hand(found, { base: base, words: state.q, titles: titles, ready: ready, current: current, told: function (text) { exporting.textContent = text; } });
    }).then(function () {
      if (current()) { tell(found); }
    }).catch(function (error) {
      if (current()) { say(parts.results.sentence(error)); }
    }).then(function () {
      if (current()) { exportable(true); }
    });
  }

  /* --- the beginning */

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
    narrow.addEventListener("change", function () { panel.open = !narrow.matches; });
  }

  function typed() {
    var text = address.clean(field.value);
    if (text === state.q) { return; }
    anew();
    address.ask(state, text);
    address.write("replaceState", query());
    run();
  }

  function opened(found) {
    titles = new shifanRecords.Titles(found);
    choices = parts.choices(place, found, { toggle: toggle, clear: clear });
    records = found;
    sort.disabled = view.disabled = false;
    state = address.read(records);
    run(true);
    // The first choice then finds everything ready.
    titles.ahead();
    setTimeout(function () { records.count({}, records.order("relevance")); }, 300);
  }

  parts.live = true;
  state = address.read(records);
  if (!field.value) { field.value = state.q; }
  listen();
  if (address.clean(field.value) === state.q) { run(); } else { typed(); } // somebody may have been faster than the script
  shifanRecords.open(base).then(opened).catch(function (error) {
    // There is nothing to switch: the links stay links, and words can still be asked for.
    missed = parts.results.sentence(error);
    tools.hidden = true;
    run();
  });
})();
