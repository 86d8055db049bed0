"""What sort of block a line is, by its form: heading, list item, speaker, text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from xlcheck.model import Kind, Lang

#: Marks and numbers that begin a list item or an article, with what must follow them.
_ITEM = re.compile(
    r"""(?:
      [-*+•·●○◦■□◆◇◎►▪‣–—]\s+          # bullets
    | [•●○■□◆◇◎►▪‣]                      # these also without a blank
    | \d{1,3}(?:\.\d{1,3}){0,3}[.)]\s+   # 1.  1.2.  1)
    | \d{1,3}(?:\.\d{1,3}){1,3}\s+       # 1.2
    | \d{1,3}[、．]                      # 1、
    | [(（](?:\d{1,3}|[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})[)）]   # (1) (a) (iv)
    | (?:[A-Za-z]|[ivx]{2,5}|[IVX]{2,5})[.)]\s+              # a. b) iv.
    | [①-⑳⑴-⒇⒈-⒛]
    | [一二三四五六七八九十]{1,3}、
    | [(（][一二三四五六七八九十]{1,3}[)）]
    | 第[一二三四五六七八九十百零〇\d]{1,5}[章节節条條款项項编編](?=[\s\u3000])
    | (?:Article|Section|Chapter|Annex|Appendix)\s(?:\d{1,4}|[IVXLC]{1,6}|[A-Z])\b[.:]?(?=\s)
    )""",
    re.VERBOSE,
)

#: A name before a colon, by its form: up to 24 Chinese characters, or up to eight English words, most capitalised.
_LABEL = {
    "zh": re.compile(r"([\u4e00-\u9fffA-Za-z0-9·・．（）()《》 ]{1,24})[：:](?!//)"),
    "en": re.compile(
        r"((?:[A-Z0-9][\w.'’&()/-]{0,24})(?:[ ](?:[A-Z0-9(][\w.'’&()/-]{0,24}|of|the|and|for|de)){0,7}):(?=\s|$)"
    ),
}
_FINAL = re.compile(r"[.。!！?？;；:：,，、…][”’\"'」』）)\]】》]*$")

#: Words at the end of a Chinese label that say who speaks, and the surnames that begin a short one.
_ROLE = re.compile(
    "(?:^[问答問甲乙]|记者|記者|主持人|发言人|發言人|先生|女士|小姐|主任|部长|局长|司长|处长|市长|省长|州长|县长|院长|校长|会长|行长|所长|署长"
    "|主席|总理|总统|书记|秘书长|代表|委员|议员|教授|博士|律师|法官|经理|总裁|董事长|专家|嘉宾|网友|观众|学生|老师)$"
)
_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹窦章云苏潘葛范彭郎鲁韦马苗凤方俞任袁柳鲍史唐费廉岑薛"
    "雷贺倪汤滕殷罗毕郝邬安常乐于傅齐康伍余卜顾孟黄穆萧尹姚邵湛汪祁毛狄米贝戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路娄江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房解应宗丁宣邓郁单杭洪包左石崔吉龚程嵇邢裴陆荣翁荀惠曲段侯宁甘厉武符刘景詹龙"
    "叶司黎薄白蒲邰从索赖卓蔺池乔谭温庄晏柴瞿阎充慕连茹习艾容向古易廖庾终居衡步都耿满弘匡国文寇广禄东欧关肖涂岳聂"
)
#: Surnames that also begin everyday words (方法, 高度); only a label that recurs is taken for a name.
_ALSO_WORDS = frozenset("章云方安常于和应单管国文步都满充连终居从高路温关向金易古容习广明计左全平成时经")
_VOICES = frozenset({"Q", "A", "Question", "Answer", "Moderator", "Reporter", "Host", "Interviewer", "Journalist"})

#: Longest headings, in code points; titles of press conferences and laws are long.
_HEADING = {"zh": 60, "en": 150}


def is_item(line: str) -> bool:
    """Tell whether a line (without leading white space) begins a list item."""
    return bool(_ITEM.match(line))


def kind(line: str, lang: Lang, again: frozenset[str] = frozenset()) -> Kind:
    """Return the kind of a block by its text, without white space at its ends; ``again`` are labels that recur."""
    if is_item(line):
        return "item"
    end = label(line, lang)
    if end and end == len(line) and (line in again or names_speaker(line, lang, again=False)):
        return "speaker"
    if len(line) <= _HEADING[lang] and not _FINAL.search(line):
        return "heading"
    return "text"


def label(line: str, lang: Lang) -> int:
    """Return the length of the name and colon that a line begins with, or 0."""
    found = _LABEL[lang].match(line)
    return found.end() if found else 0


def names_speaker(name: str, lang: Lang, *, again: bool) -> bool:
    """Tell by its form whether a label (colon included) names somebody who speaks; ``again``: it recurs."""
    name = name.rstrip(":： ")
    if lang == "zh":
        surname = len(name) in (2, 3) and name[0] in _SURNAMES
        return bool(_ROLE.search(name)) or (surname and (again or name[0] not in _ALSO_WORDS))
    return name in _VOICES or (" " in name and not any(c.isdigit() for c in name.rpartition(" ")[2]))


def recurring(lines: Iterable[str], lang: Lang) -> frozenset[str]:
    """Return the labels (colon included) that begin more than one line: whoever speaks, speaks again."""
    counts = Counter(line[: label(line, lang)] for line in lines)
    return frozenset(name for name, count in counts.items() if name and count > 1)
