/* What paper needs: at the foot of a record's page its address, as words and as a QR code, drawn when the page is printed. */
(function () {
  "use strict";

  /* ISO/IEC 18004, correction level M: for each version the correction words of a block, then the data words of each block. */
  var BLOCKS = [
    [10, 16], [16, 28], [26, 44], [18, 32, 32], [24, 43, 43], [16, 27, 27, 27, 27], [18, 31, 31, 31, 31],
    [22, 38, 38, 39, 39], [22, 36, 36, 36, 37, 37], [26, 43, 43, 43, 43, 44]
  ];
  /* Where the centres of the alignment patterns lie. */
  var CENTRES = [
    [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]
  ];
  var EXP = [];
  var LOG = [];
  var i, x;
  for (i = 0, x = 1; i < 255; i += 1) {
    EXP[i] = x;
    LOG[x] = i;
    x = x < 128 ? x * 2 : (x * 2) ^ 285;
  }

  function times(a, b) {
    return a && b ? EXP[(LOG[a] + LOG[b]) % 255] : 0;
  }

  /* The remainder of data by the generator polynomial of this degree. */
  function correction(data, degree) {
    var generator = [1];
    var rest = data.slice();
    var n, place, factor;
    for (n = 0; n < degree; n += 1) {
      generator.push(0);
      for (place = generator.length - 1; place > 0; place -= 1) {
        generator[place] ^= times(generator[place - 1], EXP[n]);
      }
    }
    for (n = 0; n < degree; n += 1) { rest.push(0); }
    for (n = 0; n < data.length; n += 1) {
      factor = rest[n];
      for (place = 0; place < generator.length; place += 1) { rest[n + place] ^= times(generator[place], factor); }
    }
    return rest.slice(data.length);
  }

  /* The data words: mode, length, bytes, end, padding. */
  function words(bytes, version, room) {
    var bits = "0100" + binary(bytes.length, version > 9 ? 16 : 8) + bytes.map(function (byte) { return binary(byte, 8); }).join("");
    var found = [];
    bits += "0000".slice(0, Math.max(0, Math.min(4, room * 8 - bits.length)));
    while (bits.length % 8) { bits += "0"; }
    for (var place = 0; place < bits.length; place += 8) { found.push(parseInt(bits.slice(place, place + 8), 2)); }
    for (var pad = 0; found.length < room; pad += 1) { found.push(pad % 2 ? 17 : 236); }
    return found;
  }

  function binary(number, length) {
    var text = number.toString(2);
    while (text.length < length) { text = "0" + text; }
    return text;
  }

  /* All words in the order in which they are drawn: the blocks' data in turn, then their correction in turn. */
  function stream(data, blocks) {
    var start = 0;
    var parts = blocks.slice(1).map(function (length) {
      start += length;
      return data.slice(start - length, start);
    });
    return woven(parts).concat(woven(parts.map(function (part) { return correction(part, blocks[0]); })));
  }

  function woven(parts) {
    var found = [];
    for (var place = 0; place < parts[parts.length - 1].length; place += 1) {
      parts.forEach(function (part) { if (place < part.length) { found.push(part[place]); } });
    }
    return found;
  }

  /* A number with the remainder that makes it known again when some of its bits are lost. */
  function guarded(number, polynomial, bits) {
    var rest = number << bits;
    var top = polynomial.toString(2).length;
    while (rest.toString(2).length >= top) { rest ^= polynomial << (rest.toString(2).length - top); }
    return (number << bits) | rest;
  }

  /* The modules of a code as rows of 0 and 1; null for a text that is too long. */
  function matrix(text) {
    var bytes = unescape(encodeURIComponent(text)).split("").map(function (sign) { return sign.charCodeAt(0); });
    var version = 1;
    var sum = function (a, b) { return a + b; };
    var room;
    for (; version <= BLOCKS.length; version += 1) {
      room = BLOCKS[version - 1].slice(1).reduce(sum, 0);
      if (bytes.length + (version > 9 ? 3 : 2) <= room) { break; }
    }
    return version > BLOCKS.length ? null : drawn(version, stream(words(bytes, version, room), BLOCKS[version - 1]));
  }

  function drawn(version, stream) {
    var size = 17 + version * 4;
    var rows = [];
    var row, column;
    for (row = 0; row < size; row += 1) { rows.push(new Array(size)); }

    function square(top, left, shape) {
      for (var r = -shape.reach; r <= shape.reach; r += 1) {
        for (var c = -shape.reach; c <= shape.reach; c += 1) {
          if (rows[top + r] && left + c >= 0 && left + c < size) {
            rows[top + r][left + c] = shape.light.indexOf(Math.max(Math.abs(r), Math.abs(c))) < 0 ? 1 : 0;
          }
        }
      }
    }

    var finder = { reach: 4, light: [2, 4] };
    var centres = CENTRES[version - 1];
    var last = centres[centres.length - 1];
    square(3, 3, finder);
    square(3, size - 4, finder);
    square(size - 4, 3, finder);
    centres.forEach(function (top) {
      centres.forEach(function (left) {
        if (!(top === 6 && (left === 6 || left === last)) && !(top === last && left === 6)) {
          square(top, left, { reach: 2, light: [1] });
        }
      });
    });
    for (var step = 8; step < size - 8; step += 1) { rows[6][step] = rows[step][6] = (step + 1) % 2; }
    marks(rows, size, version);
    fill(rows, size, stream);
    return rows;
  }

  /* Level and mask, twice, and from version 7 on the version, twice. Level M is 00, and our mask is the first. */
  function marks(rows, size, version) {
    var format = guarded(0, 1335, 10) ^ 21522;
    var place, bit;
    for (place = 0; place < 15; place += 1) {
      bit = (format >> place) & 1;
      rows[place < 6 ? place : place < 8 ? place + 1 : size - 15 + place][8] = bit;
      rows[8][place < 8 ? size - 1 - place : place < 9 ? 7 : 14 - place] = bit;
    }
    rows[size - 8][8] = 1;
    if (version > 6) {
      var number = guarded(version, 7973, 12);
      for (place = 0; place < 18; place += 1) {
        bit = (number >> place) & 1;
        rows[Math.floor(place / 3)][size - 11 + (place % 3)] = rows[size - 11 + (place % 3)][Math.floor(place / 3)] = bit;
      }
    }
  }

  /* The words' bits, two columns at a time, up and down, from the right; every second module is turned over. */
  function fill(rows, size, stream) {
    var bit = 0;
    var up = true;
    for (var right = size - 1; right > 0; right -= 2) {
      if (right === 6) { right = 5; }
      for (var step = 0; step < size; step += 1) {
        var row = up ? size - 1 - step : step;
        for (var column = right; column > right - 2; column -= 1) {
          if (rows[row][column] === undefined) {
            var word = stream[bit >> 3] || 0;
            rows[row][column] = ((word >> (7 - (bit & 7))) & 1) ^ ((row + column + 1) % 2);
            bit += 1;
          }
        }
      }
      up = !up;
    }
  }

  function picture(rows, label) {
    var svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    var path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    var side = rows.length + 8;
    var lines = "";
    rows.forEach(function (row, top) {
      row.forEach(function (dark, left) { if (dark) { lines += "M" + (left + 4) + " " + (top + 4) + "h1v1h-1z"; } });
    });
    svg.setAttribute("viewBox", "0 0 " + side + " " + side);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
    svg.setAttribute("shape-rendering", "crispEdges");
    path.setAttribute("d", lines);
    svg.appendChild(path);
    return svg;
  }

  function sign() {
    var foot = document.querySelector(".sf-foot");
    var link = document.querySelector("link[rel=canonical]");
    if (!foot || !link || document.querySelector(".sf-code")) { return; }
    var rows = matrix(link.href);
    var block = document.createElement("p");
    var words = document.createElement("span");
    block.className = "sf-code";
    words.textContent = "网页：" + link.href;
    block.appendChild(words);
    if (rows) { block.appendChild(picture(rows, "二维码：" + link.href)); }
    foot.appendChild(block);
  }

  window.addEventListener("beforeprint", sign);
})();
