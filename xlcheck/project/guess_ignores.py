"""Lines of pages that a first configuration leaves out: switches between languages, and banners in Chinese."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from xlcheck.errors import XlcheckError
from xlcheck.files.columns import language_of
from xlcheck.language.script import count_han
from xlcheck.model import Segment

_MOST = 300
"""Pages that are looked at."""
_HEAD = 4
"""Sentences at the top of a page among which a switch or a banner stands."""
_FEW = 5
_SHARE = 0.2
"""Pages from which on a Chinese sentence of English pages is a banner, and their share."""
_BETWEEN = re.compile(r"\s*(?:[|｜/·•,，、]|\s-\s|\s{2,})\s*|\s+")
_LONGEST = 60


def ignored_texts(pages: Iterable[Path]) -> tuple[str, ...]:
    """Return the lines of English pages that switch to another language, and Chinese ones that many have, sorted."""
    banners = Counter[str]()
    switches: set[str] = set()
    looked = list(pages)[:_MOST]
    for path in looked:
        top = _top(path)
        switches.update(segment.text for segment in top if is_switch(segment.text))
        # A heading in Chinese waits for its translation.
        lines = {segment.text for segment in top if segment.kind != "heading"}
        banners.update(line for line in lines if count_han(line) and not is_switch(line))
    return tuple(
        sorted(switches | {line for line, count in banners.items() if count >= max(_FEW, _SHARE * len(looked))})
    )


def is_switch(line: str) -> bool:
    """Tell whether a line is made of names of languages, one of them that of Chinese: English | 简体中文."""
    if len(line) > _LONGEST or not count_han(line):
        return False
    words = [word.casefold() for word in _BETWEEN.split(line.strip("[]【】 ")) if word]
    named = [language_of(word) for word in words]
    return "zh" in named and all(found or word in _OTHERS for found, word in zip(named, words, strict=True))


_OTHERS = frozenset({"日本語", "한국어", "français", "deutsch", "español", "português", "русский", "italiano"})


def _top(path: Path) -> tuple[Segment, ...]:
    from xlcheck.read import read_document

    try:
        return read_document(path, "en").segments[:_HEAD]
    except XlcheckError:
        return ()
