"""Every row of every table decides in its example: with it the text is read so, and without it otherwise."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from benchmarks.rows import FAMILIES, effects, has, rows_of, without
from xlcheck.language import calendar, number_words
from xlcheck.language.tables import TableRow
from xlcheck.numbers import Quantity
from xlcheck.numbers.readings import Reading, plain, readings_of
from xlcheck.numbers.tables import COLUMNS, DATA

NUMBERS = FAMILIES[0]
TABLES = {path.stem: path for path in (*sorted(DATA.glob("*.csv")), number_words.TABLE, calendar.TABLE)}
ROWS = [(name, row) for name, path in TABLES.items() for row in rows_of(path)]


class Read(NamedTuple):
    """A text, its quantities, and the modules that read them."""

    text: str
    quantities: tuple[Quantity, ...]
    heads: Any
    anchors: Any
    lexicon: Any


def _units(row: TableRow, read: Read) -> bool:
    """The unit is read, to its end: a bound behind it is one of the number."""
    bound = "about" if "左右" in read.text else None
    return any(q.unit == row.kind and q.hedge == bound for q in read.quantities)


def _words(row: TableRow, read: Read) -> bool:
    readings = readings_of(row.values["readings"])
    return any(q.text.lower() == row.form and q.readings >= readings and q.rank == "soft" for q in read.quantities)


def _hedged(row: TableRow, read: Read) -> bool:
    return any(q.hedge == row.kind for q in read.quantities)


def _calendar(row: TableRow, read: Read) -> bool:
    if row.kind.startswith("name"):
        return [q.rank for q in read.quantities if q.family == "weekday"] == ["soft"]
    family = row.kind.removeprefix("short ")
    return any(q.family == family and q.value == float(row.values["value"]) for q in read.quantities)


def _measures(row: TableRow, read: Read) -> bool:
    (number,) = (q for q in read.quantities if q.text != row.form)
    if row.kind != "after 两":
        return number.rank == "medium"
    return number.rank == "soft" and number.value == 2


def _number_words(row: TableRow, read: Read) -> bool:
    value = float(row.values["value"]) * (7 if "scale" in row.kind else 1)
    wanted = Reading("multiple", value) if row.kind == "multiple" else plain(value)
    return any(wanted in q.readings and q.family in ("number", "ordinal", "multiple") for q in read.quantities)


def _moves(row: TableRow, read: Read) -> bool:
    """A share moves this way; behind 未 the whole verb is seen to be denied."""
    return any(q.trend == (None if read.text[0] == "未" else row.kind) for q in read.quantities)


def _heads(row: TableRow, read: Read) -> bool:
    if row.values["language"] == "zh":
        return any(read.heads.chinese_head(q.after) == row.kind for q in read.quantities)
    return any(read.heads.english_heads(q.after) == {row.kind} for q in read.quantities)


def _anchors(row: TableRow, read: Read) -> bool:
    found = read.anchors.chinese_anchors if row.values["language"] == "zh" else read.anchors.english_anchors
    return any(found(q) == {row.kind} for q in read.quantities)


def _not_a_number(row: TableRow, read: Read) -> bool:
    start = read.text.index(row.form)
    return read.lexicon.covers(read.text, start, start + len(row.form)) is not None


#: What it means that a row decides, by table.
DECIDES: dict[str, Callable[[TableRow, Read], bool]] = {
    "anchors": _anchors,
    "before_units": lambda row, read: any(q.unit == "day" for q in read.quantities),
    "calendar": _calendar,
    "chinese_day_parts": lambda row, read: any(q.meridiem == row.kind for q in read.quantities),
    "chinese_hedges": _hedged,
    "chinese_units": _units,
    "chinese_words": _words,
    "currency_signs": _units,
    "english_hedges": _hedged,
    "english_units": _units,
    "english_words": _words,
    "figure_endings": lambda row, read: not any(q.family == "code" and q.text[0] == "7" for q in read.quantities),
    "heads": _heads,
    "measure_words": _measures,
    "named_events": lambda row, read: any(q.named for q in read.quantities),
    "not_numbers": _not_a_number,
    "number_words": _number_words,
    "trends": _moves,
    "units": lambda row, read: any(q.unit == row.form for q in read.quantities),
}


def test_every_table_is_tested() -> None:
    assert set(DECIDES) == set(TABLES) == {*COLUMNS, "calendar", "number_words"}


def readers() -> Callable[[str], Read]:
    """The readers as they are imported now."""
    numbers = importlib.import_module("xlcheck.numbers")
    heads = importlib.import_module("xlcheck.numbers.comparison.associations")
    anchors = importlib.import_module("xlcheck.numbers.comparison.anchors")
    lexicon = importlib.import_module("xlcheck.numbers.lexicon").lexicon_with()
    return lambda text: Read(text, numbers.read_chinese(text), heads, anchors, lexicon)


def batches() -> list[list[tuple[str, TableRow]]]:
    """Rows that can be taken out at once: the form of none stands in the example of another."""
    found: list[list[tuple[str, TableRow]]] = []
    for name, row in ROWS:
        if name == "units":
            continue
        for batch in found:
            if not any(has(row.form, other.example) or has(other.form, row.example) for _, other in batch):
                batch.append((name, row))
                break
        else:
            found.append([(name, row)])
    return found


@pytest.fixture(scope="module")
def decided() -> dict[tuple[str, int], tuple[bool, bool]]:
    """Whether each row's example is read so, with the row and without it."""
    read = readers()
    result: dict[tuple[str, int], tuple[bool, bool]] = {}
    for batch in batches():
        with without(NUMBERS.modules, {(TABLES[name].name, row.line) for name, row in batch}):
            other = readers()
            for name, row in batch:
                decides = DECIDES[name]
                result[name, row.line] = decides(row, read(row.example)), decides(row, other(row.example))
    return result


@pytest.mark.parametrize(
    ("name", "row"),
    [r for r in ROWS if r[0] != "units"],
    ids=[f"{n}-{r.form}-{r.kind}" for n, r in ROWS if n != "units"],
)
def test_a_row_decides_in_its_example(
    name: str, row: TableRow, decided: dict[tuple[str, int], tuple[bool, bool]]
) -> None:
    assert decided[name, row.line] == (True, False), f"{TABLES[name].name}:{row.line}: {row.form}: {row.example}"


UNITS = [row for name, row in ROWS if name == "units"]


@pytest.mark.parametrize("row", UNITS, ids=[row.form for row in UNITS])
def test_a_unit_is_read_in_its_example(row: TableRow) -> None:
    assert DECIDES["units"](row, readers()(row.example))


def test_a_word_of_a_unit_that_is_not_in_the_table_is_refused() -> None:
    with without(NUMBERS.modules, {("units.csv", UNITS[0].line)}), pytest.raises(ValueError, match=UNITS[0].form):
        readers()


def test_every_unit_named_by_another_is_there() -> None:
    units = importlib.import_module("xlcheck.numbers.units").UNITS
    assert {also for unit in units.values() for also in unit.also} <= set(units)


def test_a_folder_of_data_holds_tables_only() -> None:
    assert {path.suffix for path in Path(DATA).iterdir()} <= {".csv", ".md"}


def test_the_effect_of_a_row_is_counted_in_the_texts_that_hold_its_form() -> None:
    texts = ["It took 7 consecutive days.", "They met on consecutive days.", "It took 7 days."]
    counted = {e.row.form: (e.held, e.changed) for e in effects(NUMBERS, TABLES["before_units"], texts, 10)}
    assert counted["consecutive"] == (2, 1) and counted["full"] == (0, 0)


def test_building_without_a_row_leaves_no_trace() -> None:
    before = importlib.import_module("xlcheck.numbers.units").UNITS
    with without(NUMBERS.modules, {("english_units.csv", 2)}):
        assert importlib.import_module("xlcheck.numbers.units").UNITS is not before
    assert importlib.import_module("xlcheck.numbers.units").UNITS is before
