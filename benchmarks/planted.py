"""How many errors that were planted in the translations of whole documents are found, by their kind.

    python -m benchmarks.planted FOLDER edits.tsv            # the table
    python -m benchmarks.planted FOLDER edits.tsv --missed   # and those that are missed

FOLDER (searched with its folders) holds documents NAME.zh.EXT beside NAME.en.EXT whose translations are right. The
edits are a TSV with a head: ``document`` (NAME), ``kind`` (what a reviser would call the error), ``published`` (words
of the English, as many as single out one place) and ``planted`` (what stands there instead); ``\\n`` is a line feed.
Write them as errors that people make, before looking into any table of the checks.

Errors near each other excuse or accuse one another, so each round of a document has only those that stand in different
paragraphs, some way apart. An error is found by a finding that the untouched translation does not have and that
touches the words that were put in, or their sentence where words were only taken out.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from xlcheck import Settings, check_files
from xlcheck.rows import Located, ReportedFinding

APART = 400
"""Characters between two errors of one round."""

SLACK = 12
"""Characters between a finding and the words that it is about."""

_SENTENCE = re.compile(r"[.!?]\s|\n")


class Edit(NamedTuple):
    """Words of a text that are taken out at a place, and those that are put in."""

    kind: str
    start: int
    out: str
    into: str


class Outcome(NamedTuple):
    """An edit with how it was found: gate, review or missed."""

    document: str
    edit: Edit
    level: str


def edits_of(path: Path, document: str, text: str) -> Iterator[Edit]:
    """Yield the edits of a document, less what both wordings begin and end with; SystemExit where one has no place."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["document"] != document:
                continue
            old, new = (row[name].replace("\\n", "\n") for name in ("published", "planted"))
            if (place := text.find(old)) < 0:
                raise SystemExit(f"{document}: there is no {old!r}")
            first = _common(old, new)
            last = _common(old[first:][::-1], new[first:][::-1])
            yield Edit(row["kind"], place + first, old[first : len(old) - last], new[first : len(new) - last])


def _common(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def rounds(edits: Iterable[Edit], text: str) -> list[list[Edit]]:
    """Return the edits in as few groups as have their places apart."""
    groups: list[list[Edit]] = []
    for edit in sorted(edits, key=lambda edit: edit.start):
        for group in groups:
            between = text[group[-1].start : edit.start]
            if len(between) > APART and "\n" in between:
                group.append(edit)
                break
        else:
            groups.append([edit])
    return groups


def with_edits(text: str, edits: Sequence[Edit]) -> tuple[str, list[tuple[int, int]]]:
    """Return a text with edits in the order of their places, and the span where each of them counts as seen."""
    parts, spans, end, shift = [], [], 0, 0
    for edit in edits:
        parts += [text[end : edit.start], edit.into]
        end = edit.start + len(edit.out)
        spans.append((edit.start + shift, edit.start + shift + len(edit.into)))
        shift += len(edit.into) - len(edit.out)
    changed = "".join([*parts, text[end:]])
    return changed, [span if span[0] < span[1] else _sentence(changed, span[0]) for span in spans]


def _sentence(text: str, place: int) -> tuple[int, int]:
    before = [match.end() for match in _SENTENCE.finditer(text, 0, place)]
    after = _SENTENCE.search(text, place)
    return (before[-1] if before else 0), (after.start() if after else len(text))


def measured(source: Path, target: Path, edits: Path, document: str) -> Iterator[Outcome]:
    """Yield the edits of a document with how they were found."""
    text, settings = target.read_text(encoding="utf-8"), Settings()
    groups = rounds(edits_of(edits, document, text), text)
    known = Counter(map(_key, check_files(source, target, settings).findings)) if groups else Counter()
    for group in groups:
        changed, spans = with_edits(text, group)
        copy = target.with_name(f"{target.stem}.planted{target.suffix}")
        try:
            copy.write_text(changed, encoding="utf-8")
            found = check_files(source, copy, settings).findings
        finally:
            copy.unlink(missing_ok=True)
        left, fresh = known.copy(), []
        for finding in found:
            left[_key(finding)] -= 1
            if left[_key(finding)] < 0:
                fresh.append(finding)
        lines = [0, *(match.end() for match in re.finditer("\n", changed))]
        for edit, span in zip(group, spans, strict=True):
            levels = {settings.gate(one) for one in fresh if _touches(one.target, span, lines)}
            yield Outcome(document, edit, "gate" if True in levels else "review" if levels else "missed")


def _key(finding: ReportedFinding) -> tuple[str, str, str]:
    return finding.code, finding.message, finding.source.text if finding.source else ""


def _touches(place: Located | None, span: tuple[int, int], lines: Sequence[int]) -> bool:
    if place is None:
        return False
    start = lines[place.line - 1] + place.column - 1
    end = lines[place.end_line - 1] + place.end_column - 1
    return start < span[1] + SLACK and end > span[0] - SLACK


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield the lines of the table: for each kind and document how many are found, at the gate and in all."""
    yield "| kind | errors | at the gate | in all |\n|---|---|---|---|"
    for name in ("kind", "document"):
        every = {(one.edit.kind if name == "kind" else one.document) for one in outcomes}
        for value in [*sorted(every), *(["all"] if name == "document" else [])]:
            own = [o for o in outcomes if value in (o.edit.kind if name == "kind" else o.document, "all")]
            gate, review = (sum(one.level == level for one in own) for level in ("gate", "review"))
            yield f"| {value} | {len(own)} | {_share(gate, own)} | {_share(gate + review, own)} |"


def _share(part: int, whole: Sequence[Outcome]) -> str:
    return f"{100 * part / len(whole):.0f} %"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("edits", type=Path)
    parser.add_argument("--missed", action="store_true")
    arguments = parser.parse_args()
    outcomes: list[Outcome] = []
    for source in sorted(arguments.folder.rglob("*.zh.*")):
        document, suffix = source.name.split(".zh.")
        target = source.with_name(f"{document}.en.{suffix}")
        if target.exists():
            outcomes += measured(source, target, arguments.edits, document)
    for one in outcomes if arguments.missed else ():
        if one.level != "gate":
            print(f"{one.level} {one.document} [{one.edit.kind}] {one.edit.out!r} -> {one.edit.into!r}")
    for line in table(outcomes):
        print(line)


if __name__ == "__main__":
    main()
