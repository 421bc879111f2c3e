/* What is found: without words by the columns alone, with words by the engine, in the order that is asked for. A part of
   sf-browse.js. */
(function () {
  "use strict";

  var parts = window.shifanBrowse = window.shifanBrowse || {};
  var PER_PAGE = 10;
  var TYPES = { organ: "组织", point: "联系点", "case": "典型案例", practice: "典型经验", article: "调研文章", meeting: "会议", page: "本站说明" };
  var engines = null;

  /* Without a word: from the columns alone. */
  function browse(records, state) {
    var found = records.count(state.chosen, records.order(state.sort || "relevance"));
    return { total: found.hits.length, exact: true, counts: partly(records, found.counts), rows: rowsOf(records, state, found.hits), hits: found.hits };
  }

  /* Of regions whose part is not loaded nobody knows the number. */
  function partly(records, counts) {
    return records.whole() ? counts : counts.map(function (each, at) { return records.facets[at].key === "region" ? null : each; });
  }

  function unknown(records) {
    return records.facets.map(function () { return null; });
  }

  function rowsOf(records, state, hits) {
    var from = (state.page - 1) * PER_PAGE;
    return Array.from(hits.subarray(from, from + PER_PAGE), function (doc) { return { record: records.record(doc) }; });
  }

  /* How the choices divide what was found; of what is not loaded nobody knows. */
  function divided(records, state, candidates) {
    if (!records) { return null; }
    return records.needed(state.chosen.region).length ? unknown(records) : partly(records, records.count(state.chosen, candidates).counts);
  }

  /* The engine ranks; in another order what it found stands as the columns say. */
  function sorted(records, state, search) {
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

  function joined(records, row) {
    var known = records && row.doc < records.total && records.loaded[row.doc];
    return { record: known ? records.record(row.doc) : { title: row.title, address: row.address, kind: row.kind, type: TYPES[row.kind] || "" }, titleParts: row.titleParts, snippet: row.snippet };
  }

  /* The engine, or where its files cannot be read the titles; which of them, the reader is told. */
  function engine(base, records) {
    engines = engines || shifanRecords.load(base + "assets/sf-find.js").then(function () {
      return shifanFind.open(base);
    }).catch(function () {
      engines = null;
      if (!records) { throw new Error("搜索用的文件没有读到。请检查网络后刷新页面；下面的链接不受影响。"); }
      return titleEngine(records);
    });
    return engines;
  }

  /* Searches titles and places only: for when the index of the texts cannot be read. Answers as the engine does. */
  function titleEngine(records) {
    function plain(text) { return text.normalize("NFKC").toLowerCase(); }
    function text(doc) { return plain(records.named(doc) + " " + records.record(doc).place); }
    return {
      titlesOnly: true,
      search: function (query, allowed) {
        var words = plain(query).split(/[\s,，、]+/).filter(Boolean);
        var found = records.order("relevance").filter(function (doc) {
          if (!records.loaded[doc] || allowed && !allowed(doc)) { return false; }
          var told = text(doc);
          return words.every(function (word) { return told.indexOf(word) >= 0; });
        });
        return Promise.resolve({ candidates: found, exact: true, total: found.length, words: words });
      },
      page: function (search, from, number) {
        return Promise.resolve(Array.from(search.candidates.subarray(from, from + number), function (doc) {
          var record = records.record(doc);
          return { doc: doc, address: record.address, title: record.title, kind: record.kind, snippet: [], titleParts: [[record.title, false]] };
        }));
      },
      near: function () { return Promise.resolve([]); }
    };
  }

  parts.search = { PER_PAGE: PER_PAGE, browse: browse, unknown: unknown, divided: divided, sorted: sorted, joined: joined, engine: engine };
})();
