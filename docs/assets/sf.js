/* Conveniences of record pages: the ticks of a practice stay in this browser, and a meeting counts its days. Every page is complete without it. */
(function () {
  "use strict";

  /* Storage may be forbidden, or full: the boxes then work until the page is left. */
  function kept(key) {
    try {
      return JSON.parse(localStorage.getItem(key)) || [];
    } catch (refused) {
      return [];
    }
  }

  function keep(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch (refused) {
      /* nothing depends on it */
    }
  }

  function checklist(list) {
    var key = "shifan:steps:" + list.dataset.sfChecklist;
    var boxes = Array.from(list.querySelectorAll("input[type=checkbox]"));
    var tools = document.querySelector("[data-sf-tools]");
    var ticked = kept(key);

    function show() {
      var done = boxes.filter(function (box) { return box.checked; }).length;
      tools.querySelector("[data-sf-progress]").textContent = !done
        ? "做到一步，勾一步"
        : done < boxes.length ? "已做到 " + done + " 步，还有 " + (boxes.length - done) + " 步" : boxes.length + " 步都做到了";
      tools.querySelector("[data-sf-reset]").hidden = !done;
    }

    function changed() {
      keep(key, boxes.map(function (box) { return box.checked; }));
      show();
    }

    boxes.forEach(function (box, place) { box.checked = ticked[place] === true; });
    list.addEventListener("change", changed);
    tools.querySelector("[data-sf-reset]").addEventListener("click", function () {
      boxes.forEach(function (box) { box.checked = false; });
      changed();
    });
    tools.querySelector("[data-sf-print]").addEventListener("click", function () { window.print(); });
    tools.hidden = false;
    show();
  }

  /* Days between the reader's today and a date written 2006-02-28, in whole days. */
  function until(text) {
    var parts = text.split("-").map(Number);
    var now = new Date();
    return Math.round((Date.UTC(parts[0], parts[1] - 1, parts[2]) - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / 864e5);
  }

  function countdown(line) {
    var first = until(line.dataset.sfFrom);
    var last = until(line.dataset.sfUntil);
    if (last < 0) { return; }
    line.textContent = first > 1 ? "还有 " + first + " 天" : first === 1 ? "明天开始" : first === 0 ? "今天开始" : "正在举行";
    line.hidden = false;
  }

  document.querySelectorAll("[data-sf-checklist]").forEach(checklist);
  document.querySelectorAll("[data-sf-from]").forEach(countdown);
})();
