"""The regions of China and what became of earlier ones; imports only the lowest storey.

`regions.csv` holds today's codes of GB/T 2260, and townships where a prefecture has no counties.
`region-changes.csv` holds every earlier meaning of a code: name, path, first year (empty: before the lists begin), the year in
which it ended, and the codes that followed, first the one under which a record is shown. Source: a comparison of the yearly lists
of the Ministry of Civil Affairs from 1980 to 2026, put right by hand where it had matched names across provinces or confused
codes of one year, and Zhongshan's townships of 2021. A region that was shared out leads to the prefecture that held it.
"""

from generator.regions.tables import read_regions
from generator.regions.values import LEVELS, Abolished, Former, Region, Regions, Resolved, Unknown

__all__ = ["LEVELS", "Abolished", "Former", "Region", "Regions", "Resolved", "Unknown", "read_regions"]
