"""Qt Linguist (.ts): messages by context, a row for each plural form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xlcheck.model import Lang
from xlcheck.read.entries.xml_texts import Element, elements
from xlcheck.read.pairs.inline_codes import language
from xlcheck.read.pairs.units import Cell, Table, UnitRow

_GONE = frozenset({"vanished", "obsolete"})
_NOTES = ("comment", "extracomment", "translatorcomment")


def qt(table: Table, chunks: Iterable[bytes]) -> Iterator[UnitRow]:
    """Yield the messages of a catalogue; those that the program has no more are left out.

    Raises:
        InputError: (IOE006) if it is no Qt catalogue, (IOE011) where it is no XML.
    """
    first: list[Lang] = []

    def root(attributes: dict[str, str]) -> None:
        source, target = (language(attributes.get(key, "")) for key in ("sourcelanguage", "language"))
        if source or target:
            first.append(source or ("en" if target == "zh" else "zh"))

    context = ""
    for element in elements(table, chunks, "TS", False, frozenset({"name", "message"}), root):
        table.first = first[0] if first else None
        if element.name == "name":
            context = element.text
            continue
        source, translation = element.child("source"), element.child("translation")
        if source is None or translation is None:
            continue
        state = translation.start.attributes.get("type", "")
        if state in _GONE:
            table.leave_out("messages that the program has no more")
            continue
        name = ": ".join(filter(None, (context, element.start.attributes.get("id", "")))) or "message"
        notes = tuple(child.text for key in _NOTES if (child := element.child(key)) and child.text)
        yield from _rows(element, source, translation, name, state, notes)


def _rows(
    element: Element, source: Element, translation: Element, name: str, state: str, notes: tuple[str, ...]
) -> Iterator[UnitRow]:
    forms = [child for child in translation.children if child.name == "numerusform"]
    if element.start.attributes.get("numerus") != "yes" or not forms:
        yield UnitRow(Cell(source.pieces(), name), Cell(translation.pieces(), name), state, notes)
        return
    for index, form in enumerate(forms):
        category = "other" if index == len(forms) - 1 else "one"
        label = f"{name} ({category})"
        yield UnitRow(
            Cell(source.pieces(), label, form=category), Cell(form.pieces(), label, form=category), state, notes
        )
