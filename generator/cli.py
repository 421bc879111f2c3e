"""The command line with every command; imports every lower storey."""

from generator import building, editing, making, printing, receiving, reviewing, tending
from generator.options import line

app = line(
    building.commands,
    making.commands,
    editing.commands,
    receiving.commands,
    reviewing.commands,
    printing.commands,
    tending.commands,
)
