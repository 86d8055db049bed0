"""Decisions from the cells of a review sheet: which rows hold one, and what is refused."""

import re
from pathlib import Path

import pytest

from xlcheck.errors import ConfigurationError
from xlcheck.suppress.decisions import Decision, read_table

HEAD = {0: "File", 1: " Fingerprint ", 2: "Status", 3: "Note", 4: "English", 5: "Another"}
SHEET = Path("sheet.xlsx")


def read(*rows, head=HEAD):
    return read_table(SHEET, {7: head} | {10 + k: dict(enumerate(row)) for k, row in enumerate(rows)})


@pytest.mark.parametrize(
    ("row", "found"),
    [
        pytest.param(
            ("a.txt", "f", "accepted", "n", "six"),
            Decision("f", "accepted", "n", "", "a.txt", "", "six"),
            id="every column",
        ),
        pytest.param(("", " f ", " Accepted "), Decision("f", "accepted"), id="blanks and capitals"),
        pytest.param(("", "f", "", "look"), Decision("f", "todo", "look"), id="a note alone is one to do"),
        pytest.param(("", "f", "", ""), None, id="no status and no note"),
        pytest.param(("a.txt", "", "accepted"), None, id="no fingerprint"),
        pytest.param(("", "f", "", " "), None, id="a blank is no note"),
    ],
)
def test_a_row(row, found):
    assert read(row) == ((found,) if found else ())


def test_rows_of_one_finding_are_counted_and_the_first_that_decides_speaks():
    rows = [("", "f", ""), ("", "f", "accepted", "first"), ("", "g", "todo"), ("", "f", "accepted", "second")]
    assert read(*rows) == (Decision("f", "accepted", "first", count=3), Decision("g", "todo"))


@pytest.mark.parametrize(
    ("rows", "head", "says"),
    [
        pytest.param([], {0: "File", 1: "Status"}, "no column Fingerprint in the first row", id="no fingerprint"),
        pytest.param([], {0: "Fingerprint", 1: "Statuses"}, "no column Status in the first row", id="no status"),
        pytest.param([], {}, "no column Fingerprint and Status in the first row", id="empty head"),
        pytest.param([("", "f", "fine")], HEAD, "row 10: status 'fine' must be one of", id="status"),
        pytest.param(
            [("", "f", "todo"), ("", "f", "accepted")],
            HEAD,
            "row 11: accepted, but todo in another row",
            id="two minds",
        ),
    ],
)
def test_what_is_refused(rows, head, says):
    with pytest.raises(ConfigurationError, match=re.escape(says)) as caught:
        read(*rows, head=head)
    assert str(SHEET) in str(caught.value)


def test_a_sheet_without_rows_has_no_columns():
    with pytest.raises(ConfigurationError, match="no column Fingerprint and Status"):
        read_table(SHEET, {})


def test_a_sheet_that_has_only_its_head_has_no_decision():
    assert read() == ()
