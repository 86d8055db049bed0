"""Tables of one language: a CSV file of keys and texts, and PO catalogues whose msgids are keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from xlcheck.errors import InputError
from xlcheck.files.columns import NOTES, language_of
from xlcheck.read.entries.entry import CATEGORIES, Entry
from xlcheck.read.pairs.delimited import records
from xlcheck.read.pairs.po import catalogue
from xlcheck.read.pairs.units import Table

_KEYS = frozenset({"key", "keys", "id", "name", "identifier", "string_id", "键", "标识"})
_VALUES = frozenset({"value", "text", "string", "translation", "target", "message", "content", "值", "文本", "译文"})
_LIMITS = frozenset({"maxlength", "max_length", "max length", "max", "limit", "长度", "最大长度"})


def csv_entries(table: Table, lines: Iterable[str]) -> Iterator[Entry]:
    """Yield the texts of a table with a column of keys and one of texts; its first row may name them.

    Raises:
        InputError: (IOE010) if it has no two columns, or both languages.
    """
    rows = records(table.path, lines)
    first = next(rows, None)
    if first is None:
        return
    names = [text.strip("\ufeff ").lower() for text in first.texts]
    languages = [index for index, name in enumerate(names) if language_of(name)]
    if len({language_of(names[index]) for index in languages}) > 1:
        raise InputError(
            f"{table.path}: this table holds both languages; give it alone: xlcheck check {table.path}", "IOE010"
        )
    key, value = _named(names, _KEYS), _named(names, _VALUES)
    value = value if value is not None or not languages else languages[0]
    header = key is not None or value is not None
    key, value = key or 0, value if value is not None else 1
    note, limit = _named(names, frozenset(NOTES)), _named(names, _LIMITS)
    for record in rows if header else chain([first], rows):
        if len(record.fields) <= max(key, value):
            raise InputError(
                f"{table.path}:{record.line}: this row has {len(record.fields)} columns; a key and its text are needed",
                "IOE010",
            )
        said, most = (record.texts[i] if i is not None and i < len(record.fields) else "" for i in (note, limit))
        yield Entry(
            record.texts[key].strip(),
            record.fields[value],
            notes=(said,) if said else (),
            limit=int(most) if most.strip().isdecimal() else 0,
        )


def _named(names: list[str], known: frozenset[str]) -> int | None:
    return next((index for index, name in enumerate(names) if name in known), None)


def po_entries(table: Table, lines: Iterable[str]) -> Iterator[Entry]:
    """Yield the translations of a catalogue by their msgids, which are keys or the texts of a third language.

    Where a translation is empty, a program shows the msgid itself, and so it is the text.

    Raises:
        InputError: (IOE011) with the line that is no PO.
    """
    for entry in catalogue(table, lines):
        msgid = "".join(piece.text for piece in entry.strings["msgid"])
        if not msgid:
            continue
        context = "".join(piece.text for piece in entry.strings.get("msgctxt", ()))
        key = f"{context}|{msgid}" if context else msgid
        state = "fuzzy" if "fuzzy" in entry.flags else ""
        forms = [name for name in entry.strings if name.startswith("msgstr")]
        for index, name in enumerate(forms):
            pieces = entry.strings[name]
            if not any(piece.text for piece in pieces):
                pieces = entry.strings["msgid_plural" if index and "msgid_plural" in entry.strings else "msgid"]
            form = ""
            if "msgid_plural" in entry.strings:
                form = CATEGORIES[-1] if index == len(forms) - 1 else CATEGORIES[index + 1]
            yield Entry(key, tuple(pieces), form, key if form else "", tuple(entry.notes), state=state)
