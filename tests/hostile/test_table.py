"""Every row of the table of hostile inputs, through the real command."""

import sys

import pytest

from tests.hostile.command import Commands
from tests.hostile.inputs import write
from tests.hostile.table import TABLE


@pytest.fixture(scope="module")
def commands():
    """The process that runs them."""
    with Commands() as running:
        yield running


def outcome(case, commands, folder):
    """Make the files, run the command, and return what is wrong with what it did, and what it took."""
    size = write(folder, case.files())
    before = {name: content(folder / name) for name in case.unchanged}
    arguments = list(case.arguments)
    at = folder / arguments.pop(0)[1:] if arguments[0].startswith("@") else folder
    # A tracer that counts every line makes all of it slower, what is in order and what is not.
    allowed = case.seconds * (4 if sys.gettrace() else 1)
    result = commands.run(arguments, at, seconds=allowed, environment=case.environment)
    said = result.out + result.err
    wrong = []
    if result.code not in case.exit:
        wrong.append(f"exit code {result.code}")
    if case.says not in said:
        wrong.append(f"does not say {case.says!r}")
    wrong += [f"says {text!r}" for text in case.never if text in said]
    if result.seconds > allowed:
        wrong.append(f"{result.seconds} s")
    if result.megabytes > case.megabytes:
        wrong.append(f"{result.megabytes} MB")
    wrong += [f"wrote {name}" for name, kept in before.items() if content(folder / name) != kept]
    return wrong, result, size


def content(path):
    return path.read_bytes() if path.exists() else None


@pytest.mark.parametrize("case", TABLE, ids=str)
def test_an_input_ends_as_it_must_within_its_limits(case, commands, tmp_path):
    """The exit code and the message are those of the table; no more time and memory goes than it allows."""
    wrong, result, _ = outcome(case, commands, tmp_path)
    assert not wrong, f"{wrong}\n{result.out[-1500:]}\n{result.err[-1500:]}"


def test_there_are_at_least_150_inputs_and_none_twice():
    assert len(TABLE) >= 150
    assert len({str(case) for case in TABLE}) == len(TABLE)
