"""The texts of a pair as checks of several families take them."""

from __future__ import annotations

from bisect import bisect_right

from xlcheck.checks.context import Context
from xlcheck.model import Document, Span


def trusted_texts(context: Context) -> tuple[tuple[str, str], ...]:
    """Return the two sides of every bead; one whose alignment is not trusted has no English."""
    trusted = set(context.trusted_beads)
    return tuple(
        (context.source(i).text, context.target(i).text if i in trusted else "") for i in range(len(context.pair.beads))
    )


def folded_texts(context: Context) -> tuple[tuple[str, str], ...]:
    """Return the same with the Chinese in simplified characters."""
    return tuple((context.folded(bead), en) for bead, (_, en) in enumerate(context.once(trusted_texts)))


def in_code(document: Document, span: Span) -> bool:
    """Return whether a range of the text touches what the file marks as code."""
    first = bisect_right(document.codes, span.start, key=lambda code: code.end)
    return first < len(document.codes) and document.codes[first].start < span.end
