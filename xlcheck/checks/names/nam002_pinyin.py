"""NAM002: a person's name is not what its characters are read as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.names.shared import people_of
from xlcheck.checks.registry import register
from xlcheck.model import Finding, Severity
from xlcheck.names import Misnamed, in_pinyin, surname_of


@register
@dataclass(frozen=True, slots=True)
class NameNotPinyin:
    """A person's name in the English is not what its Chinese characters are read as.

    Syllables change places, a similar one takes the place of the right one, another surname slips in. A name is
    compared where the Chinese shows that it is one (a speaker, a title beside it) or the English spells it right
    elsewhere. All readings of a character are right, in surnames too (单 Shan, 曾 Zeng), in either order of surname
    and given name, joined or with a hyphen. Wade-Giles and the spellings of Hong Kong, Taiwan and Singapore are no
    Hanyu Pinyin and are left alone, and so are western given names.

    Bad:
        zh: 下面请赵晓峰先生回答。
        en: Now I give the floor to Mr. Zhao Fengxiao.

    Good:
        zh: 下面请赵晓峰先生回答。
        en: Now I give the floor to Mr. Zhao Xiaofeng.
    """

    code: ClassVar[str] = "NAM002"
    name: ClassVar[str] = "name-not-pinyin"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each English name that is that of nobody in the Chinese."""
        for found in context.once(people_of).misnamed:
            source, target = context.source(found.bead), context.target(found.bead)
            yield Finding(
                code=self.code,
                severity="major",
                confidence="high" if found.given else "medium",
                message=_message(found, source.text[found.mentions[0].start : found.mentions[0].end]),
                bead=found.bead,
                source_spans=tuple(source.span(m.start, m.end) for m in found.mentions),
                target_spans=(target.span(found.latin.start, found.latin.end),),
            )


def _message(found: Misnamed, written: str) -> str:
    name = found.mentions[0].name
    right = in_pinyin(name, surname_of(name))
    message = f"“{found.latin.text}” is not how {written} is read"
    if right:
        message += f": that is “{right}” in pinyin"
    return f"{message}; the syllables of the given name have changed places" if found.swapped else message
