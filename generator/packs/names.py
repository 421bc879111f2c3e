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

CONTENTS = {
    "booklet.pdf": "议程、路线，每个联系点、案例和经验的全文，附记录页",
    "route.pdf": "一张 A4：几点到、看什么、怎么去",
    "posters.pdf": "每站一张，A4，可放大到 A3",
    "slides.pptx": "议程，每站、每个案例和经验一张，可用 WPS 或 PowerPoint 修改",
    "meeting.ics": "每天、每站一项，可导入手机日历",
    "sheet.pdf": "问题、步骤、条件和弯路，一张 A4",
}


def title(name: str) -> str:
    """The title of a file by its name: booklet-2.pdf is a volume, whatever ends in .zip holds all the others."""
    if volume := re.fullmatch(r"booklet-(\d+)\.pdf", name):
        return f"{TITLES['booklet.pdf']}（{volume[1]}）"
    return "全部材料" if name.endswith(".zip") else TITLES[name]


def contents(name: str) -> str:
    """What is in a file, by its name."""
    return CONTENTS.get("booklet.pdf" if name.startswith("booklet-") else name, "以上各项，一个压缩包")


def size(octets: int) -> str:
    """A size as readers know it: 850 KB, 1.2 MB."""
    return f"{max(1, round(octets / 1000))} KB" if octets < 999_500 else f"{octets / 1_000_000:.1f} MB"
