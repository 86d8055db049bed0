"""Ignores in the files: a comment hides findings of the block that follows, or of a stretch of the file."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from xlcheck.model import Directive, Document, Fact, Finding, Note, Pair
from xlcheck.places import Located, fact_rows
from xlcheck.rows import row

ACTIONS = ("ignore", "disable", "enable")


class Judged(NamedTuple):
    """The findings and facts that stay, how many findings do not, and what there is to say about the ignores."""

    findings: list[Finding]
    hidden: int
    notes: tuple[Note, ...]
    facts: list[Fact]


def judge_ignores(
    pair: Pair, findings: list[Finding], facts: list[Fact], ran: Collection[str], known: Collection[str]
) -> Judged:
    """Hide what the directives of both documents hide; a place that is ignored is compared with no other file.

    ``ran`` are the codes of the checks that ran, ``known`` all codes: an ignore is called idle (CFG001) only where all
    that it speaks of was checked.
    """
    documents = (
        [(pair.source, True)] if pair.bilingual and not pair.keyed else [(pair.source, True), (pair.target, False)]
    )
    if not any(document.directives for document, _ in documents):
        return Judged(findings, 0, (), facts)

    def hiding(code: str, sides: tuple[Located | None, Located | None], gap: tuple[int, int]) -> list[tuple[bool, int]]:
        """Return the directives that hide what stands on both sides; a side with nothing has the lines around."""
        lines = [side.lines if side else gap for side in sides]
        return [
            (source, i)
            for document, source in documents
            for i in _hiding(document.directives, code, *lines[not source])
        ]

    used: set[tuple[bool, int]] = set()
    kept = []
    for finding in findings:
        flat = row(pair, finding)
        found = hiding(finding.code, (flat.source, flat.target), flat.gap or (0, 0))
        used.update(found)
        if not found:
            kept.append(finding)
    compared = []
    for fact in facts:
        [place] = fact_rows(pair, [fact])
        found = hiding(fact.code, (place.source, place.target), (0, 0))
        # Whether the fact would have been part of a finding is not known here: who names its code means it.
        used.update((source, i) for source, i in found if documents[not source][0].directives[i].codes)
        if not found:
            compared.append(fact)
    notes = [
        note
        for document, source in documents
        for i, directive in enumerate(document.directives)
        if (note := _note(document, directive, source, (source, i) in used, ran, known))
    ]
    return Judged(kept, len(findings) - len(kept), tuple(notes), compared)


def _hiding(directives: Iterable[Directive], code: str, first: int, last: int) -> list[int]:
    """Return the directives of one file that hide a finding of this code on these lines."""
    hiding: list[int] = []
    switched: list[int] = []
    for i, directive in enumerate(directives):
        if directive.codes and not code.startswith(directive.codes):
            continue
        if directive.action == "ignore" and directive.lines[0] <= last and first <= directive.lines[1]:
            hiding.append(i)
        elif directive.place.line <= first and directive.action == "disable":
            switched.append(i)
        elif directive.place.line <= first and directive.action == "enable":
            switched.clear()
    return hiding + switched


def _note(
    document: Document, directive: Directive, source: bool, used: bool, ran: Collection[str], known: Collection[str]
) -> Note | None:
    """Return what is wrong with a directive, if anything."""
    written = " ".join((directive.action, ", ".join(directive.codes))).strip()

    def note(code: str, message: str) -> Note:
        minor = code == "CFG002"
        return Note(
            code,
            "minor" if minor else "info",
            "high",
            message,
            document.path,
            source,
            directive.place,
            directive.length,
            f"{written} {directive.reason}",
        )

    if directive.action not in ACTIONS:
        return note("CFG002", f"xlcheck: {written or '…'}: not understood{_nearest(directive.action, ACTIONS)}")
    for code in directive.codes:
        if not any(k.startswith(code) for k in known):
            return note("CFG002", f"{directive.action} {code}: no check has this code{_nearest(code, known)}")
    if used or directive.action == "enable" or not _all_ran(directive.codes, ran, known):
        return None
    return note("CFG001", f"this {written} hides nothing: delete it")


def _all_ran(codes: tuple[str, ...], ran: Collection[str], known: Collection[str]) -> bool:
    matches: Callable[[str], bool] = (lambda code: code.startswith(codes)) if codes else (lambda code: True)
    return all(code in ran for code in known if matches(code))


def _nearest(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, sorted(known), 1, 0.5)
    return f"; did you mean {close[0]}?" if close else f"; write {', '.join(ACTIONS)}, then codes"
