"""Results of two Markdown pages whose lines hold Chinese, emoji and mark-up, with findings at known words."""

from dataclasses import replace
from pathlib import Path

import pytest

from xlcheck.model import Bead, Finding, Note, Pair, PairReport, Span
from xlcheck.read import read_document
from xlcheck.report import View
from xlcheck.rows import Outcome, Results, note_row, outcome
from xlcheck.settings import Settings

ZH = "# 年报\n\n**🚢🚢** 全年收入18.5亿元，增长 12%。\n\n这一句没有译文。\n"
EN = "# Report\n\n**🚢🚢** Income of “the year” was 18.5 billion yuan, up 12%.\n"
HOSTILE = "5%::error file=x::gone\nnext, \x1b[31m<script>]]>\x07"


def flagged(document, words):
    return words_in(document.text, words)


NUMBER = "the source says 18, the translation says 81"


def words_in(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def checked(tmp_path):
    """Return results about words of an English file: ``checked(content, "words", ..., name="en.docx")``."""

    def checked(content, *words, name="en.docx", suggestion=None, zh="产量为18吨。", beads=None):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        (tmp_path / "zh.txt").write_text(zh, encoding="utf-8")
        source, target = read_document(tmp_path / "zh.txt", "zh"), read_document(path, "en")
        whole = Bead(tuple(range(len(source.segments))), tuple(range(len(target.segments))))
        pair = Pair(source, target, (whole,) if beads is None else beads)
        found = tuple(
            Finding("NUM003", "critical", "high", NUMBER, 0, (Span(3, 5),), (words_in(target.text, word),), suggestion)
            for word in words
        )
        return Results((outcome(PairReport(pair, found), whole=True),))

    return checked


@pytest.fixture
def pages(tmp_path):
    """Both pages, read, and aligned by hand."""
    folder = tmp_path / "docs 中文"
    folder.mkdir()
    zh, en = folder / "zh.md", folder / "en.md"
    zh.write_text(ZH, encoding="utf-8")
    en.write_text(EN, encoding="utf-8")
    beads = (Bead((0,), (0,)), Bead((1,), (1,)), Bead((2,), ()))
    return Pair(read_document(zh, "zh"), read_document(en, "en"), beads)


@pytest.fixture
def results(pages):
    """A finding on both sides, one below the gate, one without English; a pair that failed; a note."""
    found = (
        Finding(
            "NUM004",
            "critical",
            "high",
            "the source says 18.5亿",
            1,
            (flagged(pages.source, "18.5亿元"),),
            (flagged(pages.target, "18.5 billion yuan"),),
            "1.85 billion",
        ),
        Finding("NUM008", "minor", "low", HOSTILE, 1, (), (flagged(pages.target, "12%"),)),
        Finding("OMI001", "critical", "medium", "this text has no translation", 2, (flagged(pages.source, "这一句"),)),
    )
    good = outcome(PairReport(pages, found, signature="xlcheck:test"))
    folder = Path(pages.source.path).parent.as_posix()
    failed = Note("IOE004", "critical", "high", "the file is empty", f"{folder}/b,:%.md", False)
    missing = Note("OMI002", "major", "high", "this file has no translation", f"{folder}/new.md", True)
    error = Outcome(f"{folder}/b.zh.md", failed.path, error=note_row(failed))
    return Results((good, error), (note_row(missing),))


@pytest.fixture
def view(tmp_path):
    return View(Settings().gate, root=tmp_path, version="1.2.3")


@pytest.fixture
def review(view):
    return replace(view, everything=True)
