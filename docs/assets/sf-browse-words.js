/* What words find: the engine's hits, in the order that is asked for, or where its files cannot be read the titles alone. A part of
   sf-browse.js, loaded when somebody comes to the box. */
(function () {
  "use strict";

  var parts = window.shifanBrowse;
  var TYPES = { organ: "组织", point: "联系点", "case": "典型案例", practice: "典型经验", article: "调研文章", meeting: "会议", page: "本站说明" };
  var engines = null;

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

  /* Asks the engine for what the page is to show: `page` has its state, columns and titles, `ready` to wait for more of these, `current`
     around whatever only the newest question may do, and `drawn`, which shows what is found. */
  function ask(engine, page) {
    var state = page.state;
    var current = page.current;
    var selected = parts.address.selected(state);
    // The first hits are shown while the others are still being looked at: their number is not certain yet.
    var early = selected || state.sort || state.page > 1 ? undefined : current(function (first) { return show(engine, page, first, first, false); });
    return engine.search(state.q, null, early).then(current(function (every) {
      // Words alone need none of the parts of a large site; nobody then knows how the choices divide what is found.
      return Promise.resolve(selected || state.sort ? page.ready(state.chosen.region) : null).then(current(function () {
        return selected ? engine.search(state.q, page.records.chosen(state.chosen)) : every;
      })).then(current(function (hits) {
        return show(engine, page, sorted(page.records, state, hits), every, true);
      }));
    }));
  }

  /* Shows a page of hits; `every` are those that the words alone find. */
  function show(engine, page, hits, every, certain) {
    return engine.page(hits, (page.state.page - 1) * parts.PER_PAGE, parts.PER_PAGE).then(page.current(function (rows) {
      if (!certain && !rows.length) { return; }
      page.drawn({
        total: hits.total, exact: certain && hits.exact, counts: divided(page.records, page.state, every.candidates), search: hits, engine: engine,
        rows: rows.map(function (hit) { return joined(page.titles, hit); }), without: every.total
      });
    }));
  }

  /* How the choices divide what was found; of what is not loaded nobody knows. */
  function divided(records, state, candidates) {
    if (!records) { return null; }
    return records.needed(state.chosen.region).length ? records.unknown() : records.count(state.chosen, candidates).counts;
  }

  /* A row of the results: of a hit the engine knows the title, of a record the columns know the rest; `titles` is null without them. */
  function joined(titles, hit) {
    var known = titles && hit.doc < titles.records.total && titles.records.loaded[hit.doc];
    var about = known ? titles.about(hit.doc) : { kind: hit.kind, type: TYPES[hit.kind] || "" };
    return { record: Object.assign(about, { title: hit.title, address: hit.address }), titleParts: hit.titleParts, snippet: hit.snippet };
  }

  /* The engine, or where its files cannot be read the titles; which of them, the reader is told. `titles` gives them, null without columns. */
  function engine(base, titles) {
    engines = engines || shifanRecords.load(base + "assets/sf-find.js").then(function () {
      return shifanFind.open(base);
    }).catch(function () {
      engines = null;
      if (!titles()) { throw new Error("搜索用的文件没有读到。请检查网络后刷新页面；下面的链接不受影响。"); }
      return titleEngine(titles());
    });
    return engines;
  }

  /* Searches titles and places only: for when the index of the texts cannot be read. Answers as the engine does. */
  function titleEngine(titles) {
    var records = titles.records;
    function plain(text) { return text.normalize("NFKC").toLowerCase(); }
    function told(doc) { return plain(titles.title(doc) + " " + titles.about(doc).place); }
    return {
      titlesOnly: true,
      search: function (query, allowed) {
        var words = plain(query).split(/[\s,，、]+/).filter(Boolean);
        return records.want(records.needed([]), function () {}).then(function () { return titles.want(records.order("relevance")); }).then(function () {
          var found = records.order("relevance").filter(function (doc) {
            return (!allowed || allowed(doc)) && words.every(function (word) { return told(doc).indexOf(word) >= 0; });
          });
          return { candidates: found, exact: true, total: found.length, words: words };
        });
      },
      page: function (search, from, number) {
        return Promise.resolve(Array.from(search.candidates.subarray(from, from + number), function (doc) {
          var record = titles.record(doc);
          return { doc: doc, address: record.address, title: record.title, kind: record.kind, snippet: [], titleParts: [[record.title, false]] };
        }));
      },
      near: function () { return Promise.resolve([]); }
    };
  }

  parts.words = { ask: ask, engine: engine, joined: joined };
})();
