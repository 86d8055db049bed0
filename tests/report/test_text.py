"""The report for a person: where else a finding is to be looked at."""

from dataclasses import replace

import pytest

from xlcheck.report.text import render_plain
from xlcheck.rows import Elsewhere, Results


@pytest.mark.parametrize(
    ("places", "line"),
    [
        pytest.param([], None, id="nowhere"),
        pytest.param([("", 5), ("", 9)], "also 5:1, 9:1", id="in the same file"),
        pytest.param([("", 5), ("b.md", 2), ("b.md", 4)], "also EN 5:1; b.md 2:1, 4:1", id="in another file"),
        pytest.param([("", n) for n in range(11)], "also 0:1, 1:1, 2:1, 3:1, 4:1, 5:1, 6:1, 7:1 and 3 more", id="many"),
    ],
)
def test_other_places(results, review, places, line):
    outcome = results.outcomes[0]
    row = outcome.rows[0]
    name = row.target.path
    others = tuple(
        Elsewhere(1, row.source, replace(row.target, path=path or name, line=n, column=1)) for path, n in places
    )
    text = render_plain(Results((replace(outcome, rows=(replace(row, related=others),)),)), review)
    found = [part.strip() for part in text.split("\n") if part.strip().startswith("also ")]
    assert found == ([line.replace("EN", name)] if line else [])
