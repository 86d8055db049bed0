"""Words that exclude each other: a rendering in which one took the other's place says something else."""

from __future__ import annotations

from xlcheck.terms.english import word_key

CONTRASTS: tuple[tuple[str, ...], ...] = (
    ("fusion", "fission"),
    ("crude", "refined", "processed"),
    ("director", "supervisor", "executive", "trustee", "shareholder"),
    ("public", "private"),
    ("state", "private"),
    ("central", "local", "regional", "municipal", "provincial"),
    ("national", "local", "provincial", "municipal", "regional"),
    ("import", "export"),
    ("inflow", "outflow"),
    ("inbound", "outbound"),
    ("increase", "decrease", "reduction", "decline"),
    ("direct", "indirect"),
    ("fiscal", "monetary"),
    ("net", "gross"),
    ("domestic", "foreign", "overseas"),
    ("internal", "external"),
    ("supply", "demand"),
    ("right", "obligation", "duty"),
    ("long", "short", "medium"),
    ("micro", "macro"),
    ("current", "fixed", "capital"),
    ("current", "noncurrent"),
    ("tangible", "intangible"),
    ("asset", "liability"),
    ("income", "expenditure", "expense"),
    ("revenue", "profit", "cost"),
    ("profit", "loss"),
    ("surplus", "deficit"),
    ("credit", "debit"),
    ("primary", "secondary", "tertiary"),
    ("upstream", "downstream", "midstream"),
    ("urban", "rural"),
    ("agricultural", "industrial"),
    ("civil", "military", "criminal"),
    ("legislative", "judicial", "executive"),
    ("people", "party"),
    ("eastern", "western", "southern", "northern"),
    ("east", "west", "south", "north", "northeast", "northwest", "southeast", "southwest"),
    ("renewable", "fossil", "nuclear"),
    ("solar", "wind", "hydro", "nuclear", "thermal"),
    ("coal", "oil", "gas"),
    ("raw", "processed", "finished"),
    ("mandatory", "voluntary"),
    ("formal", "informal"),
    ("permanent", "temporary"),
    ("male", "female"),
    ("upper", "lower"),
    ("maximum", "minimum"),
    ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    ("bilateral", "multilateral", "unilateral"),
    ("accept", "reject"),
    ("absolute", "relative"),
    ("buyer", "seller"),
    ("lender", "borrower"),
    ("employer", "employee"),
    ("input", "output"),
    ("premier", "president", "chairman"),
    ("ministry", "bureau"),
    ("governor", "mayor"),
)
"""Each line holds words of which one at most is right. Near-synonyms do not belong here."""

_GROUPS: dict[str, set[int]] = {}
for _number, _words in enumerate(CONTRASTS):
    for _word in _words:
        _GROUPS.setdefault(word_key(_word), set()).add(_number)


def exclude(one: str, other: str) -> bool:
    """Return whether two keys exclude each other: they stand in one line of the table, or are two numbers."""
    if one == other:
        return False
    if one[:1].isdigit() and other[:1].isdigit():
        return True
    return bool(_GROUPS.get(one, set()) & _GROUPS.get(other, set()))
