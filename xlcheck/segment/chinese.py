"""Chinese sentence splitting.

A sentence ends with 。！？ (also half-width, and runs of them) and the closing marks behind them. A semicolon or a
colon ends none: translators render what stands between semicolons as clauses of one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xlcheck.language.folding import fold
from xlcheck.language.script import HAN, HAN_CHARACTER
from xlcheck.segment.scan import CLOSERS, ENTRY, REFERENCE, Brackets, first_non_space

#: Final marks; a half-width full stop only directly behind a Han character, a full-width letter mark or a bracket.
_FINAL = rf"(?:[。！？｡!?‼⁇⁈⁉]|…+|\.{{3,}}|(?<=[{HAN}”’」』）》)%％])[.．])"
_END = re.compile(rf"(?:{_FINAL})+")
_CLOSING = re.compile(rf"\s?[{re.escape(CLOSERS)}]+")
_TAIL = re.compile(r"\s*…+")
_REFERENCES = re.compile(rf"{REFERENCE}+|{ENTRY}")
#: What begins like this is a list of sources: each mark belongs to what follows.
_SOURCES = re.compile(r"\s*\[\s?\d")

#: Marks that carry a sentence on over a closing quotation mark: “好！”，他说。
_CARRY_ON = "，、；：,;:"
_QUOTES = {"”": "“", "’": "‘", "」": "「", "』": "『"}
_MENTION_REACH = 40

#: Verbs that introduce speech: the quotation behind them is a sentence, any other one in mid-clause a mention.
_SPEECH = "说道问答喊叫曰云想称嚷骂写讲"

#: 一. 甲. 第一. at the start of a sentence number an item.
_MARKER = re.compile(r"\s*[（(]?第?[一二三四五六七八九十百零〇甲乙丙丁戊己庚辛壬癸]{1,4}[）)]?[.．]$")
_MARKER_REACH = 10


def split_chinese(text: str) -> list[int]:
    """Return the offsets behind which a new sentence begins, ascending; the end of the text is not among them."""
    return list(_cuts(text))


def _cuts(text: str) -> Iterator[int]:
    brackets = Brackets(text)
    full_stops = "。" in text
    sources = bool(_SOURCES.match(text))
    start = first_non_space(text, 0)
    position = 0
    quotes = 0  # straight quotation marks since the sentence began
    counted = 0
    while found := _END.search(text, position):
        quotes += text.count('"', counted, found.start())
        counted = found.start()
        end = _behind(text, found.end(), quotes)
        mark = found.group()
        while more := _END.match(text, end):  # ！”。
            mark = more.group()
            end = _behind(text, more.end(), quotes)
        position = end
        if not _ends(text, found, end, mark, full_stops=full_stops):
            continue
        if brackets.around(found.start(), start) or _MARKER.match(text, start, min(end, start + _MARKER_REACH)):
            continue
        if _is_mention(text, found.end(), end, start):
            continue
        if tail := _TAIL.match(text, end):
            end = tail.end()
        if not sources and (marks := _REFERENCES.match(text, end)):
            end = marks.end()
        if not text[end : end + 1]:
            return
        yield end
        start = first_non_space(text, end)
        position = counted = end
        quotes = 0


def _behind(text: str, end: int, quotes: int) -> int:
    """Return the offset behind the closing marks at ``end``; ``quotes`` straight quotation marks stand before it."""
    straight = quotes % 2 == 1
    while True:
        if closing := _CLOSING.match(text, end):
            end = closing.end()
        elif straight and text[end : end + 1] == '"':
            end += 1
            straight = False
        else:
            return end


def _ends(text: str, found: re.Match[str], end: int, mark: str, *, full_stops: bool) -> bool:
    """Tell whether the final mark, with all that closes behind it up to ``end``, can end a sentence."""
    following = text[end : end + 1]
    if following in _CARRY_ON and following:
        return False
    closed = end > found.end()
    if mark[0] in "….．" and len(set(mark)) == 1 and (mark[0] == "…" or len(mark) > 1):
        return closed and any(quote in _QUOTES or quote == '"' for quote in text[found.end() : end])
    if mark in (".", "．"):
        if following.isascii() and following.isalnum():  # 第三.C节
            return False
        return not HAN_CHARACTER.match(following) or not full_stops  # 卡尔.马克思 beside sentences that end with 。
    if mark in ("!", "?"):
        if following.isascii() and following.isalnum():  # a query string
            return False
        before = text[max(0, found.start() - 1) : found.start()]
        return not (before.isspace() and (not following or following.isspace()))  # a dash lost in conversion
    return True


def _is_mention(text: str, mark_end: int, end: int, start: int) -> bool:
    """Tell a mention in mid-clause (开展“我为家乡献一策！”活动) from speech that ends a sentence."""
    opening = _QUOTES.get(text[end - 1 : end])
    if not opening or end == mark_end or not HAN_CHARACTER.match(text, end):
        return False
    opened = text.rfind(opening, max(start + 1, mark_end - _MENTION_REACH), mark_end)
    return opened > 0 and bool(HAN_CHARACTER.match(text, opened - 1)) and fold(text[opened - 1]) not in _SPEECH
