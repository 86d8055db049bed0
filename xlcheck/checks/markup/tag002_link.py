"""TAG002: where links of a page lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, NamedTuple
from urllib.parse import unquote, urlsplit

from xlcheck.checks.context import Context
from xlcheck.checks.registry import register
from xlcheck.model import Document, Finding, Severity, Span

_INLINE = re.compile(r"(?<!!)\[[^\[\]]{1,500}\]\(([^()\s<>]{1,1000})\)")
"""A link in the unit of a bilingual file, which keeps the mark-up."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_LANGUAGE = r"(?:zh|en|cn)(?:[-_](?:cn|tw|hk|hans|hant|us|gb))?"
_FOLDER = re.compile(rf"{_LANGUAGE}|chinese|english", re.IGNORECASE)
"""A folder that is named after a language, and so differs on purpose."""
_PLACEHOLDER = re.compile(r"\$?\{\{?[^{}]{1,80}\}?\}(?=[\w/.])")
"""What a site puts before its own paths: ${mainSitePath}api.html."""
_FILE = re.compile(rf"(?:[._-]{_LANGUAGE})?(?:\.(?:mdx?|markdown|html?))?$", re.IGNORECASE)
"""The end of a file name that names its language and its format."""


class _Target(NamedTuple):
    page: str
    """What both sides share: the path without folders and endings that name a language or a format."""
    written: str
    span: Span


@register
@dataclass(frozen=True, slots=True)
class LinkTarget:
    """A link to another page of the site is lost in the translation, or leads to another page than in the source.

    Compared are relative targets, without what names a language or a format (`../zh/`, `.en.md`) and without anchors,
    which are translated with their headings; links to the page itself are left alone. A link may have moved into the
    sentence before or behind. One link for another one is serious, a link that is lost may be meant. Addresses
    (`https://`) are IDS001.

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
            for number, link in enumerate(lost):
                other = new[number] if number < len(new) else None
                yield Finding(
                    self.code,
                    "major" if len(lost) == len(new) == 1 else self.severity,
                    "medium",
                    f"this link leads to {unquote(other.written)}, in the source to {unquote(link.written)}"
                    if other
                    else f"the source links to {unquote(link.written)} here, the translation does not",
                    bead,
                    (link.span,),
                    (other.span,) if other else (),
                )


class _Links:
    """The links of both sides by bead."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @cached_property
    def _sides(self) -> tuple[list[list[_Target]], list[list[_Target]]]:
        pair = self._context.pair
        found = []
        for document, owned in ((pair.source, "source"), (pair.target, "target")):
            by_segment = _by_segment(document)
            beads = ((bead.source if owned == "source" else bead.target) for bead in pair.beads)
            found.append([[link for number in numbers for link in by_segment[number]] for numbers in beads])
        return found[0], found[1]

    def source(self, bead: int) -> list[_Target]:
        """Return the links of the Chinese side."""
        return self._sides[0][bead]

    def target(self, bead: int) -> list[_Target]:
        """Return the links of the English side."""
        return self._sides[1][bead]

    def near(self, bead: int, *, source: bool) -> list[_Target]:
        """Return the links of one side in the beads beside this one; the units of a bilingual file stand alone."""
        if self._context.pair.bilingual:
            return []
        side = self._sides[0 if source else 1]
        return [link for i in (bead - 1, bead + 1) if 0 <= i < len(side) for link in side[i]]


def _by_segment(document: Document) -> list[list[_Target]]:
    found: list[list[_Target]] = [[] for _ in document.segments]
    own = _page(posixpath.basename(document.path))
    links = iter(document.links)
    link = next(links, None)
    for number, segment in enumerate(document.segments):
        while link and link.span.start < segment.span.end:
            if link.span.start >= segment.span.start and (page := _page(link.target, own)):
                found[number].append(_Target(page, link.target, link.span))
            link = next(links, None)
        for inline in _INLINE.finditer(segment.text) if "](" in segment.text else ():
            if page := _page(inline[1], own):
                span = Span(*inline.span(1)).shift(segment.span.start)
                found[number].append(_Target(page, inline[1], span))
    return found


def _page(target: str, own: str = "") -> str:
    """Return what identifies the page that a target leads to; nothing for an anchor of the same page, or no path.

    ``own`` is the name of the page itself: a link to it may be written as a mere anchor on the other side.
    """
    target = _PLACEHOLDER.sub("", unquote(target))
    if target[:1] in "{$%":
        return ""
    try:
        path = urlsplit(target).path
    except ValueError:
        return ""
    parts = [p for p in posixpath.normpath(path).split("/") if p not in ("", ".", "..") and not _FOLDER.fullmatch(p)]
    if parts:
        parts[-1] = _FILE.sub("", parts[-1])
        if parts[-1].lower() in ("index", "readme", "_index", ""):
            parts.pop()
    return "" if own and parts and parts[-1].casefold() == own else "/".join(parts).casefold()


def _without(links: list[_Target], others: list[_Target]) -> list[_Target]:
    """Return the relative links that have none to the same page among the others, one for each page."""
    there = {link.page for link in others}
    found = {link.page: link for link in reversed(links) if link.page not in there and not _SCHEME.match(link.written)}
    return sorted(found.values(), key=lambda link: link.span)
