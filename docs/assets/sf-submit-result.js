/* What comes out of the form: the file to look at, and the ways to hand it over. */
(function () {
  "use strict";

  var parts = window.shifanSubmit = window.shifanSubmit || {};
  var element = parts.element;

  function code(text, label) {
    return element("pre", { tabindex: "0", "aria-label": label }, [element("code", { text: text })]);
  }

  function plain(text, act) {
    var made = parts.button(text, "", act);
    made.className = "sf-button";
    return made;
  }

  /* A way to hand over: what it is, how to go on, and the link or button for it. */
  function way(act, text) {
    return element("li", {}, [act, element("span", { text: text })]);
  }

  function steps(form, file, carried, exists, whole) {
    var name = parts.forgeName(form.forge);
    var naming = form.forge["new"].indexOf("{name}") < 0 ? "把文件名写成 " + file + "，" : "";
    var paste = !exists ? "点了以后内容会自动复制；在打开的页面里" + naming + "粘贴内容。"
      : whole ? "点了以后新的内容会自动复制；在打开的页面里全选原来的内容，粘贴。" : "在打开的页面里照上面的说明逐处改。";
    return (carried ? "打开 " + name + " 的新文件页，文件名和内容都已填好。" : paste) + "然后按页面上的按钮提交，等维护人员审核；需要先登录。";
  }

  function forgeWay(form, file, text, exists, whole, say) {
    var over = parts.handOver(form.forge, file, text, exists);
    var link = element("a", { "class": "sf-button sf-button--main", href: over.address, target: "_blank", rel: "noopener", text: "交到 " + parts.forgeName(form.forge) });
    if (!over.carries) {
      link.addEventListener("click", function () {
        parts.copy(text).then(function (done) { say(done ? "内容已经复制。" : "没能复制，请选中上面的文字自己复制。"); });
      });
    }
    return way(link, steps(form, file, over.carries, exists, whole));
  }

  function otherWays(form, file, text, say) {
    var name = file.slice(file.lastIndexOf("/") + 1);
    var found = [
      way(plain("下载文件", function () {
        parts.download(name, text);
        say("已经下载 " + name + "。");
      }), "存成 " + name + "，交给" + form.organisation + "。"),
      way(plain("复制内容", function () {
        parts.copy(text).then(function (done) { say(done ? "内容已经复制。" : "没能复制，请选中上面的文字自己复制。"); });
      }), "粘贴到信件或聊天窗口里，交给" + form.organisation + "。")
    ];
    if (form.email) {
      var mail = parts.mail(form.email, file, text);
      var link = element("a", { "class": "sf-button", href: mail.address, text: "写信寄出" });
      if (!mail.carries) { link.addEventListener("click", function () { parts.copy(text); }); }
      found.push(way(link, "寄到 " + form.email + (mail.carries ? "，内容已在信里。" : "；内容已经复制，粘贴到信里。")));
    }
    return found;
  }

  /* Fills `work.result`. */
  parts.result = function (form, work, values, file) {
    var source = work.source;
    var whole = !source || !source.lines;
    var changes = source ? parts.changes(form, work.fields, source.values, values, source.lines || {}) : [];
    var status = element("p", { "class": "sf-status", role: "status" });
    function say(text) { status.textContent = text; }
    if (source && !changes.length) {
      work.result.append(element("h2", { text: "没有改动" }), element("p", { text: "填写的内容与现在的记录完全一样。" }));
      return;
    }
    var text = whole ? parts.yaml(form, values, work.fields) : changes.map(function (each) { return "# " + each.what + "\n" + each.text; }).join("\n");
    work.result.append(element("h2", { text: whole ? "可以交了" : "要改的地方" }), element("p", { "class": "sf-file" }, ["文件 ", element("code", { text: file })]));
    if (whole) {
      work.result.append(code(text, "文件内容"));
    } else {
      work.result.append(element("p", { text: "这个文件里还有这一页看不到的内容（批注，或不公开的项目）。为了不弄丢它们，请只改下面这些行：" }));
      changes.forEach(function (each) {
        work.result.append(element("p", { "class": "sf-change", text: each.what }));
        if (each.text) { work.result.append(code(each.text, each.what)); }
      });
    }
    var list = element("ul", { "class": "sf-ways" });
    if (form.forge) { list.append(forgeWay(form, file, text, Boolean(source), whole, say)); }
    otherWays(form, file, text, say).forEach(function (each) { list.append(each); });
    work.result.append(list, status);
    if (photos(values)) { work.result.append(element("p", { "class": "sf-help", text: "图片和附件请另外交，放进 " + form.data + "/media，文件名与上面写的一致。" })); }
  };

  function photos(values) {
    return Boolean(values.photos || values.attachments);
  }
})();
