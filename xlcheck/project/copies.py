"""Pairs with the same content, as folders of versions have them: one is checked, the others have what it has."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from xlcheck.errors import InputError
from xlcheck.files.source import pieces
from xlcheck.project.plan import Planned
from xlcheck.project.stored import as_json, from_json
from xlcheck.rows import Outcome

K = TypeVar("K")


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


def with_copies(
    work: Sequence[Planned], home: Mapping[Planned, Planned], done: Iterable[tuple[Planned, Outcome]]
) -> Iterator[tuple[Planned, Outcome]]:
    """Yield what came of each pair, and behind it the same of its copies; ``done`` are those that were checked.

    What could not be checked is no copy: its message names the files.
    """
    copies: dict[Planned, list[Planned]] = {}
    for pair in work:
        if pair in home:
            copies.setdefault(home[pair], []).append(pair)
    for pair, found in done:
        yield pair, found
        if found.error:
            continue
        kept = as_json(found) if pair in copies else {}
        for copy in copies.get(pair, ()):
            yield copy, from_json(kept, copy.source, copy.target or copy.source)


def without_facts(outcomes: Iterable[Outcome], copied: Iterable[bool]) -> tuple[Outcome, ...]:
    """Return outcomes of which copies state no facts: they would count one page many times."""
    return tuple(
        replace(o, facts=()) if is_copy and o.facts else o for o, is_copy in zip(outcomes, copied, strict=True)
    )
