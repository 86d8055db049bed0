"""Where the identifiers that two texts have in common stand: their digits are no quantity, whatever their grouping."""

from __future__ import annotations

from xlcheck.identifiers.documents import read_documents
from xlcheck.identifiers.phones import read_phones
from xlcheck.model import Span

READERS = (read_phones, read_documents)


def common_places(source: str, target: str) -> tuple[list[Span], list[Span]]:
    """Return where the identifiers that both texts have stand in either."""
    ours, theirs = ([i for read in READERS for i in read(text)] for text in (source, target))
    keys = {i.key for i in ours} & {i.key for i in theirs}
    return [i.span for i in ours if i.key in keys], [i.span for i in theirs if i.key in keys]
