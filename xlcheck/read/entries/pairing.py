"""Two files of keys to a pair of documents: entries of one key are a bead, and an entry alone is one without a side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from xlcheck.errors import InputError
from xlcheck.files.source import MAX_BYTES, Source
from xlcheck.model import Bead, Directive, Document, Lang, Pair, Segment, Unit
from xlcheck.read.entries.entry import CATEGORIES, SHADOWED, Entry
from xlcheck.read.entries.open import EntryFile, plain_entries, with_forms
from xlcheck.read.language import check_keyed
from xlcheck.read.pairs.units import placed
from xlcheck.read.text import Builder, Piece

_BAR = re.compile(r"(?<!\{')\|")


class Match(NamedTuple):
    """The entries of one key and form; one side may be missing."""

    source: Entry | None
    target: Entry | None


def read_keyed(
    source: Path, target: Path, *, encoding: str | None = None, max_bytes: int = MAX_BYTES, unfinished: bool = True
) -> Pair:
    """Read two files of keys and pair their entries by key.

    Raises:
        InputError: if one cannot be read, or they have no key in common.
        LanguageError: if one of them is in the other's language.
    """
    ours = plain_entries(source, "zh", encoding=encoding, max_bytes=max_bytes, unfinished=unfinished)
    theirs = plain_entries(target, "en", encoding=encoding, max_bytes=max_bytes, unfinished=unfinished)
    keys = frozenset(entry.key for file in (ours, theirs) for entry in file.entries)
    ours, theirs = with_forms(ours, keys), with_forms(theirs, keys)
    matches = list(paired(ours.entries, theirs.entries))
    if not any(match.source and match.target for match in matches):
        raise InputError(
            f"{target}: no key of this file is one of {source}; give the translation of that file", "IOE015"
        )
    pair = keyed_pair(matches, ours, theirs)
    check_keyed(pair)
    return pair


def keyed_pair(matches: Iterable[Match], ours: EntryFile, theirs: EntryFile) -> Pair:
    """Return the pair of documents of these matches."""
    beads = []
    sources: list[Entry] = []
    targets: list[Entry] = []
    for match in matches:
        numbers: list[tuple[int, ...]] = []
        for entry, held in ((match.source, sources), (match.target, targets)):
            numbers.append(() if entry is None else (len(held),))
            held += () if entry is None else (entry,)
        beads.append(Bead(numbers[0], numbers[1]))
    source, target = document(ours, "zh", sources), document(theirs, "en", targets)
    return Pair(source, target, tuple(beads), bilingual=True, keyed=True)


def paired(ours: Iterable[Entry], theirs: Iterable[Entry]) -> Iterator[Match]:
    """Yield what belongs together, in the order of the source; what only the target has comes behind what it follows.

    A form of the target that the source lacks belongs to the source's ``other``: Chinese has no singular of its own.
    """
    sources, targets = _groups(ours), _groups(theirs)
    for group in [group for group in sources if group.endswith("_0") and group not in targets]:
        if group[:-2] in targets and group[:-2] not in sources:  # the only form of Chinese, as i18next had it
            sources = {name[:-2] if name == group else name: found for name, found in sources.items()}
    only = _behind(sources, targets)
    yield from (Match(None, entry) for entry in only.pop("", []))
    for group, entries in sources.items():
        yield from _in_group(entries, targets.get(group, []))
        yield from (Match(None, entry) for entry in only.get(group, []))


def _groups(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.group or entry.key, []).append(entry)
    return found


def _behind(sources: dict[str, list[Entry]], targets: dict[str, list[Entry]]) -> dict[str, list[Entry]]:
    """Return the entries of groups that only the target has, by the group of the source behind which they stand."""
    found: dict[str, list[Entry]] = {}
    last = ""
    for group, entries in targets.items():
        if group in sources:
            last = group
        else:
            found.setdefault(last, []).extend(entries)
    return found


def _in_group(sources: list[Entry], targets: list[Entry]) -> Iterator[Match]:
    ours = {entry.form: entry for entry in sources if entry.state != SHADOWED}
    theirs = {entry.form: entry for entry in targets if entry.state != SHADOWED}
    yield from (Match(entry, None) for entry in sources if entry.state == SHADOWED)
    yield from (Match(None, entry) for entry in targets if entry.state == SHADOWED)
    taken = set()
    for form, entry in theirs.items():
        own = next((key for key in (form, *_general(form), "") if key in ours), next(reversed(ours), None))
        if own is None:
            yield Match(None, entry)
            continue
        taken.add(own)
        yield from _parts(ours[own], entry)
    yield from (Match(entry, None) for form, entry in ours.items() if form not in taken)


def _general(form: str) -> Iterator[str]:
    """Yield the forms that stand for one in a language with fewer: its plural category as ``other``, part by part."""
    parts = form.split(", ")
    plural = [part if part not in CATEGORIES and not part.startswith("=") else "other" for part in parts]
    yield ", ".join(plural)
    yield "other"


def _parts(source: Entry, target: Entry) -> Iterator[Match]:
    """Yield a match, or that of each plural form where bars part them: "no files | one file | {n} files"."""
    theirs = _split(target)
    ours = _split(source) if len(theirs) > 1 else [source]
    if not 1 < len(theirs) <= 6 or source.form or (len(ours) > 1 and len(ours) != len(theirs)):
        yield Match(source, target)
        return
    for index, part in enumerate(theirs):
        own = ours[min(index, len(ours) - 1)]
        form = "other" if index == len(theirs) - 1 else "one" if index == len(theirs) - 2 else "zero"
        yield Match(own, part._replace(form=form if len(ours) == 1 else "", group=target.key))


def _split(entry: Entry) -> list[Entry]:
    text = entry.text
    if "|" not in text:
        return [entry]
    glyphs = [
        Piece(character, piece.line, piece.column + (at if len(piece.text) > 1 else 0))
        for piece in entry.pieces
        for at, character in enumerate(piece.text)
    ]
    ranges, begin = [], 0
    for found in _BAR.finditer(text):
        ranges.append((begin, found.start()))
        begin = found.end()
    ranges.append((begin, len(text)))
    if any(not text[start:end].strip() for start, end in ranges):
        return [entry]
    ranges = [_bare(text, *found) for found in ranges]
    return [entry._replace(pieces=tuple(glyphs[start:end])) for start, end in ranges]


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a range without the blanks at its ends."""
    said = text[start:end]
    return start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip())


def document(file: EntryFile, lang: Lang, entries: Iterable[Entry]) -> Document:
    """Return a document with one segment an entry, named by its key."""
    builder = Builder()
    segments: list[Segment] = []
    directives: list[Directive] = []
    for index, entry in enumerate(entries):
        if index:
            builder.separate()
        builder.unit(Unit(0, entry.name, entry.state, entry.notes, (), entry.form, entry.group, entry.limit))
        segment, said = placed(builder, entry.pieces, entry.notes, index)
        segments.append(segment)
        directives += said
    built = builder.document(Source(file.path, [], file.encoding, file.notes), lang, segments)
    return replace(built, directives=tuple(directives), placeholders=file.placeholders)
