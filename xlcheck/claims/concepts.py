"""The tables of concepts: groups whose concepts exclude each other, and the forms of a concept in both languages.

A group is a row of ``data/groups.csv``, a concept a row of one of the other tables of that folder. The columns of a
concept:

- ``form``: its name; ``class``: its group.
- ``zh``, ``en``: forms that say it and nothing else of its group, separated by semicolons. A form that is one of
  several concepts stands with each. English forms in small letters stand for their inflections too, those with
  capitals for themselves and their plural.
- ``zh_also``, ``en_also``: what may stand for it. Such a form answers one of the other side and never accuses; in
  Chinese it counts wherever its characters stand.
- ``near``: concepts of the group by which good translations render it.
- ``example``: a sentence and a translation that contradicts it in this concept, with a bar between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from xlcheck.language.tables import TableRow, read_table

DATA = Path(__file__).parent / "data"
GROUPS = DATA / "groups.csv"
_OTHERS = (GROUPS, DATA / "turning.csv")
_COLUMNS = ("zh", "en", "zh_also", "en_also", "near")


class Group(NamedTuple):
    """Concepts that exclude each other. ``code`` is that of the check whose page they are on.

    ``kind`` is noun, polar or function. Opposites are polar: a word before them turns them round, and their English
    forms are inflected as verbs, too. Those of function words (must and may, few and many) are what a text may render
    by each other again and again. The templates are a Chinese and an English sentence with room for a form.
    ``level`` is gate, review where less than half of what the group accuses is right, and close where it is unless the
    words on either side of the two places say the same: one thing rises while another falls.
    """

    name: str
    code: str
    kind: str
    zh_template: str
    en_template: str
    level: str

    @property
    def serious(self) -> bool:
        """Whether its contradictions may stop a delivery."""
        return self.level != "review"

    @property
    def polar(self) -> bool:
        """Whether its concepts are opposites."""
        return self.kind != "noun"


class Concept(NamedTuple):
    """One concept of a group with its forms; see the module for the columns of the table."""

    group: str
    name: str
    zh: tuple[str, ...]
    en: tuple[str, ...]
    zh_also: tuple[str, ...]
    en_also: tuple[str, ...]
    near: frozenset[str]
    example: str

    @property
    def key(self) -> tuple[str, str]:
        """The group and the name: what tells it from every other concept."""
        return self.group, self.name


@cache
def groups() -> Mapping[str, Group]:
    """Return the groups by their names."""
    return {row.form: _group(row) for row in read_table(GROUPS, "kind", "zh_template", "en_template", "level")}


def _group(row: TableRow) -> Group:
    kind, chinese, english, level = (row.values[name] for name in ("kind", "zh_template", "en_template", "level"))
    return Group(row.form, row.kind, kind, chinese, english, level)


@cache
def concepts() -> tuple[Concept, ...]:
    """Return the concepts of all tables.

    Raises:
        ValueError: if a concept is of no group, or near one that is not there.
    """
    found = tuple(_rows())
    names = {concept.key for concept in found}
    for concept in found:
        if concept.group not in groups():
            raise ValueError(f"{concept.name}: there is no group {concept.group}")
        for near in concept.near:
            if (concept.group, near) not in names:
                raise ValueError(f"{concept.name}: there is no {near} in {concept.group}")
    return found


def _rows() -> Iterator[Concept]:
    for path in sorted(DATA.glob("*.csv")):
        for row in read_table(path, *_COLUMNS) if path not in _OTHERS else ():
            zh, en, zh_also, en_also, near = (tuple(filter(None, row.values[name].split(";"))) for name in _COLUMNS)
            yield Concept(row.kind, row.form, zh, en, zh_also, en_also, frozenset(near), row.example)
