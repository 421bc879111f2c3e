/* What the search page shows of what was found: rows, the way to further pages, what to do where there is nothing. A part of
   sf-browse.js. */
(function () {
  "use strict";

  var parts = window.shifanBrowse = window.shifanBrowse || {};

  function element(name, attributes) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    made.append.apply(made, Array.prototype.slice.call(arguments, 2));
    return made;
  }

  function grouped(number) {
    return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
  }

  function rows(base, all) {
    var made = element("ul", { "class": "sf-rows" });
    all.forEach(function (row) { made.append(line(base, row)); });
    return made;
  }

  function line(base, row) {
    var record = row.record;
    var item = element("li", { "class": "sf-row" + (record.domain ? " sf-domain--" + record.domain.key : "") });
    if (record.domain) {
      item.append(element("span", { "class": "sf-mark sf-mark--bare" }, element("span", { "class": "sf-hidden" }, record.domain.label)));
    }
    item.append(marked(element("a", { "class": "sf-row__title", href: base + record.address }), row.titleParts || [[record.title, false]]));
    var about = element("span", { "class": "sf-about" });
    if (record.status) { about.append(element("span", { "class": "sf-badge sf-badge--" + record.status.key }, record.status.label)); }
    if (record.type) { about.append(element("span", {}, record.type)); }
    if (record.place) { about.append(element("span", {}, record.place)); }
    if (record.day) { about.append(element("time", { datetime: record.day }, day(record.day))); }
    item.append(about);
    if (row.snippet && row.snippet.length) { item.append(marked(element("span", { "class": "sf-row__line" }), row.snippet)); }
    return item;
  }

  function marked(into, pieces) {
    pieces.forEach(function (part) { into.append(part[1] ? element("mark", {}, part[0]) : part[0]); });
    return into;
  }

  function day(text) {
    var numbers = text.split("-").map(Number);
    return numbers[0] + "年" + numbers[1] + "月" + numbers[2] + "日";
  }

  /* Nothing found: what to do. */
  function nothing(found, state, clear) {
    var made = [element("p", { "class": "sf-empty" }, found.total ? "到这一页已经没有了，请回到前面的页。" : state.q ? "换个短一些的词试试，比如一个地名；也可以只打拼音的首字母。" : "这几个条件放在一起，还没有记录符合。")];
    if (parts.address.selected(state)) {
      var button = element("button", { type: "button", "class": "sf-button" }, state.q && found.without ? "去掉筛选条件，有 " + grouped(found.without) + " 条" : "去掉筛选条件");
      button.addEventListener("click", clear);
      made.push(element("p", {}, button));
    }
    return made;
  }

  /* What is near: titles, or queries with a word less, which find so many; `address` gives that of a query. */
  function near(base, found, address) {
    var links = element("ul", { "class": "sf-titles" });
    found.forEach(function (each) {
      var note = each.text ? each.total + " 条" : each.place;
      var link = element("a", { href: each.text ? address(each.text) : base + each.address }, each.text || each.title);
      links.append(element("li", {}, link, note ? element("small", {}, " " + note) : ""));
    });
    return [element("h2", {}, "也许是这些"), links];
  }

  /* The links to the other pages: `address` gives that of a page, and `go` goes there. */
  function pager(here, pages, address, go) {
    var links = element("ul");
    function add(number, text, relation) {
      var link = element("a", { href: address(number) });
      if (relation) {
        link.rel = relation;
        link.append(text);
      } else {
        link.append(element("span", { "class": "sf-hidden" }, "第"), text, element("span", { "class": "sf-hidden" }, "页"));
      }
      link.addEventListener("click", function (event) {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) { return; }
        event.preventDefault();
        go(number);
      });
      links.append(element("li", {}, link));
    }
    if (here > 1) { add(here - 1, "上一页", "prev"); }
    around(here, pages).forEach(function (number) {
      if (!number) {
        links.append(element("li", { "aria-hidden": "true" }, "…"));
      } else if (number === here) {
        links.append(element("li", {}, element("span", { "aria-current": "page" }, element("span", { "class": "sf-hidden" }, "第"), String(number), element("span", { "class": "sf-hidden" }, "页"))));
      } else {
        add(number, String(number), "");
      }
    });
    if (here < pages) { add(here + 1, "下一页", "next"); }
    return links;
  }

  /* The first, the last and those around this one; 0 stands for those left out. */
  function around(number, pages) {
    var found = [];
    for (var page = 1; page <= pages; page++) {
      if (page === 1 || page === pages || Math.abs(page - number) < 2) {
        var gap = page - (found.length ? found[found.length - 1] : 0);
        if (gap > 1) { found.push(gap === 2 ? page - 1 : 0); }
        found.push(page);
      } else {
        page = page < number ? Math.max(page, number - 2) : pages - 1;
      }
    }
    return found;
  }

  /* What is said of what was found, in pieces, every second of which is a number; `blind` where choices were asked for that nobody knows. */
  function told(found, state, blind) {
    var asked = state.q || parts.address.selected(state);
    var notes = [
      state.unknown && "地址里有 " + state.unknown + " 个条件本站没有，已略去。",
      state.cut && "搜索词太长，只用了前 " + parts.address.LONGEST + " 个字。",
      blind && "筛选用的数据没有读到，没有按条件筛选。",
      found.engine && found.engine.titlesOnly && "全文索引没有读到，只查了标题和地名。"
    ].filter(Boolean).join("");
    var rest = (state.page > 1 ? "，第 " + state.page + " 页" : "") + (notes && "。" + notes);
    if (!found.total) { return [(state.q ? "没有找到“" + state.q + "”" : "没有符合条件的记录") + rest]; }
    return [asked ? "找到 " : "共 ", (found.exact ? "" : "约 ") + grouped(found.total), (asked ? " 条" : " 条记录") + rest];
  }

  /* What our own scripts throw is meant for readers; whatever else goes wrong is not. */
  function sentence(error) {
    return error && error.message && /[\u4e00-\u9fff]/.test(error.message) ? error.message : "这一步没有做成。请刷新页面再试。";
  }

  parts.PER_PAGE = 10;
  parts.element = element;
  parts.grouped = grouped;
  parts.results = { rows: rows, nothing: nothing, near: near, pager: pager, told: told, sentence: sentence };
})();
