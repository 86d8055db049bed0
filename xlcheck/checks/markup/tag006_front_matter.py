"""TAG006: a value of the front matter that is no language is another one than in the source, or its key is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.markup.targets import LANGUAGE, picture
from xlcheck.checks.registry import register
from xlcheck.language.script import HAN
from xlcheck.language.tables import TableRow, read_table
from xlcheck.model import Document, Finding, Part, Severity

TABLE = Path(__file__).parent / "data" / "front_matter.csv"

_HAN = re.compile(f"[{HAN}]")
_VALUE = re.compile(r"[\"']?[\w./:@#+~-]*[\"']?")
"""A value that is no sentence: a number, a date, a word, a path."""
_LOCALE = re.compile(rf"{LANGUAGE}|chinese|english", re.IGNORECASE)


@cache
def front_matter_rows() -> tuple[TableRow, ...]:
    """Return the table: a key whose value a page may have for itself, and of what sort it is."""
    return read_table(TABLE)


@cache
def _own() -> dict[str, str]:
    return {row.form: row.kind for row in front_matter_rows()}


@register
@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A value of the front matter differs (`weight: 3` for `weight: 30`), or a key of the source is missing.

    A site sorts, shows and links its pages by such values. Compared are numbers, dates, `true` and `false`, single
    words and paths, without what names a language; texts are language, and keys that speak of the page in its own
    language (`lang`, `translator`) are left out; the day of a translation may be its own.

    Bad:
        zh: [matter weight] 30
        en: [matter weight] 3

    Good:
        zh: [matter lang] zh-CN
        en: [matter lang] en-US
    """

    code: ClassVar[str] = "TAG006"
    name: ClassVar[str] = "front-matter"
    severity: ClassVar[Severity] = "minor"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each value that differs and each key that is missing."""
        source, target = context.pair.source, context.pair.target
        ours, theirs = _matter(source), _matter(target)
        if not ours or not theirs:
            return
        for key, part in ours.items():
            other = theirs.get(key)
            if other is None:
                message = f"the front matter lacks {part.name}, which the source has"
                yield Finding(self.code, self.severity, "low", message, None, (part.span,), ())
                continue
            was, now = source.part(part).strip(), target.part(other).strip()
            if _narrow(was) != _narrow(now) and _compared(was) and _compared(now):
                message = f"{part.name} is {now} here, in the source {was}"
                severity: Severity = self.severity if key in _own() else "major"
                yield Finding(self.code, severity, "medium", message, None, (part.span,), (other.span,))


def _matter(page: Document) -> dict[str, Part]:
    """Return the values of a page by their key, less those that are of its language."""
    keys = ((part.name.casefold().replace("-", "_"), part) for part in page.parts if part.kind == "matter")
    return {key: part for key, part in keys if _own().get(key, "time") == "time"}


def _compared(value: str) -> bool:
    return "\n" not in value and not _HAN.search(value) and bool(_VALUE.fullmatch(value))


def _narrow(value: str) -> str:
    """Return a value as it is compared: without quotation marks, letter case and what names a language."""
    value = value.strip("\"'").casefold()
    return "zh" if _LOCALE.fullmatch(value) else picture(value) if "/" in value else value
