"""The rulings of the comparer, one a row: what is excused and its neighbour that just is not, codes, severities."""

import csv
from pathlib import Path

import pytest

from xlcheck.numbers import Disagreement, compare, read_chinese, read_english

with Path(__file__).with_name("comparison.tsv").open(encoding="utf-8", newline="") as table:
    ROWS = [pytest.param(*row[1:], id=row[0]) for row in list(csv.reader(table, delimiter="\t"))[1:]]


@pytest.mark.parametrize(("zh", "en", "near_zh", "near_en", "found"), ROWS)
def test_ruling(zh: str, en: str, near_zh: str, near_en: str, found: str) -> None:
    disagreements = compare(
        read_chinese(zh),
        read_english(en),
        near_source=read_chinese(near_zh) if near_zh else (),
        near_target=read_english(near_en) if near_en else (),
    )
    assert "; ".join(map(told, disagreements)) == found


def told(found: Disagreement) -> str:
    """Return a ruling as the table has it: its code, severity and confidence, and the two numbers."""
    ours, theirs = (quantity.text if quantity else "-" for quantity in (found.source, found.target))
    return f"{found.code} {found.severity} {found.confidence} {ours}→{theirs}"
