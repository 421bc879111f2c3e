/* The search page: shows the titles that hold every word asked for. Without it the list is simply there. */
(function () {
  "use strict";

  var place = document.querySelector("[data-sf-search]");
  var form = place.querySelector("form");
  var field = form.querySelector("input");
  var status = place.querySelector("[role=status]");
  var groups = Array.from(place.querySelectorAll("section")).map(function (section) {
    var count = section.querySelector(".sf-count");
    var lines = Array.from(section.querySelectorAll("li")).map(function (line) {
      return { line: line, text: plain(line.textContent) };
    });
    return { section: section, count: count, lines: lines };
  });

  /* Letters are compared regardless of case and width: Ａ is a. */
  function plain(text) {
    return text.normalize("NFKC").toLowerCase();
  }

  function words(text) {
    return plain(text).split(/[\s,，、]+/).filter(Boolean);
  }

  function show() {
    var wanted = words(field.value);
    var total = groups.reduce(function (sum, group) { return sum + narrow(group, wanted); }, 0);
    status.textContent = !wanted.length ? "" : total
      ? "找到 " + total + " 条"
      : "没有找到“" + field.value.trim() + "”。换个短一些的词试试，比如一个地名。";
  }

  /* Hides the lines of a group that lack a word, and the group with its last line; says how many are left. */
  function narrow(group, wanted) {
    var left = 0;
    group.lines.forEach(function (each) {
      var found = wanted.every(function (word) { return each.text.indexOf(word) >= 0; });
      each.line.hidden = !found;
      left += found ? 1 : 0;
    });
    group.section.hidden = !left;
    group.count.textContent = String(left);
    return left;
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    show();
  });
  field.addEventListener("input", show);
  field.value = new URLSearchParams(location.search).get("q") || "";
  form.hidden = false;
  show();
})();
