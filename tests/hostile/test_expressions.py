"""No expression of the package goes back and forth: each is measured on the texts that would be worst for it."""

import importlib
import inspect
import re

import pytest

from tests.hostile.expressions import expressions, seconds, worst
from xlcheck.checkable import MAX_SENTENCE

WHOLE = ("read", "files", "config", "suppress", "segment", "report", "lsp", "store")
"""Packages whose expressions see whole lines and files; those of the others see sentences, which have a limit."""

LINE = 1 << 20

ANCHORED = {
    "xlcheck.numbers.english.markers._LAST_WORD": "searched in the 40 characters before a number",
    "xlcheck.numbers.english.bounds._STEP": "searched in the 40 characters before a number",
    "xlcheck.numbers.english.bounds._BEFORE": "searched in the 40 characters before a number",
    "xlcheck.checks.coverage.page_parts._REFERENCE": "matched with a segment of at most 300 characters",
    "xlcheck.checks.chinese_in_english._WORDS": "searched in the 100 characters before a run of Chinese",
    **{
        f"xlcheck.read.documents.markdown_sites._MARKS[{i}]": "matched with a line of at most 500 characters"
        for i in range(3)
    },
    "xlcheck.terms.glossary.columns._BRACKETED": "matched with the name of a column",
    "xlcheck.files.toml_lines._PART": "finds the parts of a key, of a line of at most 1,000 characters",
    "xlcheck.files.toml_lines._HEADER": "matched with a line of at most 1,000 characters",
    "xlcheck.globs._WILDCARD": "finds the wildcards of a pattern",
    "xlcheck.files.sheets._LITERAL": "replaced in the format of a cell",
}
"""Expressions that are never searched for in more than a short text, and why."""

EVERY = expressions()


def limits(name):
    """Return how long a text an expression may see, and whether it is matched at one place only."""
    family = name.split(".")[1] if "." in name else ""
    size = LINE if family in WHOLE else MAX_SENTENCE
    module, _, variable = name.split("[")[0].rpartition(".")
    if name in ANCHORED or " rule " in name:
        return 200 if name in ANCHORED else size, True
    try:
        source = inspect.getsource(importlib.import_module(module))
    except (ImportError, OSError):
        return size, False
    uses = set(re.findall(rf"\b{re.escape(variable)}\.(\w+)\(", source))
    return size, bool(uses) and uses <= {"match", "fullmatch"}


GROUPS = sorted({name.split(".")[1].split(" ")[0] for name in EVERY})


@pytest.mark.parametrize("group", GROUPS)
def test_an_expression_takes_time_in_proportion_to_the_text(group):
    """A megabyte where it may see one, else the longest sentence; two seconds would be a hundred times too much."""
    slow = []
    for name, pattern in EVERY.items():
        if name.split(".")[1].split(" ")[0] != group:
            continue
        size, anchored = limits(name)
        for text in worst(pattern, size):
            taken = seconds(pattern, text, 2.0, once=anchored)
            if taken >= 2.0:
                slow.append((name, text[:40], size))
                break
    assert not slow


def test_the_registry_finds_the_expressions():
    assert len(EVERY) > 400
    assert not ANCHORED.keys() - EVERY.keys()
