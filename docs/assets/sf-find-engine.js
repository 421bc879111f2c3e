/* The engine: searches, verifies what it finds, and hands it out page by page. A part of sf-find.js. */
(function (find) {
  "use strict";

  var HAN = /\p{Script=Han}/u;
  var MOST_VERIFIED = 200; /* candidates that are all looked at, so that their number is exact */
  var AHEAD = 10; /* texts that are fetched at a time */
  var KEPT = 600; /* texts that stay in memory */

  /* `meta` is what the index says of itself. */
  function Engine(base, meta) {
    this.base = base;
    this.meta = meta;
    this.small = new find.Store(base);
    this.texts = new find.Store(base, KEPT);
  }

  Engine.prototype.text = function (number) {
    return this.texts.get("text/" + Math.floor(number / 1000) + "/" + number, find.index.readText);
  };

  Engine.prototype.pairs = function () {
    return find.text.simple(this.small);
  };

  /* The lists of grams, by key; '' for one that no document holds. */
  Engine.prototype.lists = function (grams) {
    var engine = this;
    return Promise.all(grams.map(function (gram) {
      return engine.small.get("shards/" + find.index.home(gram, engine.meta.shards), find.index.readShard(engine.meta.key)).then(function (shard) {
        return [gram.key, shard.get(gram.key) || "", shard];
      });
    })).then(function (found) {
      var lists = { shards: new Map() };
      found.forEach(function (each) {
        lists[each[0]] = each[1];
        lists.shards.set(each[0], each[2]);
      });
      return lists;
    });
  };

  /* `early`, if given, is called with the candidates before they are verified, so that the first page can be shown at once; what it
     returns is waited for. */
  Engine.prototype.search = function (text, allowed, early) {
    var engine = this;
    return find.settled(function () {
      find.checked(text);
      return engine.looked(find.query.words(text), text, null).then(function (looked) {
        return engine.finished(text, looked, allowed || null, early);
      });
    });
  };

  /* Words and their lists. What no document holds may have been written in traditional characters. */
  Engine.prototype.looked = function (words, text, pairs) {
    var engine = this;
    if (text.trim() && !words.length) { throw find.told("没有可以查找的文字：请输入汉字、字母或数字。"); }
    var grams = find.query.plan(words);
    return this.lists(grams).then(function (lists) {
      var missing = words.some(function (word) {
        return HAN.test(word.text) && word.grams.some(function (gram) { return !lists[gram.key]; });
      });
      if (!missing || pairs) { return { words: words, lists: lists }; }
      return engine.pairs().then(function (found) {
        var again = find.query.words(text, found);
        var same = again.every(function (word, number) { return words[number] && word.text === words[number].text; });
        return same ? { words: words, lists: lists } : engine.looked(again, text, found);
      });
    });
  };

  Engine.prototype.finished = function (text, looked, allowed, early) {
    var engine = this;
    var narrowed = find.query.candidates(this.meta, looked.words, looked.lists, allowed);
    var search = new Search(text, looked.words, narrowed.found, narrowed.sure);
    if (search.exact || search.total > MOST_VERIFIED) { return search; }
    return Promise.resolve(early && early(search)).then(function () { return engine.verified(search); }).then(function (found) {
      var unheard = looked.words.filter(function (word) { return word.unheard; });
      if (found.length || !unheard.length) { return new Search(text, looked.words, found, true); }
      unheard.forEach(function (word) {
        word.letters = word.unheard;
        word.unheard = "";
        word.heard = true;
      });
      return engine.finished(text, looked, allowed, early);
    });
  };

  /* All candidates of a search that fit, ranked by what their texts say. */
  Engine.prototype.verified = function (search) {
    var engine = this;
    var ranks = {};
    return each(Array.from(search.candidates), 40, function (document) {
      return engine.text(document).then(function (text) { ranks[document] = find.query.rank(text, search.asked); });
    }).then(function () {
      var found = Array.from(search.candidates).filter(function (document) { return ranks[document] >= 0; });
      return find.query.sorted(engine.meta, found, ranks);
    });
  };

  function each(list, many, work) {
    if (!list.length) { return Promise.resolve(); }
    return Promise.all(list.slice(0, many).map(work)).then(function () { return each(list.slice(many), many, work); });
  }

  function Search(text, words, found, exact) {
    this.text = text;
    this.asked = words;
    this.words = words.filter(function (word) { return !word.without; }).map(function (word) { return word.text; });
    this.without = words.filter(function (word) { return word.without; }).map(function (word) { return word.text; });
    this.candidates = Int32Array.from(found);
    this.exact = exact;
    this.total = found.length;
    this.starts = new Map([[0, 0]]); /* at which candidate a hit's number begins, as far as that is known */
  }

  /* The next `n` hits from number `from` on. A far page that nobody has come near begins at the candidate of that number. */
  Engine.prototype.page = function (search, from, n) {
    var engine = this;
    return find.settled(function () {
      var start = search.exact || !search.starts.has(from) ? from : search.starts.get(from);
      var hits = [];
      function more(at) {
        if (hits.length >= n || at >= search.candidates.length) {
          search.starts.set(from + hits.length, at);
          return hits;
        }
        var some = Array.from(search.candidates.subarray(at, at + Math.max(1, Math.min(AHEAD, n - hits.length))));
        return Promise.all(some.map(function (document) { return engine.text(document); })).then(function (texts) {
          texts.forEach(function (text, number) {
            if (find.query.rank(text, search.asked) >= 0) { hits.push(shown(some[number], text, search.asked)); }
          });
          return more(at + some.length);
        });
      }
      return more(start);
    });
  };

  function shown(number, text, words) {
    return {
      doc: number, address: text.address, title: text.fields[0], kind: text.kind,
      snippet: find.marks.snippet(text, words), titleParts: find.marks.titleParts(text, words)
    };
  }

  Engine.prototype.suggest = function (text) {
    return find.titles.suggest(this.small, text);
  };

  /* What is nearest to a query that finds nothing: `{text, total, why: "fewer"}` for a query with a word less, or a title as
     `suggest` gives it with `why: "pinyin"`, for one that sounds alike, or `why: "region"`, for one of the place that is named. */
  Engine.prototype.near = function (text) {
    var engine = this;
    return find.settled(function () {
      find.checked(text);
      return Promise.all([find.titles.near(engine.small, text), engine.fewer(text)]).then(function (found) {
        return found[1].concat(found[0]).slice(0, 8);
      });
    });
  };

  /* How many a query finds; exact where they are few, so that nothing is offered that leads to nothing. */
  Engine.prototype.estimate = function (text) {
    var engine = this;
    return this.looked(find.query.words(text), text, null).then(function (looked) {
      var narrowed = find.query.candidates(engine.meta, looked.words, looked.lists, null);
      if (narrowed.sure || narrowed.found.length > AHEAD) { return narrowed.found.length; }
      return engine.verified(new Search(text, looked.words, narrowed.found, false)).then(function (found) { return found.length; });
    });
  };

  Engine.prototype.fewer = function (text) {
    var engine = this;
    var words = find.query.words(text).filter(function (word) { return !word.without; });
    if (words.length < 2 || words.length > 6) { return Promise.resolve([]); }
    return Promise.all(words.map(function (left) {
      var rest = words.filter(function (word) { return word !== left; }).map(function (word) {
        return word.quoted || word.text.indexOf(" ") >= 0 ? "“" + word.text + "”" : word.text;
      }).join(" ");
      return engine.estimate(rest).then(function (total) { return { text: rest, total: total, why: "fewer" }; });
    })).then(function (found) {
      return found.filter(function (each) { return each.total; }).sort(function (one, other) { return other.total - one.total; });
    });
  };

  find.engine = { Engine: Engine };
})(shifanFind);
