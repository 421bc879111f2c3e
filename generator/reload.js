// Part of `shifan serve`, never of a published site: reloads the page when records change and shows what is wrong with them.
(function () {
  var seen = 0;
  function show(lines) {
    var box = document.getElementById("shifan-problems");
    if (!box) {
      box = document.createElement("pre");
      box.id = "shifan-problems";
      box.setAttribute("role", "alert");
      box.style.cssText = "position:fixed;left:0;right:0;bottom:0;max-height:60vh;overflow:auto;margin:0;padding:16px 20px;background:#fff;color:#1f2328;border-top:4px solid #a61b1b;font:14px/1.7 sans-serif;white-space:pre-wrap;z-index:9999";
      document.body.appendChild(box);
    }
    box.textContent = "记录有问题，页面还是上一次的样子：\n\n" + lines.join("\n");
    box.hidden = !lines.length;
  }
  function ask() {
    fetch("/.shifan/state?since=" + seen).then(function (answer) { return answer.json(); }).then(function (state) {
      if (seen && state.version > seen && !state.problems.length) { location.reload(); return; }
      seen = state.version;
      show(state.problems);
      ask();
    }).catch(function () { setTimeout(ask, 1000); });
  }
  ask();
})();
