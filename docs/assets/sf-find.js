/* Finds what contains a query, in the files of assets/search/ that the build has made (generator/outputs/search); no part of any
   page's looks. `shifanFind.open(base)` gives an engine, `base` being the way to the site's root. The engine's parts and all data come
   by script tags when they are needed, so that it also works from a folder. Whatever goes wrong becomes one sentence that a reader can
   be shown. */
var shifanFind = window.shifanFind || (function () {
  "use strict";

  var FOLDER = "assets/search/";
  var PARTS = {
    text: "assets/sf-find-text.js",
    titles: "assets/sf-find-titles.js",
    query: "assets/sf-find-query.js",
    index: "assets/sf-find-index.js",
    marks: "assets/sf-find-marks.js",
    engine: "assets/sf-find-engine.js"
  };
  var SUGGESTING = ["text", "titles"];
  var SEARCHING = Object.keys(PARTS);
  var LONGEST = 200; /* characters of a query */
  var find = { open: open, suggester: suggester, put: put, Store: Store, told: told, checked: checked, settled: settled };

  /* --- scripts --- */

  var waiting = 0;
  var failures = {};
  var loading = {};
  var arrived = {}; /* what the file that is being run has put */

  /* A file that was cut off is a mistake of syntax: it is told to the reader, not to the console. */
  function silence(event) {
    var ours = !event.filename || event.filename.indexOf(FOLDER) >= 0 || event.filename.indexOf("assets/sf-find-") >= 0;
    if (waiting && ours) { event.preventDefault(); }
  }

  function broken(address) {
    return new Error("搜索数据 " + address + " 没有读到或不完整，请刷新页面；如果是拷贝来的网站，请重新拷贝整个文件夹。");
  }

  /* What failed is asked for under another address, so that the browser does not answer with the broken one it has kept. */
  function failed(address) {
    failures[address] = (failures[address] || 0) + 1;
    return broken(address);
  }

  /* Runs a script; `taken` gives what it has brought. */
  function run(base, address, taken) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      function end(lost) {
        var value = taken();
        waiting -= 1;
        script.remove();
        if (lost || value === undefined) { reject(failed(address)); } else { resolve(value); }
      }
      waiting += 1;
      script.onload = function () { end(false); };
      script.onerror = function () { end(true); };
      script.src = base + address + (failures[address] ? "?" + failures[address] : "");
      document.head.appendChild(script);
    });
  }

  /* Loads what is given, each once; what failed is asked for again. */
  function parts(base, nouns) {
    return Promise.all(nouns.map(function (noun) {
      loading[noun] = loading[noun] || run(base, PARTS[noun], function () { return find[noun]; });
      loading[noun].catch(function () { delete loading[noun]; });
      return loading[noun];
    }));
  }

  /* --- data --- */

  function put(name, value) {
    arrived[name] = value;
  }

  function load(base, name) {
    return run(base, FOLDER + name + ".js", function () {
      var value = arrived[name];
      delete arrived[name];
      return value;
    });
  }

  /* Files by name, each loaded once; one that failed is asked for again. */
  function Store(base, most) {
    this.base = base;
    this.most = most || Infinity;
    this.files = new Map();
  }

  Store.prototype.get = function (name, read) {
    var files = this.files;
    var found = files.get(name);
    if (found) { return found; }
    found = load(this.base, name).then(function (value) {
      try {
        return read(value);
      } catch (error) {
        throw error && error.told ? error : failed(FOLDER + name + ".js");
      }
    });
    found.catch(function () { files.delete(name); });
    if (files.size >= this.most) { files.delete(files.keys().next().value); }
    files.set(name, found);
    return found;
  };

  function told(text) {
    var error = new Error(text);
    error.told = true;
    return error;
  }

  function checked(text) {
    if (typeof text !== "string" || text.length > LONGEST) { throw told("搜索的文字太长了，请不要超过 " + LONGEST + " 个字。"); }
  }

  /* Begins some work; what it throws becomes a rejection, and what is no sentence for readers one that is. */
  function settled(work) {
    return new Promise(function (resolve) { resolve(work()); }).catch(function (error) {
      throw error instanceof Error && /[\u4e00-\u9fff]/.test(error.message)
        ? new Error(error.message)
        : new Error("搜索没有成功，请刷新页面再试。");
    });
  }

  /* --- doors --- */

  /* An engine; `base` is the way from the page to the site's root, '' or what ends in a slash. */
  function open(base) {
    return settled(function () {
      return parts(base, SEARCHING).then(function () {
        return new Store(base).get("meta", find.index.readMeta);
      }).then(function (meta) { return new find.engine.Engine(base, meta); });
    });
  }

  /* Suggestions alone, for pages that search nothing: they need few parts, and of the data suggest.js. */
  function suggester(base) {
    var store = new Store(base);
    parts(base, SUGGESTING).catch(function () { /* asked for again with the first letters */ });
    return {
      suggest: function (text) {
        return settled(function () {
          return parts(base, SUGGESTING).then(function () { return find.titles.suggest(store, text); });
        });
      }
    };
  }

  window.addEventListener("error", silence);
  return find;
})();
