"""Bodies (ministries, companies) and instruments (laws, treaties) without a glossary: their names on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from xlcheck.language.script import HAN

HEADS: Mapping[str, str] = {
    "委员会": "committee commission",
    "委": "commission",
    "总局 局": "administration bureau office authority agency",
    "部": "ministry department",
    "厅": "department office",
    "署": "administration office agency department",
    "公司": "company corporation co ltd limited inc corp group plc holdings",
    "集团": "group corporation company holdings",
    "大学": "university",
    "学院": "college institute academy school university conservatory",
    "研究院 研究所 科学院": "institute academy institution",
    "银行": "bank",
    "协会": "association society",
    "学会": "society association institute",
    "联合会": "federation association union",
    "基金会": "foundation fund",
    "法院": "court",
    "检察院": "procuratorate",
    "医院": "hospital",
    "出版社": "press publishing publisher publications",
    "博物馆": "museum",
}
"""Words with which the name of a body ends, and the words of which one stands in its English name."""

INSTRUMENTS: Mapping[str, str] = {
    "法 法典": "law act code ordinance statute",
    "条例": "regulations regulation ordinance",
    "办法": "measures regulations",
    "细则": "rules",
    "公约": "convention covenant",
    "协定 协议": "agreement",
    "议定书": "protocol",
    "宪章": "charter",
    "宣言": "declaration",
    "计划 计画 方案": "programme program plan scheme",
    "规划 纲要": "plan programme program outline",
    "战略": "strategy",
    "倡议": "initiative",
}
"""The same for what is agreed, enacted or planned."""

_EDGE = re.compile(
    f"[^{HAN}·]|会同|报请|以及|适用|违反|修正|修订|执行|准用|符合|收取|[依根]据|[依按]照|[或依的在是由对向从与和及被把将给为于]"
)
_GENERIC = re.compile("^(?:各|该|本|这|那|我|全|某|两|几|多|每|有关|相关|其他|上述|地方|下属|一些|一|不|受|除)")
_REFERS = re.compile("以下|本法|本条例|本办法|[别另]有")
"""What refers to an instrument and is no name of one."""
_JOINED = re.compile("[、与和及或]$")
"""Before what looks like a name of an instrument, this may be a part of it."""

_LONGER = re.compile("[长员门属分署级位队]")
"""What stands here behind a name makes another word of its end."""

_WORD = r"[A-Z][\w&'’-]{0,40}+"


@dataclass(frozen=True, slots=True)
class _Sort:
    """What names of one sort look like: how they end in Chinese, which words of English say so, what links these."""

    heads: Mapping[str, frozenset[str]]
    ending: re.Pattern[str]
    proper: re.Pattern[str]

    @classmethod
    def of(cls, table: Mapping[str, str], links: str) -> _Sort:
        """Return the sort of a table of endings and heads."""
        heads = {ending: frozenset(words.split()) for endings, words in table.items() for ending in endings.split()}
        link = rf"(?:(?:{links})\s+){{1,3}}"
        ending = re.compile("|".join(sorted(heads, key=len, reverse=True)))
        return cls(heads, ending, re.compile(rf"{_WORD}(?:\s+(?:{link})?{_WORD})+"))


_BODIES = _Sort.of(HEADS, "of|for|and|on|in|to|the|&")
_INSTRUMENTS = _Sort.of(INSTRUMENTS, "of|for|and|on|in|to|the|&|against|with|between|from")
_PARTS = re.compile(
    r"(?<!\s)\s++(?:of|for|on|in|to|against|with|between|from)(?:\s+the)?\s+|(?<!\s)\s++and\s+the\s+|['’]s?\s+|(?<=s['’])\s+"
)
_KINDS = frozenset(head for sort in (_BODIES, _INSTRUMENTS) for heads in sort.heads.values() for head in heads)

_EMPTY = frozenset((
    "the", "a", "an", "of", "for", "and", "on", "in", "to", "s", "when", "if", "where", "as", "under", "by", "at",
    "with", "this", "that", "its", "both", "all", "any", "each", "after", "before", "while", "since",
    "according", "members", "staff",
))  # fmt: skip
"""Words at the edge of a name, or between its parts, that are nothing of it."""

_WRITTEN_OUT = {"corp": "corporation", "co": "company", "ltd": "limited", "inc": "incorporated"}

_LAWS = frozenset({"act", "law", "laws", "regulation", "regulations", "rule", "rules", "code", "statute", "measures"})
"""What is named after a body and is none."""

LENGTH = range(5, 21)
"""Characters of a name that says enough to be that of one body."""


class Body(NamedTuple):
    """A body's name on both sides of a bead; spans count from the beginning of each side."""

    bead: int
    name: str
    source: tuple[int, int]
    target: tuple[int, int]
    text: str


def name_key(text: str) -> frozenset[str]:
    """Return the words of a name in English, without number."""
    return frozenset(_WRITTEN_OUT.get(word, word).removesuffix("s") for word in _words(text)) - _EMPTY


def bodies(beads: Sequence[tuple[str, str]]) -> Iterator[Body]:
    """Yield the bodies of which the name is certain on both sides: one of a kind in the Chinese, one in the English.

    The Chinese is in simplified characters. A name reaches back to a mark, an edge of the sentence or a function word:
    it is one where the very same stands in several places.
    """
    yield from _named(beads, _BODIES)


def instruments(beads: Sequence[tuple[str, str]]) -> Iterator[Body]:
    """Yield the laws, treaties and plans of which the name is certain on both sides, in the same way."""
    yield from _named(beads, _INSTRUMENTS)


def _named(beads: Sequence[tuple[str, str]], sort: _Sort) -> Iterator[Body]:
    for number, (zh, en) in enumerate(beads):
        names = list(_chinese(zh, sort)) if en else []
        for name, start, heads in names:
            if not any(other != name and heads & theirs for other, _, theirs in names):
                english = [m for m in sort.proper.finditer(en) if _names_a(heads, m[0])]
                if len(english) == 1:
                    yield Body(number, name, (start, start + len(name)), english[0].span(), english[0][0])


def renamed(texts: Iterable[str]) -> bool:
    """Return whether these texts, each with the English name of one thing, have several names for it.

    Two names are two where each has a word that the other has not, and both share one that is not only the kind of
    thing; a name is part of what stands around it.
    """
    by_key = {name_key(text): text for text in reversed(list(texts))}
    least = [key for key in by_key if not any(other < key for other in by_key)]
    return any(
        one != other and one & other - _KINDS and not _same_core(by_key[one], by_key[other])
        for one, other in combinations(least, 2)
    )


def _same_core(one: str, other: str) -> bool:
    """Return whether two texts have the same name in them: "Head of the X Bank", "X Bank of the City"."""
    return any(left <= right or right <= left for left in _cores(one) for right in _cores(other))


def _cores(text: str) -> list[frozenset[str]]:
    """Return the parts of a name that are one for themselves: they end in a kind of thing and say more than it."""
    keys = [name_key(part) for part in _PARTS.split(text) if part.split()[-1].casefold() in _KINDS]
    return [key for key in keys if key - _KINDS]


def _names_a(heads: frozenset[str], text: str) -> bool:
    """Return whether a name in capitals is that of one thing of a kind; what is named after a body is none."""
    words = [word.casefold() for word in re.split(r"[\s-]+", text)]
    return sum(word in heads for word in words) == 1 and (not _LAWS.isdisjoint(heads) or _LAWS.isdisjoint(words))


def _words(text: str) -> set[str]:
    return {word.replace("’", "'").removesuffix("'s").strip("'").casefold() for word in re.split(r"[\s-]+", text)}


def _chinese(text: str, sort: _Sort) -> Iterator[tuple[str, int, frozenset[str]]]:
    """Yield the names of a sort in a Chinese text, where they begin, and which English words may end them."""
    for ending in sort.ending.finditer(text):
        after = text[ending.end() : ending.end() + 1]
        edge = max((m.end() for m in _EDGE.finditer(text, 0, ending.start())), default=0)
        quoted = text.rfind("《", 0, ending.start()) + 1
        if sort is _INSTRUMENTS and "》" not in text[quoted : ending.start()]:
            edge = quoted or edge
        name = text[edge : ending.end()]
        if re.match("[A-Za-z0-9]", text[edge - 1 : edge]):  # "ABC公司": the Chinese is a part of the name
            continue
        if len(name) not in LENGTH or _GENERIC.match(name) or _LONGER.match(after):
            continue
        if sort is _INSTRUMENTS and (_REFERS.search(name) or _JOINED.search(text[:edge])):
            continue
        yield name, edge, sort.heads[ending[0]]
