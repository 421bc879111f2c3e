/* Finds what contains a query, in the files of assets/search/ that the build has made (generator/outputs/search); no part of any
   page's looks. `shifanFind.open(base)` gives an engine, `base` being the way to the site's root. All data comes by script tags, so
   that it also works from a folder. Whatever goes wrong becomes one sentence that a reader can be shown. */
var shifanFind = (function () {
  "use strict";

  var FOLDER = "assets/search/";
  var LONGEST = 200; /* characters of a query */
  var MOST_VERIFIED = 200; /* candidates that are all looked at, so that their number is exact */
  var AHEAD = 10; /* texts that are fetched at a time */
  var KEPT = 600; /* texts that stay in memory */
  var ALPHABET = alphabet(" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");
  var BASE = 45;
  var PINYIN = 5; /* the rank of a title found by its sound, behind everything found by its letters */

  /* --- files --- */

  var arrived = {}; /* what the file that is being run has put */
  var waiting = 0;

  function put(name, value) {
    arrived[name] = value;
  }

  /* A file that was cut off is a mistake of syntax: it is told to the reader, not to the console. */
  function silence(event) {
    if (waiting && (!event.filename || event.filename.indexOf(FOLDER) >= 0)) { event.preventDefault(); }
  }

  function broken(name) {
    return new Error("搜索数据 " + FOLDER + name + ".js 没有读到或不完整，请刷新页面；如果是拷贝来的网站，请重新拷贝整个文件夹。");
  }

  /* What failed is asked for under another address, so that the browser does not answer with the broken one it has kept. */
  var failures = {};

  function load(base, name) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      function end(failed) {
        var value = arrived[name];
        delete arrived[name];
        waiting -= 1;
        script.remove();
        if (failed || value === undefined) {
          failures[name] = (failures[name] || 0) + 1;
          reject(broken(name));
        } else {
          resolve(value);
        }
      }
      waiting += 1;
      script.onload = function () { end(false); };
      script.onerror = function () { end(true); };
      script.src = base + FOLDER + name + ".js" + (failures[name] ? "?" + failures[name] : "");
      document.head.appendChild(script);
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
        failures[name] = (failures[name] || 0) + 1;
        throw error && error.told ? error : broken(name);
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

  /* --- text: the same as generator/outputs/search/normal.py --- */

  var IGNORED = /[\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]|\udb40[\udd00-\uddef]/g;
  var RUN = /[\p{L}\p{N}\u{20000}-\u{3ffff}]+/gu;
  var CLUSTER = /(?:[\p{L}\p{N}\u{20000}-\u{3ffff}][\p{M}\uff9e\uff9f]*|[^])/uy;
  var HAN = /\p{Script=Han}/u;

  function folded(text) {
    return text.replace(IGNORED, "").normalize("NFKC").toLowerCase().replace(/ς/g, "σ");
  }

  function simplified(text, pairs) {
    if (!pairs || !pairs.size) { return text; }
    return Array.from(text, function (char) { return pairs.get(char) || char; }).join("");
  }

  function normal(text, pairs) {
    return simplified((folded(text).match(RUN) || []).join(" "), pairs);
  }

  function pairsOf(text) {
    var chars = Array.from(text);
    var pairs = new Map();
    for (var place = 0; place + 1 < chars.length; place += 2) { pairs.set(chars[place], chars[place + 1]); }
    return pairs;
  }

  /* --- queries --- */

  var QUOTED = /(^|[\s\u3000])([-－]?)(?:“([^”]*)”?|"([^"]*)"?|＂([^＂]*)＂?)|([^\s\u3000]+)/g;

  /* The words of a query: normal text, whether it must not occur, and whether it was quoted. */
  function wordsOf(text, pairs) {
    var words = [];
    var seen = {};
    text.replace(QUOTED, function (all, before, minus, curly, straight, wide, bare) {
      var quoted = bare === undefined;
      var without = quoted ? !!minus : /^[-－]./.test(bare);
      var inside = quoted ? curly || straight || wide || "" : without ? bare.slice(1) : bare;
      var word = normal(inside, pairs);
      if (word && !seen[word + without]) {
        seen[word + without] = true;
        words.push({ text: word, without: without, quoted: quoted });
      }
      return all;
    });
    return words;
  }

  /* The grams of a word: pairs of characters, side by side or apart; a single character by itself. */
  function gramsOf(word) {
    var chars = Array.from(word);
    if (chars.length === 1) { return [{ key: word, first: 0, second: word.codePointAt(0) }]; }
    var grams = [];
    chars.forEach(function (char, place) {
      var apart = chars[place + 1] === " ";
      var next = chars[place + (apart ? 2 : 1)];
      if (char !== " " && next !== undefined) {
        grams.push({ key: char + (apart ? " " : "") + next, first: char.codePointAt(0), second: next.codePointAt(0) });
      }
    });
    return unique(grams);
  }

  function soundGramsOf(letters, mark) {
    var grams = [];
    for (var place = 0; place + 3 <= letters.length; place += 1) {
      var three = letters.slice(place, place + 3);
      var second = (three.charCodeAt(0) << 14) | (three.charCodeAt(1) << 7) | three.charCodeAt(2);
      grams.push({ key: mark + three, first: mark === "'" ? 1 : 2, second: second });
    }
    return unique(grams);
  }

  function unique(grams) {
    var seen = {};
    return grams.filter(function (gram) { return seen[gram.key] ? false : (seen[gram.key] = true); });
  }

  /* Whether a word may be pinyin: letters only, at least three; quotation marks mean the letters themselves. */
  function isSound(word) {
    return !word.without && !word.quoted && /^[a-zü]{3,}$/.test(word.text);
  }

  /* --- postings --- */

  function alphabet(printable) {
    var values = new Int8Array(128).fill(-1);
    printable.split("").filter(function (char) { return "\"\\<,!".indexOf(char) < 0; }).forEach(function (char, value) {
      values[char.charCodeAt(0)] = value;
    });
    return values;
  }

  /* Calls `each(document, field)` for every document of a list. */
  function walk(list, each) {
    var field = 0, document = -1, value = 0, power = 1;
    for (var place = 0; place < list.length; place += 1) {
      var digit = ALPHABET[list.charCodeAt(place)];
      if (digit < 0) {
        field += 1;
        document = -1;
      } else if (digit < BASE) {
        document += value + digit * power + 1;
        each(document, field);
        value = 0;
        power = 1;
      } else {
        value += (digit - BASE) * power;
        power *= BASE;
      }
    }
  }

  function readShard(key) {
    return function (value) {
      if (typeof value.grams !== "string") { throw new Error("shard"); }
      if (value.key !== key) { throw told("网站刚刚更新过，请刷新页面再搜。"); }
      var grams = value.grams ? value.grams.split(",") : [];
      var lists = grams.length ? value.lists.split(",") : [];
      if (grams.length !== lists.length) { throw new Error("lengths"); }
      var found = new Map();
      grams.forEach(function (gram, number) { found.set(gram, lists[number]); });
      return found;
    };
  }

  function home(gram, shards) {
    var hash = Math.imul(gram.first, 0x9e3779b1) ^ Math.imul(gram.second, 0x85ebca6b);
    hash ^= hash >>> 15;
    return hash & (shards - 1);
  }

  function readMeta(value) {
    var documents = value.documents;
    if (!(documents > 0) || value.order.length !== documents * value.width || !(value.shards > 0)) { throw new Error("meta"); }
    var places = new Int32Array(documents);
    for (var number = 0; number < documents; number += 1) {
      for (var place = value.width - 1; place >= 0; place -= 1) {
        places[number] = places[number] * 90 + ALPHABET[value.order.charCodeAt(number * value.width + place)];
      }
    }
    return { key: value.key, documents: documents, shards: value.shards, places: places };
  }

  /* --- texts --- */

  function readText(value) {
    if (value.length !== 9) { throw new Error("text"); }
    var pairs = pairsOf(value[8]);
    return {
      address: value[0],
      kind: value[1],
      fields: value.slice(2, 6),
      normal: value.slice(2, 6).map(function (text) { return normal(text, pairs); }),
      sounds: [value[6], value[7]],
      pairs: pairs
    };
  }

  /* Whether letters are the beginning of a name's pinyin, from any of its syllables on, or some of its initials. */
  function sounds(syllables, letters) {
    return heard(syllables).some(function (name) {
      if (name.initials.indexOf(letters) >= 0) { return true; }
      for (var at = name.full.indexOf(letters); at >= 0; at = name.full.indexOf(letters, at + 1)) {
        if (name.starts.indexOf(at) >= 0) { return true; }
      }
      return false;
    });
  }

  var ears = new Map();

  /* Names as they are compared: all letters, where syllables start among them, and the first letter of each. */
  function heard(syllables) {
    var known = ears.get(syllables);
    if (known) { return known; }
    if (ears.size > 20000) { ears.clear(); }
    known = syllables.split("\n").map(function (line) {
      var name = { full: "", starts: [], initials: "" };
      line.split(" ").forEach(function (part) {
        name.starts.push(name.full.length);
        name.full += part;
        name.initials += part.charAt(0);
      });
      return name;
    });
    ears.set(syllables, known);
    return known;
  }

  /* The rank of a word in a text: 1 title, 2 names, 3 summary, 4 body, 5 and 6 by sound; 0 where it is not. */
  function rankIn(text, word) {
    var single = Array.from(word.text).length === 1;
    for (var field = 0; field < (single ? 2 : 4); field += 1) {
      if (text.normal[field].indexOf(word.text) >= 0) { return field + 1; }
    }
    if (!word.letters) { return 0; }
    return sounds(text.sounds[0], word.letters) ? PINYIN : sounds(text.sounds[1], word.letters) ? PINYIN + 1 : 0;
  }

  /* The rank of a whole query: 0 for the exact title, else that of its weakest word; -1 where it does not fit. */
  function rankOf(text, words) {
    var worst = 1;
    for (var number = 0; number < words.length; number += 1) {
      var rank = rankIn(text, words[number]);
      if (words[number].without ? rank : !rank) { return -1; }
      if (!words[number].without) { worst = Math.max(worst, rank); }
    }
    var wanted = words.filter(function (word) { return !word.without; });
    return wanted.length === 1 && wanted[0].text === text.normal[0] ? 0 : worst;
  }

  /* --- marking --- */

  /* The normal form of a text piece by piece, and for each of its characters where in the text it comes from. */
  function aligned(text, pairs) {
    var out = [];
    var from = [];
    var to = [];
    function add(piece, begin, end) {
      out.push(piece);
      from.push(begin);
      to.push(end);
    }
    for (var at = 0; at < text.length;) {
      var code = text.charCodeAt(at);
      var next = text.charCodeAt(at + 1);
      if (code >= 0x4e00 && code <= 0x9fff && !pairs.size && !(next >= 0xdb40 && next <= 0xff9f)) {
        add(text.charAt(at), at, at + 1);
        at += 1;
        continue;
      }
      CLUSTER.lastIndex = at;
      var end = at + CLUSTER.exec(text)[0].length;
      var signs = Array.from(simplified(folded(text.slice(at, end)), pairs));
      if (!signs.length && to.length) { to[to.length - 1] = end; }
      for (var number = 0; number < signs.length; number += 1) {
        if (signs[number].search(RUN) < 0) {
          if (out.length && out[out.length - 1] !== " ") { add(" ", at, end); }
        } else {
          for (var unit = 0; unit < signs[number].length; unit += 1) { add(signs[number].charAt(unit), at, end); }
        }
      }
      at = end;
    }
    return { text: out.join(""), from: from, to: to };
  }

  /* Where words stand in a text, as [begin, end] in order, without overlaps. */
  function places(text, pairs, words) {
    var line = aligned(text, pairs);
    var found = [];
    words.forEach(function (word) {
      if (word.without || !word.text) { return; }
      for (var at = line.text.indexOf(word.text); at >= 0; at = line.text.indexOf(word.text, at + word.text.length)) {
        found.push([line.from[at], line.to[at + word.text.length - 1]]);
      }
    });
    found.sort(function (one, other) { return one[0] - other[0] || other[1] - one[1]; });
    return found.reduce(function (kept, each) {
      var last = kept[kept.length - 1];
      if (last && each[0] <= last[1]) { last[1] = Math.max(last[1], each[1]); } else { kept.push(each.slice()); }
      return kept;
    }, []);
  }

  function cut(text, marks, begin, end) {
    var parts = [];
    var at = begin;
    marks.forEach(function (mark) {
      var from = Math.max(begin, mark[0]);
      var to = Math.min(end, mark[1]);
      if (to <= from) { return; }
      if (from > at) { parts.push([text.slice(at, from), false]); }
      parts.push([text.slice(from, to), true]);
      at = to;
    });
    if (end > at) { parts.push([text.slice(at, end), false]); }
    return parts;
  }

  /* Where a title sounds like the letters: its characters have a syllable each, in order. */
  function soundPlaces(title, syllables, letters) {
    var parts = syllables ? syllables.split(" ") : [];
    var chars = [];
    title.replace(/[a-z0-9]|\p{Script=Han}/giu, function (char, at) { chars.push([at, at + char.length]); return char; });
    if (chars.length !== parts.length) { return []; }
    var initial = parts.map(function (part) { return part.charAt(0); }).join("").indexOf(letters);
    if (initial >= 0) { return [[chars[initial][0], chars[initial + letters.length - 1][1]]]; }
    for (var start = 0; start < parts.length; start += 1) {
      for (var length = 1, joined = parts[start]; start + length <= parts.length; joined += parts[start + length], length += 1) {
        if (joined.length >= letters.length) {
          if (joined.indexOf(letters) === 0) { return [[chars[start][0], chars[start + length - 1][1]]]; }
          break;
        }
      }
    }
    return [];
  }

  function titleParts(text, words) {
    var title = text.fields[0];
    var marks = places(title, text.pairs, words);
    words.forEach(function (word) {
      if (!marks.length && word.letters) { marks = soundPlaces(title, text.sounds[0], word.letters); }
    });
    return cut(title, marks, 0, title.length);
  }

  /* Some 90 characters around the first hit: in the summary or the body, else in the names; without one the beginning. */
  function snippet(text, words) {
    var order = [2, 3, 1];
    for (var number = 0; number < order.length; number += 1) {
      var field = text.fields[order[number]];
      var marks = field ? places(field, text.pairs, words) : [];
      if (marks.length) { return excerpt(field, marks, Math.max(0, marks[0][0] - 24)); }
    }
    return excerpt(text.fields[2] || text.fields[3] || text.fields[1], [], 0);
  }

  function excerpt(field, marks, begin) {
    var line = field.lastIndexOf("\n", begin + 24) + 1;
    if (marks.length && line > begin && line <= marks[0][0]) { begin = line; }
    var end = Math.min(field.length, Math.max(begin + 90, marks.length ? marks[0][1] : 0));
    if (begin && isLow(field, begin)) { begin -= 1; }
    if (end < field.length && isLow(field, end)) { end += 1; }
    var parts = cut(field, marks, begin, end).map(function (part) { return [part[0].replace(/\s*\n\s*/g, "　"), part[1]]; });
    if (begin && field.charAt(begin - 1) !== "\n") { parts.unshift(["…", false]); }
    if (end < field.length) { parts.push(["…", false]); }
    return parts;
  }

  function isLow(text, place) {
    return /[\udc00-\udfff]/.test(text.charAt(place));
  }

  /* --- the engine --- */

  function Engine(base, meta) {
    this.base = base;
    this.meta = meta;
    this.small = new Store(base);
    this.texts = new Store(base, KEPT);
  }

  Engine.prototype.text = function (number) {
    return this.texts.get("text/" + Math.floor(number / 1000) + "/" + number, readText);
  };

  Engine.prototype.pairs = function () {
    return simple(this.small);
  };

  function simple(store) {
    return store.get("simple", function (value) { return pairsOf(value.slice(0)); });
  }

  /* The lists of grams, by key; '' for one that no document holds. */
  Engine.prototype.lists = function (grams) {
    var engine = this;
    return Promise.all(grams.map(function (gram) {
      return engine.small.get("shards/" + home(gram, engine.meta.shards), readShard(engine.meta.key)).then(function (shard) {
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

  /* For every document the weakest rank of a word's grams, 255 where one is missing; `base` is added to the field's number. */
  Engine.prototype.ranks = function (grams, lists, base) {
    var count = new Uint16Array(this.meta.documents);
    var ranks = new Uint8Array(this.meta.documents);
    grams.forEach(function (gram, number) {
      walk(lists[gram.key], function (document, field) {
        if (count[document] === number) {
          count[document] = number + 1;
          ranks[document] = Math.max(ranks[document], field + base);
        }
      });
    });
    count.forEach(function (found, document) { if (found < grams.length) { ranks[document] = 255; } });
    return ranks;
  };

  /* The grams that a query needs; sets those of each word. */
  function plan(words) {
    var grams = [];
    words.forEach(function (word) {
      word.grams = gramsOf(word.text);
      grams = grams.concat(word.grams);
      if (isSound(word)) {
        word.letters = word.text.replace(/ü/g, "v");
        word.full = soundGramsOf(word.letters, "'");
        word.initials = soundGramsOf(word.letters, ".");
        grams = grams.concat(word.full, word.initials);
      }
    });
    return unique(grams);
  }

  Engine.prototype.wordRanks = function (word, lists) {
    var found = this.ranks(word.grams, lists, 1);
    if (!word.letters) { return found; }
    /* Three letters are an abbreviation wherever they occur as such. */
    if (word.letters.length === 3 && !word.heard && found.some(function (rank) { return rank < 255; })) {
      word.unheard = word.letters;
      word.letters = "";
      return found;
    }
    var full = this.ranks(word.full, lists, PINYIN);
    var initials = this.ranks(word.initials, lists, PINYIN);
    return found.map(function (rank, document) { return Math.min(rank, full[document], initials[document]); });
  };

  /* Which documents may fit, in their order; `sure` where nothing about them needs to be verified. */
  Engine.prototype.candidates = function (words, lists, allowed) {
    var engine = this;
    var total = new Uint8Array(this.meta.documents).fill(1);
    var sure = true;
    words.forEach(function (word) {
      var ranks = engine.wordRanks(word, lists);
      var certain = word.grams.length === 1 && !word.letters;
      sure = sure && certain;
      ranks.forEach(function (rank, document) {
        if (word.without) {
          if (certain && rank < 255) { total[document] = 255; }
        } else {
          total[document] = Math.max(total[document], rank);
        }
      });
    });
    engine.exactTitles(words, lists, total);
    var found = [];
    total.forEach(function (rank, document) { if (rank < 255 && (!allowed || allowed(document))) { found.push(document); } });
    return { found: this.sorted(found, total), sure: sure };
  };

  /* Rank 0 for titles that begin and end as the one word does. */
  Engine.prototype.exactTitles = function (words, lists, total) {
    var wanted = words.filter(function (word) { return !word.without; });
    var grams = wanted.length === 1 ? gramsOf(wanted[0].text) : [];
    if (!grams.length || wanted[0].text.length < 2) { return; }
    var last = gramsOf(Array.from(wanted[0].text).slice(-3).join("")).pop();
    var first = grams[0];
    if (!lists.shards.has(last.key)) { return; }
    var ends = new Set();
    walk(lists.shards.get(last.key).get("$" + last.key) || "", function (document) { ends.add(document); });
    walk(lists.shards.get(first.key).get("^" + first.key) || "", function (document) {
      if (ends.has(document) && total[document] === 1) { total[document] = 0; }
    });
  };

  Engine.prototype.sorted = function (found, ranks) {
    var order = this.meta.places;
    return found.sort(function (one, other) { return ranks[one] - ranks[other] || order[one] - order[other] || one - other; });
  };

  /* `early`, if given, is called with the candidates before they are verified, so that the first page can be shown at once; what it
     returns is waited for. */
  Engine.prototype.search = function (text, allowed, early) {
    var engine = this;
    return settled(function () {
      checked(text);
      return engine.looked(wordsOf(text), text, null).then(function (looked) {
        return engine.finished(text, looked, allowed || null, early);
      });
    });
  };

  /* Words and their lists. What no document holds may have been written in traditional characters. */
  Engine.prototype.looked = function (words, text, pairs) {
    var engine = this;
    if (text.trim() && !words.length) { throw told("没有可以查找的文字：请输入汉字、字母或数字。"); }
    var grams = plan(words);
    return this.lists(grams).then(function (lists) {
      var missing = words.some(function (word) {
        return HAN.test(word.text) && word.grams.some(function (gram) { return !lists[gram.key]; });
      });
      if (!missing || pairs) { return { words: words, lists: lists }; }
      return engine.pairs().then(function (found) {
        var again = wordsOf(text, found);
        var same = again.every(function (word, number) { return words[number] && word.text === words[number].text; });
        return same ? { words: words, lists: lists } : engine.looked(again, text, found);
      });
    });
  };

  Engine.prototype.finished = function (text, looked, allowed, early) {
    var engine = this;
    var narrowed = this.candidates(looked.words, looked.lists, allowed);
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
      return engine.text(document).then(function (text) { ranks[document] = rankOf(text, search.asked); });
    }).then(function () {
      var found = Array.from(search.candidates).filter(function (document) { return ranks[document] >= 0; });
      return engine.sorted(found, ranks);
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
    return settled(function () {
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
            if (rankOf(text, search.asked) >= 0) { hits.push(shown(some[number], text, search.asked)); }
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
      snippet: snippet(text, words), titleParts: titleParts(text, words)
    };
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

  /* --- suggestions --- */

  /* A table of sounds: a syllable and all its characters, then the next. */
  function readSounds(value) {
    var table = new Map();
    value.split(" ").forEach(function (entry) {
      var reading = /^[a-z]*/.exec(entry)[0];
      Array.from(entry.slice(reading.length)).forEach(function (char) { table.set(char, reading); });
    });
    return table;
  }

  function readSuggest(value) {
    var table = readSounds(value.sounds);
    var pairs = pairsOf(value.pairs.slice(0));
    var ids = value.ids.split("\n");
    var titles = value.titles.split("\n");
    if (ids.length !== titles.length || ids.length !== value.kind.length || ids.length !== value.place.length) { throw new Error("suggest"); }
    var places = value.places.map(function (place, number) {
      return { text: place, normal: normal(place, pairs), sound: lazy(place, value.odd[titles.length + number], table) };
    });
    var entries = titles.map(function (title, number) {
      var kind = value.kinds[Number(value.kind[number])];
      return {
        title: title, kind: kind, normal: normal(title, pairs), place: places[value.place[number]],
        address: kind === "page" ? ids[number] : kind + "s/" + ids[number] + ".html",
        sound: lazy(title, value.odd[number], table)
      };
    });
    return { entries: entries, places: places.filter(function (place) { return place.text; }), table: table };
  }

  /* The sound of a name, worked out when it is first asked for. */
  function lazy(name, odd, table) {
    var known = odd;
    return function () {
      if (known === undefined) { known = spoken(name, table); }
      return known;
    };
  }

  function spoken(name, table) {
    var parts = [];
    Array.from(normal(name)).forEach(function (char) {
      var reading = table.get(char) || (/[a-z0-9]/.test(char) ? char : "");
      if (reading) { parts.push(reading); }
    });
    return parts.join(" ");
  }

  Engine.prototype.suggest = function (text) {
    return suggest(this.small, text);
  };

  function suggest(store, text) {
    return settled(function () {
      checked(text);
      return store.get("suggest", readSuggest).then(function (data) {
        var found = matching(data, normal(text));
        if (found.length || !HAN.test(text)) { return found.map(offered); }
        return simple(store).then(function (pairs) { return matching(data, normal(text, pairs)).map(offered); });
      });
    });
  }

  function offered(entry) {
    return { title: entry.title, address: entry.address, place: entry.place.text, kind: entry.kind };
  }

  /* The best eight: titles that begin so, contain it, places, then the sound. */
  function matching(data, wanted) {
    if (!wanted) { return []; }
    var letters = /^[a-zü0-9]{2,}$/.test(wanted) ? wanted.replace(/ü/g, "v") : "";
    var classes = [[], [], [], [], []];
    data.entries.forEach(function (entry) {
      var at = entry.normal.indexOf(wanted);
      if (at >= 0) { classes[at ? 1 : 0].push(entry); }
      else if (entry.place.normal.indexOf(wanted) >= 0) { classes[2].push(entry); }
      else if (letters && sounds(entry.sound(), letters)) { classes[3].push(entry); }
      else if (letters && sounds(entry.place.sound(), letters)) { classes[4].push(entry); }
    });
    return [].concat.apply([], classes).slice(0, 8);
  }

  /* What is nearest to a query that finds nothing: `{text, total, why: "fewer"}` for a query with a word less, or a title as
     `suggest` gives it with `why: "pinyin"`, for one that sounds alike, or `why: "region"`, for one of the place that is named. */
  Engine.prototype.near = function (text) {
    var engine = this;
    return settled(function () {
      checked(text);
      var store = engine.small;
      var files = [store.get("suggest", readSuggest), store.get("sounds", readSounds), simple(store), engine.fewer(text)];
      return Promise.all(files).then(function (found) {
        var data = found[0];
        var wanted = normal(text, found[2]);
        var table = new Map(Array.from(found[1]).concat(Array.from(data.table)));
        var like = soundingLike(data, spoken(wanted, table).split(" ")).map(because("pinyin"));
        return found[3].concat(like, like.length ? [] : ofRegion(data, wanted).map(because("region"))).slice(0, 8);
      });
    });
  };

  function because(why) {
    return function (entry) {
      var found = offered(entry);
      found.why = why;
      return found;
    };
  }

  /* How many a query finds; exact where they are few, so that nothing is offered that leads to nothing. */
  Engine.prototype.estimate = function (text) {
    var engine = this;
    return this.looked(wordsOf(text), text, null).then(function (looked) {
      var narrowed = engine.candidates(looked.words, looked.lists, null);
      if (narrowed.sure || narrowed.found.length > AHEAD) { return narrowed.found.length; }
      return engine.verified(new Search(text, looked.words, narrowed.found, false)).then(function (found) { return found.length; });
    });
  };

  Engine.prototype.fewer = function (text) {
    var engine = this;
    var words = wordsOf(text).filter(function (word) { return !word.without; });
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

  /* Titles and places that share most syllables with the query, at least two in a row: 番愚 for 番禺. */
  function soundingLike(data, wanted) {
    for (var length = wanted.length; length >= 2; length -= 1) {
      for (var begin = 0; begin + length <= wanted.length; begin += 1) {
        var found = alike(data, wanted.slice(begin, begin + length).join(" "));
        if (found.length) { return found; }
      }
    }
    return [];
  }

  function alike(data, wanted) {
    return data.entries.filter(function (entry) {
      return holds(entry.sound(), wanted) || holds(entry.place.sound(), wanted);
    }).slice(0, 5);
  }

  function holds(syllables, wanted) {
    return (" " + syllables + " ").indexOf(" " + wanted + " ") >= 0;
  }

  /* Records of the place whose name, or the beginning of it, shares most with the query. */
  function ofRegion(data, wanted) {
    var best = null;
    var most = 1;
    data.places.forEach(function (place) {
      for (var begin = 0; begin < place.normal.length; begin += 1) {
        var length = most + 1;
        while (begin + length <= place.normal.length && wanted.indexOf(place.normal.slice(begin, begin + length)) >= 0) {
          best = place.normal.slice(begin, begin + length);
          most = length;
          length += 1;
        }
      }
    });
    if (!best) { return []; }
    return data.entries.filter(function (entry) { return entry.place.normal.indexOf(best) >= 0; }).slice(0, 5);
  }

  /* --- doors --- */

  /* An engine; `base` is the way from the page to the site's root, '' or what ends in a slash. */
  function open(base) {
    return settled(function () {
      return new Store(base).get("meta", readMeta).then(function (meta) { return new Engine(base, meta); });
    });
  }

  /* Suggestions alone, for pages that search nothing: it loads suggest.js and nothing else. */
  function suggester(base) {
    var store = new Store(base);
    return { suggest: function (text) { return suggest(store, text); } };
  }

  window.addEventListener("error", silence);
  return { open: open, suggester: suggester, put: put, normal: normal };
})();
