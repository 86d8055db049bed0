"""Patterns of a configuration: the tables ``[[patterns]]`` of a TOML file, such as xlcheck.toml, as entries."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from xlcheck.errors import GlossaryError
from xlcheck.files.source import whole
from xlcheck.files.toml_lines import line_of
from xlcheck.terms.glossary.defects import Defect
from xlcheck.terms.glossary.files import as_glossary
from xlcheck.terms.glossary.patterned import wrong_pattern
from xlcheck.terms.glossary.values import ANY, Entry

MAX_BYTES = 1 << 20
"""Larger files are no configurations."""

KEYS = {
    "source": "pattern",
    "target": "patterns",
    "forbidden": "patterns",
    "unless": "patterns",
    "near": "patterns",
    "ignore-case": "flag",
    "domain": "text",
    "note": "text",
    "files": "texts",
    "examples": "pairs",
    "counterexamples": "pairs",
}
"""The keys of a table, and what each holds."""

_SLASH = re.compile(r"\\.|/", re.DOTALL)

_FORMS = {
    "pattern": "a regular expression in single quotation marks, such as '第(\\d+)条'",
    "patterns": "a regular expression, or a list of them, such as ['Article \\1']",
    "flag": "true or false",
    "text": "a text in quotation marks",
    "texts": "a list of texts",
    "pairs": 'a list of pairs of sentences, Chinese and English, such as [["第3条", "Article 3"]]',
}


def read_patterns(path: Path) -> Iterator[Entry | Defect]:
    """Yield the entries that the tables ``patterns`` of a file make, and what is wrong with them.

    Raises:
        GlossaryError: if the file cannot be read, is no TOML, or has no such table.
    """
    with as_glossary():
        data = whole(path, MAX_BYTES)
    try:
        text = data.decode()
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise GlossaryError(f"{path}: this is no TOML ({error}): save it as TOML in UTF-8") from None
    prefix: tuple[str, ...] = ()
    if path.name == "pyproject.toml":
        prefix = ("tool", "xlcheck")
        values = values.get("tool", {}).get("xlcheck", {})
    tables = values.get("patterns") if isinstance(values, dict) else None
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise GlossaryError(f"{path}: there are no patterns in it: write tables [[{'.'.join((*prefix, 'patterns'))}]]")
    for number, table in enumerate(tables):
        at: tuple[str | int, ...] = (*prefix, "patterns", number)
        yield _entry(path, table, _Lines(text, at))


class _Lines:
    """On which lines a table and its keys stand."""

    def __init__(self, text: str, at: tuple[str | int, ...]) -> None:
        self._text, self._at = text, at

    def of(self, *key: str) -> int:
        return line_of(self._text, (*self._at, *key)) or 0


def _entry(path: Path, table: Mapping[str, Any], lines: _Lines) -> Entry | Defect:
    if wrong := _wrong(path, table, lines):
        return wrong
    flag = "i" if table.get("ignore-case") else ""
    targets = _slashed(table.get("target", ()), flag)
    entry = Entry(
        _slashed(table["source"], flag)[0] if table.get("source") else ANY,
        targets[0] if targets else "",
        targets[1:],
        _slashed(table.get("forbidden", ()), flag),
        domain=table.get("domain", ""),
        note=table.get("note", ""),
        not_in=_slashed(table.get("unless", ()), flag),
        files=tuple(table.get("files", ())),
        near=_slashed(table.get("near", ()), flag),
        examples=tuple(f"{zh} | {en}" for zh, en in table.get("examples", ())),
        counterexamples=tuple(f"{zh} | {en}" for zh, en in table.get("counterexamples", ())),
        path=str(path),
        line=lines.of(),
    )
    return wrong_pattern(entry) or entry


def _wrong(path: Path, table: Mapping[str, Any], lines: _Lines) -> Defect | None:
    for key, value in table.items():
        if key not in KEYS:
            close = difflib.get_close_matches(key, KEYS, 1, 0.5)
            hint = f"did you mean {close[0]}?" if close else f"known are {', '.join(KEYS)}"
            return Defect(str(path), lines.of(key), "pattern", f"patterns.{key}: there is no such key; {hint}")
        if not _fits(KEYS[key], value):
            return Defect(str(path), lines.of(key), "pattern", f"patterns.{key}: must be {_FORMS[KEYS[key]]}")
    if not table.get("target") and not table.get("forbidden"):
        message = "this pattern asks for nothing: give target, what must stand in the English, or forbidden"
        return Defect(str(path), lines.of(), "pattern", message)
    if table.get("target") and not table.get("source"):
        message = "target without source would have to stand in every sentence: give source, or forbidden"
        return Defect(str(path), lines.of("target"), "pattern", message)
    return None


def _slashed(patterns: Any, flag: str) -> tuple[str, ...]:
    """Return patterns as a glossary writes them, between slashes."""
    given = (patterns,) if isinstance(patterns, str) else tuple(patterns)
    return tuple(f"/{_SLASH.sub(_escaped, text)}/{flag}" for text in given)


def _escaped(match: re.Match[str]) -> str:
    return match[0] if len(match[0]) > 1 else "\\/"


def _fits(form: str, value: Any) -> bool:
    if form == "flag":
        return isinstance(value, bool)
    if form in ("text", "pattern"):
        return isinstance(value, str) and bool(value)
    if form == "patterns" and isinstance(value, str):
        return bool(value)
    if not isinstance(value, list):
        return False
    if form == "pairs":
        return all(isinstance(p, list) and len(p) == 2 and all(isinstance(t, str) for t in p) for p in value)
    return all(isinstance(text, str) and text for text in value)
