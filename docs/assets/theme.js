/* The frame's script, in place of Material's, which is thirty times as heavy and whose other parts are all switched off here:
   the choice of colours, the drawer by keyboard, the way to the search box, wide tables, folded text in print. Every page is
   complete without it. */
(function () {
  "use strict";

  var root = document.documentElement;
  var dark = matchMedia("(prefers-color-scheme: dark)");
  var options = Array.from(document.querySelectorAll("[data-md-component=palette] input"));
  var drawer = document.getElementById("__drawer");
  var label = document.querySelector(".sf-menu");
  var menu = document.createElement("button");
  var find = document.querySelector(".sf-find");

  /* Storage may be forbidden, or full: the choice then holds for this page. */
  function stored() {
    try {
      return __md_get("__palette").index || 0;
    } catch (refused) {
      return 0;
    }
  }

  /* In the form in which Material's own script in the header reads it before the page is painted. */
  function colour(chosen, keep) {
    var media = options[chosen].dataset.mdColorMedia;
    var scheme = options[chosen].dataset.mdColorScheme;
    if (chosen === 0) {
      scheme = dark.matches ? "slate" : "default";
    }
    document.body.setAttribute("data-md-color-media", media);
    document.body.setAttribute("data-md-color-scheme", scheme);
    options.forEach(function (option, index) {
      option.checked = index === chosen;
      option.nextElementSibling.hidden = index !== chosen;
    });
    if (keep) {
      __md_set("__palette", { index: chosen, color: { media: media, scheme: scheme } });
    }
  }

  function open(wanted) {
    drawer.checked = wanted;
    menu.setAttribute("aria-expanded", String(wanted));
  }

  root.classList.replace("no-js", "js");
  colour(Math.min(stored(), options.length - 1), false);
  dark.addEventListener("change", function () {
    colour(stored(), false);
  });
  options.forEach(function (option, index) {
    option.addEventListener("change", function () {
      colour(index, true);
      options[index].focus();
    });
  });

  /* Without script a label opens the drawer; a button can be reached by keyboard too, and says whether it is open. */
  menu.type = "button";
  menu.className = label.className;
  menu.append(...label.childNodes);
  label.replaceWith(menu);
  open(false);
  menu.addEventListener("click", function () {
    open(!drawer.checked);
  });
  drawer.addEventListener("change", function () {
    open(drawer.checked);
  });
  addEventListener("keydown", function (event) {
    if (event.key === "Escape" && drawer.checked) {
      open(false);
      menu.focus();
    }
  });
  /* Back from another page: the browser may have kept the drawer open. */
  addEventListener("pageshow", function () {
    open(false);
  });

  /* What suggests is loaded when somebody first comes to the box; whoever does not search loads nothing of it. */
  find.addEventListener("focusin", function () {
    var script = document.createElement("script");
    script.src = find.getAttribute("action").replace(/search\.html$/, "assets/sf-suggest.js");
    document.head.append(script);
  }, { once: true });
  addEventListener("keydown", function (event) {
    var typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    var box = document.querySelector("main form[role=search]:not([hidden]) input") || find.querySelector("input");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && box.offsetWidth) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });

  /* A table that scrolls sideways must be reachable by keyboard. */
  document.querySelectorAll(".md-typeset table:not([class])").forEach(function (table) {
    if (table.scrollWidth > table.clientWidth) {
      table.tabIndex = 0;
    }
  });

  addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (details) {
      details.open = true;
    });
  });
})();
