"""Where a Chinese text says that something is a person's name: speakers, and names beside a title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from xlcheck.language.script import HAN
from xlcheck.names.surnames import surname_of

HONORIFICS = "先生|女士|小姐|同志|博士|教授|院士|老师"
"""What follows a person's name and is no office."""

AFTER = (
    f"{HONORIFICS}|律师|法官|医生|大使|将军|主席|总统|总理|部长|省长|市长|书记|主任|局长|司长|院长|校长|所长|会长|处长|厅长|行长|总裁|董事长"
    "|总经理|秘书长|经理|委员"
)
"""What follows a person's name."""

BEFORE = (
    f"{AFTER}|发言人|主持人|负责人|记者|代表|专家|参赞|工程师|作家|导演|演员|教练|队长|常委|科学家|学者|创始人"
    "|作者|编辑|员"
)
"""What stands before a person's name."""

_NAME = re.compile(f"[{HAN}]+")
_SPEAKER = re.compile(rf"\s*+([{HAN}]{{2,4}})\s*+(?:[（(][^）)]*[）)])?\s*+[:：]?\s*$")
_OPENING = re.compile(rf"([{HAN}]{{2,4}})\s*[:：]")
_TITLE = re.compile(rf"(?:{BEFORE})[ 　：:、]?(?=[{HAN}])")
_AFTER, _ANY_TITLE = re.compile(AFTER), re.compile(BEFORE)
_LEFT = re.compile(rf"(?:^|{BEFORE}|[^{HAN}]|[和与及由请对向为是让同跟邀])$")
_VERBS = "说表在作介指主致会率等和与及向对同就为是从将也还今出回"
_LINKS = f"{_VERBS}任当是兼原前副总"
"""Characters before an office that make the name end before them: 王刚|任主任, 王刚|副主任."""
_HONORIFIC = re.compile(HONORIFICS)
_RIGHT = re.compile(rf"$|[^{HAN}]|{AFTER}|[{_VERBS}]")


class Mention(NamedTuple):
    """A person's name and the range of code points in which it stands."""

    start: int
    end: int
    name: str


def mentions(text: str, *, speaker: bool = False) -> Iterator[Mention]:
    """Yield the names that a sentence shows to be names; ``speaker`` tells that it names who speaks."""
    if (speaks := _SPEAKER.match(text) if speaker else _OPENING.match(text)) and _whole(speaks[1]):
        yield Mention(*speaks.span(1), speaks[1])
    for title in _TITLE.finditer(text):
        yield from _series(text, title.end())
    for title in _AFTER.finditer(text):
        for size in (4, 3, 2):
            start = title.start() - size
            name = text[max(0, start) : title.start()]
            if start < 0 or not _whole(name) or not _LEFT.search(text[max(0, start - 4) : start]):
                continue
            if name[-1] not in _LINKS or _HONORIFIC.match(title[0]):
                yield Mention(start, title.start(), name)
            break


def _series(text: str, start: int) -> Iterator[Mention]:
    """Yield the name that begins at a place, and those that stand beside it in a list."""
    sizes = [
        size
        for size in (4, 3, 2)
        if _whole(text[start : start + size]) and _RIGHT.match(text, start + size) and start + size <= len(text)
    ]
    if sizes:
        # The last character of the longer one may be the verb behind the shorter one: 王刚|为
        end = start + (sizes[0] if text[start + sizes[0] - 1] not in _VERBS else sizes[-1])
        yield Mention(start, end, text[start:end])
        if text[end : end + 1] == "、":
            yield from _series(text, end + 1)


def _whole(name: str) -> bool:
    """Return whether some characters can be a name: a surname, and one or two more characters."""
    surname = surname_of(name)
    sized = bool(surname) and 1 <= len(name) - len(surname) <= 2
    return sized and bool(_NAME.fullmatch(name)) and not _ANY_TITLE.search(name)


def places(text: str, names: Iterable[str]) -> list[Mention]:
    """Return where some names stand, the longest at each place."""
    found: list[Mention] = []
    for name in sorted(names, key=len, reverse=True):
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if not any(start < other.end and other.start < end for other in found):
                found.append(Mention(start, end, name))
            start = text.find(name, end)
    return sorted(found)
