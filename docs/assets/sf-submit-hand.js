/* Handing over: where the forge takes the text, and how it gets there: in the address, or copied. Knows nothing of the form. */
(function () {
  "use strict";

  var parts = window.shifanSubmit = window.shifanSubmit || {};
  var LONGEST = 7500; /* bytes of an address that every server takes */
  var LONGEST_MAIL = 1800; /* of a mail that every mail program takes */
  var NAMES = { github: "GitHub", gitee: "Gitee", gitea: "Gitea", gitlab: "GitLab" };

  function quoted(path) {
    return path.split("/").map(encodeURIComponent).join("/");
  }

  function filled(template, values) {
    return template.replace(/\{(\w+)\}/g, function (all, name) { return values[name]; });
  }

  /* The page of the forge where a file is made, or an existing one edited: {address, carries}. `carries` says whether the text comes along. */
  parts.handOver = function (forge, file, text, exists) {
    var cut = file.lastIndexOf("/");
    var values = {
      repository: forge.repository, branch: quoted(forge.branch), file: quoted(file),
      folder: quoted(file.slice(0, cut)), name: encodeURIComponent(file.slice(cut + 1))
    };
    if (exists) { return { address: filled(forge.edit, values), carries: false }; }
    var address = filled(forge["new"], values);
    // Half a surrogate pair cannot stand in an address, and in no file either: the check has named it.
    var whole = forge.text && text.isWellFormed !== undefined && !text.isWellFormed() ? "" : forge.text;
    var carrying = whole ? address + filled(whole, { text: safe(text) }) : "";
    var carries = carrying.length > 0 && carrying.length <= LONGEST;
    return { address: carries ? carrying : address, carries: carries };
  };

  function safe(text) {
    try {
      return encodeURIComponent(text);
    } catch (broken) {
      return new Array(LONGEST + 2).join("x");
    }
  }

  parts.forgeName = function (forge) {
    return NAMES[forge.kind];
  };

  /* A letter to the office, with the text in it if it is short. */
  parts.mail = function (email, file, text) {
    var start = "mailto:" + encodeURIComponent(email).replace("%40", "@") + "?subject=" + encodeURIComponent("记录 " + file);
    var whole = start + "&body=" + safe(text);
    return { address: whole.length <= LONGEST_MAIL ? whole : start, carries: whole.length <= LONGEST_MAIL };
  };

  /* Copies a text; whether that could be done. The old way comes first: it is done before a new window takes the focus. */
  parts.copy = function (text) {
    var box = document.createElement("textarea");
    var before = document.activeElement;
    box.value = text;
    box.className = "sf-hidden";
    box.setAttribute("aria-hidden", "true");
    document.body.append(box);
    box.select();
    var done = false;
    try {
      done = document.execCommand("copy");
    } catch (refused) {
      done = false;
    }
    box.remove();
    if (before && before.focus) { before.focus({ preventScroll: true }); }
    if (done || !navigator.clipboard) { return Promise.resolve(done); }
    return navigator.clipboard.writeText(text).then(function () { return true; }, function () { return false; });
  };

  /* Hands the browser a file to keep. */
  parts.download = function (name, text) {
    var address = URL.createObjectURL(new Blob([text], { type: "application/yaml;charset=utf-8" }));
    var link = document.createElement("a");
    link.href = address;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(address); }, 60000);
  };

  /* What is kept in this browser. Storage may be forbidden, or full: the form then lasts as long as the page. */
  parts.kept = {
    get: function (key) {
      try {
        return JSON.parse(localStorage.getItem("shifan:submit:" + key));
      } catch (refused) {
        return null;
      }
    },
    put: function (key, value) {
      try {
        localStorage.setItem("shifan:submit:" + key, JSON.stringify(value));
        return true;
      } catch (refused) {
        return false;
      }
    },
    drop: function (key) {
      try {
        localStorage.removeItem("shifan:submit:" + key);
      } catch (refused) {
        /* nothing was kept */
      }
    }
  };

  /* --- a correction of a file that holds more than the form sees --- */

  function same(one, other) {
    return JSON.stringify(one) === JSON.stringify(other);
  }

  /* Which lines have to be changed: [{what, text}]. `lines` are the first and last line of each field in the file. */
  parts.changes = function (form, fields, before, after, lines) {
    var found = [];
    var last = 0;
    fields.forEach(function (field) {
      var name = field.name;
      var at = lines[name];
      var where = at ? at[0] === at[1] ? "第 " + at[0] + " 行" : "第 " + at[0] + "–" + at[1] + " 行" : "";
      var now = {};
      now[name] = after[name];
      if (after[name] === undefined && before[name] !== undefined) {
        found.push({ what: field.label + "：删去" + (where || " " + name + " 这一项"), text: "" });
      } else if (after[name] !== undefined && !same(before[name], after[name])) {
        var how = at ? where + "换成" : last ? "在第 " + last + " 行后面加上" : "在文件里加上";
        found.push({ what: field.label + "：" + how, text: parts.yaml(form, now, fields) });
      }
      if (at) { last = at[1]; }
    });
    return found;
  };
})();
