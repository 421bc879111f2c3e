/* What a record shows: what its columns say, and its title and address, which lie in files of their own, for counting needs none of
   them. A part of sf-records.js. */
(function () {
  "use strict";

  if (!window.shifanRecords) { return; }
  var BROKEN = "记录的标题没有读到。请检查网络后刷新页面；筛选里的链接不受影响。";

  /* Each line begins with how much of the line before it repeats, one digit to the base of 36. */
  function unfolded(lines) {
    var before = "";
    return lines.map(function (line) {
      before = before.slice(0, parseInt(line[0], 36)) + line.slice(1);
      return before;
    });
  }

  /* Of records whose columns are loaded (`shifanRecords.open`). */
  function Titles(records) {
    this.records = records;
    this.ids = new Array(records.total);
    this.told = new Array(records.total);
    this.loading = records.parts.map(function () { return null; });
  }

  Titles.prototype = {
    has: function (docs) {
      return docs.every(function (doc) { return this.told[doc] !== undefined; }, this);
    },

    /* Where all titles are one file, it is loaded before anybody asks; whoever asks is told if it cannot be read. */
    ahead: function () {
      if (!this.records.divided) { this.part(0).catch(function () { /* told when it is asked for */ }); }
    },

    /* Loads the files that these records are in. */
    want: function (docs) {
      var self = this;
      return Promise.all(Array.from(new Set(docs.map(function (doc) { return self.records.owners[doc]; })), function (owner) {
        return self.part(owner);
      }));
    },

    part: function (owner) {
      var self = this;
      var part = this.records.parts[owner];
      var name = this.records.divided ? "titles/" + (part.key || "other") : "titles";
      this.loading[owner] = this.loading[owner] || this.records.file(name, BROKEN).then(function (plain) {
        self.records.settle();
        unfolded(plain.ids.split("\n")).forEach(function (id, place) { self.ids[part.docs[place]] = id; });
        plain.titles.split("\n").forEach(function (title, place) { self.told[part.docs[place]] = title; });
      }).catch(function (error) {
        self.loading[owner] = null;
        throw error;
      });
      return this.loading[owner];
    },

    /* A title may leave out the names of its place with which it begins; its first character says how many. */
    title: function (doc) {
      var records = this.records;
      var left = Number(this.told[doc][0]);
      var path = left ? records.values("region", doc).slice(-left) : [];
      var all = records.facet("region").values;
      return path.map(function (value) { return all[value].label; }).join("") + this.told[doc].slice(1);
    },

    /* What the columns say of a record. */
    about: function (doc) {
      var records = this.records;
      function labels(key) {
        return records.values(key, doc).map(function (value) { return records.facet(key).values[value]; });
      }
      var path = labels("region");
      var kind = labels("type")[0];
      var names = (path.length > 1 ? path.slice(1) : path).map(function (region) { return region.label; });
      return {
        doc: doc,
        kind: kind.key,
        type: kind.label,
        place: names.join(""),
        domain: labels("domain")[0],
        status: labels("status")[0],
        day: records.days[doc] ? day(records.first + records.days[doc]) : "",
        labels: labels
      };
    },

    /* All that a row shows. */
    record: function (doc) {
      var about = this.about(doc);
      return Object.assign(about, { title: this.title(doc), address: this.records.folders[about.kind] + "/" + this.ids[doc] + ".html" });
    }
  };

  /* Days are counted from the year 1, as Python does: day 719163 is 1970-01-01. */
  function day(ordinal) {
    return new Date((ordinal - 719163) * 864e5).toISOString().slice(0, 10);
  }

  shifanRecords.Titles = Titles;
})();
