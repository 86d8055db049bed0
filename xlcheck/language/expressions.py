"""Expressions that are made of tables of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches any of ``words``, the longest, in a time that their count does not raise."""
    return _any_of(words) or "(?!)"


def _any_of(words: Iterable[str]) -> str:
    first: dict[str, list[str]] = {}
    ends = False
    for word in words:
        if word:
            first.setdefault(word[0], []).append(word[1:])
        else:
            ends = True
    branches = [re.escape(letter) + _any_of(rest) for letter, rest in sorted(first.items())]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}" if ends or len(branches) > 1 else branches[0]


def begun(heads: Mapping[str, Sequence[str]]) -> list[str]:
    """Return alternatives for words of which the beginnings are given, each with what may follow it.

    The longest beginning is tried first, and what may follow it in its order. There is one alternative for each first
    letter: the machine then looks no further where none of these stands, and a match takes a time that the count of
    the words does not raise.

    Raises:
        ValueError: if a beginning is empty.
    """
    if "" in heads:
        raise ValueError("a word without a beginning")
    return _begun(heads)


def _begun(heads: Mapping[str, Sequence[str]]) -> list[str]:
    first: dict[str, dict[str, Sequence[str]]] = {}
    for head, tails in heads.items():
        if head:
            first.setdefault(head[0], {})[head[1:]] = tails
    branches = []
    for letter, rest in first.items():
        inner = [*_begun(rest), *rest.get("", ())]
        branches.append(re.escape(letter) + (inner[0] if len(inner) == 1 else f"(?:{'|'.join(inner)})"))
    return branches
