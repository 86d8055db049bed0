"""The examples that an entry brings along, tried: what is right by it must be silent, what is wrong must be found."""

from __future__ import annotations

from collections.abc import Iterator

from xlcheck.terms.glossary.defects import Defect
from xlcheck.terms.glossary.values import ANY, Entry, Glossary
from xlcheck.terms.match.chinese import Finder
from xlcheck.terms.match.judge import judge
from xlcheck.terms.match.rules import Rule
from xlcheck.terms.patterns.written import written

DIVIDER = "|"
"""Stands between the Chinese and the English of an example; without it, it is English."""


def tried(entry: Entry) -> Iterator[Defect]:
    """Yield which of the examples of an entry do not hold."""
    for text in (*entry.examples, *entry.counterexamples):
        right = text in entry.examples
        zh, en = _sides(text)
        said = _complaint(entry, zh, en, right)
        if said:
            kind = "example" if right else "counterexample"
            yield Defect(
                entry.path, entry.line, kind, f"{entry.zh}: the {kind} “{text}” does not hold: {said}", "warning"
            )


def _sides(text: str) -> tuple[str, str]:
    zh, divider, en = text.partition(DIVIDER)
    return (zh.strip(), en.strip()) if divider else ("", text.strip())


def _complaint(entry: Entry, zh: str, en: str, right: bool) -> str:
    """Return why an example does not hold, empty where it does."""
    if entry.zh != ANY and not _stands(entry, zh):
        return f"{entry.zh} does not stand in its Chinese; write Chinese {DIVIDER} English"
    found = [f"{breach.kind} {breach.wanted}" for breach in Rule(entry).breaches(zh, en)] if entry.has_patterns else []
    if not entry.patterned:
        found += [f"{verdict.kind}, {verdict.found!r}" for verdict in judge(Glossary((entry,)), [(zh, en)])]
    if right:
        return f"it is found ({'; '.join(found)})" if found else ""
    return "" if found else "nothing is found in it"


def _stands(entry: Entry, zh: str) -> bool:
    pattern = written(entry.zh)
    return pattern.compiled().matches(zh) if pattern else bool(Finder([entry.zh]).find(zh))
