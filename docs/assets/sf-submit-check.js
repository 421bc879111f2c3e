/* What is wrong with the values of a record, by the declarations: the codes of `shifan check`, and its sentences out of
   messages.yml, so that nobody reads two wordings of one mistake. Knows nothing of the page. */
(function () {
  "use strict";

  var parts = window.shifanSubmit = window.shifanSubmit || {};
  var FAR = 1e6;
  var CODES = { time: "bad-time", url: "bad-url", account: "bad-account" };
  var INDISPENSABLE = ["date", "level"]; /* without them the rules cannot reckon */

  /* --- sentences: as generator/messages.py fills them --- */

  function fieldName(path) {
    return path.map(function (step) { return typeof step === "number" ? "[" + (step + 1) + "]" : "." + step; }).join("").replace(/^\./, "");
  }

  function filled(form, template, problem) {
    var values = Object.assign({}, problem.args, { field: fieldName(problem.path) });
    function value(name, word) {
      var found = values[name] === undefined ? "" : String(values[name]);
      return word && form.words[found] !== undefined ? form.words[found] : found;
    }
    var whole = template.replace(/\[\[(.*?)\]\]/g, function (all, inside) {
      var holders = inside.match(/\{\w+(?::word)?\}/g) || [];
      return holders.every(function (each) { return value(each.match(/\w+/)[0], /:/.test(each)); }) ? inside : "";
    });
    return whole.replace(/\{(\w+)(:word)?\}/g, function (all, name, word) { return value(name, word); });
  }

  function told(form, problem) {
    var message = form.messages[problem.code];
    return {
      path: problem.path,
      code: problem.code,
      sentence: filled(form, message[0], problem),
      remedy: filled(form, message[1], problem),
      severity: message[2]
    };
  }

  /* --- what was probably meant: as generator/problems.py finds it --- */

  function fold(word) {
    return word.normalize("NFKC").toLowerCase().replace(/[_ ]/g, "-");
  }

  function distance(left, right, limit) {
    var older = [];
    var before = [];
    var row = [];
    for (var j = 0; j <= right.length; j++) { row.push(j); }
    for (var i = 1; i <= left.length; i++) {
      older = before;
      before = row;
      row = [i];
      for (j = 1; j <= right.length; j++) {
        var cost = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left[i - 1] !== right[j - 1]));
        if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) { cost = Math.min(cost, older[j - 2] + 1); }
        row.push(cost);
      }
      if (Math.min.apply(null, row) > limit) { return limit + 1; }
    }
    return Math.min(row[right.length], limit + 1);
  }

  function cost(word, choice, limit) {
    var shorter = word.length <= choice.length ? word : choice;
    var longer = shorter === word ? choice : word;
    if (longer.length - shorter.length <= limit) {
      var edits = distance(word, choice, limit);
      if (edits <= limit && edits < shorter.length) { return edits; }
    }
    return shorter.length >= 2 && longer.join("").indexOf(shorter.join("")) === 0 ? 9 + longer.length - shorter.length : FAR;
  }

  function nearest(word, choices) {
    var found = Array.from(fold(word));
    var best = "";
    var least = FAR;
    (found.length ? choices : []).forEach(function (choice) {
      var folded = Array.from(fold(choice));
      var now = cost(found, folded, Math.max(1, Math.floor(Math.max(found.length, folded.length) / 3)));
      if (now < least || now === least && now < FAR && choice < best) {
        best = choice;
        least = now;
      }
    });
    return best;
  }

  /* --- values: as generator/records/values.py reads them --- */

  function isDay(text) {
    var day = new Date(text + "T00:00:00Z");
    return !isNaN(day) && day.toISOString().slice(0, 10) === text;
  }

  function whole(form, kind) {
    return new RegExp("^(?:" + form.patterns[kind] + ")$");
  }

  /* The day that was probably meant, as it should be written; "" when nobody can tell. */
  function suggestedDay(form, text) {
    var loose = whole(form, "loose-day").exec(text.normalize("NFKC").trim());
    var found = (loose || []).slice(1).filter(Boolean);
    var day = found.length ? [found[0], found[1].padStart(2, "0"), found[2].padStart(2, "0")].join("-") : "";
    return day && isDay(day) ? day : "";
  }

  function day(form, text) {
    if (!whole(form, "day").test(text)) { return ["bad-date-form", { found: text, suggestion: suggestedDay(form, text) }]; }
    if (!isDay(text)) { return ["impossible-date", { found: text }]; }
    return text < form.days[0] || text > form.days[1] ? ["number-range", { found: text, minimum: form.days[0], maximum: form.days[1] }] : null;
  }

  function number(form, field, text) {
    if (!whole(form, field.kind).test(text)) { return ["not-a-number", { found: text }]; }
    var value = Number(text);
    return value < field.least || value > field.most ? ["number-range", { found: value, minimum: field.least, maximum: field.most }] : null;
  }

  function line(text, limit) {
    if (/[\r\n]/.test(text)) { return ["line-break", {}]; }
    var length = Array.from(text).length;
    return length > limit ? ["too-long", { length: length, limit: limit }] : null;
  }

  /* A word that its vocabulary lacks; people also write the label. */
  function term(form, field, text) {
    var terms = form.terms[field.vocabulary] || [];
    if (terms.some(function (each) { return each[0] === text; })) { return null; }
    var near = nearest(text, terms.map(function (each) { return each[0]; }));
    var label = near ? "" : nearest(text, terms.map(function (each) { return each[1]; }));
    var meant = terms.filter(function (each) { return label && each[1] === label; })[0];
    var allowed = terms.map(function (each) { return each[0] + "（" + each[1] + "）"; }).join("、");
    return ["not-in-list", { found: text, nearest: near || (meant ? meant[0] : ""), allowed: allowed }];
  }

  function wrong(form, field, text) {
    if (!text.trim()) { return ["empty-value", {}]; }
    if (field.kind === "choice" && form.open.indexOf(field.vocabulary) < 0) { return term(form, field, text); }
    if (field.kind === "day") { return day(form, text); }
    if (field.kind === "whole" || field.kind === "decimal") { return number(form, field, text); }
    if (CODES[field.kind]) {
      var right = whole(form, field.kind).test(text) && Array.from(text).length <= (field.limit || form.line);
      return right ? null : [CODES[field.kind], { found: text }];
    }
    if (field.kind === "text") { return null; }
    return line(text, field.kind === "line" && field.limit || form.line);
  }

  function oddities(form, text, path) {
    var count = {};
    (text.match(new RegExp(form.forbidden, "gu")) || []).forEach(function (char) { count[char] = (count[char] || 0) + 1; });
    return Object.keys(count).map(function (char) {
      var found = "U+" + char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
      return { path: path, code: "control-character", args: { found: found, count: count[char] } };
    });
  }

  function single(form, field, value, path) {
    if (field.fields) { return part(form, field.fields, value, path); }
    var found = wrong(form, field, value);
    return (found ? [{ path: path, code: found[0], args: found[1], value: true }] : []).concat(oddities(form, value, path));
  }

  function missing(field, values, path) {
    if (field.name === "alt") { return { path: path, code: "alt-missing", args: { found: values.file || "" }, value: true }; }
    return { path: path, code: "missing-field", args: { field: field.name, label: field.label }, value: true };
  }

  function part(form, fields, values, above) {
    var found = [];
    fields.forEach(function (field) {
      var value = values[field.name];
      var path = above.concat(field.name);
      if (value === undefined || value === "") {
        if (field.required) { found.push(missing(field, values, path)); }
      } else if (field.many) {
        value.forEach(function (each, place) { found = found.concat(single(form, field, each, path.concat(place))); });
      } else {
        found = found.concat(single(form, field, value, path));
      }
    });
    return found;
  }

  /* What is right of the values, for the rules; `kept` are the places of items that stayed, `wrong` the fields with a mistake. */
  function rightOf(values, problems) {
    var right = Object.assign({}, values);
    var lost = {};
    var kept = {};
    problems.forEach(function (problem) {
      if (!problem.value) { return; }
      lost[problem.path[0]] = (lost[problem.path[0]] || []).concat([typeof problem.path[1] === "number" ? problem.path[1] : -1]);
    });
    Object.keys(lost).forEach(function (name) {
      if (!Array.isArray(values[name]) || lost[name].indexOf(-1) >= 0) {
        delete right[name];
        return;
      }
      kept[name] = values[name].map(function (each, place) { return place; }).filter(function (place) { return lost[name].indexOf(place) < 0; });
      right[name] = kept[name].map(function (place) { return values[name][place]; });
    });
    return { values: right, kept: kept, wrong: Object.keys(lost) };
  }

  function settled(problem, right) {
    var name = problem.path[0];
    if (right.kept[name] && problem.path.length > 1) {
      return Object.assign({}, problem, { path: [name, right.kept[name][problem.path[1]]].concat(problem.path.slice(2)) });
    }
    return right.wrong.indexOf(name) < 0 ? problem : null;
  }

  /* Everything wrong with a record, in the order of its fields. `world` knows the other records and today. */
  function check(form, kind, values, world) {
    var fields = form.types[kind].fields;
    var found = part(form, fields, values, []);
    var right = rightOf(values, found);
    var able = fields.every(function (field) {
      return !field.required || INDISPENSABLE.indexOf(field.name) < 0 || right.values[field.name] !== undefined;
    });
    var ruled = parts.rules(form, kind, right, world, able).map(function (problem) { return settled(problem, right); });
    var order = fields.map(function (field) { return field.name; });
    return found.concat(ruled.filter(Boolean)).sort(function (one, other) {
      return order.indexOf(one.path[0]) - order.indexOf(other.path[0]) || (one.path[1] || 0) - (other.path[1] || 0) || 0;
    }).map(function (problem) { return told(form, problem); });
  }

  parts.check = check;
  parts.told = told;
  parts.term = term;
  parts.nearest = nearest;
  parts.suggestedDay = suggestedDay;
  parts.whole = whole;
})();
