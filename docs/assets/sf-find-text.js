/* Text as it is compared: letter by letter, the same as generator/outputs/search/normal.py, to which a test holds it; and by its sound,
   pinyin in full or by initials. A part of sf-find.js. */
(function (find) {
  "use strict";

  var IGNORED = /[\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]|\udb40[\udd00-\uddef]/g;
  var RUN = /[\p{L}\p{N}\u{20000}-\u{3ffff}]+/gu;
  var CLUSTER = /(?:[\p{L}\p{N}\u{20000}-\u{3ffff}][\p{M}\uff9e\uff9f]*|[^])/uy;

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

  /* The table of traditional characters: what each is compared as. */
  function simple(store) {
    return store.get("simple", function (value) { return pairsOf(value.slice(0)); });
  }

  /* --- by sound --- */

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

  /* A table of sounds: a syllable and all its characters, then the next. */
  function readSounds(value) {
    var table = new Map();
    value.split(" ").forEach(function (entry) {
      var reading = /^[a-z]*/.exec(entry)[0];
      Array.from(entry.slice(reading.length)).forEach(function (char) { table.set(char, reading); });
    });
    return table;
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

  find.text = {
    RUN: RUN, CLUSTER: CLUSTER, folded: folded, simplified: simplified, normal: normal, pairsOf: pairsOf, simple: simple,
    sounds: sounds, soundPlaces: soundPlaces, readSounds: readSounds, lazy: lazy, spoken: spoken
  };
})(shifanFind);
