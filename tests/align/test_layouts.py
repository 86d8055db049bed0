"""Texts of the same content in different layouts: what belongs together is together, and nothing is accused."""

from __future__ import annotations

import random

import pytest

from tests.align.layout_texts import LAYOUTS, MOVED, SUBJECTS, planted, text_of, unit_at
from xlcheck.pipeline import Checker
from xlcheck.settings import Settings

NUMBERS = ("NUM", "DTE", "UNT", "ENU")
CASES = [
    pytest.param(kind, name, side, id=f"{kind}, {name}, {('zh', 'en')[side]}")
    for number, kind in enumerate(LAYOUTS)
    for name in SUBJECTS[: number % 3] + SUBJECTS[number % 3 + 1 :]  # two of three
    for side in (0, 1)
]


@pytest.fixture(scope="module")
def checker():
    return Checker(Settings())


def checked(checker, folder, layout, target=None):
    paths = folder / f"zh{layout.extension}", folder / f"en{layout.extension}"
    for path, side in zip(paths, (layout.source, target or layout.target), strict=True):
        path.write_text(text_of(side), "utf-8")
    return checker.find(*paths)


def units(document, side, numbers):
    return {unit_at(side, *document.place(document.segments[n].span.start)) for n in numbers}


def misfits(pair, layout):
    """The units of the beads that do not hold the same on both sides, or too many."""
    found = []
    for bead in pair.beads:
        ours, theirs = units(pair.source, layout.source, bead.source), units(pair.target, layout.target, bead.target)
        if ours != theirs or len(ours) > layout.joins:
            found.append((sorted(ours), sorted(theirs)))
    return found


@pytest.mark.parametrize(("kind", "name", "side"), CASES)
def test_a_layout_is_no_accusation(checker, tmp_path, kind, name, side):
    layout = LAYOUTS[kind](name, side)
    report = checked(checker, tmp_path, layout)
    assert misfits(report.pair, layout) == []
    assert [finding.code for finding in report.findings] == (["ALN903"] if kind in MOVED else [])


@pytest.mark.parametrize("side", [0, 1], ids=["zh", "en"])
@pytest.mark.parametrize("kind", LAYOUTS)
def test_a_wrong_number_is_found_on_its_line(checker, tmp_path, kind, side):
    layout = LAYOUTS[kind]("backup", side)
    target, line = planted(layout.target, random.Random(kind))
    report = checked(checker, tmp_path, layout, target)
    found = [finding for finding in report.findings if finding.code.startswith(NUMBERS)]
    assert line in {report.pair.target.place(span.start).line for finding in found for span in finding.target_spans}
