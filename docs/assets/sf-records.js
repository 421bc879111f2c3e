/* The records as columns: what each is found by, counted and sorted at once; knows nothing of the page. What a record shows is
   another file's (sf-records-titles.js). The data is written by generator/outputs/columns.py, which says what stands in it. */
(function () {
  "use strict";

  var FOLDER = "assets/search/";
  var BROKEN = "筛选用的数据没有读到。请检查网络后刷新页面；下面的链接不受影响。";
  var failures = {};

  /* Loads a script. Half a file is no script: the browser would complain of it in the console, where no reader looks. */
  function load(address) {
    return new Promise(function (done, failed) {
      var script = document.createElement("script");
      function quiet(event) {
        if (!event.filename || event.filename === script.src) { event.preventDefault(); }
      }
      function end(then) {
        return function () {
          removeEventListener("error", quiet);
          then();
        };
      }
      addEventListener("error", quiet);
      script.src = address;
      script.onload = end(done);
      script.onerror = end(function () { failed(new Error(address)); });
      document.head.append(script);
    });
  }

  /* What failed is asked for under another address, so that the browser does not answer with the broken one it has kept. */
  function failed(address) {
    failures[address] = (failures[address] || 0) + 1;
  }

  /* A data file hands itself in at `shifanColumns`; what comes is taken out again. */
  function fetched(address) {
    return load(address + (failures[address] ? "?" + failures[address] : "")).then(function () {
      var found = (window.shifanColumns || []).pop();
      if (!found) { throw new Error(address); }
      return found;
    }).catch(function (error) {
      failed(address);
      throw error;
    });
  }

  /* The columns. The search page asks for them before this script has come, so that they are there when it does. */
  function columns(base) {
    var tag = document.querySelector("script[data-sf-columns]");
    var settled = !tag || tag.dataset.sfColumns ? Promise.resolve() : new Promise(function (done) {
      tag.addEventListener("load", done);
      tag.addEventListener("error", done);
    });
    return settled.then(function () { return (window.shifanColumns || []).pop() || fetched(base + FOLDER + "records.js"); });
  }

  /* Numbers of equal width to the base of 36; the first character says how wide. */
  function numbers(text, total, make) {
    var width = text.charCodeAt(0) - 48;
    var found = new make(total);
    for (var place = 0, at = 1; place < total; place++) {
      var value = 0;
      for (var end = at + width; at < end; at++) {
        var code = text.charCodeAt(at);
        value = value * 36 + code - (code < 58 ? 48 : 87);
      }
      found[place] = value;
    }
    return found;
  }

  function facet(plain) {
    var index = {};
    var values = plain.values.map(function (value, place) {
      index["$" + value[0]] = place;
      return { key: value[0], label: value[1], above: value[2] };
    });
    return { key: plain.key, label: plain.label, values: values, sets: plain.sets, index: index };
  }

  function Records(base, plain) {
    var total = this.total = plain.total;
    this.key = plain.key;
    this.base = base;
    this.folders = plain.folders;
    this.facets = plain.facets.map(facet);
    this.first = plain.first;
    this.parts = plain.parts.map(function (part) { return { key: part.key, docs: null, loading: null, loaded: false }; });
    this.owners = new Uint16Array(total); // the place of each record's part
    this.loaded = new Uint8Array(total);
    this.rows = this.facets.map(function () { return new Uint16Array(total); });
    this.days = new Int32Array(total);
    this.names = null;
    this.orders = {};
    this.divided = !plain.columns;
    this.waiting = plain.columns || null;
    this.parts[0].loaded = !this.divided;
  }

  Records.prototype = {
    /* A further file of the same build; `broken` is what a reader is told where it cannot be read. */
    file: function (name, broken) {
      var address = this.base + FOLDER + name + ".js";
      var key = this.key;
      return fetched(address).then(function (plain) {
        if (plain.key === key) { return plain; }
        failed(address); // the browser may have kept one of an earlier build
        return fetched(address);
      }).catch(function () {
        throw new Error(broken);
      }).then(function (plain) {
        if (plain.key !== key) { throw new Error("网站刚刚更新过，请刷新页面。"); }
        return plain;
      });
    },

    facet: function (key) {
      return this.facets.filter(function (each) { return each.key === key; })[0];
    },

    /* The columns came with the file, but nobody needs them before something is chosen. */
    settle: function () {
      var plain = this.waiting;
      this.waiting = null;
      if (plain) { this.take(this.parts[0], plain); }
    },

    /* The values that a record has of a facet, by their places. */
    values: function (key, doc) {
      var at = this.facets.indexOf(this.facet(key));
      return this.facets[at].sets[this.rows[at][doc]];
    },

    take: function (part, plain) {
      var self = this;
      var count = plain.count;
      var docs = part.docs = plain.docs ? numbers(plain.docs, count, Int32Array) : Int32Array.from({ length: count }, function (_, place) { return place; });
      var owner = this.parts.indexOf(part);
      function spread(text, target) {
        numbers(text, count, Int32Array).forEach(function (value, place) { target[docs[place]] = value; });
      }
      if (plain.docs) { docs.forEach(function (distance, place) { docs[place] += place && docs[place - 1]; }); }
      plain.sets.forEach(function (text, place) { spread(text, self.rows[place]); });
      spread(plain.days, this.days);
      docs.forEach(function (doc) {
        self.loaded[doc] = 1;
        self.owners[doc] = owner;
      });
      part.loaded = true;
      this.orders = {};
    },

    /* Which parts are needed: of some regions, or all. */
    needed: function (regions) {
      var all = this.facet("region").values;
      var index = this.facet("region").index;
      var wanted = regions.map(function (place) {
        var path = [];
        for (var value = all[place]; value; value = all[index["$" + value.above]]) { path.unshift(value.key); }
        return path;
      });
      return this.parts.filter(function (part) {
        if (part.loaded) { return false; }
        return !wanted.length || wanted.some(function (path) {
          var own = all[index["$" + part.key]];
          return own && (path[1] ? path[1] === part.key : part.key === path[0] || own.above === path[0]);
        });
      });
    },

    /* Loads parts; `told` hears how many of how many are there. */
    want: function (parts, told) {
      var self = this;
      var done = 0;
      return Promise.all(parts.map(function (part) {
        part.loading = part.loading || self.file("records/" + (part.key || "other"), BROKEN).then(function (plain) { self.take(part, plain); });
        return part.loading.then(function () { told(++done, parts.length); }, function (error) {
          part.loading = null;
          throw error;
        });
      }));
    },

    /* The order of names is a file of its own: few readers ask for it, and nothing makes it small. */
    wantNames: function () {
      var self = this;
      return this.file("names", "按名称排列的数据没有读到。请检查网络后刷新页面，或者换一种排序。").then(function (plain) {
        self.names = numbers(plain.names, self.total, Int32Array);
      });
    },

    /* All records in an order: relevance (demonstration points, then the newest), newest, name (see `wantNames`), region. */
    order: function (name) {
      this.settle();
      if (!this.orders[name]) { this.orders[name] = this.sorted(name); }
      return this.orders[name];
    },

    sorted: function (name) {
      var total = this.total;
      var first = this.facets.indexOf(this.facet("status"));
      var best = this.facet("status").index.$demonstration;
      var region = this.facets.indexOf(this.facet("region"));
      var sets = this.facets[first].sets.map(function (set) { return set.indexOf(best) >= 0 ? 0 : 1; });
      var places = this.facets[region].sets.map(function (set) { return set.length ? set[set.length - 1] : 99999; });
      var keys = new Float64Array(total);
      for (var doc = 0; doc < total; doc++) {
        var newest = 99999 - this.days[doc];
        var key = name === "name" ? this.names[doc]
          : name === "region" ? places[this.rows[region][doc]] * 1e5 + newest
          : name === "newest" ? newest
          : sets[this.rows[first][doc]] * 1e5 + newest;
        keys[doc] = key * total + doc;
      }
      keys.sort();
      return Int32Array.from(keys, function (key) { return key % total; });
    },

    /* Whether a record is chosen, as a function of its number; what is no record has no values. */
    chosen: function (selection) {
      this.settle();
      var rows = this.rows;
      var total = this.total;
      var tests = this.tests(selection);
      return function (doc) {
        return doc < total && tests.every(function (test) { return test.open[rows[test.at][doc]]; });
      };
    },

    tests: function (selection) {
      var found = [];
      this.facets.forEach(function (each, at) {
        var wanted = selection[each.key] || [];
        if (wanted.length) {
          found.push({ at: at, open: Uint8Array.from(each.sets, function (set) {
            return set.some(function (value) { return wanted.indexOf(value) >= 0; }) ? 1 : 0;
          }) });
        }
      });
      return found;
    },

    /* Those of `docs` that are chosen, in their order, and how many have each value of each facet: within a facet a record
       counts whatever is chosen there, for one more choice there adds to what is found. Of regions whose part is not loaded
       nobody knows the number: it is null. */
    count: function (selection, docs) {
      this.settle();
      var rows = this.rows;
      var tests = this.tests(selection);
      var bySet = this.facets.map(function (each) { return new Int32Array(each.sets.length); });
      var hits = new Int32Array(docs.length);
      var found = 0;
      for (var place = 0; place < docs.length; place++) {
        var doc = docs[place];
        if (doc >= this.total) {
          if (!tests.length) { hits[found++] = doc; }
          continue;
        }
        if (!this.loaded[doc]) { continue; }
        var missed = -1;
        var misses = 0;
        for (var test = 0; test < tests.length; test++) {
          if (!tests[test].open[rows[tests[test].at][doc]]) {
            missed = tests[test].at;
            if (++misses > 1) { break; }
          }
        }
        if (misses > 1) { continue; }
        if (misses) {
          bySet[missed][rows[missed][doc]]++;
          continue;
        }
        hits[found++] = doc;
        for (var at = 0; at < rows.length; at++) { bySet[at][rows[at][doc]]++; }
      }
      var whole = this.whole();
      return { hits: hits.subarray(0, found), counts: this.facets.map(function (each, at) {
        return whole || each.key !== "region" ? byValue(each, bySet[at]) : null;
      }) };
    },

    /* The counts of what nobody knows. */
    unknown: function () { return this.facets.map(function () { return null; }); },

    whole: function () { return this.parts.every(function (part) { return part.loaded; }); }
  };

  function byValue(facet, bySet) {
    var counts = new Int32Array(facet.values.length);
    facet.sets.forEach(function (set, at) {
      if (bySet[at]) { set.forEach(function (value) { counts[value] += bySet[at]; }); }
    });
    return counts;
  }

  window.shifanRecords = {
    load: load,
    open: function (base) {
      return columns(base).then(function (plain) {
        return new Records(base, plain);
      }).catch(function () {
        throw new Error(BROKEN);
      });
    }
  };
})();
