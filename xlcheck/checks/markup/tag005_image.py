"""TAG005: an image is another one than in the source, or is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import ClassVar, NamedTuple

from xlcheck.checks.context import Context
from xlcheck.checks.markup.sequences import matched
from xlcheck.checks.markup.targets import picture
from xlcheck.checks.registry import register
from xlcheck.model import Document, Finding, Severity, Span

_LIKE = 0.6
"""Share of the characters of two names from which one may be a slip of the other."""


@register
@dataclass(frozen=True, slots=True)
class Image:
    """An image of the source is lost in the translation, or another one stands in its place.

    Compared are the targets of images, of Markdown and HTML, in their order, without what names a language
    (`/zh/`, `flow_en.png`), and without the folders above: a translation may keep its own copies. Descriptions are
    language. A translation may have pictures of its own, with English in them, so most of this is for review.

    Bad:
        zh: [image] images/quay-north.png
        en: [image] images/quay-south.png

    Good:
        zh: [image] /img/zh/quay_zh.png
        en: [image] ../img/en/quay_en.png
    """

    code: ClassVar[str] = "TAG005"
    name: ClassVar[str] = "image"
    severity: ClassVar[Severity] = "minor"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each image that differs, and one for each that one side lacks."""
        ours, theirs = (list(_images(page)) for page in (context.pair.source, context.pair.target))
        for zh, en in matched(ours, theirs, lambda image: image.page, _like):
            if zh and en:
                if zh.page != en.page:
                    message = f"this image is {en.written}, in the source {zh.written}"
                    yield Finding(self.code, self.severity, "medium", message, None, (zh.span,), (en.span,))
            elif zh:
                message = f"the translation lacks the image {zh.written}"
                yield Finding(self.code, self.severity, "low", message, None, (zh.span,), ())
            elif en:
                message = f"the source has no image {en.written}"
                yield Finding(self.code, self.severity, "low", message, None, (), (en.span,))


class _Image(NamedTuple):
    page: str
    """What both sides share."""
    written: str
    span: Span


def _images(page: Document) -> Iterator[_Image]:
    for part in page.parts:
        if part.kind == "image":
            written = page.part(part)
            if not written.startswith(("data:", "{", "$")):
                yield _Image(picture(written), written, part.span)


def _like(one: _Image, other: _Image) -> float:
    share = SequenceMatcher(None, one.page, other.page, autojunk=False).ratio()
    return share if share >= _LIKE else 0.0
