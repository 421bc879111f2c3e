"""fs-0002: a training workshop: lathes in a row, a rack of moulds, on the wall a map of internships with red dots."""

from ..canvas import Canvas
from ..colour import LAMP, OCHRE, PAPER, SAGE, SCHOOL, SEA, SLATE, STONE, TEAL, WHITE, mix
from ..parts.machines import lathe, mould_rack, route_map
from ..parts.sky import backdrop
from ..shapes import points, rect


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(SCHOOL.pale, PAPER, 0.4)), (600, SCHOOL.pale))
    art.box(-10, 84, 1620, 500, mix(SCHOOL.pale, PAPER, 0.45))
    art.wash(rect(-10, 84, 1620, 500), SCHOOL.light, 0.0, 0.5)
    _roof_lights(art)
    art.box(-10, 470, 1620, 116, mix(SAGE, SCHOOL.mid, 0.25))
    art.box(-10, 464, 1620, 8, SCHOOL.light)
    route_map(art, points("560,130 1150,130 1150,450 560,450"))
    mould_rack(art, 60, 610, 400, 420, mix(SAGE, SLATE, 0.3), SCHOOL.mid)
    mould_rack(art, 1250, 610, 300, 420, mix(SAGE, SLATE, 0.3), SCHOOL.mid)
    art.box(-10, 584, 1620, 440, mix(STONE, SAGE, 0.3))
    art.wash(rect(-10, 584, 1620, 420), mix(SAGE, SCHOOL.dark, 0.4), 0.0, 0.6)
    art.wash(points("620,590 980,590 1120,1020 480,1020"), mix(PAPER, WHITE, 0.5), 0.35, 0.1, grain=0.3)
    for a, b in (((520, 590), (330, 1020)), ((1080, 590), (1290, 1020))):
        art.stroke([a, b], 5, OCHRE, end=22)
    for x, foot, size in ((420, 680, 250), (800, 672, 230), (1180, 680, 250)):
        lathe(art, x, foot, size, mix(SAGE, TEAL, 0.35), SCHOOL.main)
    for x, foot, size in ((300, 940, 470), (1290, 940, 470)):
        lathe(art, x, foot, size, mix(SAGE, TEAL, 0.25), SCHOOL.main)


def _roof_lights(art: Canvas) -> None:
    """Trusses and roof lights, lamps on their rails."""
    art.box(-10, -10, 1620, 100, mix(SCHOOL.dark, SAGE, 0.45))
    for i in range(8):
        x = 20 + i * 204
        art.shape([(x, 6), (x + 150, 6), (x + 140, 62), (x + 10, 62)], mix(SEA, WHITE, 0.65))
        art.stroke([(x + 75, 6), (x + 75, 62)], 4, SCHOOL.dark)
    for i in range(20):
        art.stroke([(i * 84 - 20, 88), (i * 84 + 22, 66)], 4, mix(SCHOOL.dark, SAGE, 0.2))
        art.stroke([(i * 84 + 22, 66), (i * 84 + 64, 88)], 4, mix(SCHOOL.dark, SAGE, 0.2))
    art.box(-10, 84, 1620, 8, mix(SCHOOL.dark, SAGE, 0.2))
    for x in (330, 860, 1390):
        art.stroke([(x, 92), (x, 112)], 4, SCHOOL.dark)
        art.slab(x - 80, 110, 160, 12, 5, mix(LAMP, WHITE, 0.5))
