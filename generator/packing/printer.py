"""Prints values by a template, or takes what was printed of the very same before; imports storeys 0 to 8."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from generator import sealed
from generator.outputs import handout, qr
from generator.packing.source import Darkroom, Source
from generator.packs.values import Deck, Plain, plain
from generator.program import identity

GETA = "〓"
"""The geta mark (U+3013) stands for a character that cannot be printed, as it always has."""
SHARED = ("house.typ", "parts.typ")
INVISIBLE = frozenset(map(chr, (0x200B, 0x200C, 0x200D, 0x2060, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
"""Joiners and selectors of variants: where a font lacks them, nobody misses them."""


@dataclass(frozen=True)
class Printer:
    """Prints for one pack; `slot` names the pack among what is kept."""

    source: Source
    darkroom: Darkroom
    slot: str

    def pdf(self, name: str, template: str, value: object) -> bytes | handout.Torn:
        """The PDF of a value; `name` is the file's within the pack. Raises OSError."""
        texts = {each: (self.source.templates / each).read_bytes() for each in (*SHARED, template)}
        data = self._data(value)
        seal = self._seal(texts, data)
        path = self.source.cache / "packs" / f"{self.slot}-{name}"
        if kept := sealed.read(path, seal):
            return bytes(kept)
        data["codes"] = {address: qr.svg(address) for address in sorted(set(addresses(data["it"])))}
        keys = [key for key in self.darkroom.prints if key in data["pictures"]]
        files = {**texts, **{key: self.darkroom.prints[key].data for key in keys}}
        made = handout.press(handout.Job(template, data, files, self.source.fonts.paths))
        if isinstance(made, bytes):
            sealed.write(path, seal, made)
        return made

    def slides(self, name: str, deck: Deck) -> bytes:
        """The slides of a meeting. Whoever opens them brings the fonts."""
        written = json.dumps(plain(deck, str), ensure_ascii=False)
        seal = sha256(f"{identity()} {written}".encode()).hexdigest()
        path = self.source.cache / "packs" / f"{self.slot}-{name}"
        if kept := sealed.read(path, seal):
            return bytes(kept)
        from generator.outputs.slides import (
            slides,  # takes a tenth of a second to load, and most packs have their slides
        )

        codes = {each.address: qr.png(each.address) for each in deck.slides if each.address}
        made = slides(deck, {key: found.data for key, found in self.darkroom.prints.items()}, codes)
        sealed.write(path, seal, made)
        return made

    def _data(self, value: object) -> dict[str, Any]:  # what JSON holds
        it = plain(value, str)
        written = json.dumps(it, ensure_ascii=False)
        signs = {sign for sign in set(written) if sign > " "}
        lacking = self.source.fonts.lacking(signs)
        if lacking:
            table = str.maketrans({sign: "" if sign in INVISIBLE else GETA for sign in lacking})
            it = plain(value, lambda text: text.translate(table))
        prints = {key: found for key, found in self.darkroom.prints.items() if f'"{key}"' in written}
        return {
            "it": it,
            "pictures": {key: {"width": found.width, "height": found.height} for key, found in prints.items()},
            "fonts": self._fonts(signs - lacking),
            "missing": bool(lacking - INVISIBLE),
        }

    def _fonts(self, signs: set[str]) -> dict[str, list[str]]:
        fonts = self.source.fonts
        return {"body": fonts.body, "head": fonts.heads, "names": fonts.used(sorted(signs))}

    def _seal(self, texts: Mapping[str, bytes], data: Mapping[str, Any]) -> str:  # as `_data`
        hashed = sha256(f"{identity()} {self.source.fonts.digest}".encode())
        for name, text in texts.items():
            hashed.update(f"\0{name}\0".encode() + text)
        hashed.update(json.dumps(data, ensure_ascii=False, sort_keys=True).encode())
        return hashed.hexdigest()


def addresses(found: Plain) -> Iterator[str]:
    """The addresses that get a code: of whatever has a page of its own, not those of links in texts."""
    if isinstance(found, dict):
        if found.get("is") != "link" and isinstance(address := found.get("address"), str):
            yield address
        for each in found.values():
            yield from addresses(each)
    elif isinstance(found, list):
        for each in found:
            yield from addresses(each)
