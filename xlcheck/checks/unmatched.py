"""Text of one side that nothing on the other side corresponds to: the blocks that OMI001 and ADD001 report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from xlcheck.checks.base import Context
from xlcheck.checks.script import is_han, mostly_chinese
from xlcheck.model import Confidence, Document, Segment, Span

HIGH, MEDIUM = 0.9, 0.6
"""Probability that a sentence has no counterpart from which a finding has that confidence; below, it is low."""

Weight = Literal["text", "aside", "furniture"]
"""What is lost when a segment is: content; a heading, a speaker's name, a few words; a greeting or a page number."""

SHORT = {"zh": 4, "en": 2}
"""Characters (zh) or words (en) up to which a segment is an aside: "下一步：", "Not yet."."""
_TITLE = {
    "zh": re.compile(r"[^，。；？！…]{1,10}[^，。；？！…：”]"),
    "en": re.compile(r"(?:\b(?:[A-Z][\w'’.-]*|of|the|and|in|on|for|to|at|by|with|from)[,\s]*|[-–—&]\s*){1,12}"),
}
"""A heading or a name on a line of its own: nothing closes it."""

REPEATED = 3
"""Occurrences on its own side, all without counterpart, from which a segment is furniture: a page header."""

_SPEAKER = re.compile(r"[^，。；？！,;?!:：]{1,24}[：:]")
_COURTESY = {
    "zh": re.compile(
        r"(?:[\W_]|谢谢|感谢|多谢|非常|衷心|再次|欢迎|再见|好的|您好|你好|大家|各位|女士们?|先生们?|朋友们?|同志们?"
        r"|记者|媒体|主持人|早上|上午|中午|下午|晚上|好|您|你们?|我们?|的|提问|问题|对)++"
    ),
    "en": re.compile(
        r"(?:[\W_]|\b(?:thanks?|thank|you|very|much|so|again|all|for|your|the|and|to|questions?|good|morning|afternoon"
        r"|evening|everyone|everybody|dear|ladies|gentlemen|friends|colleagues|members|of|media|press|host|moderator|hello"
        r"|welcome|goodbye|bye|well|okay|ok|yes|please)\b)++",
        re.IGNORECASE,
    ),
}
_FURNITURE = re.compile(
    r"[-—–\s]*(?:第\s*\d+\s*页(?:[,，/\s]*共\s*\d+\s*页)?|page\s+\d+(?:\s*(?:of|/)\s*\d+)?"
    r"|back to top|返回(?:顶部|首页|目录)|[（(](?:完|本文完|end)[)）]|(?:责任)?编辑\s*[：:].{0,20}|editor\s*:.{0,40}"
    r"|(?:https?://|www\.)\S+|(?:copyright|©|版权所有).{0,80}|打印(?:本页)?|分享到.{0,20}|share this.{0,20}|read more)"
    r"[-—–\s.。]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """Segments in a row without counterpart; ``after`` is what stands before them on the other side."""

    bead: int
    segments: tuple[Segment, ...]
    probability: float
    weight: Weight
    after: Segment | None

    @property
    def span(self) -> Span:
        """The range from the first to the last segment in their document."""
        return Span(self.segments[0].span.start, self.segments[-1].span.end)

    @property
    def confidence(self) -> Confidence:
        """The confidence that the probability stands for."""
        return "high" if self.probability >= HIGH else "medium" if self.probability >= MEDIUM else "low"


def statement(block: Block, verb: str, other: str, *, bilingual: bool) -> str:
    """Return the message of a block: what lacks what, and where on the ``other`` side it would stand."""
    count = len(block.segments)
    what = "this text has" if count == 1 else f"{count} {'units' if bilingual else 'sentences'} in a row have"
    place = f"; it would follow line {block.after.line} of the {other}" if block.after and not bilingual else ""
    return f"{what} {verb}{place}"


def blocks(context: Context, side: Literal["source", "target"]) -> Iterator[Block]:
    """Yield the blocks of one side that have no counterpart, in the order of the text.

    Left out are segments without a letter (a number needs no translation) and those that LNG001 reports: a target
    sentence that is still Chinese, and the source sentence that it was copied from.
    """
    pair = context.pair
    own, other = (pair.source, pair.target) if side == "source" else (pair.target, pair.source)
    lonely, before = _lonely(context, side)
    copied = {s.text.strip() for s in pair.target.segments if mostly_chinese(s.text)}
    for number in [n for n in lonely if own.segments[n].text.strip() in copied or not _letters(own.segments[n].text)]:
        del lonely[number]
    repeated = _repeated(own, lonely)
    run: list[int] = []
    for number in [*sorted(lonely), -1]:
        if run and number != run[-1] + 1:
            weights = {n: _weight(own.segments[n], own.lang, repeated) for n in run}
            weight = min(weights.values(), key=("text", "aside", "furniture").index)
            after = before.get(run[0])
            yield Block(
                lonely[run[0]][0],
                tuple(own.segments[n] for n in run),
                max(lonely[n][1] for n in run if weights[n] == weight),
                weight,
                None if after is None else other.segments[after],
            )
            run = []
        run.append(number)


def _lonely(
    context: Context, side: Literal["source", "target"]
) -> tuple[dict[int, tuple[int, float]], dict[int, int | None]]:
    """Return bead and probability of each segment without counterpart, and what stands before it on the other side."""
    pair = context.pair
    lonely: dict[int, tuple[int, float]] = {}
    matched: list[tuple[int, int]] = []
    for index, bead in enumerate(pair.beads):
        own, other = (bead.source, bead.target) if side == "source" else (bead.target, bead.source)
        if not own:
            continue
        text = (context.target(index) if side == "source" else context.source(index)).text
        if other and (text.strip() or not pair.bilingual):
            matched += [(number, other[-1]) for number in own]
        else:
            probability = 1.0 if pair.bilingual else bead.score
            lonely.update({number: (index, probability) for number in own})
    links = dict(matched)
    before: dict[int, int | None] = {}
    last: int | None = None
    for number in sorted([*links, *lonely]):
        last = links.get(number, last)
        before[number] = last
    return lonely, before


def _repeated(document: Document, lonely: dict[int, tuple[int, float]]) -> frozenset[str]:
    """Return the texts (figures aside) that stand on this side several times, each time without counterpart."""
    everywhere = Counter(_shape(s.text) for s in document.segments)
    alone = Counter(_shape(document.segments[n].text) for n in lonely)
    return frozenset(shape for shape, count in alone.items() if count >= REPEATED and count == everywhere[shape])


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", text.strip().casefold())


def _letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _weight(segment: Segment, lang: Literal["zh", "en"], repeated: frozenset[str]) -> Weight:
    text = segment.text.strip()
    if segment.kind == "speaker" or _SPEAKER.fullmatch(text):
        return "aside"
    if _COURTESY[lang].fullmatch(text) or _FURNITURE.fullmatch(text) or _shape(text) in repeated:
        return "furniture"
    size = sum(map(is_han, text)) + len(re.findall(r"[A-Za-z]+", text)) if lang == "zh" else len(text.split())
    if segment.kind == "heading" or size <= SHORT[lang] or _TITLE[lang].fullmatch(text):
        return "aside"
    return "text"
