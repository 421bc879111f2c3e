"""What may be personal and may not: addresses, accounts, birthdays and the like, known by the words around them; imports values."""

import re

from generator.privacy.values import Finding, apart

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}+\s?[@＠]\s?(?:(?:vip\.)?(?:qq|163|126|sina|sohu)|gmail|foxmail|outlook|hotmail|139|189|wo|yeah|aliyun|icloud|tom|21cn)"
    r"\s?[.．]\s?(?:com|net|cn)\b",
    re.ASCII | re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"(?<!官方)(?<!企业)(?<!政务)(?<!公众)(?<![A-Za-z])(?:QQ|扣扣|微信|WeChat|weixin|wx|vx|[Vv]信|薇信)"
    r"(?:\s?(?:号码|账号|帐号|号|ID)\s*[:：为是]?\s*|\s*[:：]\s*|\s(?=\d))(?=[A-Za-z_-]{0,29}\d|[A-Za-z]{1,29}[_-]|[A-Za-z]{6})[A-Za-z0-9][A-Za-z0-9_-]{4,29}",
    re.IGNORECASE,
)
_NUMBER = r"[0-9０-９一二三四五六七八九十百]{1,6}"
_HOME = re.compile(
    rf"(?:家住|家庭(?:住址|地址)|现?住址|居住地址?|户籍(?:地址|所在地)|户口所在地)[^\n。；]{{1,40}}?{_NUMBER}\s?(?:号|栋|幢|座|弄|室|房|单元)"
    r"|住在[^\n，。；]{1,30}?\d{1,6}\s?(?:号(?!楼)|室|单元)"
    rf"|{_NUMBER}\s?(?:栋|幢|座|号楼)\s?{_NUMBER}\s?单元\s?{_NUMBER}\s?(?:室|房|号)?"
)
_YEAR = r"(?:19[3-9]\d|20[0-2]\d)"
_MONTH = rf"{_YEAR}\s?(?:年\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?[日号])?|[-./]\d{{1,2}}(?:[-./]\d{{1,2}})?)"
_BIRTHDAY = re.compile(
    rf"(?:出生(?:日期|年月日?|时间)?|生日|生于|诞生日)\s?[:：为是在]?\s?{_MONTH}|{_MONTH}\s?(?:出生|生(?=[，。；、,.;）)\s]|$))"
)
_STUDENT = re.compile(
    r"(?:学号|学籍号|学籍辅号|考生号|准考证号|学生证号)码?\s?[:：为是]?\s?[A-Za-z]{0,2}\d[A-Za-z0-9]{4,19}"
)
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLATE = re.compile(
    rf"[{_PROVINCES}][A-HJ-NP-Z][·・•\s-]?(?=[A-Z]{{0,4}}\d)[A-HJ-NP-Z0-9]{{4,5}}"
    r"[A-HJ-NP-Z0-9学警港澳挂](?![A-Za-z0-9-])"
)
_PASSPORT = re.compile(r"(?:护照|通行证|台胞证|回乡证)(?:号码|号)?\s?[:：为是]?\s?[A-Z]{1,2}\d{7,8}(?!\d)")
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩邓冯曹彭曾萧田董潘袁蔡蒋余杜叶魏苏吕丁任沈姚卢姜崔钟谭陆汪范廖贾韦付邹熊孟秦邱侯江尹薛闫段雷龙黎史陶贺顾毛郝龚邵万钱严覃戴莫孔赖武"
_NAME = rf"(?:[{_SURNAMES}][一-龥]{{1,2}}|[{_SURNAMES}]某{{1,2}}|小[{_SURNAMES}明红强丽刚芳])"
_MINOR_AGE = r"(?:(?:1[0-7]|[1-9])|十[一二三四五六七]?|[一二三四五六七八九])\s?(?:周岁|岁)(?![以至到~—-])"
_CHILD = r"(?:学生|同学|队员|团员|少年|女孩|男孩|孩子|儿童|儿子|女儿|孙子|孙女|小朋友|中学生|小学生|名叫|叫)"
_MINOR = re.compile(
    rf"{_NAME}(?:同学|小朋友)?\s?[（(]\s?(?:[男女]\s?[，,、]\s?)?{_MINOR_AGE}[^（）()]{{0,12}}[）)]"
    rf"|{_NAME}\s?[，,、]\s?[男女]\s?[，,、]\s?(?:今年|现年|年仅)?{_MINOR_AGE}"
    rf"|(?:(?<![一-龥])|(?<=学生|同学|队员|团员|少年|女孩|男孩|孩子|儿童|儿子|女儿|孙子|孙女|名叫)){_NAME}(?:同学|小朋友)?\s?[，,]?\s?(?:今年|现年|年仅|才|刚满|只有|还不满){_MINOR_AGE}"
    rf"|{_MINOR_AGE}的?\s?{_CHILD}?{_NAME}(?=[，。；、,.;\s在把从和说是每已主]|$)"
)
_HINTS = (
    ("email", _EMAIL),
    ("account", _ACCOUNT),
    ("home", _HOME),
    ("birthday", _BIRTHDAY),
    ("student", _STUDENT),
    ("plate", _PLATE),
    ("passport", _PASSPORT),
    ("minor", _MINOR),
)
_SIGNS = re.compile(
    "@|＠|微信|扣扣|薇信|QQ|qq|Qq|We[Cc]|we[ic]|W[xX]|w[xX]|V[xX信]|v[xX信]|家住|家庭[住地]|住址|居住地|户籍|户口|住在|单元|出生|生日|生于"
    "|诞生|月生|月 生|日生|日 生|号生|学号|学籍|考生号|准考证|学生证|护照|通行证|台胞证|回乡证|岁|"
    + "|".join(f"{province}[A-Z]" for province in _PROVINCES)
)
"""Without one of these there is nothing to look for; nearly all text has none."""


def find_soft(text: str) -> list[Finding]:
    """What may be private: a person's mail, chat account, home, birthday, student number, plate, passport, a minor with name and age."""
    if not _SIGNS.search(text):
        return []
    return apart(
        Finding(kind, *match.span(), match[0])
        for kind, pattern in _HINTS
        for match in pattern.finditer(text)
        if match[0]
    )
