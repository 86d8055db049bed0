"""TAG002: where links of a page lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, NamedTuple
from urllib.parse import unquote

from xlcheck.checks.context import Context
from xlcheck.checks.markup.targets import Target, page_name, target_of
from xlcheck.checks.registry import register
from xlcheck.model import Document, Finding, Severity, Span

_INLINE = re.compile(r"(?<!!)\[[^\[\]]{1,500}\]\(([^()\s<>]{1,1000})\)")
"""A link in the unit of a bilingual file, which keeps the mark-up."""


class _Link(NamedTuple):
    target: Target
    span: Span


@register
@dataclass(frozen=True, slots=True)
class LinkTarget:
    """A link is lost in the translation, or leads to another page or place than in the source.

    Compared are targets without what names a language or a format (`../zh/`, `.en.md`, `cn.example.org`). Anchors are
    translated with their headings: of two links to one page, those are compared that are names of a program's parts
    (`#echarts.registerLocale`). Links to the page itself are left alone. A link may have moved into the sentence before
    or behind. One link for another one is serious, a link that is lost may be meant. Addresses of other sites
    (`https://`) are compared where one stands for one; another site may be meant, another page of the same is serious.

    Bad:
        zh: 详见[安装指南](./install.md)。
        en: See the [installation guide](./upgrade.md).

    Good:
        zh: 详见[安装指南](/zh/guide/install.md#前提)。
        en: See the [installation guide](/en/guide/install#requirements).
    """

    code: ClassVar[str] = "TAG002"
    name: ClassVar[str] = "link-target"
    severity: ClassVar[Severity] = "minor"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each link of the source that the translation lacks or sends elsewhere."""
        links = _Links(context)
        for bead in context.trusted_beads:
            source, target = links.source(bead), links.target(bead)
            if not source:
                continue
            lost = _without(source, [*target, *links.near(bead, source=False)])
            new = _without(target, [*source, *links.near(bead, source=True)])
            alone = len(lost) == len(new) == 1
            for number, link in enumerate(lost):
                other = new[number] if number < len(new) else None
                if link.target.external and not (alone and other and other.target.external):
                    continue
                serious = alone and other and _serious(link.target, other.target)
                yield Finding(
                    self.code,
                    "major" if serious else self.severity,
                    "medium",
                    _message(link.target, other.target if other else None),
                    bead,
                    (link.span,),
                    (other.span,) if other else (),
                )
            yield from self._anchors(bead, source, target)

    def _anchors(self, bead: int, source: list[_Link], target: list[_Link]) -> Iterator[Finding]:
        """Yield a finding for each link to the same page whose anchor is another one."""
        for one in source:
            same = [other for other in target if other.target.page == one.target.page]
            if not one.target.anchor or len(same) != 1 or [o.target.page for o in source].count(one.target.page) > 1:
                continue
            other = same[0]
            if other.target.anchor and other.target.anchor != one.target.anchor:
                message = f"this link leads to #{other.target.anchor}, in the source to #{one.target.anchor}"
                yield Finding(self.code, self.severity, "medium", message, bead, (one.span,), (other.span,))


class _Links:
    """The links of both sides by bead."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @cached_property
    def _sides(self) -> tuple[list[list[_Link]], list[list[_Link]]]:
        pair = self._context.pair
        found = []
        for document, owned in ((pair.source, "source"), (pair.target, "target")):
            by_segment = _by_segment(document)
            beads = ((bead.source if owned == "source" else bead.target) for bead in pair.beads)
            found.append([[link for number in numbers for link in by_segment[number]] for numbers in beads])
        return found[0], found[1]

    def source(self, bead: int) -> list[_Link]:
        """Return the links of the Chinese side."""
        return self._sides[0][bead]

    def target(self, bead: int) -> list[_Link]:
        """Return the links of the English side."""
        return self._sides[1][bead]

    def near(self, bead: int, *, source: bool) -> list[_Link]:
        """Return the links of one side in the beads beside this one; the units of a bilingual file stand alone."""
        if self._context.pair.bilingual:
            return []
        side = self._sides[0 if source else 1]
        return [link for i in (bead - 1, bead + 1) if 0 <= i < len(side) for link in side[i]]


def _by_segment(document: Document) -> list[list[_Link]]:
    found: list[list[_Link]] = [[] for _ in document.segments]
    own = page_name(document.path)
    links = iter(document.links)
    link = next(links, None)
    for number, segment in enumerate(document.segments):
        while link and link.span.start < segment.span.end:
            if link.span.start >= segment.span.start and (found_target := target_of(link.target, own)):
                found[number].append(_Link(found_target, link.span))
            link = next(links, None)
        for inline in _INLINE.finditer(segment.text) if "](" in segment.text else ():
            if found_target := target_of(inline[1], own):
                found[number].append(_Link(found_target, Span(*inline.span(1)).shift(segment.span.start)))
    return found


def _message(link: Target, other: Target | None) -> str:
    was = unquote(link.written)
    if other is None:
        return f"the source links to {was} here, the translation does not"
    return f"this link leads to {unquote(other.written)}, in the source to {was}"


def _serious(one: Target, other: Target) -> bool:
    """Return whether one link for another is no other choice of the translator: another page of the same site."""
    return one.site == other.site and not (one.external and one.moved(other))


def _without(links: list[_Link], others: list[_Link]) -> list[_Link]:
    """Return the links that have none to the same page among the others, one for each page."""
    there = [link.target for link in others]
    found = {link.target.page: link for link in reversed(links) if not link.target.among(there)}
    return sorted(found.values(), key=lambda link: link.span)
