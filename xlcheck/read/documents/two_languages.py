"""A Markdown page with both languages: a section for each, under a heading that names it, as in demos of components."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from xlcheck.errors import InputError
from xlcheck.files.columns import language_of
from xlcheck.files.source import MAX_BYTES, Source, pieces, read_source
from xlcheck.model import Document, Lang
from xlcheck.read.documents.markdown import read_markdown

SUFFIXES = frozenset({".md", ".markdown", ".mdx"})

_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<name>[^\s#][^\n#]{0,19}?)(?:[ \t]+#+)?\s*$")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_MATTER = re.compile(r"(?:---|\+\+\+)\s*$")
_VALUE = re.compile(r"\s+(?P<name>[A-Za-z-]{2,10})[ \t]*[:=][ \t]*[\"']?(?P<value>[^\"'\n]*)[\"']?\s*$")
"""A value of front matter that has one for each language: `title:` with `zh-CN:` and `en-US:` below it."""


class Sections(NamedTuple):
    """The lines of a page for each language: those of the other one are empty."""

    zh: list[str]
    en: list[str]


def sections(lines: list[str]) -> Sections | None:
    """Return the lines of the two languages of a page; None where it has not a section for each.

    A section begins at a heading that is the name of a language and ends at the next one of its level or above. What
    stands outside is of neither.
    """
    kept: dict[str, list[str]] = {"zh": [""] * len(lines), "en": [""] * len(lines)}
    seen: set[str] = set()
    current, level, fence = "", 0, ""
    start = _front_matter(lines, kept)
    for row in range(start, len(lines)):
        line = lines[row]
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        heading = None if fence else _HEADING.match(line)
        if heading:
            named = _language(heading["name"])
            if named or (current and len(heading["marks"]) <= level):
                current, level = named, len(heading["marks"])
                seen.add(named)
                continue
        if current:
            kept[current][row] = line
    return Sections(kept["zh"], kept["en"]) if {"zh", "en"} <= seen else None


def _language(name: str) -> str:
    return language_of(name.strip().casefold().replace("_", "-")) or ""


def _front_matter(lines: list[str], kept: dict[str, list[str]]) -> int:
    """Keep the values that front matter has for each language, as headings; return the row behind it."""
    if not lines or not _MATTER.match(lines[0]):
        return 0
    for row in range(1, len(lines)):
        if _MATTER.match(lines[row]):
            return row + 1
        found = _VALUE.match(lines[row])
        if found and found["value"] and (named := _language(found["name"])):
            kept[named][row] = "#".ljust(found.start("value")) + found["value"]
    return 0


def has_two_languages(path: Path) -> bool:
    """Tell whether a file is a page with a section for each language."""
    if path.suffix.lower() not in SUFFIXES:
        return False
    try:
        head = b"".join(pieces(path, 1 << 20, None))
    except InputError:  # whoever reads it will say why
        return False
    return sections(head.decode("utf-8", "replace").splitlines()) is not None


def read_two_languages(
    path: Path, *, encoding: str | None = None, max_bytes: int = MAX_BYTES
) -> tuple[Document, Document]:
    """Read the two sides of a page with both languages, each at its places in the file.

    Raises:
        InputError: as `read_source`.
    """
    source = read_source(path, None, encoding=encoding, max_bytes=max_bytes)
    found = sections(source.lines)
    assert found is not None, "it was asked before"
    return _side(source, found.zh, "zh"), _side(source, found.en, "en")


def _side(source: Source, lines: list[str], lang: Lang) -> Document:
    return read_markdown(source._replace(lines=lines), lang)
