/* What is found as a table for spreadsheets. A part of sf-browse.js, loaded when somebody asks for it. */
(function () {
  "use strict";

  var parts = window.shifanBrowse;
  var BOM = "\ufeff";

  /* A cell that begins like a formula is text to a spreadsheet only behind an apostrophe. */
  function cell(text) {
    var safe = /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? "'" + text : text;
    return '"' + safe.replace(/"/g, '""') + '"';
  }

  function line(base, record) {
    function told(key) {
      return (record.labels ? record.labels(key) : []).map(function (value) { return value.label; });
    }
    return [record.type, record.title, told("domain").join("、"), told("region").join(""), told("level").join("、"), told("status").join("、"), told("batch").join("、"),
      record.day || "", told("organ").join("、"), told("honour").join("、"), told("tag").join("、"), new URL(base + record.address, location.href).href];
  }

  var HEAD = ["类型", "标题", "领域", "地区", "层级", "状态", "四个一批", "日期", "机关", "荣誉", "标签", "地址"];

  /* All records in the form of a CSV file. */
  function csv(base, records) {
    var lines = [HEAD].concat(records.map(function (record) { return line(base, record); }));
    return BOM + lines.map(function (cells) { return cells.map(cell).join(","); }).join("\r\n") + "\r\n";
  }

  /* Hands a file to the reader. */
  function save(name, text) {
    var address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    var link = parts.element("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(address); }, 60000);
  }

  /* All hits of the engine, as records. What it has not looked at yet is looked at first: every row is right. */
  function checked(found, page) {
    var rows = [];
    var total = found.search.candidates.length;
    function next(from) {
      if (from >= total || !page.current()) { return rows; }
      page.told("正在核对 " + parts.grouped(from) + "/" + parts.grouped(total));
      return found.engine.page(found.search, from, 50).then(function (more) {
        more.forEach(function (hit) { rows.push(parts.words.joined(page.titles, hit).record); });
        return next(from + 50);
      });
    }
    return next(0);
  }

  function records(found, page) {
    if (found.search) { return checked(found, page); }
    var hits = found.hits || page.titles.records.order("relevance");
    return page.titles.want(hits).then(function () { return Array.from(hits, function (doc) { return page.titles.record(doc); }); });
  }

  /* Hands the reader all that is found, not only the page that is shown. `page` has the way to the root, the `words` that were asked,
     the titles, which are null where nobody has columns, `ready` to wait for all columns, `current`, whether this is still what
     is shown, and `told`, which hears how far it is. */
  function hand(found, page) {
    return Promise.resolve(found.hits ? null : page.ready([])).then(function () { return records(found, page); }).then(function (all) {
      if (page.current()) { save((page.words ? "搜索结果" : "记录") + "-" + all.length + ".csv", csv(page.base, all)); }
    });
  }

  parts.export = { hand: hand };
})();
