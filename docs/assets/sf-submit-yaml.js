/* Records as YAML in the one canonical form: the same text that generator/yamlfile/writing.py makes of the same values, which
   tests/form/test_form_writing.py compares. Knows nothing of the page. */
(function () {
  "use strict";

  var parts = window.shifanSubmit = window.shifanSubmit || {};
  var STEP = "  ";
  var ESCAPES = { "\\": "\\\\", "\"": "\\\"", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0" };

  /* `forbidden` finds the characters that have to be escaped. */
  function Writer(forbidden) {
    this.forbidden = forbidden;
    this.lines = [];
    this.lead = ""; /* the dashes that the next line begins with: the first entry of an item stands beside them */
  }

  Writer.prototype = {
    container: function (value, pad) {
      var self = this;
      if (Array.isArray(value)) {
        value.forEach(function (each) { self.item(each, pad); });
      } else {
        Object.keys(value).forEach(function (key) { self.value(self.line(key) + ":", value[key], pad); });
      }
    },

    item: function (value, pad) {
      if (typeof value === "string" || empty(value)) {
        this.value("-", value, pad);
        return;
      }
      this.lead = (this.lead || pad) + "- ";
      this.container(value, pad + STEP);
    },

    value: function (head, value, pad) {
      var start = (this.lead || pad) + head;
      this.lead = "";
      if (typeof value === "string") {
        var found = this.text(value);
        this.lines.push(start + " " + found[0]);
        found.slice(1).forEach(function (line) { this.lines.push(line ? pad + STEP + line : ""); }, this);
      } else if (empty(value)) {
        this.lines.push(start + (Array.isArray(value) ? " []" : " {}"));
      } else {
        this.lines.push(start);
        this.container(value, pad + STEP);
      }
    },

    /* A text as it stands behind its key: one line, or the head of a block and its lines. */
    text: function (text) {
      if (text.indexOf("\n") < 0 || !text.trim() || this.forbidden.test(text) || text.indexOf("\r") >= 0) {
        return [this.line(text)];
      }
      var chomp = /\n\n$/.test(text) ? "+" : /\n$/.test(text) ? "" : "-";
      var indicator = /^[ \t\n]/.test(text) ? String(STEP.length) : "";
      return ["|" + indicator + chomp].concat(text.replace(/\n$/, "").split("\n"));
    },

    line: function (text) {
      var forbidden = this.forbidden;
      if (plain(text) && !forbidden.test(text)) { return text; }
      if (!forbidden.test(text) && !/[\n\r]/.test(text) && /[\\"]/.test(text)) {
        return "'" + text.replace(/'/g, "''") + "'";
      }
      return "\"" + Array.from(text, function (char) {
        return ESCAPES[char] || (forbidden.test(char) ? escaped(char) : char);
      }).join("") + "\"";
    }
  };

  function empty(value) {
    return !Object.keys(value).length;
  }

  /* What begins no other token and holds nothing that ends a plain scalar in a block (YAML 1.2.2, 7.3.3). */
  function plain(text) {
    return /^(?:[^ \t\n\r\ufeff,[\]{}#&*!|>'"%@`?:-]|[?:-][^ \t\n\r])/.test(text) &&
      !/^(?:---|\.\.\.)|[\t\n\r\ufeff]|:(?: |$)| #| $/.test(text);
  }

  function escaped(char) {
    var digits = char.codePointAt(0).toString(16).toUpperCase();
    return digits.length < 3 ? "\\x" + digits.padStart(2, "0") : digits.length < 5 ? "\\u" + digits.padStart(4, "0") : "\\U" + digits.padStart(8, "0");
  }

  /* The values of a record, or of a part of it, in the order of the declarations; what these do not know follows as it came. */
  function ordered(values, fields) {
    var found = {};
    fields.forEach(function (field) {
      if (field.name in values) { found[field.name] = inner(values[field.name], field); }
    });
    Object.keys(values).forEach(function (name) {
      if (!(name in found)) { found[name] = values[name]; }
    });
    return found;
  }

  function inner(value, field) {
    if (!field.fields || typeof value === "string") { return value; }
    return Array.isArray(value) ? value.map(function (each) { return inner(each, field); }) : ordered(value, field.fields);
  }

  /* The text of a whole record. */
  parts.yaml = function (form, values, fields) {
    var writer = new Writer(new RegExp(form.forbidden, "u"));
    var value = ordered(values, fields);
    writer.container(value, "");
    return (writer.lines.length ? writer.lines : ["{}"]).join("\n") + "\n";
  };
})();
