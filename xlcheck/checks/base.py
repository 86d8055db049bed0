"""What a check is, what it sees, and how it is registered.

A check is one file of this package: a frozen dataclass under ``@register`` whose fields are its options and whose
docstring is its page in the user guide. It yields findings and does nothing else: it does not print, sort, filter,
read files, or know what the configuration makes of its severity.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Protocol, TypeVar

from xlcheck.model import Bead, Document, Finding, Pair, Segment, Severity, Side, Span

if TYPE_CHECKING:
    from xlcheck.checks.similarity import Likeness
    from xlcheck.encode import Encoder
    from xlcheck.numbers import Disagreement, Quantity
    from xlcheck.terms import Glossary

TRUST = 0.5
"""A bead below this score is too uncertain for a comparison of its two sides: silence is better than a guess."""


class Check(Protocol):
    """One check. ``severity`` is that of its ordinary finding; a finding may carry less."""

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the findings of one pair of documents, in any order."""
        ...


class Context:
    """What every check sees of one pair: the beads, the glossary, and work that several checks share, done once."""

    def __init__(self, pair: Pair, glossary: Glossary, encoder: Encoder | None = None) -> None:
        """Take a pair and its glossary, and an encoder where one is at hand."""
        self.pair = pair
        self.glossary = glossary
        self.encoder = encoder
        self._sides: dict[tuple[int, bool], Side] = {}

    def source(self, bead: int) -> Side:
        """Return the Chinese side of a bead by its index."""
        return self._side(bead, True)

    def target(self, bead: int) -> Side:
        """Return the English side of a bead by its index."""
        return self._side(bead, False)

    def _side(self, bead: int, source: bool) -> Side:
        key = (bead, source)
        if key not in self._sides:
            value = self.pair.beads[bead]
            self._sides[key] = self.pair.source_side(value) if source else self.pair.target_side(value)
        return self._sides[key]

    def trusted(self, bead: int) -> bool:
        """Return whether both sides of a bead are there and belong together surely enough to be compared."""
        value = self.pair.beads[bead]
        return bool(value.source and value.target) and value.score >= TRUST and self.translated(bead)

    def translated(self, bead: int) -> bool:
        """Return whether the target side of a bead has any text: an empty unit of a bilingual file has none."""
        return bool(self.source(bead).text.strip() and self.target(bead).text.strip())

    @property
    def trusted_beads(self) -> Iterator[int]:
        """The indices of the beads whose two sides may be compared."""
        return (i for i in range(len(self.pair.beads)) if self.trusted(i))

    @cached_property
    def disagreements(self) -> tuple[tuple[int, Disagreement], ...]:
        """Every disagreement of numbers in a trusted bead, with the index of the bead.

        In a running text a number may stand in the neighbouring bead before it is missing; the units of a bilingual
        file stand alone.
        """
        from xlcheck.checks.identified import about_identifier, shared
        from xlcheck.numbers import compare, read_chinese, read_english
        from xlcheck.terms import shipped

        count = len(self.pair.beads)
        # What the shipped glossaries know to be a name is no number, whichever glossary the terms are checked with.
        names = self.glossary.number_names | shipped().number_names
        sources = [read_chinese(self.source(i).text, names=names) for i in range(count)]
        targets = [read_english(self.target(i).text) for i in range(count)]

        def near(quantities: list[tuple[Quantity, ...]], bead: int) -> tuple[Quantity, ...]:
            if self.pair.bilingual:
                return ()
            around = (i for i in (bead - 1, bead + 1) if 0 <= i < count)
            return tuple(q for i in around for q in quantities[i])

        return tuple(
            (i, found)
            for i in self.trusted_beads
            for found in compare(sources[i], targets[i], near_source=near(sources, i), near_target=near(targets, i))
            if not about_identifier(found, shared(self.source(i).text, self.target(i).text))
        )

    @cached_property
    def likenesses(self) -> tuple[tuple[int, Likeness], ...]:
        """How much the two sides of each trusted bead are alike, with its index; nothing where no encoder is at hand.

        ``best`` of a likeness is the index of a bead.
        """
        from xlcheck.checks.similarity import likenesses

        beads = list(self.trusted_beads) if self.encoder else []
        if not self.encoder or not beads:
            return ()
        texts = [(self.source(i).text, self.target(i).text) for i in beads]
        found = likenesses(texts, self.encoder)
        return tuple((bead, one._replace(best=beads[one.best])) for bead, one in zip(beads, found, strict=True))

    def crossings(self, least: float) -> Iterator[tuple[int, tuple[Span, Span], tuple[Span, Span]]]:
        """Yield beads of as many source as target sentences, and two of these that fit each other's translation better.

        ``least`` is by how much, on the scale of `Likeness`; the spans are those of the two in the text of each side.
        Nothing where no encoder is at hand.
        """
        from xlcheck.checks.similarity import crossed
        from xlcheck.segment import split

        for bead in self.trusted_beads if self.encoder else ():
            texts = (self.source(bead).text, self.target(bead).text)
            source, target = split(texts[0], "zh"), split(texts[1], "en")
            if self.encoder and len(source) == len(target) > 1:
                both = [texts[0][slice(*span)] for span in source], [texts[1][slice(*span)] for span in target]
                for one, two in crossed(*both, self.encoder, least):
                    yield bead, (source[one], source[two]), (target[one], target[two])

    def number_findings(self, code: str) -> Iterator[Finding]:
        """Yield the findings of one code among the disagreements of numbers."""
        for bead, found in self.disagreements:
            if found.code == code:
                yield Finding(
                    code=code,
                    severity=found.severity,
                    confidence=found.confidence,
                    message=found.message,
                    bead=bead,
                    source_spans=(self.source(bead).span(*found.source.span),) if found.source else (),
                    target_spans=(self.target(bead).span(*found.target.span),) if found.target else (),
                    suggestion=found.suggestion,
                )


T = TypeVar("T", bound=Check)

_REGISTRY: dict[str, type[Check]] = {}


def register(cls: type[T]) -> type[T]:
    """Add a check to the registry by its code.

    Raises:
        ValueError: if the code is taken.
    """
    if cls.code in _REGISTRY:
        raise ValueError(f"{cls.code} is registered twice")
    _REGISTRY[cls.code] = cls
    return cls


_FILE = re.compile(r"([a-z]{3}\d{3})_\w+")


@cache
def _files() -> dict[str, str]:
    """Return the module of each check by its code, sorted; the files are found, there is no list to keep."""
    package = importlib.import_module("xlcheck.checks")
    names = (_FILE.fullmatch(module.name) for module in pkgutil.iter_modules(package.__path__))
    return dict(sorted((name[1].upper(), f"xlcheck.checks.{name[0]}") for name in names if name))


def codes() -> tuple[str, ...]:
    """Return the code of every check of this package, sorted, without importing them."""
    return tuple(_files())


def check_of(code: str) -> type[Check] | None:
    """Return the check with this code, None if there is none; no other is imported for it."""
    if code in _files():
        importlib.import_module(_files()[code])
    return _REGISTRY.get(code)


def registry() -> dict[str, type[Check]]:
    """Return every check of this package by code, sorted."""
    return {code: check for code in codes() if (check := check_of(code))}


@dataclass(frozen=True, slots=True)
class Example:
    """A bad or a good pair of a check's page: beads in order, an empty string where a side has no counterpart.

    ``bilingual`` examples are the units of one file; a check that looks at nothing else says so in a class variable of
    this name.
    """

    verdict: Literal["bad", "good"]
    beads: tuple[tuple[str, str], ...]
    bilingual: bool = False

    def pair(self) -> Pair:
        """Return the example as two aligned documents of one sentence a line."""
        columns = [_column([bead[side] for bead in self.beads]) for side in (0, 1)]
        beads, used = [], [0, 0]
        for texts in self.beads:
            sides: list[tuple[int, ...]] = []
            for side, text in enumerate(texts):
                sides.append((used[side],) if text else ())
                used[side] += bool(text)
            beads.append(Bead(sides[0], sides[1]))
        source, target = Document("example.zh", "zh", *columns[0]), Document("example.en", "en", *columns[1])
        return Pair(source, target, tuple(beads), self.bilingual)


def _column(texts: Sequence[str]) -> tuple[str, tuple[Segment, ...]]:
    segments: list[Segment] = []
    offset = 0
    for text in filter(None, texts):
        segments.append(Segment(text, Span(offset, offset + len(text)), len(segments) + 1, len(segments)))
        offset += len(text) + 1
    return "\n".join(filter(None, texts)), tuple(segments)


_HEAD = re.compile(r"^(Bad|Good):$")
_LINE = re.compile(r"^\s+(zh|en): (.*)$")


def examples(check: type[Check]) -> tuple[Example, ...]:
    """Return the example pairs of a check's docstring.

    The form is a line ``Bad:`` or ``Good:`` and under it, indented, ``zh: ...`` and ``en: ...`` lines; a ``zh`` line
    that no ``en`` line follows has no translation, and the reverse.
    """
    found: list[tuple[Literal["bad", "good"], list[list[str]]]] = []
    for line in (check.__doc__ or "").splitlines():
        line = line.removeprefix("    ")
        if head := _HEAD.match(line):
            found.append(("bad" if head[1] == "Bad" else "good", []))
        elif found and (text := _LINE.match(line)):
            beads = found[-1][1]
            if text[1] == "zh":
                beads.append([text[2], ""])
            elif beads and not beads[-1][1]:
                beads[-1][1] = text[2]
            else:
                beads.append(["", text[2]])
    bilingual = getattr(check, "bilingual", False)
    return tuple(Example(verdict, tuple((b[0], b[1]) for b in beads), bilingual) for verdict, beads in found)
