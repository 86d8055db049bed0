"""What each row of the tables of meaning does on real pairs: how many of them would be judged otherwise without it.

For `benchmarks.rows`: each function takes a pair, the Chinese in simplified characters, and yields the rows of its
table without which the outcome is another one. Only rows that stand in the pair are tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from xlcheck.checks.meaning.negation import Denials, negation, pattern_of, rows
from xlcheck.language.tables import TableRow


@cache
def _without(row: TableRow) -> Denials:
    return Denials(tuple(other for other in rows() if other is not row))


def denial_rows(zh: str, en: str) -> Iterator[TableRow]:
    """Yield the rows of the table of denial that decide about a pair."""
    found, lower = negation(zh, en), en.lower()
    for row in rows():
        text = zh if row.values["language"] == "zh" else lower
        if pattern_of((row.form,)).search(text) and _without(row).find(zh, en) != found:
            yield row
