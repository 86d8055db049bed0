"""What is wrong with the patterns of an entry: said where the file is read, not where the first text is checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from xlcheck.terms.glossary.defects import Defect
from xlcheck.terms.glossary.values import ANY, Entry
from xlcheck.terms.patterns.syntax import PatternError
from xlcheck.terms.patterns.written import written

_REFERENCE = re.compile(r"\\[1-9]")


def wrong_pattern(entry: Entry) -> Defect | None:
    """Return what is wrong with the first bad pattern of an entry, None where it has none or all are good."""
    if not (entry.has_patterns or any(text[:1] == "/" and written(text) for text in (*entry.not_in, *entry.near))):
        return None
    groups = 0
    if source := written(entry.zh):
        try:
            groups = source.compiled().groups
        except PatternError as error:
            return _defect(entry, entry.zh, error)
    for text in (entry.en, *entry.variants, *entry.forbidden):
        pattern = written(text)
        if source and not pattern and _REFERENCE.search(text):
            message = f"{text} is no pattern, but refers to the Chinese one: write it between slashes, /{text}/"
            return Defect(entry.path, entry.line, "pattern", message)
        try:
            _ = pattern and pattern.filled([""] * groups)
        except PatternError as error:
            return _defect(entry, text, error)
    for text in (*entry.not_in, *entry.near):
        pattern = written(text)
        try:
            _ = pattern and pattern.compiled()
        except PatternError as error:
            return _defect(entry, text, error)
        if pattern and not entry.patterned and entry.zh != ANY:
            message = f"{text} is a pattern, and {entry.zh} is an ordinary term: write the term as /{entry.zh}/"
            return Defect(entry.path, entry.line, "pattern", message)
    return None


def _defect(entry: Entry, text: str, error: PatternError) -> Defect:
    return Defect(entry.path, entry.line, "pattern", f"{text} is no pattern that can be used: {error}")


def checked(items: Iterable[Entry | Defect]) -> Iterator[Entry | Defect]:
    """Yield entries and defects, and in place of an entry with a bad pattern what is wrong with it."""
    for item in items:
        yield (wrong_pattern(item) or item) if isinstance(item, Entry) else item
