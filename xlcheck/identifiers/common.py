"""Where the identifiers that two texts have in common stand: their digits are no quantity, whatever their grouping."""

from __future__ import annotations

from xlcheck.identifiers.documents import read_documents
from xlcheck.identifiers.identifier import slips
from xlcheck.identifiers.phones import read_phones
from xlcheck.model import Span

READERS = (read_phones, read_documents)


def common_places(source: str, target: str) -> tuple[list[Span], list[Span]]:
    """Return where the identifiers stand in either text that both have, or that one has in the place of the other's.

    A number that differs from the one on the other side by a slip is told once, as an identifier.
    """
    ours, theirs = ([i for read in READERS for i in read(text)] for text in (source, target))
    if not ours or not theirs:
        return [], []
    keys = {i.key for i in ours} & {i.key for i in theirs}
    for i in ours:
        if i.key.isdigit():  # a telephone number; the figures of a standard or a document are compared as well
            keys.update(key for j in theirs if j.key.isdigit() and slips(i.key, j.key) for key in (i.key, j.key))
    return [i.span for i in ours if i.key in keys], [i.span for i in theirs if i.key in keys]
