"""Colours and the palettes of the four domains; imports only the standard library."""

from dataclasses import dataclass

Colour = tuple[int, int, int]


def rgb(text: str) -> Colour:
    """The colour written `#rrggbb`."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """The first colour with a `share` (0 to 1) of the second in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


@dataclass(frozen=True)
class Palette:
    """Seven steps of one hue, from night to almost paper."""

    night: Colour
    dark: Colour
    deep: Colour
    main: Colour
    mid: Colour
    light: Colour
    pale: Colour

    @property
    def leaves(self) -> tuple[Colour, Colour, Colour]:
        """Shade, body and light of a crown."""
        return self.deep, self.main, self.mid


def _palette(*steps: str) -> Palette:
    return Palette(*(rgb(step) for step in steps))


# `main` is the colour of the domain in the site's own style sheet.
RURAL = _palette("#0f2a2b", "#17402f", "#23562c", "#2f6b2f", "#5f9148", "#a4bd78", "#dde3bd")
ENTERPRISE = _palette("#0b1f3c", "#11325c", "#17467f", "#1d5a9e", "#4f86bd", "#95b9d6", "#d6e4ea")
SCHOOL = _palette("#2e2008", "#4f3509", "#6d4804", "#8a5a00", "#bd8a2e", "#e2b968", "#f4e2b6")
COMMUNITY = _palette("#1d1338", "#35215f", "#50307f", "#6b3fa0", "#9470bd", "#bfa6d8", "#e6dcee")

WHITE = rgb("#fffdf7")
PAPER = rgb("#faf4e6")
CREAM = rgb("#f5e7c8")
SAND = rgb("#e6cf9f")
INK = rgb("#23211f")
RED = rgb("#b5332b")
VERMILION = rgb("#d2553b")
CORAL = rgb("#e58a63")
OCHRE = rgb("#d69a35")
LAMP = rgb("#ffd98a")
FLAME = rgb("#ffb454")
CLAY = rgb("#a8583a")
BRICK = rgb("#c07a58")
WOOD = rgb("#8c5f3c")
TIMBER = rgb("#5f3d28")
STONE = rgb("#b9b1a0")
SLATE = rgb("#5d6468")
TILES = rgb("#48525a")
SAGE = rgb("#7d9a84")
TEAL = rgb("#3f8f95")
SEA = rgb("#6fb7b4")

STORM = mix(RURAL.night, SLATE, 0.35)
"""Sea and sky before a typhoon."""

GREEN = (mix(RURAL.deep, SCHOOL.dark, 0.25), mix(RURAL.main, SCHOOL.main, 0.25), mix(RURAL.mid, SCHOOL.light, 0.3))
"""Shade, body and light of a crown beside ochre."""

FRONTS = (
    mix(CREAM, COMMUNITY.pale, 0.4),
    mix(CORAL, CREAM, 0.5),
    COMMUNITY.light,
    mix(SAND, PAPER, 0.4),
    mix(COMMUNITY.pale, CORAL, 0.25),
    mix(SEA, PAPER, 0.5),
)
"""Plaster of shop houses."""
