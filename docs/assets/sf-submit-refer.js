/* The records of the site, as the form needs them: which there are, what they are called, where a new one belongs. The columns of the
   search page say all of it (sf-records.js and sf-records-titles.js). */
(function () {
  "use strict";

  var parts = window.shifanSubmit = window.shifanSubmit || {};
  var MOST = 20; /* suggestions at a time */

  function plain(text) {
    return text.normalize("NFKC").toLowerCase();
  }

  /* `form` is what form.js handed in, `records` the columns, `regions` the tree, `today` a day as 2006-02-28. */
  function World(form, records, regions, today) {
    this.form = form;
    this.records = records;
    this.titles = new shifanRecords.Titles(records);
    this.regions = regions;
    this.today = today;
    this.id = ""; /* of the record at work */
    this.byKind = {};
  }

  World.prototype = {
    /* All columns, which above a certain number of records lie in several files. */
    load: function () {
      var records = this.records;
      var titles = this.titles;
      records.settle();
      return records.want(records.needed([]), function () {}).then(function () {
        return titles.want(records.order("relevance"));
      });
    },

    /* By id, the number of each record of a type. */
    known: function (kind) {
      if (!this.byKind[kind]) {
        var found = this.byKind[kind] = new Map();
        var records = this.records;
        var at = records.facet("type").index["$" + kind];
        for (var doc = 0; doc < records.total; doc++) {
          if (records.values("type", doc)[0] === at) { found.set(this.titles.ids[doc], doc); }
        }
      }
      return this.byKind[kind];
    },

    exists: function (kind, id) {
      return this.known(kind).has(id);
    },

    title: function (kind, id) {
      return this.exists(kind, id) ? this.titles.title(this.known(kind).get(id)) : id;
    },

    /* The id that somebody probably meant, who may have written a title instead. */
    meant: function (kind, text) {
      var self = this;
      var ids = Array.from(this.known(kind).keys());
      var near = parts.nearest(text, ids);
      if (near || !ids.length) { return near; }
      var byTitle = new Map();
      ids.forEach(function (id) { byTitle.set(self.title(kind, id), id); });
      return byTitle.get(parts.nearest(text, Array.from(byTitle.keys()))) || "";
    },

    value: function (kind, id, facet) {
      var doc = this.known(kind).get(id);
      var found = doc === undefined ? [] : this.records.values(facet, doc);
      return found.length ? this.records.facet(facet).values[found[0]].key : "";
    },

    status: function (id) {
      return this.value("point", id, "status");
    },

    organ: function (id) {
      return this.exists("organ", id) ? { id: id, name: this.title("organ", id), level: this.value("organ", id, "level") } : null;
    },

    /* Ids and titles that hold what was typed, those that begin with it first. */
    suggest: function (kind, typed) {
      var self = this;
      var wanted = plain(typed.trim());
      var first = [];
      var others = [];
      this.known(kind).forEach(function (doc, id) {
        if (first.length >= MOST) { return; }
        var title = self.titles.title(doc);
        var at = Math.min.apply(null, [plain(title), id].map(function (text) {
          var found = text.indexOf(wanted);
          return found < 0 ? Infinity : found;
        }));
        if (at === 0) { first.push([id, title]); } else if (at < Infinity && others.length < MOST) { others.push([id, title]); }
      });
      return first.concat(others).slice(0, MOST);
    },

    /* The folder of a prefecture's records, or of the province's; "" where that cannot be told. */
    prefecture: function (code) {
      var path = this.regions.path(code);
      var found = path.filter(function (region) { return region.level === 1; })[0] || path.filter(function (region) { return region.level === 0; })[0];
      return found ? found.code : "";
    },

    office: function (id) {
      var doc = this.known("organ").get(id);
      if (doc === undefined) { return ""; }
      if (["province", "direct"].indexOf(this.value("organ", id, "level")) >= 0) { return this.form.province; }
      var path = this.records.values("region", doc);
      return path.length ? this.prefecture(this.records.facet("region").values[path[path.length - 1]].key) : "";
    },

    /* Where a new record lies, from the root: beside those of its prefecture, or of the province where that cannot be told. */
    file: function (kind, id, values) {
      var folder = this.form.data + "/" + this.form.types[kind].folder + "/";
      var divided = ["point", "case", "article"].indexOf(kind) >= 0;
      var below = !divided ? "" : kind === "case" && !values.organ ? this.prefecture(values.region || "") : this.office(values.organ || "");
      return folder + (divided ? (below || this.form.province) + "/" : "") + id + ".yml";
    }
  };

  /* The tree of regions: one a line, how deep, its level, its code, its name. */
  function Regions(text) {
    var self = this;
    var way = [];
    this.byCode = new Map();
    this.top = [];
    text.split("\n").forEach(function (line) {
      var found = /^(\d)(\d)(\d{9}|\d{6})(.+)$/.exec(line);
      if (!found) { return; }
      var depth = Number(found[1]);
      var region = { code: found[3], name: found[4], level: Number(found[2]), above: depth ? way[depth - 1] : null, below: [] };
      way[depth] = region;
      self.byCode.set(region.code, region);
      (region.above ? region.above.below : self.top).push(region);
    });
  }

  /* From the province down to the region itself. */
  Regions.prototype.path = function (code) {
    var path = [];
    for (var region = this.byCode.get(code); region; region = region.above) { path.unshift(region); }
    return path;
  };

  parts.World = World;
  parts.Regions = Regions;

  /* The number of the file that a record is in: as generator/outputs/submit/originals.py divides them. */
  parts.shard = function (kind, id, shards) {
    return Array.from(kind + "/" + id).reduce(function (found, char) { return (found * 31 + char.codePointAt(0)) % 65521; }, 0) % shards;
  };
})();
