"""Which file of one folder is the translation of which of another: by their names, or else by their texts.

Two texts are alike as far as the sentences at the beginning of each find a similar one in the other, on the average,
both ways (the "max-sim" of late interaction: Khattab and Zaharia, "ColBERT", 2020). The most alike are paired first.
Whether they really are translations, their alignment tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Literal

from xlcheck.errors import UsageError, XlcheckError
from xlcheck.files.formats import FORMATS
from xlcheck.model import Note
from xlcheck.project.plan import Plan, Planned
from xlcheck.rules import RULES

if TYPE_CHECKING:
    from xlcheck.encode import StaticEncoder

MOST = 400
"""Files of a folder whose texts are compared."""

How = Literal["name", "text"]

_DOCUMENTS = frozenset(suffix for f in FORMATS if f.kind == "document" for suffix in f.suffixes)
_ENTRIES = frozenset(suffix for f in FORMATS if f.kind == "entries" for suffix in f.suffixes)
"""Endings of files of keys, which are paired by their names alone: others of these endings may be anything."""
_SENTENCES = 40
_LEAST = 0.42  # of 45 published documents, translations have .47 to .9; of 1,980 others one in a thousand has over .40
_NUMBERED = 0.05  # what the same numbers in two names count for
_LANGUAGE = re.compile(
    r"(?:zh|cn|en|chs|cht|eng|chinese|english|中文|英文|base)(?:[-_](?:r?cn|tw|hk|hans|hant|us|gb)){0,2}(?:\.lproj)?"
    r"|values(?:-(?:zh|en)(?:-r[a-z]{2}|\+\w{1,8}){0,2})?"
)
"""The whole name of a file or folder that says nothing but its language; on Android, ``values`` is English."""
_MARK = re.compile(
    r"[\s._()（）-]{0,4}(?:zh|cn|en|chs|cht|eng|chinese|english|中文|英文|中|英)(?:[-_](?:cn|tw|hk|hans|hant|us|gb))?[)）]?$"
)


@dataclass(frozen=True, slots=True)
class Match:
    """Two files that belong together, and what tells it."""

    source: Path
    target: Path
    how: How


@dataclass(frozen=True, slots=True)
class Matches:
    """The pairs of two folders, in the order of the sources, and the files of each that have no counterpart."""

    pairs: tuple[Match, ...]
    sources: tuple[Path, ...] = ()
    targets: tuple[Path, ...] = ()

    def plan(self) -> Plan:
        """Return them as the pairs of a run."""
        pairs = tuple(Planned(str(m.source), str(m.target), m.target.as_posix()) for m in self.pairs)
        alone = [("OMI002", "translation", path) for path in self.sources]
        alone += [("ADD002", "source", path) for path in self.targets]
        notes = (
            Note(code, RULES[code].severity, "high", f"this file has no {what} in the other folder", str(path),
                 code == "OMI002", key=path.as_posix())
            for code, what, path in alone
        )  # fmt: skip
        return Plan(pairs, tuple(notes))


def match(source: Path, target: Path) -> Matches:
    """Return which documents of two folders are pairs.

    Raises:
        UsageError: if a folder holds no documents, or more than can be compared.
    """
    keyed = _named_alike(source, target)
    ours, theirs = (_documents(folder, needed=not keyed) for folder in (source, target))
    keys = {path: key_of(path.relative_to(source)) for path in ours}
    keys |= {path: key_of(path.relative_to(target)) for path in theirs}
    return matched(ours, theirs, keys, keyed)


def matched(
    ours: Sequence[Path], theirs: Sequence[Path], keys: Mapping[Path, tuple[str, ...]], keyed: Sequence[Match] = ()
) -> Matches:
    """Return which of our documents and theirs are pairs; those with the same key bear one name.

    ``keyed`` are pairs of files of keys, which are known.
    """
    found: dict[Path, Match] = {}
    named = {keys[path]: path for path in theirs}
    for path in ours:
        other = named.pop(keys[path], None)
        if other is not None:
            found[path] = Match(path, other, "name")
    found |= {match.source: match for match in keyed}
    left = [path for path in ours if path not in found]
    rest = [path for path in theirs if path in set(named.values())]
    for path, other in _by_text(left, rest):
        found[path] = Match(path, other, "text")
    taken = {m.target for m in found.values()}
    return Matches(
        tuple(found[path] for path in sorted(found)),
        tuple(path for path in ours if path not in found),
        tuple(path for path in theirs if path not in taken),
    )


def _files(folder: Path, suffixes: frozenset[str]) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.casefold() in suffixes
        and path.is_file()
        and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    )


def share_keys(source: Path, target: Path) -> bool:
    """Return whether two files have keys, and one in common: a program, a configuration or a style has none."""
    from xlcheck.read.entries.open import read_entries

    try:
        ours, theirs = ({entry.group for entry in read_entries(path, None).entries} for path in (source, target))
    except XlcheckError:
        return False
    return bool(ours & theirs)


def _named_alike(source: Path, target: Path) -> list[Match]:
    """Return the files of keys of two folders whose names are the same but for the language, and that hold keys."""
    theirs = {key_of(path.relative_to(target)): path for path in _files(target, _ENTRIES)}
    found = []
    for path in _files(source, _ENTRIES):
        other = theirs.get(key_of(path.relative_to(source)))
        if other is not None and "node_modules" not in path.parts and share_keys(path, other):
            found.append(Match(path, other, "name"))
    return found


def _documents(folder: Path, *, needed: bool) -> list[Path]:
    found = _files(folder, _DOCUMENTS)
    if not found and needed:
        raise UsageError(f"{folder}: no documents in this folder; name the folder that holds the texts of one side")
    if len(found) > MOST:
        raise UsageError(
            f"{folder}: {len(found):,} documents, more than {MOST}; name their pairs in xlcheck.toml (xlcheck init)"
        )
    return found


def key_of(inside: PurePath) -> tuple[str, ...]:
    """Return what two files of one name have in common: their path in a folder without ending and mark of language."""
    stem = inside.stem.casefold()
    folders = (part.casefold() for part in inside.parent.parts)
    bare = "" if _LANGUAGE.fullmatch(stem) else _MARK.sub("", stem) or stem
    return (*("" if _LANGUAGE.fullmatch(part) else part for part in folders), bare)


def _by_text(ours: Sequence[Path], theirs: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """Yield the files that are each the most alike to the other."""
    if not (ours and theirs):
        return
    import numpy as np

    from xlcheck.encode import StaticEncoder, load_encoder

    encoder = load_encoder()
    assert isinstance(encoder, StaticEncoder)
    left = [_vectors(path, "zh", encoder) for path in ours]
    right = [_vectors(path, "en", encoder) for path in theirs]
    alike = np.zeros((len(ours), len(theirs)))
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            if len(a) and len(b):
                cosines = a @ b.T
                alike[i, j] = (cosines.max(axis=1).mean() + cosines.max(axis=0).mean()) / 2
            alike[i, j] += _NUMBERED * (_numbers(ours[i]) == _numbers(theirs[j]) != ())
    while alike.size and alike.max() >= _LEAST:
        # The best pair of all is the best of both; without it, the next one is.
        i, j = (int(at) for at in np.unravel_index(alike.argmax(), alike.shape))
        yield ours[i], theirs[j]
        alike[i, :] = alike[:, j] = -1


def _vectors(path: Path, lang: Literal["zh", "en"], encoder: StaticEncoder) -> Any:
    """Return the vectors of the first sentences of a file, shape (n, dim); none where it cannot be read."""
    from xlcheck.read import read_document

    try:
        segments = read_document(path, lang).segments
    except XlcheckError:
        segments = ()  # its check will say what is wrong
    return encoder.encode([segment.text for segment in segments[:_SENTENCES]])


def _numbers(path: Path) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d{1,9}", path.stem)))
