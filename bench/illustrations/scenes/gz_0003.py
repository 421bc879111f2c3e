"""gz-0003: a three-storey school on the edge of a city, hopscotch on its small yard, a row of satchels along the wall."""

from ..canvas import Canvas
from ..colour import CORAL, OCHRE, PAPER, RED, RURAL, SCHOOL, SEA, SLATE, STONE, TEAL, TIMBER, VERMILION, WHITE, mix
from ..parts.houses import block, school
from ..parts.plants import tree
from ..parts.sky import backdrop, birds, cumulus
from ..parts.things import schoolbag
from ..shapes import Ground, rect

LEAVES = (mix(RURAL.deep, SCHOOL.dark, 0.3), mix(RURAL.main, SCHOOL.main, 0.35), mix(RURAL.mid, SCHOOL.light, 0.4))


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(SEA, SCHOOL.pale, 0.45)), (330, SCHOOL.pale), (560, PAPER))
    cumulus(art, 1270, 196, 320, WHITE, SCHOOL.pale)
    cumulus(art, 560, 110, 220, WHITE, SCHOOL.pale)
    for i in range(16):
        tall = art.chance.uniform(60, 230)
        tone = mix(SCHOOL.light, PAPER, art.chance.uniform(0.35, 0.6))
        block(
            art,
            i * 104 - 20,
            580,
            82,
            tall,
            tone,
            columns=4,
            floors=max(3, int(tall / 24)),
            glass=mix(tone, SCHOOL.mid, 0.35),
        )
    art.box(-10, 560, 1620, 90, mix(SCHOOL.light, PAPER, 0.45))
    art.box(-10, 556, 1620, 8, mix(SCHOOL.mid, PAPER, 0.3))
    tree(art, 130, 640, 400, LEAVES, TIMBER, 0.5)
    school(art, 300, 640, 1080, 3, mix(PAPER, SCHOOL.pale, 0.4), SCHOOL.mid, bays=8, floor=118)
    tree(art, 1500, 660, 440, LEAVES, TIMBER, 0.46)
    art.box(-10, 636, 1620, 400, mix(STONE, SCHOOL.pale, 0.45))
    art.wash(rect(-10, 636, 1620, 364), mix(STONE, SCHOOL.mid, 0.5), 0.0, 0.5)
    art.box(-10, 636, 1620, 14, mix(SCHOOL.dark, STONE, 0.4))
    _bags(art)
    _hopscotch(art)
    for x, wide in ((170, 260), (1470, 280)):
        art.disc(x, 676, wide, SCHOOL.dark, ry=24, alpha=0.2)
    birds(art, ((760, 170), (820, 140), (870, 180)), 17, SCHOOL.dark)


def _bags(art: Canvas) -> None:
    """Satchels along the foot of the wall."""
    tones = (RED, SCHOOL.mid, TEAL, VERMILION, RURAL.main, OCHRE, SLATE, CORAL, SCHOOL.main, SEA, RED, RURAL.mid, TEAL)
    for i, tone in enumerate(tones):
        schoolbag(art, 345 + i * 82, 676, 62 + 4 * (i % 3), mix(tone, SCHOOL.dark, 0.08))


def _hopscotch(art: Canvas) -> None:
    """The chalk grid on the ground, and the stone that was thrown."""
    view, chalk = Ground(520, 760, 1.7), mix(WHITE, PAPER, 0.3)
    cells = ((0, 1), (0, 2), (-1, 3), (1, 3), (0, 4), (-1, 5), (1, 5), (0, 6))
    for column, row in cells:
        near = 3.2 + row * 0.52
        left = column * 0.46 - 0.46 if column else -0.46
        patch = view.patch(left, near, left + 0.92, near + 0.52)
        if (column, row) in ((0, 2), (1, 5), (-1, 3)):
            art.shape(patch, (CORAL, SEA, OCHRE)[row % 3], 0.5)
        art.outline(patch, 26 / near, chalk)
    arch = [view.at(0.9 * (t / 10 - 1), 6.84 + 0.5 * (1 - (t / 10 - 1) ** 2) ** 0.5) for t in range(21)]
    art.stroke(arch, 4, chalk)
    x, y = view.at(0.2, 4.4)
    art.disc(x, y, 17, SLATE, ry=8)
    art.disc(x - 2, y - 3, 14, mix(STONE, WHITE, 0.3), ry=6)
