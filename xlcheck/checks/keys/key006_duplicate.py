"""KEY006: a key that stands twice in a file."""

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
class DuplicateKey:
    """A key stands twice in a file: a program shows the last text, and whoever mends the first one wonders.

    Where both have the same text, nothing is lost yet, and it is only mentioned.

    Bad:
        zh: menu.quit = 退出
        en: menu.quit = Quit
        en: menu.quit = Exit

    Good:
        zh: menu.quit = 退出
        en: menu.quit = Quit
    """

    code: ClassVar[str] = "KEY006"
    name: ClassVar[str] = "duplicate-key"
    severity: ClassVar[Severity] = "major"
    keyed: ClassVar[bool] = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each entry that another one of its key hides."""
        shown: dict[tuple[bool, str], str] = {}
        hidden = []
        for index, *sides in units(context):
            for unit, is_source in zip(sides, (True, False), strict=True):
                if unit is None:
                    continue
                side = context.source(index) if is_source else context.target(index)
                if unit.state == SHADOWED:
                    hidden.append((index, unit, is_source, side))
                else:
                    shown[is_source, unit.name] = side.text
        for index, unit, is_source, side in hidden:
            same = shown.get((is_source, unit.name)) == side.text
            spans = tuple(segment.span for segment in side.segments)
            yield Finding(
                self.code,
                "info" if same else self.severity,
                "high",
                f"{unit.name} stands again further down, and that text is shown",
                index,
                spans if is_source else (),
                () if is_source else spans,
            )
