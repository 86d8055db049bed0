"""The values that travel between the stages: frozen, picklable, and free of behaviour that belongs to a stage.

    Path -> Document -> Segments -> Beads -> Findings -> PairReport -> text | json | jsonl

All offsets and columns count Unicode code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

Lang = Literal["zh", "en"]
PartKind = Literal["code", "image", "matter"]
Kind = Literal["text", "heading", "item", "cell", "speaker"]
Severity = Literal["critical", "major", "minor", "info"]
Confidence = Literal["high", "medium", "low"]

SEVERITIES: tuple[Severity, ...] = ("critical", "major", "minor", "info")
CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")


class Span(NamedTuple):
    """Half-open range of code points in the text it belongs to."""

    start: int
    end: int

    def shift(self, by: int) -> Span:
        """Return the same range, counted from a point ``by`` code points earlier."""
        return Span(self.start + by, self.end + by)


class Place(NamedTuple):
    """A place in a file, as an editor shows it: 1-based line and 1-based column in code points."""

    line: int
    column: int


START = Place(1, 1)
"""The first character of a file."""


class Run(NamedTuple):
    """From ``offset`` of a document's text on, characters stand one by one from ``line`` and ``column`` of its file."""

    offset: int
    line: int
    column: int


class Unit(NamedTuple):
    """A part of a file that a person finds by name where lines mean little; it reaches from ``offset`` to the next one.

    ``name`` is "paragraph 12", "table 2, row 3, cell 1", "trans-unit 17", "Sheet1!B7", "cue 41". Of a unit of a
    bilingual file, ``state`` is what the file says of its progress ("needs-review-translation", "fuzzy"), ``notes``
    are remarks for or by people, and ``codes`` the inline codes in order ("x 1", "g 2", "/g 2"). Of a text that depends
    on a number or a choice, ``form`` is the one that this is ("one", "other", "female"), and ``group`` the key that its
    forms share. ``limit`` is the most characters that the text may have, 0 where any number will do.
    """

    offset: int
    name: str
    state: str = ""
    notes: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    form: str = ""
    group: str = ""
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence, or one unit of a bilingual file.

    ``text`` equals ``document.text[span.start:span.end]``. ``line`` is the 1-based line of the file on which it begins,
    ``paragraph`` the 0-based number of the paragraph (block) that it belongs to, ``kind`` what sort of block that is.
    """

    text: str
    span: Span
    line: int
    paragraph: int = 0
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment of a file that speaks to xlcheck: ``xlcheck: ignore NUM003 -- reason``.

    It stands at ``place`` and is ``length`` code points long. ``lines`` are the first and the last line of the file
    that an "ignore" is about; "disable" holds from its place to the next "enable". ``codes`` are codes or beginnings of
    codes, none of them means all. ``action`` is what is written, right or wrong.
    """

    action: str
    codes: tuple[str, ...]
    reason: str
    place: Place
    length: int
    lines: tuple[int, int]


class Link(NamedTuple):
    """A link: the range of its text in the document's text, and its target as it is written in the file."""

    span: Span
    target: str


class Part(NamedTuple):
    """What a page shows that is no language: a code block, the target of an image, a value of its front matter.

    ``span`` is its range in the document's text, where all parts stand behind the last segment. ``name`` is the
    language of code and the key of a value, as they are written.
    """

    kind: PartKind
    name: str
    span: Span


class Cell(NamedTuple):
    """A cell of a table: the range of its text, and the 0-based numbers of its table, row and column."""

    span: Span
    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Document:
    """One side of a pair: the text that is checked, its segments, and where each character stands in the file.

    ``text`` leaves out what is not checked (mark-up, code); ``runs`` map its offsets to places in the file, sorted by
    offset, the first at offset 0. ``encoding`` is the one the file was read in, ``notes`` what a reader wants a person
    to know ("read as GB18030"). ``units`` name the parts of the file, sorted by offset; where lines say it all, there
    are none. In a file without lines (DOCX, XLSX), the line of a place is the number of the paragraph or row.
    ``directives`` are the comments that speak to xlcheck, in their order, ``links`` those whose targets the text leaves
    out, ``codes`` the ranges of the text that the file marks as code, both sorted. ``placeholders`` names the syntaxes
    of what a program fills in, where the format tells them. ``derived`` tells that the file calls this side the
    translation: the Chinese one of a catalogue whose messages are English. ``parts`` are what is shown and is no
    language, in the order of the file; ``cells`` those of its tables, where the format tells rows and columns.
    """

    path: str
    lang: Lang
    text: str
    segments: tuple[Segment, ...]
    runs: tuple[Run, ...] = (Run(0, 1, 1),)
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()
    directives: tuple[Directive, ...] = ()
    links: tuple[Link, ...] = ()
    codes: tuple[Span, ...] = ()
    placeholders: tuple[str, ...] = ()
    derived: bool = False
    parts: tuple[Part, ...] = ()
    cells: tuple[Cell, ...] = ()

    @property
    def prose(self) -> str:
        """The text without its parts: language alone."""
        return self.text[: self.parts[0].span.start - 1] if self.parts else self.text

    def part(self, part: Part) -> str:
        """Return the text of a part."""
        return self.text[part.span.start : part.span.end]

    def place(self, offset: int) -> Place:
        """Return the place in the file of the character at ``offset`` of the text."""
        # A tuple of one value comes before all that begin with it, so that runs are compared without a call for each.
        run = self.runs[max(0, bisect_left(self.runs, (offset + 1,)) - 1)]
        return Place(run.line, run.column + offset - run.offset)

    def unit(self, offset: int) -> Unit | None:
        """Return the named part of the file to which the character at ``offset`` belongs; None if it has no name."""
        at = bisect_left(self.units, (offset + 1,)) - 1
        return self.units[at] if at >= 0 and self.units[at].name else None


@dataclass(frozen=True, slots=True)
class Bead:
    """``n`` source segments that are aligned with ``m`` target segments; one side may be empty.

    ``score`` is the aligner's confidence, 0 to 1, that this bead is right. Both sides hold indices into
    ``document.segments``, ascending.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float = 1.0


class Side:
    """One side of a bead as one string, with the way back to the offsets of its document.

    The segments are joined by a line feed, which stands in no segment and so in no span that a check reports.
    """

    __slots__ = ("_starts", "segments", "text")

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = tuple(segments)
        if len(self.segments) == 1:
            self.text, self._starts = self.segments[0].text, [0]
            return
        self.text = "\n".join([s.text for s in self.segments])
        starts = [0]
        for segment in self.segments:
            starts.append(starts[-1] + len(segment.text) + 1)
        self._starts = starts[:-1]

    def span(self, start: int, end: int) -> Span:
        """Return the document span of ``text[start:end]``."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = max(0, bisect_right(self._starts, max(start, end - 1)) - 1)
        return Span(
            self.segments[first].span.start + start - self._starts[first],
            self.segments[last].span.start + end - self._starts[last],
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two aligned documents, the input of every check."""

    source: Document
    target: Document
    beads: tuple[Bead, ...]
    bilingual: bool = False  # the beads are the units of one file, or the keys of two: nothing was aligned
    keyed: bool = False  # the beads are keys: one without a side is a key that the other file lacks

    def source_side(self, bead: Bead) -> Side:
        """Return the Chinese side of a bead."""
        return Side([self.source.segments[i] for i in bead.source])

    def target_side(self, bead: Bead) -> Side:
        """Return the English side of a bead."""
        return Side([self.target.segments[i] for i in bead.target])


class Related(NamedTuple):
    """Another place of a finding: the 0-based index of its bead, and its spans in the documents' texts."""

    bead: int
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem. ``bead`` is the 0-based index into ``pair.beads``; spans are offsets into the documents' texts.

    A side without a span has no place of its own there (a number that is missing); reports then show the bead.
    ``term`` is the Chinese term of a TRM finding. ``suggestion`` is set only when it is certain. A finding about
    several beads stands at the first place to look at; the others are ``related``, in the order of the document.
    """

    code: str
    severity: Severity
    confidence: Confidence
    message: str
    bead: int | None = None
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    suggestion: str | None = None
    term: str | None = None
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """What a pair says at one place that the other pairs of a run may contradict: ``subject`` has the ``form``.

    ``code`` is that of the check that compares facts; subject and form are as it compares them, and ``detail`` is what
    else it wants to know, in values that JSON can hold.
    """

    code: str
    subject: str
    form: str
    bead: int
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    detail: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A finding about a file rather than its text: it has no counterpart, cannot be read, holds an idle ignore.

    ``length`` are the code points from ``place`` on that it is about, 0 where it is about the whole file. ``source``
    tells whether the file is a Chinese one. ``key`` identifies the note among those of its code when lines move.
    """

    code: str
    severity: Severity
    confidence: Confidence
    message: str
    path: str
    source: bool
    place: Place = START
    length: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class PairReport:
    """The findings of one pair, sorted by place, and the line that makes the run reproducible.

    ``skipped`` are notes in the form of findings: beads whose alignment is too uncertain for a comparison. ``hidden``
    counts the findings that ignores in the files hide; ``notes`` say which of these hide nothing. ``facts`` are for a
    comparison with other pairs, where one was asked for.
    """

    pair: Pair
    findings: tuple[Finding, ...]
    skipped: tuple[Finding, ...] = ()
    signature: str = ""
    notes: tuple[Note, ...] = ()
    hidden: int = 0
    facts: tuple[Fact, ...] = ()
