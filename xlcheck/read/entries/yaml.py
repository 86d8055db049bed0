"""YAML as files of keys: Rails (the language as the root), Hugo (lists of id and translation), plain nested ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from xlcheck.errors import InputError
from xlcheck.read.entries.entry import Entry
from xlcheck.read.entries.scanner import MAX_DEPTH, Scanner, common
from xlcheck.read.entries.tree import Leaf, Members, Node, entries
from xlcheck.read.pairs.units import Table
from xlcheck.read.text import Piece


def yaml_entries(table: Table, lines: Iterable[str]) -> Iterator[Entry]:
    """Yield the texts of a YAML file with their paths; aliases, merged keys and other documents are no texts.

    Raises:
        InputError: (IOE011) with the line that is no YAML.
    """
    import yaml

    scanner = Scanner(table.path, lines, "no YAML")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        events = yaml.parse(scanner.text, Loader=loader)
        yield from entries(_Reader(scanner, table).document(events))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise InputError(
            f"{table.path}:{line}: this is no YAML: {error.problem or error.context}; repair the line", "IOE011"
        ) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise InputError(f"{table.path}: this is no YAML: {error}; repair the file", "IOE011") from None


class _Reader:
    """Makes nodes of the events of a parser, which tell where each value stands."""

    def __init__(self, scanner: Scanner, table: Table) -> None:
        self._scanner = scanner
        self._table = table

    def document(self, events: Iterator[Any]) -> Node:
        """Return the first document of a file."""
        for event in events:
            name = type(event).__name__
            if name in ("MappingStartEvent", "SequenceStartEvent", "ScalarEvent", "AliasEvent"):
                return self._node(event, events, 0)
        return None

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        if depth > MAX_DEPTH:
            self._scanner.fail(event.start_mark.index, f"nested more than {MAX_DEPTH} deep")
        match type(event).__name__:
            case "MappingStartEvent":
                return self._mapping(events, depth)
            case "SequenceStartEvent":
                members: list[Node] = []
                while type(event := next(events)).__name__ != "SequenceEndEvent":
                    members.append(self._node(event, events, depth + 1))
                return members
            case "ScalarEvent":
                return self._scalar(event)
        self._table.leave_out("aliases")
        return None

    def _mapping(self, events: Iterator[Any], depth: int) -> Node:
        members: list[tuple[str, Node]] = []
        while type(event := next(events)).__name__ != "MappingEndEvent":
            key = event.value if type(event).__name__ == "ScalarEvent" else None
            if key is None:
                self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if key is not None and key != "<<":
                members.append((key, value))
        return Members(tuple(members))

    def _scalar(self, event: Any) -> Node:
        """Return a text; a plain number, date or truth value is none."""
        if not event.style and (not event.value or not any(c.isalpha() for c in event.value)):
            return None
        if event.tag and event.implicit == (False, False):
            return None
        start, end = self._offset(event.start_mark), self._offset(event.end_mark)
        if not event.value:
            return Leaf((self._scanner.piece("", min(end, start + 1)),))
        return Leaf(tuple(self._pieces(event.value, start, end, event.style)))

    def _offset(self, mark: Any) -> int:
        line, column = mark.line, mark.column
        return self._scanner.offset(line + 1, column + 1)

    def _pieces(self, value: str, start: int, end: int, style: str | None) -> Iterator[Piece]:
        """Yield the characters of a value where they stand: the value and what is written have the same order.

        Blanks that are folded, indents and line ends are passed over, escapes of a quoted value decoded.
        """
        text, at = self._scanner.text, start
        if style in ("|", ">"):
            at = text.find("\n", start, end) + 1 or end
        elif style:
            at += 1
        index = 0
        while index < len(value):
            while at < end and text[at] in " \t\n" and text[at] != value[index]:
                at += 1
            if style == '"' and text.startswith("\\", at):
                decoded, after = common(self._scanner, at)
                if decoded and not text.startswith("\\\n", at):
                    yield self._scanner.piece(value[index : index + len(decoded)], at)
                    index += len(decoded)
                at = after
                continue
            yield self._scanner.piece(value[index], min(at, max(start, end - 1)))
            if at < end and (text[at] == value[index] or (value[index] in " \n" and text[at] in " \t\n")):
                at += 2 if style == "'" and text.startswith("''", at) else 1
            index += 1
