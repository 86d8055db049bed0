"""What a shell offers when the Tab key is pressed."""

import pytest
from typer.testing import CliRunner

from xlcheck.cli.app import app
from xlcheck.cli.common import complete, complete_codes


def test_values_that_begin_so():
    assert complete("json", "jsonl", "text")("js") == ["json", "jsonl"]


def test_codes_are_offered_by_their_beginnings_first():
    assert complete_codes("T")[:2] == ["TAG", "TRM"]
    assert complete_codes("trm")[0] == "TRM001"


def test_the_last_of_a_list_is_completed():
    assert complete_codes("NUM,UNT") == ["NUM,UNT001", "NUM,UNT002"]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        pytest.param("xlcheck ch", ["check", "checks"], id="commands"),
        pytest.param("xlcheck check --format j", ["json", "jsonl", "junit"], id="values of an option"),
    ],
)
def test_the_command_line_answers_the_shell(words, offered):
    asked = {"_XLCHECK_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    done = CliRunner().invoke(app, [], prog_name="xlcheck", env=asked)
    assert done.stdout.split() == offered
