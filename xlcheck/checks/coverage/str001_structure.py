"""STR001: sentences in another order, or a list item or table cell that is none in the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.registry import register
from xlcheck.checks.similarity import crossings
from xlcheck.model import Finding, Kind, Severity

CROSSED = 0.45
"""Likeness by which two sentences must fit each other's translation better than their own, taken together. Of 2,700
beads of published translations one is above without a reason."""

MARKED = frozenset({".md", ".markdown", ".mdx", ".html", ".htm", ".xhtml"})
"""Formats that mark list items and cells themselves. Elsewhere a number before a text is all there is to see."""

_NAMES: dict[Kind, str] = {"item": "a list item", "cell": "a table cell", "heading": "a heading", "text": "plain text"}
_NUMBERED = re.compile(r"\W*(?:[一二三四五六七八九十\d]+|[A-Za-z])[、.．:：)）]|第")


@register
@dataclass(frozen=True, slots=True)
class StructureDiffers:
    """Two sentences of a paragraph have changed places, or a list item or table cell became plain text.

    Sentences that were put in another order are told by the vectors of the sentence encoder, so in bilingual files only
    where the check is named (see SIM001); whole paragraphs that moved are ALN903. A translator may have had a reason:
    look at the connection with the sentences around. List items and cells are compared in Markdown and HTML, where
    they are marked as such; paragraphs that were joined or split are right.

    Bad:
        zh: 企业改善了服务。工人领到了奖金。
        en: Workers were paid a bonus. The enterprise improved its services.

    Good:
        zh: 企业改善了服务。工人领到了奖金。
        en: The enterprise improved its services. Workers were paid a bonus.
    """

    code: ClassVar[str] = "STR001"
    name: ClassVar[str] = "structure"
    severity: ClassVar[Severity] = "minor"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each two sentences that changed places, and each segment that changed its kind."""
        for bead, ours, theirs in crossings(context, CROSSED):
            yield Finding(
                self.code,
                self.severity,
                "medium",
                "these two sentences stand in the other order in the translation",
                bead,
                tuple(context.source(bead).span(*span) for span in ours),
                tuple(context.target(bead).span(*span) for span in theirs),
            )
        yield from self._kinds(context)

    def _kinds(self, context: Context) -> Iterator[Finding]:
        documents = (context.pair.source, context.pair.target)
        if context.pair.bilingual or not all(PurePath(d.path).suffix.lower() in MARKED for d in documents):
            return
        for bead in context.trusted_beads:
            source, target = context.source(bead).segments, context.target(bead).segments
            if (
                len(source) != 1
                or len(target) != 1
                or _NUMBERED.match(source[0].text)
                or _NUMBERED.match(target[0].text)
            ):
                continue
            kinds = (source[0].kind, target[0].kind)
            if kinds[0] != kinds[1] and {"item", "cell"} & {*kinds} and "speaker" not in kinds:
                message = f"{_NAMES[kinds[0]]} in the source is {_NAMES[kinds[1]]} in the translation"
                yield Finding(self.code, self.severity, "medium", message, bead, (source[0].span,), (target[0].span,))
