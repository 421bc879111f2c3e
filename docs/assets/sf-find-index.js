/* The files of the index as generator/outputs/search writes them: postings, the order of documents, texts. A part of sf-find.js. */
(function (find) {
  "use strict";

  var ALPHABET = alphabet(" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");
  var BASE = 45;

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
      if (value.key !== key) { throw find.told("网站刚刚更新过，请刷新页面再搜。"); }
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

  function readText(value) {
    if (value.length !== 9) { throw new Error("text"); }
    var pairs = find.text.pairsOf(value[8]);
    return {
      address: value[0],
      kind: value[1],
      fields: value.slice(2, 6),
      normal: value.slice(2, 6).map(function (text) { return find.text.normal(text, pairs); }),
      sounds: [value[6], value[7]],
      pairs: pairs
    };
  }

  find.index = { walk: walk, readShard: readShard, home: home, readMeta: readMeta, readText: readText };
})(shifanFind);
