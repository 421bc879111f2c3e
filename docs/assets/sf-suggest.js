/* Suggestions under the search box of every page: loaded when somebody first comes to the box, and the engine with it.
   The box stays a plain form: whoever presses Enter without choosing goes to the search page. */
(function () {
  "use strict";

  var form = document.querySelector(".sf-find");
  var field = form.querySelector("input");
  var base = form.getAttribute("action").replace(/search\.html$/, "");
  var list = document.createElement("ul");
  var told = document.createElement("span");
  var engine = null;
  var shown = [];
  var at = -1;
  var turn = 0;
  var typing = 0;

  function load(address) {
    return new Promise(function (done, failed) {
      var script = document.createElement("script");
      function quiet(event) {
        if (!event.filename || event.filename === script.src) { event.preventDefault(); }
      }
      // Half a file is no script: the browser would complain of it in the console.
      addEventListener("error", quiet);
      script.src = address;
      script.onload = function () {
        removeEventListener("error", quiet);
        done();
      };
      script.onerror = function () {
        removeEventListener("error", quiet);
        failed(new Error(address));
      };
      document.head.append(script);
    });
  }

  /* Suggestions are a convenience: without their files the box works as before. */
  function opened() {
    engine = engine || load(base + "assets/sf-find.js").then(function () { return shifanFind.suggester(base); }).catch(function (error) {
      engine = null; // asked for again with the next letter
      throw error;
    });
    return engine;
  }

  function ask() {
    var text = field.value.trim();
    var mine = ++turn;
    if (!text) {
      close();
      return;
    }
    opened().then(function (found) {
      return found.suggest(text);
    }).then(function (found) {
      if (mine === turn && document.activeElement === field) { show(found); }
    }).catch(function () {
      if (mine === turn) { close(); }
    });
  }

  function show(found) {
    shown = found;
    at = -1;
    list.replaceChildren.apply(list, found.map(function (each, place) {
      var item = document.createElement("li");
      item.id = "sf-suggestion-" + place;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.append(each.title);
      if (each.place) {
        var small = document.createElement("small");
        small.append(each.place);
        item.append(small);
      }
      item.addEventListener("click", function () { go(place); });
      return item;
    }));
    open(found.length > 0);
    told.textContent = found.length ? found.length + " 条建议，按上下键选择" : "没有建议";
  }

  function open(wanted) {
    list.hidden = !wanted;
    field.setAttribute("aria-expanded", String(wanted));
    if (!wanted) { field.removeAttribute("aria-activedescendant"); }
  }

  function close() {
    turn++;
    shown = [];
    at = -1;
    told.textContent = "";
    open(false);
  }

  function go(place) {
    location.href = base + shown[place].address;
  }

  /* The place before the first is the box itself. */
  function move(step) {
    var places = shown.length + 1;
    if (at >= 0) { list.children[at].setAttribute("aria-selected", "false"); }
    at = (at + 1 + step + places) % places - 1;
    if (at < 0) {
      field.removeAttribute("aria-activedescendant");
      return;
    }
    list.children[at].setAttribute("aria-selected", "true");
    list.children[at].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", list.children[at].id);
  }

  function key(event) {
    if (event.isComposing || list.hidden) { return; }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      go(at);
    }
  }

  function soon(event) {
    clearTimeout(typing);
    if (!event.isComposing) { typing = setTimeout(ask, 80); }
  }

  list.id = "sf-suggestions";
  list.className = "sf-suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "建议");
  told.className = "sf-hidden";
  told.setAttribute("role", "status");
  form.append(list, told);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  open(false);
  field.addEventListener("input", soon);
  field.addEventListener("compositionend", soon);
  field.addEventListener("keydown", key);
  field.addEventListener("blur", close);
  // A press on a suggestion must not take the focus from the box before the click comes.
  list.addEventListener("pointerdown", function (event) { event.preventDefault(); });
  list.addEventListener("mousedown", function (event) { event.preventDefault(); });
  opened().catch(function () { engine = null; });
  if (field.value) { ask(); }
})();
