/* The choices of the search page: its links as switches with their numbers, and the chosen ones above the results. A part of
   sf-browse.js. */
(function () {
  "use strict";

  var parts = window.shifanBrowse = window.shifanBrowse || {};

  /* `act` does what is asked for: `toggle(facet, value)` and `clear()`. `known` are the numbers of a page on which nothing is chosen. */
  parts.choices = function (place, records, act) {
    var panel = place.querySelector(".sf-facets");
    var chips = place.querySelector(".sf-chips");
    var known = records.facets.map(function (facet) { return new Int32Array(facet.values.length); });
    var switches = Array.from(place.querySelectorAll("[data-sf-value]")).map(function (link) {
      var facet = records.facet(link.closest("[data-sf-facet]").dataset.sfFacet);
      var at = facet.index["$" + link.dataset.sfValue];
      var number = link.lastElementChild;
      var tile = link.closest(".sf-tile");
      var told = tile ? null : Number(number.textContent.replace(/,/g, ""));
      if (told && at !== undefined) { known[records.facets.indexOf(facet)][at] = told; }
      link.setAttribute("role", "button");
      link.setAttribute("aria-pressed", "false");
      return { link: link, facet: facet, place: records.facets.indexOf(facet), at: at, number: number, tile: tile, item: link.closest("li"), told: told, on: false };
    });
    place.addEventListener("click", function (event) {
      var link = event.target.closest("[data-sf-value]");
      var each = link && switches.filter(function (other) { return other.link === link; })[0];
      if (!each || event.metaKey || event.ctrlKey || event.shiftKey || event.button) { return; }
      event.preventDefault();
      if (each.at !== undefined) { act.toggle(each.facet.key, each.at); }
    });
    place.addEventListener("keydown", function (event) {
      var link = event.target.closest("[data-sf-value]");
      if (link && event.key === " ") {
        event.preventDefault();
        link.click();
      }
    });

    /* The counts of a facet are null where nobody knows them yet. A choice that would find nothing is not offered. */
    function drawSwitches(state, counts) {
      var most = 0;
      switches.forEach(function (each) {
        if (each.tile && counts[each.place] && each.at !== undefined) { most = Math.max(most, counts[each.place][each.at]); }
      });
      switches.forEach(function (each) {
        var on = state.chosen[each.facet.key].indexOf(each.at) >= 0;
        if (each.on !== on) {
          each.on = on;
          each.link.setAttribute("aria-pressed", String(on));
        }
      });
      switches.forEach(function (each) {
        var number = !counts[each.place] ? "" : each.at === undefined ? 0 : counts[each.place][each.at];
        if (each.told !== number) {
          each.told = number;
          each.number.textContent = number === "" ? "" : parts.grouped(number);
        }
        if (!each.tile) {
          // What is chosen, or above it, is always there to be let go.
          each.item.hidden = number === 0 && !each.on && each.link !== document.activeElement && !each.item.querySelector("[aria-pressed=true]");
        }
      });
      // A tile's shade depends on the largest of all.
      switches.forEach(function (each) {
        if (each.tile) { each.tile.className = each.tile.className.replace(/sf-tile--\d/, "sf-tile--" + (each.told ? Math.ceil(each.told * 4 / most) : 0)); }
      });
      // A fold in which nothing is left to choose is no choice.
      panel.querySelectorAll("details").forEach(function (fold) { fold.hidden = !fold.querySelector("li:not([hidden])"); });
      place.querySelectorAll("details[data-sf-facet]").forEach(function (group) {
        var number = state.chosen[group.dataset.sfFacet].length;
        var set = group.querySelector(".sf-facet__set");
        var text = number ? "，已选 " + number + " 项" : "";
        if (set.textContent !== text) { set.textContent = text; }
      });
      var chosen = parts.address.selected(state);
      panel.querySelector(".sf-facet__set").textContent = chosen ? "，已选 " + chosen + " 项" : "";
    }

    function drawChips(state) {
      var found = [];
      records.facets.forEach(function (facet) {
        state.chosen[facet.key].forEach(function (at) {
          var button = parts.element("button", { type: "button" }, parts.element("span", { "class": "sf-hidden" }, "去掉" + facet.label + "："), facet.values[at].label, parts.element("span", { "aria-hidden": "true" }, " ×"));
          button.addEventListener("click", function () { act.toggle(facet.key, at); });
          found.push(parts.element("li", {}, button));
        });
      });
      if (found.length > 1) {
        var all = parts.element("button", { type: "button", "class": "sf-chips__all" }, "全部去掉");
        all.addEventListener("click", act.clear);
        found.push(parts.element("li", {}, all));
      }
      var focused = Array.from(chips.querySelectorAll("button")).indexOf(document.activeElement);
      chips.replaceChildren.apply(chips, found);
      chips.hidden = !found.length;
      if (focused >= 0) {
        var buttons = chips.querySelectorAll("button");
        (buttons[focused] || buttons[0] || place.querySelector(".sf-found")).focus();
      }
    }

    return {
      known: known,
      draw: function (state, counts) {
        drawSwitches(state, counts);
        drawChips(state);
      }
    };
  };
})();
