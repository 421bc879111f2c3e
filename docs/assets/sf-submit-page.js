/* The page of the form: which type, new or a correction, the draft, the check, and what comes out of it. */
(function () {
  "use strict";

  var parts = window.shifanSubmit;
  var form = (window.shifanForm || []).pop();
  var place = document.querySelector("[data-sf-submit]");
  if (!form || !place || !parts || !window.shifanRecords) { return; }
  var base = place.dataset.sfSubmit;
  parts.form = form;
  var element = parts.element;
  var button = parts.button;
  var world = null;
  var work = null; /* what is being filled in */

  function today() {
    var now = new Date();
    return now.getFullYear() + "-" + String(now.getMonth() + 1).padStart(2, "0") + "-" + String(now.getDate()).padStart(2, "0");
  }

  /* --- beginning --- */

  function wanted() {
    var asked = new URLSearchParams(location.search);
    var edit = /^([a-z]+)\/([a-z0-9-]+)$/.exec(asked.get("edit") || "");
    var kind = edit && Object.keys(form.types).filter(function (each) { return form.types[each].pages === edit[1]; })[0];
    return kind ? { kind: kind, id: edit[2] } : { kind: form.types[asked.get("type")] ? asked.get("type") : "", id: "" };
  }

  function original(kind, id) {
    if (!form.shards) { return Promise.resolve(null); }
    return window.shifanRecords.load(base + "assets/submit/records/" + parts.shard(kind, id, form.shards) + ".js").then(function () {
      return ((window.shifanOriginals || []).pop() || {})[kind + "/" + id] || null;
    });
  }

  function begin() {
    var asked = wanted();
    window.shifanRecords.open(base).then(function (records) {
      world = parts.world = new parts.World(form, records, new parts.Regions(form.regions), today());
      return world.load();
    }).then(function () {
      return asked.id ? original(asked.kind, asked.id) : null;
    }).then(function (found) {
      place.replaceChildren();
      if (asked.id && found) {
        correct(asked.kind, asked.id, found);
      } else {
        choose(asked.kind || "point", asked.id);
      }
    }).catch(function () {
      var note = element("p", { "class": "sf-note", role: "alert", text: "表格要用的数据没有读到。请检查网络后刷新页面；如果是拷贝来的网站，请重新拷贝整个文件夹。" });
      place.prepend(note);
    });
  }

  /* A new record: first of all of which type. */
  function choose(kind, missing) {
    var group = element("fieldset", { "class": "sf-types" }, [element("legend", { text: "要提交什么" })]);
    Object.keys(form.types).forEach(function (each) {
      var box = element("input", { type: "radio", name: "sf-type", value: each, id: "sf-type-" + each });
      box.checked = each === kind;
      box.addEventListener("change", function () { make(each, "", null); });
      group.append(element("span", { "class": "sf-type" }, [box, element("label", { "for": box.id, text: form.types[each].label })]));
    });
    if (missing) { place.append(element("p", { "class": "sf-note", role: "alert", text: "没有找到编号为 " + missing + " 的记录，可能已经改名或删除。可以在这里提交新的记录。" })); }
    place.append(group);
    make(kind, "", null);
  }

  function correct(kind, id, found) {
    var title = world.title(kind, id);
    var link = element("a", { href: base + form.types[kind].pages + "/" + id + ".html", text: title });
    place.append(element("p", { "class": "sf-correcting" }, ["更正" + form.types[kind].label + "：", link]));
    make(kind, id, { file: found[0], values: found[1], lines: found[2] });
  }

  /* --- the form of one record --- */

  function make(kind, id, source) {
    if (work) { work.node.remove(); }
    var fields = form.types[kind].fields;
    world.id = id;
    work = { kind: kind, source: source, key: id ? kind + "/" + id : kind, fields: fields, controls: [], checked: false };
    work.id = identity(id);
    work.node = element("form", { "class": "sf-form", novalidate: "", autocomplete: "off" });
    work.summary = element("div", { "class": "sf-summary", tabindex: "-1", role: "group", "aria-label": "检查结果", hidden: "" });
    work.result = element("section", { "class": "sf-result", tabindex: "-1", "aria-label": "可以交的文件", hidden: "" });
    work.draft = element("p", { "class": "sf-draft", role: "status" });
    work.node.append(work.summary);
    chapter(source ? "内容" : "必填的内容", fields.filter(function (field) { return !field.hidden && (field.required || source); }), source ? null : work.id.node);
    if (!source) { chapter("选填的内容", fields.filter(function (field) { return !field.hidden && !field.required; }), null); }
    work.node.append(element("div", { "class": "sf-send" }, [
      element("button", { type: "submit", "class": "sf-button sf-button--main", text: "检查，生成文件" }),
      button("清空，重新填写", "", restart)
    ]), work.draft, work.result);
    work.node.addEventListener("submit", function (event) {
      event.preventDefault();
      finish();
    });
    work.node.addEventListener("input", later);
    work.node.addEventListener("change", later);
    place.append(work.node);
    fill();
  }

  function chapter(title, fields, first) {
    var section = element("section", { "class": "sf-chapter" }, [element("h2", { text: title }), first]);
    fields.forEach(function (field) {
      var control = parts.control(form, field, world);
      work.controls.push([field, control]);
      section.append(control.node);
    });
    work.node.append(section);
  }

  function identity(id) {
    var control = parts.single(form, {
      name: "file", label: "编号", kind: "line", required: true,
      help: "就是文件名：小写字母、数字和连字符，如 gz-0101。确定以后不再改动，请不要与已有的重复。"
    }, world);
    control.fill(id || undefined);
    return control;
  }

  function pour(kept) {
    work.controls.forEach(function (each) { each[1].fill(each[0].name in kept.values ? kept.values[each[0].name] : undefined); });
    if (!work.source) { work.id.fill(kept.id || undefined); }
  }

  /* What the draft of a correction was begun with. */
  function version() {
    return work.source ? JSON.stringify(work.source.values) : "";
  }

  /* A draft of a record that has changed since would undo what others did: it comes back only if somebody asks for it. */
  function fill() {
    var kept = parts.kept.get(work.key);
    var usable = kept && kept.values;
    var now = { values: work.source ? work.source.values : {} };
    if (usable && (kept.base || "") !== version()) {
      pour(now);
      note("这份记录后来有人改过，上次没有交完的内容没有填进来。");
      work.draft.append(button("仍要填进来", "", function () {
        pour(kept);
        note("上次没有交完的内容已经填进来，请与现在的页面核对。");
        later();
      }));
      return;
    }
    pour(usable ? kept : now);
    note(usable ? "上次没有交完的内容已经恢复。" : "填写的内容会保存在这台电脑的浏览器里。");
  }

  function note(text) {
    work.draft.textContent = text;
  }

  /* Empties the form; what stood in it can be had back as long as nothing else is filled in. */
  function restart() {
    var key = work.key;
    var before = { id: idNow(), values: values() };
    parts.kept.drop(key);
    make(work.kind, work.source ? key.split("/")[1] : "", work.source);
    note("已经清空。");
    work.draft.append(button("恢复刚才的内容", "", function () {
      show([]);
      pour(before);
      note("已经恢复。");
      later();
    }));
    work.controls[0][1].focus();
  }

  /* --- what was filled in --- */

  function values() {
    var found = {};
    var before = work.source ? work.source.values : {};
    var own = work.controls.map(function (each) { return each[0].name; });
    // What the form does not show, such as former ids, stays as it was.
    Object.keys(before).forEach(function (name) { if (own.indexOf(name) < 0) { found[name] = before[name]; } });
    work.controls.forEach(function (each) {
      var value = each[1].read();
      if (value !== undefined) { found[each[0].name] = value; }
    });
    return found;
  }

  function idNow() {
    return work.source ? work.key.split("/")[1] : work.id.read() || "";
  }

  function keep() {
    if (!parts.kept.put(work.key, { id: idNow(), values: values(), base: version() })) { note("浏览器不让保存草稿，离开这一页内容就没有了，请一次填完。"); }
  }

  var waiting = 0;

  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(function () {
      work.result.hidden = true;
      keep();
      if (work.checked) { show(problems()); }
    }, 400);
  }

  /* What is wrong with the id, then with the values. */
  function problems() {
    var id = idNow();
    var said = [];
    if (!work.source) {
      var right = parts.whole(form, "id").test(id) && id.length <= form.longest;
      if (!id) { said.push(parts.told(form, { path: ["id"], code: "missing-field", args: { field: "id", label: "编号" } })); }
      if (id && !right) { said.push(parts.told(form, { path: ["id"], code: "bad-id", args: { found: id } })); }
      if (right && world.exists(work.kind, id)) {
        said.push(parts.told(form, { path: ["id"], code: "duplicate-id", args: { id: id, other: world.title(work.kind, id) } }));
      }
    }
    return said.concat(parts.check(form, work.kind, values(), world));
  }

  function show(found) {
    work.id.clear();
    work.controls.forEach(function (each) { each[1].clear(); });
    var listed = found.map(function (problem) {
      var text = problem.sentence + problem.remedy;
      var control = work.controls.filter(function (each) { return each[0].name === problem.path[0]; })[0];
      var at = problem.path[0] === "id" ? work.id.mark([], text, problem.severity) : control ? control[1].mark(problem.path.slice(1), text, problem.severity) : null;
      return { at: at, text: text, severity: problem.severity };
    });
    var wrong = listed.filter(function (each) { return each.severity === "error"; });
    var mild = listed.filter(function (each) { return each.severity !== "error"; });
    work.summary.replaceChildren();
    if (wrong.length) { summary("有 " + wrong.length + " 处要改", wrong); }
    if (mild.length) { summary("提醒（不影响提交）", mild); }
    work.summary.hidden = !listed.length;
    work.summary.classList.toggle("sf-summary--mild", !wrong.length);
    return wrong.length;
  }

  function summary(title, listed) {
    var list = element("ul", {}, listed.map(function (each) {
      if (!each.at) { return element("li", { text: each.text }); }
      var link = element("a", { href: "#" + each.at.id, text: each.at.label });
      link.addEventListener("click", function (event) {
        event.preventDefault();
        document.getElementById(each.at.id).focus();
      });
      return element("li", {}, [link, "：" + each.text]);
    }));
    work.summary.append(element("h2", { text: title }), list);
  }

  /* --- the result --- */

  function finish() {
    clearTimeout(waiting);
    keep();
    work.checked = true;
    if (show(problems())) {
      work.result.hidden = true;
      work.summary.focus();
      return;
    }
    var now = values();
    var file = work.source ? work.source.file : world.file(work.kind, idNow(), now);
    work.result.replaceChildren();
    parts.result(form, work, now, file);
    work.result.hidden = false;
    work.result.focus();
  }

  begin();
})();
