"""What a change has left behind: Chinese that is new while its English is not, and how far pages lag.

The sentences of both sides are compared with those of the commit that a change is measured from: what was only moved or
wrapped anew, and what differs in white space, width or punctuation, is the same sentence.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from xlcheck.errors import XlcheckError
from xlcheck.language.folding import fold
from xlcheck.language.script import count_han
from xlcheck.model import Document, Finding, Pair, Segment
from xlcheck.pipeline import Checker
from xlcheck.rows import Outcome, ReportedFinding, row
from xlcheck.rules import RULES
from xlcheck.suppress.diff import Changes

CODES = ("STL001", "STL002")
_LIKE = 0.5
"""Share of characters in common from which a sentence that is gone is the one that was changed."""
_MOST = 400  # sentences that are gone, among which it is looked for
_FEWEST = {"zh": 2, "en": 3}
"""Chinese characters, or letters, from which a sentence says something."""


def with_stale(outcome: Outcome, changed: Changes, checker: Checker) -> Outcome:
    """Return what came of a pair with what the change has left behind in it.

    A sentence about which something at the gate is said already is named once; what is said of it with less is left to
    STL001.
    """
    if outcome.error or not any(code in checker.codes for code in CODES):
        return outcome
    target = outcome.target if outcome.target != outcome.source else None
    try:
        pair = outcome.pair or checker.read(Path(outcome.source), Path(target) if target else None)[0]
        before = _before(pair, changed, checker)
    except XlcheckError:
        return outcome  # the check of the pair says it, or it could not be read then
    if before is None:
        return outcome
    known = {finding.unit for finding in outcome.rows if checker.settings.gate(finding)}
    found = [row(pair, finding) for finding in stale(pair, *before) if finding.code in checker.codes]
    added = [finding for finding in found if finding.unit not in known]
    if not added:
        return outcome
    units = {finding.unit for finding in added if finding.code == "STL001"}
    kept = [finding for finding in outcome.rows if not (finding.code == "OMI001" and finding.unit in units)]
    return replace(outcome, rows=tuple(sorted((*kept, *added), key=_order)))


def _order(finding: ReportedFinding) -> int:
    return finding.unit or 0


def _before(pair: Pair, changed: Changes, checker: Checker) -> tuple[Document, Document] | None:
    """Return both sides as they were; None where one of them was not there."""
    from xlcheck.read import read_bilingual, read_document

    settings = checker.settings
    paths = list(dict.fromkeys((pair.source.path, pair.target.path)))
    contents = [changed.before(Path(path)) for path in paths]
    with TemporaryDirectory(prefix="xlcheck-") as folder:
        copies = []
        for number, (path, content) in enumerate(zip(paths, contents, strict=True)):
            if content is None:
                return None
            copies.append(Path(folder, str(number), Path(path).name))
            copies[-1].parent.mkdir()
            copies[-1].write_bytes(content)
        if len(copies) == 1:
            return read_bilingual(copies[0], encoding=settings.encoding, max_bytes=settings.max_bytes)
        source, target = (
            read_document(
                copy,
                document.lang,
                presegmented=settings.presegmented,
                encoding=settings.encoding,
                max_bytes=settings.max_bytes,
                as_text=settings.as_text,
            )
            for copy, document in zip(copies, (pair.source, pair.target), strict=True)
        )
        return source, target


def stale(pair: Pair, source: Document, target: Document) -> Iterator[Finding]:
    """Yield a finding for each bead of which one side is new or changed and the other is not, given both as they were.

    A change of the bead before or behind it, of the other side alone, is taken for the one that goes with it.
    """
    ours, theirs = _new(pair.source, source, pair.keyed), _new(pair.target, target, pair.keyed)
    zh = [[number for number in bead.source if number in ours] for bead in pair.beads]
    en = [[number for number in bead.target if number in theirs] for bead in pair.beads]
    gone = _gone(pair.source, source), _gone(pair.target, target)
    for index, bead in enumerate(pair.beads):
        if bool(zh[index]) == bool(en[index]) or (pair.keyed and not (bead.source and bead.target)):
            continue  # a key that one side lacks is KEY001 or KEY002
        near = () if pair.bilingual else (i for i in (index - 1, index + 1) if 0 <= i < len(pair.beads))
        if any(bool(zh[i]) != bool(en[i]) and bool(zh[i]) != bool(zh[index]) for i in near):
            continue
        code, numbers, document = (
            ("STL001", zh[index], pair.source) if zh[index] else ("STL002", en[index], pair.target)
        )
        spans = tuple(document.segments[number].span for number in numbers)
        others = tuple(s.span for s in (pair.target_side(bead) if zh[index] else pair.source_side(bead)).segments)
        was = _was(document, numbers[0], source if zh[index] else target, gone[not zh[index]], keyed=pair.keyed)
        sides = (spans, others) if zh[index] else (others, spans)
        confidence = "high" if zh[index] else "medium"
        yield Finding(code, RULES[code].severity, confidence, _said(code, was, bool(others)), index, *sides)  # type: ignore[arg-type]


def _said(code: str, was: str, other: bool) -> str:
    one, two = ("Chinese", "English") if code == "STL001" else ("English", "Chinese")
    if not other:
        return f"this {one} is new, and has no {two}"
    return (
        f"this {one} was changed, its {two} was not; it was “{was}”"
        if was
        else f"new {one}, and the {two} is the old one"
    )


def _new(document: Document, before: Document, keyed: bool) -> set[int]:
    """Return the numbers of the sentences that say something and were not there."""
    was = set(_texts(before, keyed))
    return {
        number
        for number, (text, segment) in enumerate(zip(_texts(document, keyed), document.segments, strict=True))
        if text not in was and _says(segment.text, document.lang)
    }


def _says(text: str, lang: str) -> bool:
    return (count_han(text) if lang == "zh" else sum(map(str.isalpha, text))) >= _FEWEST[lang]


def _texts(document: Document, keyed: bool) -> list[str]:
    """Return the sentences as they are compared; those of two files of keys with their keys."""
    found = []
    for segment in document.segments:
        text = "".join(filter(str.isalnum, fold(segment.text))).casefold()
        found.append(f"{_name(document, segment)}\n{text}" if keyed else text)
    return found


def _name(document: Document, segment: Segment) -> str:
    unit = document.unit(max(segment.span.start, segment.span.end - 1))
    return unit.name if unit else ""


def _gone(document: Document, before: Document) -> list[str]:
    """Return the sentences that were there and are no more."""
    here = set(_texts(document, False))
    return [s.text for text, s in zip(_texts(before, False), before.segments, strict=True) if text not in here][:_MOST]


def _was(document: Document, number: int, before: Document, gone: Sequence[str], *, keyed: bool) -> str:
    """Return what a sentence was before it was changed, empty where it is new; cut for a message."""
    segment = document.segments[number]
    if keyed:
        name = _name(document, segment)
        best = [other.text for other in before.segments if _name(before, other) == name]
    else:
        best = difflib.get_close_matches(segment.text, gone, 1, _LIKE)
    if not best:
        return ""
    said = " ".join(best[0].split())
    return said if len(said) <= 60 else f"{said[:59]}…"
