"""What the files of a pack are called by readers; imports nothing of ours."""

import re

TITLES = {
    "booklet.pdf": "典型经验材料汇编",
    "route.pdf": "观摩路线图",
    "posters.pdf": "观摩点海报",
    "slides.pptx": "幻灯片",
    "meeting.ics": "日历",
    "sheet.pdf": "照着做：一页纸",
}


def title(name: str) -> str:
    """The title of a file by its name: booklet-2.pdf is a volume, whatever ends in .zip holds all the others."""
    if volume := re.fullmatch(r"booklet-(\d+)\.pdf", name):
        return f"{TITLES['booklet.pdf']}（{volume[1]}）"
    return "全部材料" if name.endswith(".zip") else TITLES[name]


def size(octets: int) -> str:
    """A size as readers know it: 850 KB, 1.2 MB."""
    return f"{max(1, round(octets / 1000))} KB" if octets < 999_500 else f"{octets / 1_000_000:.1f} MB"
