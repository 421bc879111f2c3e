/* Titles and places: those suggested while one types, and those nearest to a query that finds nothing. A part of sf-find.js. */
(function (find) {
  "use strict";

  var HAN = /\p{Script=Han}/u;

  function readSuggest(value) {
    var table = find.text.readSounds(value.sounds);
    var pairs = find.text.pairsOf(value.pairs.slice(0));
    var ids = value.ids.split("\n");
    var titles = value.titles.split("\n");
    if (ids.length !== titles.length || ids.length !== value.kind.length || ids.length !== value.place.length) { throw new Error("suggest"); }
    var places = value.places.map(function (place, number) {
      return { text: place, normal: find.text.normal(place, pairs), sound: find.text.lazy(place, value.odd[titles.length + number], table) };
    });
    var entries = titles.map(function (title, number) {
      var kind = value.kinds[Number(value.kind[number])];
      return {
        title: title, kind: kind, normal: find.text.normal(title, pairs), place: places[value.place[number]],
        address: kind === "page" ? ids[number] : kind + "s/" + ids[number] + ".html",
        sound: find.text.lazy(title, value.odd[number], table)
      };
    });
    return { entries: entries, places: places.filter(function (place) { return place.text; }), table: table };
  }

  function suggest(store, text) {
    return find.settled(function () {
      find.checked(text);
      return store.get("suggest", readSuggest).then(function (data) {
        var found = matching(data, find.text.normal(text));
        if (found.length || !HAN.test(text)) { return found.map(offered); }
        return find.text.simple(store).then(function (pairs) { return matching(data, find.text.normal(text, pairs)).map(offered); });
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
      else if (letters && find.text.sounds(entry.sound(), letters)) { classes[3].push(entry); }
      else if (letters && find.text.sounds(entry.place.sound(), letters)) { classes[4].push(entry); }
    });
    return [].concat.apply([], classes).slice(0, 8);
  }

  /* The nearest to a query: `why: "pinyin"` for one that sounds alike, `why: "region"` for one of the place that is named. */
  function near(store, text) {
    return Promise.all([store.get("suggest", readSuggest), store.get("sounds", find.text.readSounds), find.text.simple(store)]).then(function (found) {
      var data = found[0];
      var wanted = find.text.normal(text, found[2]);
      var table = new Map(Array.from(found[1]).concat(Array.from(data.table)));
      var like = soundingLike(data, find.text.spoken(wanted, table).split(" ")).map(because("pinyin"));
      return like.length ? like : ofRegion(data, wanted).map(because("region"));
    });
  }

  function because(why) {
    return function (entry) {
      var found = offered(entry);
      found.why = why;
      return found;
    };
  }

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

  find.titles = { suggest: suggest, near: near };
})(shifanFind);
