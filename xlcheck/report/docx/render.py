"""``--output docx=``: a copy of the English Word document with a comment at the words of each finding.

Of what is no Word document, the two texts in two columns with the same comments.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from xlcheck.errors import UsageError
from xlcheck.files.archive import opened
from xlcheck.model import Pair, Span
from xlcheck.report.docx.annotate import Comment, annotated
from xlcheck.report.docx.columns import in_columns
from xlcheck.report.docx.remarks import elsewhere, range_of, remark
from xlcheck.report.fields import View
from xlcheck.rows import Outcome, Results

SUFFIXES = (".docx", ".docm")


def render_docx(results: Results, view: View) -> bytes:
    """Return the commented document of a run over one pair.

    Raises:
        UsageError: if the run is over several.
        InputError: if the translation cannot be read again.
    """
    outcome, pair = only_pair(results, "docx")
    path = Path(outcome.target)
    if pair.bilingual or path.suffix.casefold() not in SUFFIXES:
        return in_columns(pair, view.shown(results), view)
    with opened(path, sys.maxsize) as archive:
        return annotated(archive, comments_on(outcome, pair, view))


def only_pair(results: Results, form: str) -> tuple[Outcome, Pair]:
    """Return the one pair of a run.

    Raises:
        UsageError: if there are several, or the texts are not at hand.
    """
    outcome = results.outcomes[0] if len(results.outcomes) == 1 else None
    if outcome is None or outcome.pair is None:
        raise UsageError(
            f"--output {form}: comments are written into one document; give it and its source: "
            f"xlcheck check ZH EN --output {form}=EN-checked.{form}"
        )
    return outcome, outcome.pair


def comments_on(outcome: Outcome, pair: Pair, view: View) -> Iterator[Comment]:
    """Yield the comments on the translation, at the places that its file has."""
    document = pair.target
    for row in filter(view.shows, outcome.rows):
        if row.unit is None:  # about the file
            continue
        span = range_of(row, pair) or Span(0, 1)
        start, last = document.place(span.start), document.place(max(span.start, span.end - 1))
        yield Comment(
            start.line,
            start.column,
            last.line,
            last.column + 1,
            tuple(remark(row, view)),
            elsewhere(row),
            row.suggestion if view.suggest and row.target is not None and len(row.target.spans) == 1 else None,
        )
