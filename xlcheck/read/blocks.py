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

#: Longest headings, in code points; titles of press conferences and laws are long.
_HEADING = {"zh": 60, "en": 150}


def is_item(line: str) -> bool:
    """Tell whether a line (without leading white space) begins a list item."""
    return bool(_ITEM.match(line))


def kind(line: str, lang: Lang) -> Kind:
    """Return the kind of a block by its text, without white space at its ends."""
    if is_item(line):
        return "item"
    if label(line, lang) == len(line):
        return "speaker"
    if len(line) <= _HEADING[lang] and not _FINAL.search(line):
        return "heading"
    return "text"


def label(line: str, lang: Lang) -> int:
    """Return the length of the name and colon that a line begins with, or 0."""
    found = _LABEL[lang].match(line)
    return found.end() if found else 0


def speakers(lines: Iterable[str], lang: Lang) -> frozenset[str]:
    """Return the labels (colon included) that begin more than one line: whoever speaks, speaks again."""
    counts = Counter(line[: label(line, lang)] for line in lines)
    return frozenset(name for name, count in counts.items() if name and count > 1)
