"""Pairs with the same content, as folders of versions have them: one is checked, the others have what it has."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from xlcheck.errors import InputError
from xlcheck.files.source import pieces
from xlcheck.places import digest
from xlcheck.project.plan import Planned
from xlcheck.project.stored import as_json, from_json
from xlcheck.rows import Outcome


def content_of(pair: Planned, max_bytes: int) -> bytes | None:
    """Return a hash of the files of a pair with their names, None where one cannot be read."""
    digest = hashlib.sha256()
    try:
        for path in map(Path, filter(None, (pair.source, pair.target))):
            content = hashlib.sha256()
            for piece in pieces(path, 1 << 20, max_bytes):
                content.update(piece)
            digest.update(content.digest() + path.name.encode("utf-8", "surrogatepass") + b"\0")
    except InputError:
        return None
    return digest.digest()


def homes(pairs: Iterable[Planned], contents: Mapping[Planned, bytes]) -> dict[Planned, Planned]:
    """Return, for each pair whose content an earlier one has too, the first that has it."""
    first: dict[bytes, Planned] = {}
    found = {}
    for pair in pairs:
        if (content := contents.get(pair)) is not None and (home := first.setdefault(content, pair)) != pair:
            found[pair] = home
    return found


def copied(pairs: Iterable[Planned], home: Mapping[Planned, Planned], results: dict[Planned, Outcome]) -> None:
    """Add to ``results`` what came of copies: that of their homes, where this is known, at their own places.

    Copies state no facts: they would count one page many times. What could not be checked is no copy: its message names
    the files.
    """
    plain: dict[Planned, dict[str, Any]] = {}
    for pair in pairs:
        found = results.get(home[pair]) if pair in home else None
        if found is None or found.error:
            continue
        if home[pair] not in plain:
            plain[home[pair]] = as_json(replace(found, facts=()))
        results[pair] = own(from_json(plain[home[pair]], pair.source, pair.target or pair.source), pair)


def own(found: Outcome, pair: Planned) -> Outcome:
    """Return an outcome that another pair of the same content has, with what identifies findings about whole files."""
    rows = tuple(
        replace(row, fingerprint=digest([row.code, pair.key])) if row.code == "LNG003" else row for row in found.rows
    )
    return found if rows == found.rows else replace(found, rows=rows)
