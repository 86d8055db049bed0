"""A bilingual file of any size: it is checked in parts, in one process or several, with the same findings.

A part is as a document of its own: what a check gathers from the text around a sentence it gathers from the part. What
parts say differently (one term, name or sentence that is translated in several ways) is compared as the pairs of a
repository are. So the findings depend neither on how many processes there are nor on how much is held at once, and the
memory does not grow with the file, but for the findings themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from xlcheck.checkable import ensure_compared
from xlcheck.deadline import deadline
from xlcheck.model import Bead, Document, Pair
from xlcheck.pipeline import Checker, OnStage, silent
from xlcheck.places import Located
from xlcheck.project.comparison import Place, conflict_row, place, places
from xlcheck.project.facts import FactStore
from xlcheck.project.pool import processors, spread
from xlcheck.reading import ensure_bilingual
from xlcheck.remaining import tenths
from xlcheck.rows import Outcome, ReportedFinding, outcome

PART = 4_000
"""Units that are checked together."""

MOST_RELATED = 200
"""Other places that a finding about several parts names; its message counts all."""

SIGNATURE = "bilingual"

Tell = Callable[[Sequence[ReportedFinding]], None]
"""Is given findings as they come."""


class FilePart(NamedTuple):
    """A part of a file: both sides, the number of the part, and how many units come before it, both from 0."""

    number: int
    before: int
    source: Document
    target: Document

    @property
    def pair(self) -> Pair:
        """Its units as a pair."""
        return Pair(
            self.source,
            self.target,
            tuple(Bead((i,), (i,)) for i in range(len(self.source.segments))),
            bilingual=True,
        )


def parts(documents: Iterable[tuple[Document, Document]]) -> Iterator[FilePart]:
    """Yield the parts of a file from the documents that it is read as."""
    before = 0
    for number, (source, target) in enumerate(documents):
        yield FilePart(number, before, source, target)
        before += len(source.segments)


def check_part(checker: Checker, part: FilePart) -> Outcome:
    """Return what came of a part, not settled; its units are counted from the beginning of the file."""
    with deadline(checker.settings.timeout, part.target.path):
        report = checker.find_in(part.pair, SIGNATURE, part=True)
        found = outcome(report, part=part.number, before=part.before)
    return replace(found, rows=tuple(later(row, part.before) for row in found.rows))


def later(finding: ReportedFinding, by: int) -> ReportedFinding:
    """Return a finding whose units are counted from so many earlier; its lines are already."""
    if not by:
        return finding
    related = tuple(replace(other, unit=other.unit + by) for other in finding.related)
    return replace(finding, unit=None if finding.unit is None else finding.unit + by, related=related)


class Gathering:
    """What came of the parts so far, and what they say differently when all are known."""

    def __init__(self, checker: Checker) -> None:
        """Take a checker whose reports hold facts."""
        self._checker = checker
        self._facts = FactStore()
        self._comparers = frozenset(check.code for check in checker.comparers(checker.codes))
        self._rows: list[ReportedFinding] = []
        self._held: list[tuple[int, ReportedFinding]] = []
        self._sum: Outcome | None = None
        self._compared = False

    def add(self, part: FilePart, found: Outcome) -> list[ReportedFinding]:
        """Take what came of the next part; return its findings that no other part can change."""
        rows = [row for row in found.rows if row.code not in self._comparers]
        self._held += ((part.number, row) for row in found.rows if row.code in self._comparers)
        self._rows += rows
        self._facts.add(found.facts)
        # Of a part, what is compared is what has text on both sides.
        units = zip(part.source.segments, part.target.segments, strict=True)
        self._compared = self._compared or any(zh.text.strip() and en.text.strip() for zh, en in units)
        self._sum = _added(self._sum, replace(found, rows=(), facts=()))
        return rows

    def close(self) -> None:
        """Forget the facts, whether all parts have come or one has raised an error."""
        self._facts.close()

    def finish(self) -> tuple[Outcome, list[ReportedFinding]]:
        """Return what came of the file, by its units, and those of its findings that `add` has not returned.

        Raises:
            InputError: (IOE016) if nothing could be compared.
        """
        assert self._sum is not None
        covered: set[tuple[int, Place]] = set()
        last: list[ReportedFinding] = []
        for facts in self._facts.contested():
            for conflict in self._checker.conflicts(facts):
                last.append(conflict_row(conflict, conflict.departing[0], MOST_RELATED))
                covered.update((fact.part, place(conflict.code, fact)) for fact in conflict.facts)
        last += (row for number, row in self._held if not {(number, at) for at in places(row)} <= covered)
        last.sort(key=lambda row: row.unit or 0)
        rows = sorted(chain(self._rows, last), key=lambda row: row.unit or 0)
        if self._checker.codes and not (self._compared or rows):
            empty = Document(self._sum.source, "zh", "", (), ())
            ensure_compared(Pair(empty, replace(empty, path=self._sum.target), ()), False, False)
        return replace(self._sum, rows=tuple(rows)), last


def _added(before: Outcome | None, found: Outcome) -> Outcome:
    """Return the counts of two parts together; what is remarked of the later one holds for both."""
    if before is None:
        return found
    return replace(
        found,
        beads=before.beads + found.beads,
        source_segments=before.source_segments + found.source_segments,
        target_segments=before.target_segments + found.target_segments,
        source_characters=before.source_characters + found.source_characters,
        hidden=before.hidden + found.hidden,
        skipped=before.skipped + found.skipped,
    )


def check_bilingual(
    checker: Checker,
    path: Path,
    *,
    jobs: int = 1,
    whole: bool = False,
    tell: Tell | None = None,
    on_stage: OnStage = silent,
) -> Outcome:
    """Check a file with both languages, bilingual and of any size or a page, and return what came of it, not settled.

    ``jobs`` processes share the work, 0 means one for each processor. With ``whole`` the outcome has the text, which
    takes the memory of it. ``tell`` is given the findings of each part when they are known, not settled; of a file of
    one part, all at the end.

    Raises:
        XlcheckError: as `Checker.read` and `Checker.find` do.
    """
    from xlcheck.read import check_languages, has_two_languages, stream_bilingual

    settings = checker.settings
    _ = checker.glossary  # what is wrong with it is said before anything is read
    if has_two_languages(path):
        page = outcome(checker.find(path, None, on_stage), whole=whole)
        if tell:
            tell(page.rows)
        return page
    ensure_bilingual(path, settings)
    with deadline(settings.timeout, str(path)):
        on_stage(f"reading {path.name}")
        stream = parts(
            stream_bilingual(
                path, PART, encoding=settings.encoding, max_bytes=settings.max_bytes, unfinished=settings.unfinished
            )
        )
        first, second = next(stream), next(stream, None)
        check_languages(first.source, first.target)
        if second is None:
            alone = outcome(checker.find_in(first.pair, SIGNATURE, on_stage), whole=whole)
            if tell:
                tell(alone.rows)
            return alone
    if not checker.comparing:
        checker = checker.renewed(settings, comparing=True)
    told = _progress(path, on_stage)
    begins: list[tuple[int, int, int]] = []
    with closing(Gathering(checker)) as gathering:
        for part, found in spread(check_part, chain((first, second), stream), checker, jobs or processors()):
            rows = gathering.add(part, found)
            begins.append((part.before, part.source.segments[0].span.start, part.target.segments[0].span.start))
            told(part)
            if tell:
                tell(rows)
        on_stage("comparing the parts")
        result, last = gathering.finish()
    if tell:
        tell(last)
    return _with_text(result, path, checker, begins) if whole else result


def check_files(
    checker: Checker,
    source: Path,
    target: Path | None,
    beads: Path | None = None,
    *,
    jobs: int = 1,
    whole: bool = False,
    tell: Tell | None = None,
    on_stage: OnStage = silent,
) -> Outcome:
    """Check two documents, aligned by ``beads`` or by the aligner, or one file, as `check_bilingual` does."""
    if target is None and beads is None:
        return check_bilingual(checker, source, jobs=jobs, whole=whole, tell=tell, on_stage=on_stage)
    found = outcome(checker.find(source, target, on_stage, beads), whole=whole)
    if tell:
        tell(found.rows)
    return found


def _progress(path: Path, on_stage: OnStage) -> Callable[[FilePart], None]:
    """Return a function that says how far a file is checked, by the lines that are; it counts these first."""
    from xlcheck.files.source import count_lines

    lines, said = count_lines(path), tenths(on_stage)

    def told(part: FilePart) -> None:
        units, last = part.before + len(part.target.segments), part.target.segments[-1].line
        stage = f"checking pairs of sentences, {units:,} so far"
        on_stage(stage) if lines < last else said("checking lines", min(last, lines), lines)

    return told


def _with_text(found: Outcome, path: Path, checker: Checker, begins: Sequence[tuple[int, int, int]]) -> Outcome:
    """Return what came of a file with its text; its findings stand where they are in that.

    ``begins`` are for each part the units before it, and where its two sides begin in its own texts.
    """
    from xlcheck.read import read_bilingual

    settings = checker.settings
    pair = FilePart(
        0,
        0,
        *read_bilingual(path, encoding=settings.encoding, max_bytes=settings.max_bytes, unfinished=settings.unfinished),
    ).pair
    shifts = [
        (pair.source.segments[before].span.start - zh, pair.target.segments[before].span.start - en)
        for before, zh, en in begins
    ]

    def moved(side: Located | None, unit: int | None, is_target: bool) -> Located | None:
        return side and replace(side, start=side.start + shifts[((unit or 1) - 1) // PART][is_target])

    def whole(row: ReportedFinding) -> ReportedFinding:
        related = tuple(
            replace(
                other,
                source=moved(other.source, other.unit, False),
                target=moved(other.target, other.unit, True),
            )
            for other in row.related
        )
        source, target = moved(row.source, row.unit, False), moved(row.target, row.unit, True)
        return replace(row, source=source, target=target, related=related)

    return replace(found, pair=pair, rows=tuple(map(whole, found.rows)))
