"""Sentence splitting for Chinese and English, offsets kept.

``split`` works on one block of text (a paragraph, a heading, a list item, a cell): a block never ends inside a
sentence, so the readers decide on blocks and this package on nothing else. Both splitters read the text once from
left to right and look at most a fixed number of code points back and ahead: their time is linear in the length.
"""

from __future__ import annotations

from xlcheck.language.script import HAN_CHARACTER
from xlcheck.model import Lang, Span
from xlcheck.segment.chinese import split_chinese
from xlcheck.segment.english import split_english

__all__ = ["split"]


def split(text: str, lang: Lang) -> list[Span]:
    """Return the sentences of one block as spans into ``text``, in order, without overlap.

    No span begins or ends with white space, none is empty, and together they cover all of the text but white space.
    A block without a Han character in a Chinese document is split as English.
    """
    cuts = split_chinese(text) if lang == "zh" and HAN_CHARACTER.search(text) else split_english(text)
    spans = []
    start = 0
    for cut in (*cuts, len(text)):
        piece = text[start:cut]
        if stripped := piece.strip():
            begin = start + len(piece) - len(piece.lstrip())
            spans.append(Span(begin, begin + len(stripped)))
        start = cut
    return spans
