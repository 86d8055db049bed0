"""KEY004: the forms of a text that depends on a number or a choice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from xlcheck.checks.context import Context
from xlcheck.checks.keyed import SHADOWED, units
from xlcheck.checks.registry import register
from xlcheck.model import Finding, Severity

_CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})
_COUNTED = re.compile(
    r"(?:\{{1,2}[^{}]{1,60}\}|%(?:\d{1,2}\$)?[-+0]?\d{0,3}l{0,2}[duin@s]|%L?\d|#|(?<!\w):\w{1,40})\}?\s"
    r"(?:[a-z-]{1,20}\s){0,2}?(?P<noun>[a-z]{2,20}(?<![siu])s)\b"
)
"""A number that a program fills in before a noun in the plural."""
_NOT_PLURAL = frozenset({"was", "has", "does", "is", "this", "its", "as", "us", "times", "status", "pixels"})


class _Form(NamedTuple):
    bead: int
    form: str
    source: bool


@register
@dataclass(frozen=True, slots=True)
class FormMissing:
    """A text has not the forms that its language needs, or lacks a branch that the source has.

    English needs ``one`` and ``other`` where a number stands before a noun ("1 files" is what a reader sees otherwise);
    every language needs ``other``. A selection (``select`` of ICU messages, variants of Fluent) needs a branch for
    each one of the source, unless ``other`` serves for it on purpose. Chinese has one form, which is enough.

    Bad:
        zh: files (other) = {count} 个文件
        en: files (other) = {count} files

    Bad:
        zh: files (other) = {count} 个文件
        en: files (one) = {count} file

    Good:
        zh: files (other) = {count} 个文件
        en: files (one) = {count} file
        en: files (other) = {count} files
    """

    code: ClassVar[str] = "KEY004"
    name: ClassVar[str] = "plural-form"
    severity: ClassVar[Severity] = "major"
    keyed: ClassVar[bool] = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each text."""
        groups: dict[str, list[_Form]] = defaultdict(list)
        for index, source, target in units(context):
            for unit in (source, target):
                if unit and unit.form and unit.state != SHADOWED:
                    groups[unit.group].append(_Form(index, unit.form, unit is source))
        for group, forms in groups.items():
            ours = {form.form for form in forms if form.source}
            theirs = [form for form in forms if not form.source]
            if not theirs:
                continue
            lacking = self._lacking(context, ours, theirs)
            if lacking:
                at = theirs[-1].bead
                yield Finding(
                    self.code,
                    self.severity if lacking in _CATEGORIES else "minor",
                    "high" if lacking == "other" else "medium",
                    f"{group} has no form “{lacking}” in the translation",
                    at,
                    tuple(segment.span for segment in context.source(at).segments),
                    tuple(segment.span for segment in context.target(at).segments),
                )

    def _lacking(self, context: Context, ours: set[str], theirs: list[_Form]) -> str:
        """Return a form that the translation needs and has not."""
        have = {form.form for form in theirs}
        if have | ours <= _CATEGORIES:
            if "other" not in have:
                return "other"
            if "one" not in have and _counts(context.target(theirs[-1].bead).text):
                return "one"
            return ""
        if (have | ours) & _CATEGORIES - {"other"} or any(form.startswith("=") for form in have):
            return ""  # several choices at once
        named = {form for form in ours if form not in _CATEGORIES and not form.startswith("=")}
        return next(iter(sorted(named - have)), "")


def _counts(text: str) -> bool:
    found = _COUNTED.search(text)
    return bool(found and found["noun"] not in _NOT_PLURAL)
