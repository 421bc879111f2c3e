/* The state of the search page, which is its address: what is asked for, what is chosen and how it is shown. A part of sf-browse.js. */
(function () {
  "use strict";

  var parts = window.shifanBrowse = window.shifanBrowse || {};
  var LONGEST = 200; /* characters of a query */
  var OWN = ["q", "sort", "view", "page"]; /* all others are choices */
  var SORTS = ["newest", "name", "region"];

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

  /* Puts the words into a state, as many as may be asked for. */
  function ask(state, text) {
    state.q = clean(text.slice(0, LONGEST));
    state.cut = text.length > LONGEST;
  }

  /* Without `records`, which may be null, nothing can be chosen. */
  function read(records) {
    var given = parameters();
    var found = { unknown: 0, chosen: {} };
    ask(found, clean(given.get("q") || ""));
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

  /* What is not known yet, or never will be without the columns, stays as it is. */
  function query(records, asked) {
    var given = new URLSearchParams();
    if (asked.q) { given.set("q", asked.q); }
    if (!records) { parameters().forEach(function (value, key) { if (OWN.indexOf(key) < 0) { given.append(key, value); } }); }
    (records ? records.facets : []).forEach(function (facet) {
      asked.chosen[facet.key].forEach(function (at) { given.append(facet.key, facet.values[at].key); });
    });
    if (asked.sort) { given.set("sort", asked.sort); }
    if (asked.view) { given.set("view", asked.view); }
    if (asked.page > 1) { given.set("page", asked.page); }
    return given.toString();
  }

  /* `pushState` for a step that Back undoes, `replaceState` while somebody types. */
  function write(step, text) {
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

  /* Whether the address has choices, whatever they mean. */
  function choosing() {
    return Array.from(parameters().keys()).some(function (key) { return OWN.indexOf(key) < 0; });
  }

  function selected(state) {
    return Object.keys(state.chosen).reduce(function (sum, key) { return sum + state.chosen[key].length; }, 0);
  }

  parts.address = { LONGEST: LONGEST, clean: clean, ask: ask, read: read, query: query, write: write, choosing: choosing, selected: selected };
})();
