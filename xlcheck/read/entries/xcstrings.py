"""String catalogues of Apple's systems (.xcstrings): one file with all languages, read by its keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xlcheck.files.columns import language_of
from xlcheck.read.entries.entry import CATEGORIES
from xlcheck.read.entries.json5 import parsed
from xlcheck.read.entries.tree import Leaf, Members
from xlcheck.read.pairs.units import Cell, Table, UnitRow
from xlcheck.read.text import Piece

_TRANSLATED = "translated"


def xcstrings(table: Table, lines: Iterable[str]) -> Iterator[UnitRow]:
    """Yield the texts of a catalogue in both languages, forms by form; a language of the source may be the key itself.

    Raises:
        InputError: (IOE011) with the line that is no JSON.
    """
    node = parsed(table, lines)
    if not isinstance(node, Members) or not isinstance(strings := node.get("strings"), Members):
        return
    said = node.get("sourceLanguage")
    own = language_of(said.text.lower()) if isinstance(said, Leaf) else ""
    table.first, table.derived = "zh", own == "en"
    for key, about in strings.items:
        if not isinstance(about, Members):
            continue
        held = about.get("localizations")
        sides = _sides(held if isinstance(held, Members) else Members(()))
        table.leave_out("keys in neither language", not sides and own != "zh")
        comment = about.get("comment")
        notes = (comment.text,) if isinstance(comment, Leaf) else ()
        yield from _rows(key, sides, own, notes)


Forms = dict[str, tuple[tuple[Piece, ...], str]]
"""The text of each form and its state; the form of a text that has none is empty."""


def _sides(held: Members) -> dict[str, Forms]:
    found: dict[str, Forms] = {}
    for name, value in held.items:
        lang = language_of(name.lower())
        if lang and lang not in found and isinstance(value, Members):
            found[lang] = dict(_forms(value, ()))
    return found


def _forms(node: Members, above: tuple[str, ...]) -> Iterator[tuple[str, tuple[tuple[Piece, ...], str]]]:
    """Yield the forms of a text: its one unit, or those of its variations by number and device."""
    for name, value in node.items:
        if name == "stringUnit" and isinstance(value, Members):
            text, state = value.get("value"), value.get("state")
            if isinstance(text, Leaf):
                said = state.text if isinstance(state, Leaf) and state.text != _TRANSLATED else ""
                yield ", ".join(above), (text.pieces, said)
        elif name in ("variations", "substitutions") and isinstance(value, Members):
            for _, kinds in value.items:
                if isinstance(kinds, Members):
                    yield from _variants(kinds, above)


def _variants(node: Members, above: tuple[str, ...]) -> Iterator[tuple[str, tuple[tuple[Piece, ...], str]]]:
    for form, value in node.items:
        if isinstance(value, Members):
            yield from _forms(value, above if form in ("argNum", "formatSpecifier") else (*above, form))


def _rows(key: str, sides: dict[str, Forms], own: str, notes: tuple[str, ...]) -> Iterator[UnitRow]:
    ours, theirs = sides.get("zh", {}), sides.get("en", {})
    place = next((pieces[0] for forms in (ours, theirs) for pieces, _ in forms.values()), None)
    if place is None:
        return
    for side, forms in (("zh", ours), ("en", theirs)):
        if not forms and own == side:  # the key is the text, and stands nowhere else
            forms[""] = (Piece(key, place.line, place.column),), ""
    empty = ((place._replace(text=""),), "")
    for form in theirs or ours:
        zh = ours.get(form) or ours.get("other") or ours.get("") or next(iter(ours.values()), empty)
        en = theirs.get(form, empty)
        name = f"{key} ({form})" if form else key
        label = form if form.split(", ")[-1] in CATEGORIES else ""
        yield UnitRow(Cell(zh[0], name, form=label), Cell(en[0], name, form=label), en[1], notes)
