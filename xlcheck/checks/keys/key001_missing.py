"""KEY001: a key of the source that the translation lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.keyed import SHADOWED, is_text, units
from xlcheck.checks.registry import register
from xlcheck.language.script import count_han
from xlcheck.model import Finding, Severity, Unit


@register
@dataclass(frozen=True, slots=True)
class MissingKey:
    """A key of the Chinese file is not in the English one.

    A program that looks the text up shows the key, the text of another language or nothing. A key that is an English
    text itself stands in for its translation, and is only mentioned; so is a text without a letter. One without Chinese
    (a name, a path) weighs less. A plural form that is missing is KEY004.

    Bad:
        zh: cart.empty = 购物车是空的
        zh: cart.clear = 清空购物车
        en: cart.clear = Empty the cart

    Good:
        zh: cart.clear = 清空购物车
        en: cart.clear = Empty the cart
    """

    code: ClassVar[str] = "KEY001"
    name: ClassVar[str] = "missing-key"
    severity: ClassVar[Severity] = "major"
    keyed: ClassVar[bool] = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each key, with the text of the source."""
        there = {unit.group for _, _, unit in units(context) if unit}
        lacking: dict[str, tuple[int, Unit]] = {}
        for index, source, target in units(context):
            if source and not target and source.state != SHADOWED and source.group not in there:
                lacking[source.group] = index, source  # the last form is the most general one
        for index, unit in lacking.values():
            text = context.source(index).text
            severity = self.severity if count_han(text) else "minor"
            if is_text(unit.group) or not any(map(str.isalpha, text)):
                severity = "info"
            yield Finding(
                self.code,
                severity,
                "high",
                f"the translation has no {unit.group}: {_shown(text)}",
                index,
                tuple(segment.span for segment in context.source(index).segments),
            )


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return f"“{text}”" if len(text) <= 60 else f"“{text[:59]}…”"
