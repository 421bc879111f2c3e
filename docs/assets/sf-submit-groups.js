/* Controls made of controls: regions from the province down, boxes to tick, lists, parts and lists of parts. */
(function () {
  "use strict";

  var parts = window.shifanSubmit = window.shifanSubmit || {};
  var element = parts.element;
  var LEVELS = ["省（自治区、直辖市）", "地市", "县（市、区）", "乡镇、街道"];

  /* A group with a legend, help, and a place for a problem of the whole. */
  function Group(form, field, kind, legend) {
    var id = parts.fresh(field.name);
    var help = parts.helpOf(form, field);
    this.form = form;
    this.field = field;
    this.problem = element("p", { "class": "sf-wrong", id: id + "-wrong", hidden: "" });
    this.help = help ? element("p", { "class": "sf-help", id: id + "-help", text: help }) : null;
    this.body = element("div", { "class": "sf-group__body" });
    this.node = element("fieldset", { "class": "sf-group sf-group--" + kind, id: id, tabindex: "-1", "data-sf-field": field.name }, [
      element("legend", {}, [legend || field.label, field.required ? parts.need() : null]), this.help, this.problem, this.body
    ]);
    this.described = this.help ? id + "-help" : "";
    this.clearOwn();
  }

  Group.prototype = {
    markOwn: function (text, severity) {
      this.problem.textContent += (this.problem.textContent ? " " : "") + text;
      this.problem.className = "sf-wrong" + (severity === "warning" ? " sf-wrong--mild" : "");
      this.problem.hidden = false;
      this.node.setAttribute("aria-describedby", (this.described + " " + this.problem.id).trim());
      return { id: this.node.id, label: this.field.label };
    },

    clearOwn: function () {
      this.problem.hidden = true;
      this.problem.textContent = "";
      if (this.described) { this.node.setAttribute("aria-describedby", this.described); } else { this.node.removeAttribute("aria-describedby"); }
    }
  };

  function button(text, name, act) {
    var made = element("button", { type: "button", "class": "sf-act", text: text });
    if (name) { made.setAttribute("aria-label", name); }
    made.addEventListener("click", act);
    return made;
  }

  function changed(node) {
    node.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /* --- regions: each choice opens the next --- */

  parts.region = function (form, field, world) {
    var group = new Group(form, field, "region");
    var code = "";

    function choose(region) {
      code = region;
      draw();
      changed(group.node);
    }

    /* One choice: the regions below `above`, or `above` itself. */
    function row(above, below, chosen, depth) {
      var id = parts.fresh("region");
      var itself = above ? [element("option", { value: above.code, text: "不再细分" })] : [];
      var open = above && code ? [] : [element("option", { value: "", text: field.required ? "请选择" : "不填" })];
      var made = element("select", { id: id }, open.concat(itself, below.map(function (each) {
        return element("option", { value: each.code, text: each.name });
      })));
      made.value = chosen ? chosen.code : code && above ? above.code : "";
      made.addEventListener("change", function () {
        choose(made.value);
        var next = group.body.querySelectorAll("select")[depth];
        if (next) { next.focus(); }
      });
      return element("div", { "class": "sf-field" }, [element("label", { "for": id, text: LEVELS[below[0].level] }), made]);
    }

    /* Until something is chosen the province of the site stands there, with what lies in it. */
    function draw() {
      var known = world.regions.path(code);
      var path = code || !field.required ? known : world.regions.path(form.province);
      var rows = [row(null, world.regions.top, path[0], 0)];
      path.forEach(function (region, depth) {
        if (region.below.length) { rows.push(row(region, region.below, path[depth + 1], depth + 1)); }
      });
      if (code && !known.length) { rows.push(element("p", { "class": "sf-help", text: "现在写的是旧代码 " + code + "；不重新选择就保留不变。" })); }
      group.body.replaceChildren.apply(group.body, rows);
    }

    group.read = function () { return code || undefined; };
    group.fill = function (value) {
      code = value || "";
      draw();
    };
    group.mark = function (path, text, severity) { return group.markOwn(text, severity); };
    group.clear = function () { group.clearOwn(); };
    draw();
    return group;
  };

  /* --- several words of a vocabulary --- */

  function ticks(form, field) {
    var group = new Group(form, field, "ticks");
    var boxes = (form.terms[field.vocabulary] || []).map(function (term) {
      var box = element("input", { type: "checkbox", value: term[0], id: parts.fresh("tick") });
      group.body.append(element("span", { "class": "sf-tick" }, [box, element("label", { "for": box.id, text: term[1] })]));
      return box;
    });
    group.read = function () {
      var found = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
      // The order in which the record has them is kept.
      found.sort(function (one, other) { return place(one) - place(other); });
      return found.length ? found : undefined;
    };
    function place(value) {
      var at = (group.before || []).indexOf(value);
      return at < 0 ? 1e6 : at;
    }
    group.fill = function (value) {
      group.before = value;
      boxes.forEach(function (box) { box.checked = (value || []).indexOf(box.value) >= 0; });
    };
    group.mark = function (path, text, severity) { return group.markOwn(text, severity); };
    group.clear = function () { group.clearOwn(); };
    return group;
  }

  /* --- lists: lines, references or parts; a part that need not be there is a list of at most one --- */

  function list(form, field, world) {
    var once = !field.many; /* a part that may be there or not */
    var group = new Group(form, field, "list");
    var items = [];
    var holder = element("div", { "class": "sf-items" });
    var adding = button("添加" + field.label, "", function () {
      add(undefined);
      items[items.length - 1].control.focus();
      changed(group.node);
    });
    group.body.append(holder, adding);

    function add(value) {
      var one = Object.assign({}, field, { many: false, required: false, help: "" });
      var control = field.fields ? part(form, one, world) : parts.single(form, one, world);
      var item = { control: control };
      item.node = element("div", { "class": "sf-item" }, [control.node, tools(item)]);
      items.push(item);
      holder.append(item.node);
      control.fill(value);
      renumber();
    }

    function tools(item) {
      item.up = button("上移", "", function () { move(item, -1); });
      item.remove = button("删除", "", function () {
        var at = items.indexOf(item);
        items.splice(at, 1);
        item.node.remove();
        renumber();
        changed(group.node);
        (items[at] || items[at - 1] || { control: { focus: function () { adding.focus(); } } }).control.focus();
      });
      return element("div", { "class": "sf-item__tools" }, [item.up, item.remove]);
    }

    function move(item, step) {
      var at = items.indexOf(item);
      items.splice(at, 1);
      items.splice(at + step, 0, item);
      holder.replaceChildren.apply(holder, items.map(function (each) { return each.node; }));
      renumber();
      changed(group.node);
      (item.up.hidden ? item.remove : item.up).focus();
    }

    function renumber() {
      items.forEach(function (item, at) {
        var name = once ? field.label : field.label + " " + (at + 1);
        var head = item.control.node.querySelector("legend, label");
        head.textContent = name;
        item.up.hidden = at === 0;
        item.up.setAttribute("aria-label", name + " 上移");
        item.remove.setAttribute("aria-label", name + " 删除");
      });
      adding.hidden = once && items.length > 0;
    }

    /* What is empty is no item; `places` remembers which item each value came from. */
    group.read = function () {
      group.places = [];
      var found = [];
      items.forEach(function (item, at) {
        var value = item.control.read();
        if (value === undefined) { return; }
        group.places.push(at);
        found.push(value);
      });
      return found.length ? once ? found[0] : found : undefined;
    };
    group.fill = function (values) {
      items = [];
      holder.replaceChildren();
      (once && values ? [values] : values || []).forEach(add);
      renumber();
      if (field.required && !items.length) { add(undefined); }
    };
    group.mark = function (path, text, severity) {
      var item = once ? path.length && items[0] : items[(group.places || [])[path[0]]];
      if (!item) { return group.markOwn(text, severity); }
      var found = item.control.mark(once ? path : path.slice(1), text, severity);
      var name = once ? field.label : field.label + " " + (items.indexOf(item) + 1);
      return { id: found.id, label: name + (field.fields ? " · " + found.label : "") };
    };
    group.clear = function () {
      group.clearOwn();
      items.forEach(function (item) { item.control.clear(); });
    };
    group.fill(undefined);
    return group;
  }

  /* --- a part: its fields under one legend --- */

  function part(form, field, world) {
    var group = new Group(form, field, "part");
    var controls = field.fields.map(function (each) {
      var control = parts.control(form, each, world);
      group.body.append(control.node);
      return [each.name, control];
    });
    group.read = function () {
      var found = {};
      controls.forEach(function (each) {
        var value = each[1].read();
        if (value !== undefined) { found[each[0]] = value; }
      });
      return Object.keys(found).length ? found : undefined;
    };
    group.fill = function (value) {
      controls.forEach(function (each) { each[1].fill((value || {})[each[0]]); });
    };
    group.mark = function (path, text, severity) {
      var inner = controls.filter(function (each) { return each[0] === path[0]; })[0];
      return inner ? inner[1].mark(path.slice(1), text, severity) : group.markOwn(text, severity);
    };
    group.clear = function () {
      group.clearOwn();
      controls.forEach(function (each) { each[1].clear(); });
    };
    group.focus = function () { controls[0][1].focus(); };
    return group;
  }

  /* The control of a field, whatever it holds. */
  parts.control = function (form, field, world) {
    if (field.many && field.kind === "choice") { return ticks(form, field); }
    if (field.many || field.fields && !field.required) { return list(form, field, world); }
    return field.fields ? part(form, field, world) : parts.single(form, field, world);
  };
  parts.button = button;

  Group.prototype.focus = function () {
    var first = this.body.querySelector("input, select, textarea, button");
    (first || this.node).focus();
  };
})();
