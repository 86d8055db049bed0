"""KEY002: a key of the translation that the source lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.keyed import SHADOWED, units
from xlcheck.checks.registry import register
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class KeyWithoutSource:
    """A key of the English file is not in the Chinese one.

    It was renamed or taken out on one side only, or the text is new and waits for its Chinese. Whoever reads the
    Chinese sees the key or a text in another language.

    Bad:
        zh: cart.clear = 清空购物车
        en: cart.clear = Empty the cart
        en: cart.checkout = Check out

    Good:
        zh: cart.clear = 清空购物车
        en: cart.clear = Empty the cart
    """

    code: ClassVar[str] = "KEY002"
    name: ClassVar[str] = "key-without-source"
    severity: ClassVar[Severity] = "minor"
    keyed: ClassVar[bool] = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each key."""
        there = {unit.group for _, unit, _ in units(context) if unit}
        seen = set[str]()
        for index, source, target in units(context):
            if target and not source and target.state != SHADOWED and target.group not in there | seen:
                seen.add(target.group)
                yield Finding(
                    self.code,
                    self.severity,
                    "high",
                    f"the source has no {target.group}: renamed or taken out there, or not there yet",
                    index,
                    (),
                    tuple(segment.span for segment in context.target(index).segments),
                )
