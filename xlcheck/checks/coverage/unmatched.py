"""Text of one side that nothing on the other side corresponds to: the blocks that OMI001 and ADD001 report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

from xlcheck.checks.chinese_in_english import in_english, mostly_chinese
from xlcheck.checks.context import Context
from xlcheck.checks.coverage.condensed import condensed
from xlcheck.checks.coverage.courtesy import courtesy
from xlcheck.checks.coverage.page_parts import page_parts
from xlcheck.checks.coverage.said_elsewhere import said_nearby
from xlcheck.checks.freedom import closely_translated, freely_translated
from xlcheck.language.folding import fold
from xlcheck.language.script import count_han
from xlcheck.model import Confidence, Document, Lang, Segment, Span

HIGH, MEDIUM, CLOSE, FREE = 0.9, 0.6, 0.5, 0.8
"""Probability that a sentence has no counterpart from which a finding has that confidence; below, it is low.

On texts with sentences removed and inserted 9 in 10 of those from .6 to .9 are right; below, free translation prevails.
For additions in a text that is closely translated ``CLOSE`` takes the place of ``MEDIUM``, in a free translation
``FREE``: there six in seven sentences called lost or added below it are merged or condensed.
"""

Side = Literal["source", "target"]

Weight = Literal["text", "aside", "furniture"]
WEIGHTS: tuple[Weight, ...] = ("text", "aside", "furniture")
"""What is lost when a segment is: content; a heading, a speaker's name, a few words; a greeting or a page number."""

SHORT = {"zh": 4, "en": 2}
"""Characters (zh) or words (en) up to which a segment is an aside: "下一步：", "Not yet."."""
_TITLE = {
    "zh": re.compile(r"[^，。；？！…]{1,10}[^，。；？！…：”]"),
    "en": re.compile(r"(?:\b(?:[A-Z0-9][\w'’.-]*|of|the|and|in|on|for|to|at|by|with|from)[,\s]*|[-–—&]\s*){1,12}"),
}
"""A heading or a name on a line of its own: nothing closes it."""

NEAR = 3
"""Segments by which texts of the two sides may be apart and still be each other's translation."""

SHORTEST, LONGEST = 1.0, 8.0
"""English characters for a Chinese one in a translation: three are usual, fewer where the Chinese holds code."""

REPEATED = 3
"""Occurrences on its own side, all without counterpart, from which a segment is furniture: a page header."""

_NAME = re.compile(r"#\d{2,}|(?<![\w.])\d{4,}(?![\w.])|(?<![\w-])v?\d+(?:\.\d+){2}[\w.-]*|\b[a-z]+(?:-[a-z]+){2,}\b")
_SPEAKER = re.compile(r"[^，。；？！,;?!:：]{1,24}[：:]")
_FURNITURE = re.compile(
    r"[-—–\s]*(?:第\s*\d+\s*页(?:[,，/\s]*共\s*\d+\s*页)?|page\s+\d+(?:\s*(?:of|/)\s*\d+)?"
    r"|back to top|返回(?:顶部|首页|目录)|[（(](?:完|本文完|end)[)）]|(?:责任)?编辑\s*[：:].{0,20}|editor\s*:.{0,40}"
    r"|(?:https?://|www\.)\S+|(?:copyright|©|版权所有).{0,80}|打印(?:本页)?|分享到.{0,20}|share this.{0,20}|read more)"
    r"[-—–\s.。]*",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[\W_]*(?:译者?[注按](?![释重明])|译者[说的附]{0,2}注|translator[’']?s?[’']? note|T/N\b)", re.IGNORECASE
)
"""What a translator says in their own name has no counterpart, and needs none."""
_CLOSING = {"（": "）", "(": ")", "【": "】", "[": "]", "［": "］"}


@dataclass(frozen=True, slots=True)
class Block:
    """Segments in a row without counterpart; ``after`` names the place before them on the other side ("line 12").

    ``faced`` tells that text without counterpart, of a length that fits, stands at their place on the other side too;
    ``said`` that a neighbour's counterpart, or what faces them, says the same; ``enough`` is the probability from which
    they are reported.
    """

    bead: int
    segments: tuple[Segment, ...]
    probability: float
    weight: Weight
    after: str | None
    faced: bool = False
    said: bool = False
    enough: float = MEDIUM

    @property
    def span(self) -> Span:
        """The range from the first to the last segment in their document."""
        return Span(self.segments[0].span.start, self.segments[-1].span.end)

    @property
    def confidence(self) -> Confidence:
        """The confidence that the probability stands for.

        Text that faces other text is more often a translation that the aligner did not recognise than both lost and
        added, unless it is sure.
        """
        if self.said:
            return "low"
        if self.probability >= HIGH:
            return "high"
        return "medium" if self.probability >= self.enough and not self.faced else "low"


def statement(block: Block, verb: str, other: str, *, bilingual: bool) -> str:
    """Return the message of a block: what lacks what, and where on the ``other`` side it would stand."""
    count = len(block.segments)
    what = "this text has" if count == 1 else f"{count} {'units' if bilingual else 'sentences'} in a row have"
    place = f"; it would follow {block.after} of the {other}" if block.after and not bilingual else ""
    return f"{what} {verb}{place}"


def blocks(context: Context, side: Side) -> Iterator[Block]:
    """Yield the blocks of one side that have no counterpart, in the order of the text.

    Left out are segments without a letter (a number needs no translation), those that LNG001 reports (a target
    sentence that is still Chinese, and the source sentence that it was copied from) and LNG004 (one that is the same
    English on both sides), asides that stand at the same place on both sides (the aligner did not see that they belong
    together), and greetings and thanks that are part of a longer sentence there.
    """
    if context.pair.keyed:
        return  # KEY001 to KEY003 name each key
    document = context.pair.source if side == "source" else context.pair.target
    other = context.pair.target if side == "source" else context.pair.source
    lone, opposite = _lone(context, side), list[_Lone]()
    if not context.pair.bilingual:
        opposite = _lone(context, "target" if side == "source" else "source")
        same = _untranslated(lone, opposite, document, other)
        lone = [item for item in lone if item not in same[0]]
        opposite = [item for item in opposite if item not in same[1]]
        paired = _paired(lone, opposite)
        lone = [item for item in lone if item.number not in paired and not _polite(item, document, other)]
    bar = _bar(context, side)
    for _, group in groupby(enumerate(lone), key=lambda pair: pair[1].number - pair[0]):
        run = [item for _, item in group]
        weight = min((item.weight for item in run), key=WEIGHTS.index)
        own, facing = tuple(document.segments[item.number] for item in run), _facing(run, opposite, other)
        yield Block(
            run[0].bead,
            own,
            max(item.probability for item in run if item.weight == weight),
            weight,
            None if run[0].after is None else _named(other, other.segments[run[0].after]),
            _faced(own, facing, document.lang),
            weight == "text"
            and (
                _same_names(own, _facing(run, opposite, other, WEIGHTS))
                or said_nearby(context, side, [item.number for item in run])
                or condensed(context, side, [item.number for item in run])
            ),
            bar,
        )


def _bar(context: Context, side: Side) -> float:
    """Return the probability from which a lone sentence is reported, by how freely the text is translated."""
    if context.once(freely_translated):
        return FREE
    return CLOSE if side == "target" and context.once(closely_translated) else MEDIUM


def _named(document: Document, segment: Segment) -> str:
    """Return the place of a segment as a person finds it: by the name of its part where the file has no lines."""
    unit = document.unit(segment.span.start)
    return unit.name if unit else f"line {segment.line}"


class _Lone(NamedTuple):
    number: int
    bead: int
    probability: float
    weight: Weight
    after: int | None


def _lone(context: Context, side: Side) -> list[_Lone]:
    """Return the segments of one side without counterpart, in order, with what stands before them on the other."""
    pair = context.pair
    document = pair.source if side == "source" else pair.target
    beads: dict[int, tuple[int, float]] = {}
    links: dict[int, int] = {}
    for index, bead in enumerate(pair.beads):
        own, other = (bead.source, bead.target) if side == "source" else (bead.target, bead.source)
        if other and not (pair.bilingual and _blank(context, index, side)):
            links.update({number: max(other) for number in own})
        else:
            beads.update({number: (index, 1.0 if pair.bilingual else bead.score) for number in own})
    copied = {s.text.strip() for s in pair.target.segments if mostly_chinese(s.text)}
    texts = {number: document.segments[number].text.strip() for number in beads}
    repeated = _repeated(document, texts)
    notes = _notes(document)
    found: list[_Lone] = []
    after: int | None = None
    for number in sorted([*links, *beads]):
        after = links.get(number, after)
        if number in beads and texts[number] not in copied and any(map(str.isalpha, texts[number])):
            weight = "furniture" if number in notes else _weight(document.segments[number], document.lang, repeated)
            found.append(_Lone(number, *beads[number], weight, after))
    return found


def _notes(document: Document) -> frozenset[int]:
    """Return the numbers of the segments of translator's notes: from the one that says so to the end of its paragraph.

    A note that stands in brackets within a sentence's paragraph ends with its brackets.
    """
    found: set[int] = set()
    for number, segment in enumerate(document.segments):
        text = segment.text.strip()
        if number in found or not _NOTE.match(text):
            continue
        found.add(number)
        closing = _CLOSING.get(text[0])
        if closing and closing in text:
            continue
        for later in range(number + 1, len(document.segments)):
            if document.segments[later].paragraph != segment.paragraph:
                break
            found.add(later)
            if closing and closing in document.segments[later].text:
                break
    return frozenset(found)


def _blank(context: Context, bead: int, side: Side) -> bool:
    return not (context.target(bead) if side == "source" else context.source(bead)).text.strip()


def _paired(lone: Sequence[_Lone], opposite: Sequence[_Lone]) -> set[int]:
    """Return the numbers of the asides that have an aside of the same weight at their place on the other side."""
    free = [item for item in opposite if item.weight != "text"]
    paired: set[int] = set()
    for item in lone:
        for other in free:
            if item.weight == other.weight and _near(item, other):
                paired.add(item.number)
                free.remove(other)
                break
    return paired


def _untranslated(
    lone: Sequence[_Lone], opposite: Sequence[_Lone], document: Document, other: Document
) -> tuple[set[_Lone], set[_Lone]]:
    """Return the segments of both sides that are the same English, each with the nearest one of its text."""
    texts: dict[str, list[_Lone]] = {}
    for item in opposite:
        if in_english(text := other.segments[item.number].text.strip()):
            texts.setdefault(text, []).append(item)
    same = [(own, item) for own in lone for item in texts.get(document.segments[own.number].text.strip(), ())]
    found: tuple[set[_Lone], set[_Lone]] = (set(), set())
    for own, item in sorted(same, key=lambda pair: _distance(*pair)):
        if own not in found[0] and item not in found[1]:
            found[0].add(own)
            found[1].add(item)
    return found


def _facing(
    run: Sequence[_Lone], opposite: Sequence[_Lone], other: Document, weights: Sequence[Weight] = ("text",)
) -> list[Segment]:
    """Return what has no counterpart, and one of these weights, at the place of a run on the other side."""
    texts = [item for item in opposite if item.weight in weights]
    if not any(_near(own, item) for own in run for item in texts):
        return []
    place, reach = _position(run[0]), NEAR + len(run)
    return [other.segments[item.number] for item in texts if abs(item.number - place) <= reach]


def _faced(own: Sequence[Segment], facing: Sequence[Segment], lang: Literal["zh", "en"]) -> bool:
    """Return whether two texts may be each other's translation by their lengths."""
    chinese, english = (sum(len(segment.text) for segment in side) for side in (own, facing))
    if lang == "en":
        chinese, english = english, chinese
    return bool(chinese) and SHORTEST <= english / chinese <= LONGEST


def _same_names(own: Sequence[Segment], facing: Sequence[Segment]) -> bool:
    """Return whether two texts name the same thing by a number or an identifier: "#10417", "v4.0.0-rc.2"."""
    ours, theirs = ({name for segment in side for name in _NAME.findall(segment.text)} for side in (own, facing))
    return bool(ours & theirs)


def _near(item: _Lone, other: _Lone) -> bool:
    """Return whether two segments of the two sides stand at about the same place of the text."""
    return _distance(item, other) <= NEAR


def _distance(item: _Lone, other: _Lone) -> int:
    return max(abs(other.number - _position(item)), abs(item.number - _position(other)))


def _polite(item: _Lone, document: Document, other: Document) -> bool:
    """Return whether a segment is a greeting and one at its place on the other side has such words in it."""
    if item.weight != "furniture" or not _greets(document.segments[item.number], document.lang):
        return False
    place = _position(item)
    around = other.segments[max(0, place - NEAR) : place + NEAR + 1]
    return any(_greets(segment, other.lang) for segment in around)


def _greets(segment: Segment, lang: Lang) -> bool:
    return courtesy().has_greeting(fold(segment.text), lang)


def _position(item: _Lone) -> int:
    return -1 if item.after is None else item.after


def _repeated(document: Document, lone: Mapping[int, str]) -> frozenset[str]:
    """Return the texts (figures aside) that stand on this side several times, each time without counterpart."""
    everywhere = Counter(_shape(s.text) for s in document.segments)
    alone = Counter(map(_shape, lone.values()))
    return frozenset(shape for shape, count in alone.items() if count >= REPEATED and count == everywhere[shape])


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", text.strip().casefold())


def _weight(segment: Segment, lang: Literal["zh", "en"], repeated: frozenset[str]) -> Weight:
    text = segment.text.strip()
    if segment.kind == "speaker" or _SPEAKER.fullmatch(text):
        return "aside"
    part = page_parts().is_part(text) or bool(_FURNITURE.fullmatch(text))
    if part or courtesy().is_greeting(fold(text), lang) or _shape(text) in repeated:
        return "furniture"
    size = count_han(text) + len(re.findall(r"[A-Za-z]+", text)) if lang == "zh" else len(text.split())
    if segment.kind == "heading" or size <= SHORT[lang] or _TITLE[lang].fullmatch(text):
        return "aside"
    return "text"
