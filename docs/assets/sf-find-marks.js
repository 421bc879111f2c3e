/* Marks: where in a title or a text stands what was asked for, and the lines that show it. A part of sf-find.js. */
(function (find) {
  "use strict";

  /* The normal form of a text piece by piece, and for each of its characters where in the text it comes from. */
  function aligned(text, pairs) {
    var cluster = find.text.CLUSTER;
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
      cluster.lastIndex = at;
      var end = at + cluster.exec(text)[0].length;
      var signs = Array.from(find.text.simplified(find.text.folded(text.slice(at, end)), pairs));
      if (!signs.length && to.length) { to[to.length - 1] = end; }
      for (var number = 0; number < signs.length; number += 1) {
        if (signs[number].search(find.text.RUN) < 0) {
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

  function titleParts(text, words) {
    var title = text.fields[0];
    var marks = places(title, text.pairs, words);
    words.forEach(function (word) {
      if (!marks.length && word.letters) { marks = find.text.soundPlaces(title, text.sounds[0], word.letters); }
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

  find.marks = { titleParts: titleParts, snippet: snippet };
})(shifanFind);
