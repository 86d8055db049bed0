"""NAM004: a place of the document stands for another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.registry import register
from xlcheck.checks.texts import folded_texts
from xlcheck.model import Finding, Severity
from xlcheck.names.places import misplaced


@register
@dataclass(frozen=True, slots=True)
class OtherPlace:
    """A district, a town or a river in the English is not the one that the Chinese names.

    Such names are written in pinyin, and one is as good as another to the eye: Beihe District stands for 石桥区, or
    Songlin County for 松岭县. A name is compared where the document has its pinyin elsewhere, so what has an English
    name of its own is left alone, and where nothing in the Chinese here or beside it is read like the English name.

    Bad:
        zh: 石桥区有两所医院。
        en: Shiqiao District has two hospitals.
        zh: 新图书馆设在石桥区。
        en: The new library is in Beihe District.

    Good:
        zh: 石桥区有两所医院。
        en: Shiqiao District has two hospitals.
        zh: 新图书馆设在石桥区。
        en: The new library is in the same district.
    """

    code: ClassVar[str] = "NAM004"
    name: ClassVar[str] = "other-place"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each place that stands for another one."""
        for found in misplaced(context.once(folded_texts), context.trusted_beads):
            source, target = context.source(found.bead), context.target(found.bead)
            written = source.text[found.source.start : found.source.end]
            yield Finding(
                code=self.code,
                severity="major",
                confidence="medium",
                message=f"{written} is “{found.right}” elsewhere; here it is "
                f"“{target.text[found.target.start : found.target.end]}”",
                bead=found.bead,
                source_spans=(source.span(found.source.start, found.source.end),),
                target_spans=(target.span(found.target.start, found.target.end),),
                suggestion=found.right,
            )
