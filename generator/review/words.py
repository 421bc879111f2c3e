"""What a review says besides records: its sentences, Chinese and English; imports nothing of ours."""

WORDS = {
    # between values
    "comma": ("、", ", "),
    "semicolon": ("；", "; "),
    "colon": ("：", ": "),
    "open": ("（", " ("),
    "close": ("）", ")"),
    "item": ("{label}（第 {place} 项 {name}）", "{label} (no. {place} {name})"),
    "hidden": ("（不公开）", "(private)"),
    # record types
    "organ": ("机关", "organ"),
    "point": ("联系点", "contact point"),
    "case": ("案例", "case"),
    "practice": ("典型经验", "practice"),
    "article": ("调研文章", "article"),
    "meeting": ("会议", "meeting"),
    "s-organ": ("组织", "Organs"),
    "s-point": ("联系点", "Contact points"),
    "s-case": ("典型案例", "Cases"),
    "s-practice": ("典型经验", "Practices"),
    "s-article": ("调研文章", "Articles"),
    "s-meeting": ("会议", "Meetings"),
    # what happened to a record
    "added": ("新增", "New"),
    "changed": ("修改", "Changed"),
    "renamed": ("改编号", "Renamed"),
    "moved": ("移动", "Moved"),
    "removed": ("删除", "Removed"),
    # the paragraph at the top
    "title": ("改动审阅：{before} → {after}", "Review: {before} → {after}"),
    "sum-records": ("这次改动{what}。", "This change: {what}."),
    "sum-kind": ("{change} {number} {noun}", "{change}: {number} × {kind}"),
    "sum-name": ("“{name}”", " “{name}”"),
    "sum-nothing": ("这次改动没有动到任何记录。", "This change touches no record."),
    "sum-form": (
        "有 {number} 份记录只改了写法，内容不变。",
        "{number} records are only written otherwise and say the same.",
    ),
    "sum-points": ("各状态的联系点：{what}。", "Contact points by status: {what}."),
    "sum-moved": ("{name} {before} → {after}", "{name} {before} → {after}"),
    "sum-over": ("{name}将超出名额（{number}/{quota}）。", "{name} will be above its quota ({number} of {quota})."),
    "sum-over-many": ("{number} 个机关将超出名额，见下表。", "{number} organs will be above their quotas, see below."),
    "sum-all-pages": (
        "改了全站共用的设置或模板，所有页面都可能变化。",
        "Settings or templates of the whole site changed: every page may.",
    ),
    "sum-pages": (
        "网站上约有 {number} 个页面会变化，另有列表和首页。",
        "About {number} pages of the site change, besides lists and the home page.",
    ),
    "sum-gone": ("{number} 个网址将失效。", "{number} addresses will lead nowhere."),
    "sum-outside": (
        "另外改了记录以外的 {number} 个文件（程序、页面或配置），请维护人员细看。",
        "{number} files besides records changed as well (program, pages or configuration): a maintainer should read them.",
    ),
    "sum-personal": (
        "发现个人信息 {number} 处，合并前必须处理。",
        "Personal data in {number} places: deal with it before merging.",
    ),
    "sum-errors": (
        "改动带来 {errors} 个错误、{warnings} 个提醒，改正之前不能发布。",
        "It brings {errors} errors and {warnings} warnings, and cannot be published before they are mended.",
    ),
    "sum-warnings": ("没有错误，有 {warnings} 个提醒。", "No errors, {warnings} warnings."),
    "sum-clean": ("没有发现问题。", "Nothing is wrong."),
    "sum-standing": (
        "另有 {number} 个问题原来就有，与这次改动无关。",
        "{number} other problems were there before and have nothing to do with it.",
    ),
    "sum-solved": ("它解决了原来的 {number} 个问题。", "It solves {number} problems that were there."),
    "sum-unseen": ("有 {number} 个文件没有查看。", "{number} files were not looked at."),
    "sum-no-data": ("改动之后没有可用的记录。", "No usable records are left after this change."),
    # sections
    "problems": ("改动的文件里的问题", "Problems in the changed files"),
    "caused": ("改动在别处引起的问题", "Problems that the change causes elsewhere"),
    "personal": ("个人信息", "Personal data"),
    "personal-note": (
        "下面的内容不在这里复述。只删去还不够：已提交的历史里仍能看到，请用不含它的提交替换。",
        "It is not repeated here. To delete it is not enough, for the history shows it: replace the commits that hold it.",
    ),
    "numbers": ("数量与名额", "Counts and quotas"),
    "records": ("逐条改动", "Record by record"),
    "pages": ("会变化的页面", "Pages that will change"),
    "others": ("其他文件", "Other files"),
    "unseen": ("没有查看的文件", "Files that were not looked at"),
    "error": ("错误", "error"),
    "warning": ("提醒", "warning"),
    "was-there": ("（原来就有）", " (was there before)"),
    "in-name": ("文件名里疑似有个人信息", "the file's name seems to hold personal data"),
    "in-text": ("疑似{kind}：{found}", "seems to be {kind}: {found}"),
    # tables
    "t-organ": ("机关", "Organ"),
    "t-adopted": ("在联系的点", "Points adopted"),
    "t-quota": ("名额", "Quota"),
    "t-state": ("情况", "State"),
    "t-domain": ("领域", "Domain"),
    "t-region": ("地区", "Region"),
    "t-points": ("联系点", "Points"),
    "t-demonstrations": ("示范点", "Demonstration points"),
    "t-cases": ("案例", "Cases"),
    "over": ("超出 {number}", "{number} above"),
    "short": ("还差 {number}", "{number} short"),
    "full": ("正好满额", "exactly met"),
    "no-quota": ("无", "none"),
    # one record
    "id-was": ("原编号 {id}", "id was {id}"),
    "file-was": ("原文件 {file}", "file was {file}"),
    "old-address": ("旧网址 {address} 将失效。", "The address {address} will lead nowhere."),
    "kept-address": ("旧网址 {address} 会转到新页面。", "The address {address} will lead to the new page."),
    "unreadable": ("文件读不出内容，见上面的问题。", "The file cannot be read; see the problems above."),
    "same-values": ("只改了写法，内容不变。", "Only written otherwise; it says the same."),
    "came": ("加入 {value}", "added {value}"),
    "went": ("去掉 {value}", "removed {value}"),
    "order": ("次序变了：{value}", "other order: {value}"),
    "blank": ("只有空白或换行不同", "only spaces or line ends differ"),
    "withheld": ("有变化，属个人信息，不显示", "changed; personal, not shown"),
    "length": ("（共 {number} 字）", " ({number} characters)"),
    # pages
    "p-added": ("新页面", "New pages"),
    "p-removed": ("消失的页面", "Pages that vanish"),
    "p-changed": ("内容变化", "Pages that change"),
    "p-linked": ("相关记录的页面", "Pages of related records"),
    "p-regions": ("地区页", "Region pages"),
    "p-domains": ("领域页", "Domain pages"),
    "p-honours": ("荣誉页", "Honour pages"),
    "p-lists": (
        "列表（按年份、层级、标签的也在内）和首页",
        "Lists, those by year, level and tag included, and the home page",
    ),
    "p-written": ("手写的页面", "Hand-written pages"),
    "p-beside": (
        "同地区、同领域的 {number} 条记录，页面里的“相近”栏目可能变化。",
        "{number} records of the same region or domain may name other neighbours.",
    ),
    # files not looked at
    "lfs": ("内容在 Git LFS 里", "its content lies in Git LFS"),
    "module": ("子模块", "a submodule"),
    "name": ("文件名不能用", "its name cannot be used"),
    # what does not fit
    "more": ("……还有 {number} 项，见完整版。", "… and {number} more, see the full version."),
    "rest": ("……余下的见完整版。", "… the rest is in the full version."),
}


def word(name: str, lang: str, /, **values: object) -> str:
    """The word in the language, with its placeholders filled in."""
    return WORDS[name][lang == "en"].format(**values)
