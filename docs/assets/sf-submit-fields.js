/* The inputs of the form, made from the declarations: each control has a node and can `read`, `fill`, `mark` a problem in itself and
   `clear` it. Parts and lists are made of controls in turn (sf-submit-groups.js). */
(function () {
  "use strict";

  var parts = window.shifanSubmit = window.shifanSubmit || {};
  var number = 0;

  /* An element with attributes and children; text is text, whatever stands in it. */
  function element(name, attributes, children) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      if (key === "text") { made.textContent = attributes[key]; } else { made.setAttribute(key, attributes[key]); }
    });
    (children || []).forEach(function (child) { if (child) { made.append(child); } });
    return made;
  }

  function fresh(name) {
    number += 1;
    return "sf-" + name + "-" + number;
  }

  /* What was typed or pasted, without what nobody sees: it would keep the text from being found, and `check` refuses some of it. */
  function clean(form, text, many) {
    var tidy = text.replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n").replace(new RegExp(form.hidden, "gu"), "")
      .replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, "");
    if (!many) { return tidy.replace(/\n/g, " ").trim(); }
    tidy = tidy.replace(/\s+$/, "").replace(/^\n+/, "");
    return tidy.indexOf("\n") >= 0 ? tidy + "\n" : tidy;
  }

  function helpOf(form, field) {
    var hints = {
      day: "写成年-月-日，如 2026-02-28。", time: "24 小时制，如 09:30。", whole: "只写数字。", decimal: "只写数字。", url: "以 https:// 开头。"
    };
    var said = [field.help, hints[field.kind], field.unit ? "单位：" + field.unit + "。" : "", field.markdown ? "可以分段，也可用 Markdown。" : ""];
    return said.filter(Boolean).join("");
  }

  /* --- one input with its label, help and problem --- */

  function Single(form, field, input) {
    var id = fresh(field.name);
    var help = helpOf(form, field);
    this.form = form;
    this.field = field;
    this.input = input;
    this.before = undefined;
    input.id = id;
    input.name = field.name;
    if (field.required) { input.setAttribute("aria-required", "true"); }
    this.problem = element("p", { "class": "sf-wrong", id: id + "-wrong", hidden: "" });
    this.help = help ? element("p", { "class": "sf-help", id: id + "-help", text: help }) : null;
    this.described = help ? id + "-help" : "";
    this.node = element("div", { "class": "sf-field sf-field--" + field.kind, "data-sf-field": field.name }, [
      element("label", { "for": id }, [field.label, field.required ? need() : null]), this.help, this.problem, input
    ]);
    this.clear();
  }

  function need() {
    return element("span", { "class": "sf-need", text: "必填" });
  }

  Single.prototype = {
    read: function () {
      var text = clean(this.form, this.input.value, this.field.kind === "text");
      // A value that nobody has touched stays as it was, to the last line end.
      return this.before !== undefined && clean(this.form, this.before, this.field.kind === "text") === text ? this.before : text || undefined;
    },

    fill: function (value) {
      this.before = value;
      this.input.value = value === undefined ? "" : value;
      this.grow();
    },

    grow: function () {
      if (this.field.kind === "text") { this.input.rows = Math.min(24, Math.max(4, Math.ceil(this.input.value.length / 40) + this.input.value.split("\n").length)); }
    },

    mark: function (path, text, severity) {
      if (this.problem.hidden) { this.problem.textContent = ""; }
      this.problem.textContent += (this.problem.textContent ? " " : "") + text;
      this.problem.className = "sf-wrong" + (severity === "warning" ? " sf-wrong--mild" : "");
      this.problem.hidden = false;
      if (severity !== "warning") { this.input.setAttribute("aria-invalid", "true"); }
      this.input.setAttribute("aria-describedby", (this.described + " " + this.problem.id).trim());
      return { id: this.input.id, label: this.field.label };
    },

    clear: function () {
      this.problem.hidden = true;
      this.problem.textContent = "";
      this.input.removeAttribute("aria-invalid");
      if (this.described) { this.input.setAttribute("aria-describedby", this.described); } else { this.input.removeAttribute("aria-describedby"); }
    },

    focus: function () {
      this.input.focus();
    }
  };

  function input(form, field) {
    var made = element("input", { type: field.kind === "url" ? "url" : field.kind === "email" ? "email" : "text", autocomplete: "off" });
    if (field.kind === "whole") { made.inputMode = "numeric"; }
    if (field.kind === "decimal") { made.inputMode = "decimal"; }
    if (field.kind === "day") { made.placeholder = "2026-02-28"; }
    if (field.kind === "time") { made.placeholder = "09:30"; }
    made.addEventListener("change", function () {
      var better = bettered(form, field.kind, clean(form, made.value, false));
      if (better !== made.value) { made.value = better; }
    });
    return new Single(form, field, made);
  }

  /* What people write instead, put as records have it: full-width digits, 2006年2月28日, 9：30. */
  function bettered(form, kind, text) {
    if (kind === "day") { return parts.suggestedDay(form, text) || text; }
    if (kind === "whole" || kind === "decimal") { return text.normalize("NFKC"); }
    if (kind !== "time") { return text; }
    var time = /^(\d{1,2})[:：.点](\d{2})分?$/.exec(text.normalize("NFKC"));
    return time ? time[1].padStart(2, "0") + ":" + time[2] : text;
  }

  function area(form, field) {
    var made = element("textarea", { rows: "4" });
    var single = new Single(form, field, made);
    made.addEventListener("input", function () { single.grow(); });
    return single;
  }

  function choice(form, field, terms) {
    var none = element("option", { value: "", text: field.required ? "请选择" : "不填" });
    return new Single(form, field, element("select", {}, [none].concat(terms.map(function (term) {
      return element("option", { value: term[0], text: term[1] });
    }))));
  }

  function select(form, field) {
    return choice(form, field, form.terms[field.vocabulary] || []);
  }

  /* Yes, no, or not said: that nobody is in a picture is another thing than that nobody has said so. */
  function truth(form, field) {
    return choice(form, field, [["true", "是"], ["false", "否"]]);
  }

  /* A record of the site: typed by name or id, with suggestions; what is read is the id. */
  function reference(form, field, world) {
    var list = element("datalist", { id: fresh("list") });
    var made = element("input", { type: "text", autocomplete: "off", list: list.id });
    var single = new Single(form, field, made);
    function offered(pair) { return element("option", { value: named(pair[1], pair[0]) }); }
    function suggest() { list.replaceChildren.apply(list, world.suggest(field.refers, idOf(made.value) || made.value).map(offered)); }
    single.node.append(list);
    single.node.append(single.told = element("p", { "class": "sf-help", hidden: "" }));
    made.placeholder = "输入名称或编号查找";
    made.addEventListener("input", suggest);
    made.addEventListener("focus", suggest);
    made.addEventListener("change", function () {
      var found = world.known(field.refers).has(made.value.trim()) ? made.value.trim() : "";
      if (found) { made.value = named(world.title(field.refers, found), found); }
    });
    single.read = function () {
      var text = clean(form, made.value, false);
      var id = idOf(text);
      if (id && world.exists(field.refers, id)) { return id; }
      var same = world.suggest(field.refers, text).filter(function (pair) { return pair[1] === text; });
      return same.length === 1 ? same[0][0] : id || text || undefined;
    };
    single.fill = function (value) {
      made.value = value === undefined ? "" : world.exists(field.refers, value) ? named(world.title(field.refers, value), value) : value;
    };
    return single;
  }

  function named(title, id) {
    return title + "（" + id + "）";
  }

  function idOf(text) {
    var found = /（([a-z0-9-]+)）$/.exec(text);
    return found ? found[1] : "";
  }

  var MAKERS = { text: area, choice: select, truth: truth, reference: reference };

  /* The control of one value that is no part. */
  parts.single = function (form, field, world) {
    if (field.kind === "region") { return parts.region(form, field, world); }
    return (MAKERS[field.kind] || input)(form, field, world);
  };
  parts.element = element;
  parts.fresh = fresh;
  parts.need = need;
  parts.clean = clean;
  parts.helpOf = helpOf;
})();
