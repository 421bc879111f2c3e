/* Rules about one record that a browser can follow: those of generator/rules that need neither files nor whole other records.
   Whatever they find `shifan check` finds too; the rest only it can find. Knows nothing of the page. */
(function () {
  "use strict";

  var parts = window.shifanSubmit = window.shifanSubmit || {};
  var SECTIONS = ["background", "practice", "results", "lessons"];
  var RANKS = { province: 0, direct: 1, prefecture: 1, county: 2 };

  function problem(path, code, args) {
    return { path: path, code: code, args: args || {} };
  }

  function has(right, name) {
    return right.wrong.indexOf(name) >= 0;
  }

  /* --- any record --- */

  /* Every value that is no part, with its field and path; parts are opened. */
  function named(fields, values, above, each) {
    fields.forEach(function (field) {
      var value = values[field.name];
      if (value === undefined) { return; }
      (field.many ? value : [value]).forEach(function (item, place) {
        var path = above.concat(field.many ? [field.name, place] : [field.name]);
        if (field.fields) {
          named(field.fields, item, path, each);
        } else {
          each(field, item, path);
        }
      });
    });
  }

  function unknown(form, kind, right, world) {
    var found = [];
    named(form.types[kind].fields, right.values, [], function (field, value, path) {
      if (field.kind === "reference" && !world.exists(field.refers, value)) {
        found.push(problem(path, "unknown-reference", { type: field.refers, found: value, nearest: world.meant(field.refers, value) }));
      }
      var wrong = field.kind === "choice" && form.open.indexOf(field.vocabulary) >= 0 ? parts.term(form, field, value) : null;
      if (wrong) { found.push(problem(path, wrong[0], wrong[1])); }
    });
    return found;
  }

  function needed(form, kind, right) {
    return form.types[kind].fields.filter(function (field) {
      return field.required && field.many && !has(right, field.name) && !(right.values[field.name] || []).length;
    }).map(function (field) { return problem([field.name], "missing-field", { field: field.name, label: field.label }); });
  }

  function repeated(form, kind, right) {
    var found = [];
    form.types[kind].fields.forEach(function (field) {
      if (!field.many || !(field.refers || field.vocabulary)) { return; }
      (right.values[field.name] || []).forEach(function (value, place, all) {
        if (all.indexOf(value) < place) { found.push(problem([field.name, place], "duplicate-reference", { found: value })); }
      });
    });
    return found;
  }

  function future(form, kind, right, world) {
    var found = [];
    function look(path, day) {
      if (day && day > world.today) { found.push(problem(path, "date-in-future", { found: day, today: world.today })); }
    }
    if (kind === "point") {
      ["history", "deeds"].forEach(function (name) {
        (right.values[name] || []).forEach(function (each, place) { look([name, place, "date"], each.date); });
      });
    } else if (["case", "article", "practice"].indexOf(kind) >= 0) {
      look(["date"], right.values.date);
    }
    return found;
  }

  function highlights(form, kind, right) {
    var number = (right.values.highlights || []).length;
    return number > form.highlights ? [problem(["highlights"], "too-many", { found: number, limit: form.highlights })] : [];
  }

  function files(form, kind, right) {
    var found = [];
    ["photos", "attachments"].forEach(function (name) {
      (right.values[name] || []).forEach(function (each, place) {
        if (/^\/|\\|:|(?:^|\/)\.\.(?:\/|$)/.test(each.file)) { found.push(problem([name, place, "file"], "media-unsafe-path", { found: each.file })); }
      });
    });
    return found;
  }

  /* Who is shown has agreed; whoever describes people says whether any can be recognised. */
  function consent(form, kind, right) {
    var found = [];
    (right.values.photos || []).forEach(function (photo, place) {
      [["people", "consent"], ["minors", "guardian_consent"]].forEach(function (pair) {
        if (photo[pair[0]] === "true" && photo[pair[1]] !== "true") {
          found.push(problem(["photos", place, pair[0]], "consent-missing", { found: photo.file, needed: pair[1] }));
        }
      });
      var word = new RegExp(form.people, "u").exec(photo.alt || "") || new RegExp(form.together, "u").exec(photo.caption || "");
      if (word && photo.people === undefined && photo.minors === undefined) {
        found.push(problem(["photos", place], "consent-unsaid", { found: photo.file, word: word[0] }));
      }
    });
    return found;
  }

  /* --- points --- */

  function point(form, right, world) {
    var values = right.values;
    var history = values.history || [];
    var deeds = values.deeds || [];
    var last = history[history.length - 1];
    var found = [];
    history.forEach(function (each, place) {
      if (place && each.date < history[place - 1].date) {
        found.push(problem(["history", place, "date"], "dates-out-of-order", { found: each.date, other: history[place - 1].date }));
      }
    });
    if (last && !has(right, "history") && values.status && last.status !== values.status) {
      found.push(problem(["status"], "status-history-mismatch", { found: values.status, last: last.status }));
    }
    deeds.forEach(function (deed, place) {
      if (deed.until && deed.until < deed.date) {
        found.push(problem(["deeds", place, "until"], "dates-out-of-order", { found: deed.until, other: deed.date }));
      }
      [["on_site", "days"], ["system", "system"]].forEach(function (each) {
        if (deed.kind === each[0] && deed[each[1]] === undefined) {
          found.push(problem(["deeds", place, each[1]], "missing-field", { field: each[1], label: label(form, each[1]) }));
        }
      });
    });
    if (values.domain === "rural" && values.status && values.status !== "withdrawn" && !values.countryside_hookup) {
      found.push(problem(["countryside_hookup"], "hookup-missing"));
    }
    return found.concat(has(right, "history") ? [] : years(history, deeds), stays(deeds));
  }

  function label(form, name) {
    var deeds = form.types.point.fields.filter(function (field) { return field.name === "deeds"; })[0];
    return deeds.fields.filter(function (field) { return field.name === name; })[0].label;
  }

  /* Deeds are done from the year in which the history begins to the one in which it ends. */
  function years(history, deeds) {
    if (!history.length) { return []; }
    var first = Number(history[0].date.slice(0, 4));
    var last = history[history.length - 1];
    var end = last.status === "withdrawn" ? Number(last.date.slice(0, 4)) : 9999;
    return deeds.map(function (deed, place) {
      var year = Number(deed.date.slice(0, 4));
      var allowed = first + "–" + (end < 9999 ? end : "");
      return year < first || year > end ? problem(["deeds", place, "date"], "deed-year", { found: year, allowed: allowed }) : null;
    }).filter(Boolean);
  }

  function daysIn(year) {
    return year % 4 === 0 && year % 100 !== 0 || year % 400 === 0 ? 366 : 365;
  }

  function between(first, last) {
    return Math.round((Date.parse(last) - Date.parse(first)) / 864e5);
  }

  /* Nobody is on site for more days than the calendar has; days in the years after are not counted here. */
  function stays(deeds) {
    var total = {};
    var found = [];
    deeds.forEach(function (deed, place) {
      if (deed.kind !== "on_site" || deed.days === undefined) { return; }
      var year = Number(deed.date.slice(0, 4));
      var days = Number(deed.days);
      var after = deed.until ? Math.max(0, between(year + "-12-31", deed.until)) : 0;
      var room = deed.until && deed.until >= deed.date ? between(deed.date, deed.until) + 1 : daysIn(year);
      total[year] = (total[year] || 0) + Math.max(0, days - after);
      var over = days > room ? [days, room] : total[year] > daysIn(year) ? [total[year], daysIn(year)] : null;
      if (over) { found.push(problem(["deeds", place, "days"], "on-site-days", { found: over[0], limit: over[1] })); }
    });
    return found;
  }

  /* --- the other types --- */

  function story(form, right) {
    var told = SECTIONS.some(function (name) { return right.values[name]; });
    var unsure = SECTIONS.some(function (name) { return has(right, name); });
    return told === Boolean(right.values.body) && !unsure ? [problem(["body"], "body-or-sections", { found: told ? "both" : "neither" })] : [];
  }

  function organ(form, right, world) {
    var values = right.values;
    var parent = values.parent ? world.organ(values.parent) : null;
    var below = (values.kind || "committee") !== "committee" || has(right, "kind");
    return parent && parent.id !== world.id && RANKS[parent.level] >= RANKS[values.level] + below
      ? [problem(["parent"], "organ-parent-level", { parent: parent.name, found: parent.level, level: values.level })] : [];
  }

  function meeting(form, right, world) {
    var values = right.values;
    var agenda = values.agenda || [];
    var route = values.route || [];
    var last = has(right, "until") ? "9999" : values.until || values.date;
    var found = [];
    function order(path, begin, end) {
      if (end && end <= begin) { found.push(problem(path, "times-out-of-order", { found: end, other: begin })); }
    }
    function within(path, day) {
      if (day && (day < values.date || day > last)) { found.push(problem(path, "outside-meeting", { found: day })); }
    }
    if (values.until && values.until < values.date) {
      found.push(problem(["until"], "dates-out-of-order", { found: values.until, other: values.date }));
    }
    agenda.forEach(function (item, place) {
      order(["agenda", place, "end"], item.start, item.end);
      within(["agenda", place, "date"], item.date);
    });
    route.forEach(function (stop, place) {
      order(["route", place, "leave"], stop.arrive, stop.leave);
      within(["route", place, "date"], stop.date);
      if (place) { overlap(route[place - 1], stop, place); }
      if (values.date >= world.today && world.status(stop.point) === "withdrawn") {
        found.push(problem(["route", place, "point"], "withdrawn-stop", { name: world.title("point", stop.point) }));
      }
    });
    function overlap(before, after, place) {
      if ((after.date || values.date) + after.arrive < (before.date || values.date) + before.leave) {
        found.push(problem(["route", place, "arrive"], "overlapping-stops", {
          first: world.title("point", before.point), first_leave: before.leave,
          second: world.title("point", after.point), second_arrive: after.arrive
        }));
      }
    }
    return found;
  }

  var ANY = [unknown, needed, repeated, future, highlights, files, consent];
  var TYPED = { point: point, "case": story, organ: organ, meeting: meeting };

  /* Problems without words. `able` says whether the rules have what they reckon with. */
  parts.rules = function (form, kind, right, world, able) {
    if (!able) { return unknown(form, kind, right, world).concat(files(form, kind, right)); }
    var found = [];
    ANY.forEach(function (rule) { found = found.concat(rule(form, kind, right, world)); });
    return found.concat(TYPED[kind] ? TYPED[kind](form, right, world) : []);
  };
})();
