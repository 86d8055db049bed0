"""Tables are refused, with file and line, where a row could not do what it is for."""

import re
from pathlib import Path

import pytest

from xlcheck.language.tables import read_table

HEADER = "form,class,value,example,reason\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "words.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_has_its_own_columns_between_class_and_example(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + 'dozen,number,12,"a dozen, or so",\n')
    (row,) = read_table(path, "value")
    assert (row.form, row.kind, row.values["value"], row.example, row.line) == (
        "dozen",
        "number",
        "12",
        "a dozen, or so",
        2,
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("form,class\n", "words.csv:1: the columns are form,class, not", id="another header"),
        pytest.param("", "words.csv:1: the columns are , not", id="empty file"),
        pytest.param(HEADER + "dozen,number,12\n", "words.csv:2: 3 cells, not 5", id="too few cells"),
        pytest.param(HEADER + "dozen,number,12,,\n", "words.csv:2: a row needs", id="no example"),
        pytest.param(
            HEADER + "a,n,1,x,\na,n,2,y,\n", "words.csv:3: a stands in class n already, on line 2", id="twice"
        ),
    ],
)
def test_a_table_that_is_wrong_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        read_table(written(tmp_path, text), "value")
