/* What a query asks for: its words, the grams by which the index knows them, and how well documents fit. A part of sf-find.js. */
(function (find) {
  "use strict";

  var QUOTED = /(^|[\s\u3000])([-－]?)(?:“([^”]*)”?|"([^"]*)"?|＂([^＂]*)＂?)|([^\s\u3000]+)/g;
  var PINYIN = 5; /* the rank of a title found by its sound, behind everything found by its letters */

  /* The words of a query: normal text, whether it must not occur, and whether it was quoted. */
  function wordsOf(text, pairs) {
    var words = [];
    var seen = {};
    text.replace(QUOTED, function (all, before, minus, curly, straight, wide, bare) {
      var quoted = bare === undefined;
      var without = quoted ? !!minus : /^[-－]./.test(bare);
      var inside = quoted ? curly || straight || wide || "" : without ? bare.slice(1) : bare;
      var word = find.text.normal(inside, pairs);
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

  /* --- ranks --- */

  /* For every document the weakest rank of a word's grams, 255 where one is missing; `base` is added to the field's number. */
  function ofGrams(grams, lists, base, documents) {
    var count = new Uint16Array(documents);
    var worst = new Uint8Array(documents);
    grams.forEach(function (gram, number) {
      find.index.walk(lists[gram.key], function (document, field) {
        if (count[document] === number) {
          count[document] = number + 1;
          worst[document] = Math.max(worst[document], field + base);
        }
      });
    });
    count.forEach(function (found, document) { if (found < grams.length) { worst[document] = 255; } });
    return worst;
  }

  function wordRanks(word, lists, documents) {
    var found = ofGrams(word.grams, lists, 1, documents);
    if (!word.letters) { return found; }
    /* Three letters are an abbreviation wherever they occur as such. */
    if (word.letters.length === 3 && !word.heard && found.some(function (rank) { return rank < 255; })) {
      word.unheard = word.letters;
      word.letters = "";
      return found;
    }
    var full = ofGrams(word.full, lists, PINYIN, documents);
    var initials = ofGrams(word.initials, lists, PINYIN, documents);
    return found.map(function (rank, document) { return Math.min(rank, full[document], initials[document]); });
  }

  /* Which documents may fit, in their order; `sure` where nothing about them needs to be verified. */
  function candidates(meta, words, lists, allowed) {
    var total = new Uint8Array(meta.documents).fill(1);
    var sure = true;
    words.forEach(function (word) {
      var ranks = wordRanks(word, lists, meta.documents);
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
    exactTitles(words, lists, total);
    var found = [];
    total.forEach(function (rank, document) { if (rank < 255 && (!allowed || allowed(document))) { found.push(document); } });
    return { found: sorted(meta, found, total), sure: sure };
  }

  /* Rank 0 for titles that begin and end as the one word does. */
  function exactTitles(words, lists, total) {
    var wanted = words.filter(function (word) { return !word.without; });
    var grams = wanted.length === 1 ? gramsOf(wanted[0].text) : [];
    if (!grams.length || wanted[0].text.length < 2) { return; }
    var last = gramsOf(Array.from(wanted[0].text).slice(-3).join("")).pop();
    var first = grams[0];
    if (!lists.shards.has(last.key)) { return; }
    var ends = new Set();
    find.index.walk(lists.shards.get(last.key).get("$" + last.key) || "", function (document) { ends.add(document); });
    find.index.walk(lists.shards.get(first.key).get("^" + first.key) || "", function (document) {
      if (ends.has(document) && total[document] === 1) { total[document] = 0; }
    });
  }

  function sorted(meta, found, ranks) {
    var order = meta.places;
    return found.sort(function (one, other) { return ranks[one] - ranks[other] || order[one] - order[other] || one - other; });
  }

  /* The rank of a word in a text: 1 title, 2 names, 3 summary, 4 body, 5 and 6 by sound; 0 where it is not. */
  function rankIn(text, word) {
    var single = Array.from(word.text).length === 1;
    for (var field = 0; field < (single ? 2 : 4); field += 1) {
      if (text.normal[field].indexOf(word.text) >= 0) { return field + 1; }
    }
    if (!word.letters) { return 0; }
    return find.text.sounds(text.sounds[0], word.letters) ? PINYIN : find.text.sounds(text.sounds[1], word.letters) ? PINYIN + 1 : 0;
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

  find.query = { words: wordsOf, plan: plan, candidates: candidates, sorted: sorted, rank: rankOf };
})(shifanFind);
