"""Pairs with the same content: one is checked, its copies have what it has at their own places."""

from pathlib import Path

import pytest

from xlcheck.pipeline import Checker
from xlcheck.project import run
from xlcheck.project.plan import Planned
from xlcheck.settings import Settings

ZH = "码头去年建成，水深十二米。\n\n今年增长5%，明年还要扩建。\n\n船长要先登记，然后才能停靠。\n"
EN = "The quay was built last year, twelve metres deep.\n\nIt grew by 15% this year and will be extended next year.\n\n"
EN += "Captains register first; then they may moor.\n"


@pytest.fixture
def pairs(tmp_path, monkeypatch):
    """Three versions of a page, the last with another English."""
    monkeypatch.chdir(tmp_path)
    found = []
    for version in ("v1", "v2", "v3"):
        for lang, text in (("zh", ZH), ("en", EN if version != "v3" else EN.replace("15%", "50%"))):
            path = Path(version, lang, "page.md")
            path.parent.mkdir(parents=True)
            path.write_text(text, encoding="utf-8")
        found.append(Planned(f"{version}/zh/page.md", f"{version}/en/page.md", f"{version}/en/page.md"))
    return found


class Counting(Checker):
    """Counts the pairs that it checks."""

    checked = 0

    def find(self, *arguments, **options):
        self.checked += 1
        return super().find(*arguments, **options)


def test_copies_are_checked_once_and_told_at_their_own_places(pairs):
    checker = Counting(Settings())
    outcomes = run(pairs, checker).outcomes
    assert checker.checked == 2
    assert [outcome.target for outcome in outcomes] == [pair.target for pair in pairs]
    places = [
        [(row.target.path, row.target.line) for row in outcome.rows if row.code.startswith("NUM")]
        for outcome in outcomes
    ]
    assert places == [[("v1/en/page.md", 3)], [("v2/en/page.md", 3)], [("v3/en/page.md", 3)]]


def test_what_comes_of_a_copy_is_what_comes_of_it_alone(pairs):
    together = run(pairs, Checker(Settings())).outcomes
    alone = [run([pair], Checker(Settings())).outcomes[0] for pair in pairs]
    assert list(together) == alone


def test_a_copy_of_what_cannot_be_read_names_its_own_file(pairs):
    for pair in pairs[:2]:
        Path(pair.target).write_text("", encoding="utf-8")
    outcomes = run(pairs, Checker(Settings())).outcomes
    assert [outcome.error.path if outcome.error else None for outcome in outcomes] == [
        pairs[0].target,
        pairs[1].target,
        None,
    ]


def test_a_copy_that_is_added_later_is_taken_from_the_cache_or_checked_again_the_same(pairs, tmp_path):
    kept = {"cache": tmp_path / "cache"}
    first = run(pairs[:1], Checker(Settings()), **kept).outcomes
    again = run(pairs, Checker(Settings()), **kept).outcomes
    assert again[0] == first[0]
    assert again[1].rows and again[1].rows[0].target.path == pairs[1].target
