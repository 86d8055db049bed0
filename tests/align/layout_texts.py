"""Texts of the same content in different layouts, made of the subjects in layouts/*.tsv, with what belongs together.

A line is a list of pieces: a unit, and its text. What has one unit on both sides is one bead, or a part of one.
"""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("layouts")
SUBJECTS = ("backup", "city", "contract")
ZH, EN = 0, 1
WRAPPED = 44

Piece = tuple[str, str]
Line = list[Piece]
Side = tuple[Line, ...]
"""Lines of a file; one without pieces is blank."""


@dataclass(frozen=True)
class Subject:
    """The contents of one table: rows by their part, each with its cells."""

    rows: dict[str, list[list[str]]]

    def pairs(self, part: str, count: int | None = None) -> list[tuple[str, str]]:
        """Return the rows of a part that have one cell for each side."""
        return [(zh, en) for zh, en in self.rows[part][:count]]


def subject(name: str) -> Subject:
    """Return the contents of ``layouts/NAME.tsv``."""
    rows: dict[str, list[list[str]]] = {}
    for line in (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()[1:]:
        part, *cells = line.split("\t")
        rows.setdefault(part, []).append(cells)
    return Subject(rows)


@dataclass(frozen=True)
class Layout:
    """A file in either language, and how many units a bead may join: 1 where all beads are to be right."""

    source: Side
    target: Side
    extension: str = ".txt"
    joins: int = 1


def prose(pairs: Sequence[tuple[str, str]], side: int, unit: str, size: int = 2) -> Iterator[Line]:
    """Yield paragraphs of ``size`` sentences, with a blank line behind each."""
    for first in range(0, len(pairs), size):
        glue = ("", " ")[side]
        line: Line = []
        for k, pair in enumerate(pairs[first : first + size], first):
            line.append((f"{unit}{k}", (glue if line else "") + pair[side]))
        yield line
        yield []


def framed(given: Subject, side: int, middle: Sequence[Line]) -> Side:
    """Return a text that has something between its first and its last paragraphs."""
    return (
        *prose(given.pairs("before"), side, "before"),
        *middle,
        [],
        *prose(given.pairs("after"), side, "after"),
    )


def capital(text: str) -> str:
    """Return a text with a capital letter at its start."""
    return text[:1].upper() + text[1:]


def told(given: Subject, side: int, count: int, intro: bool, part: str = "item", comma: str = "，") -> list[Line]:
    """Return a list as one sentence."""
    items = [pair[side] for pair in given.pairs(part, count)]
    opening = given.pairs("intro" if part == "item" else "names")[0][side]
    if side == ZH:
        return [[("list", (f"{opening}{'：' if part == 'item' else ''}" if intro else "") + comma.join(items) + "。")]]
    joint = "; " if part == "item" and intro else ", "
    text = joint.join(items[:-1]) + f"{joint if count > 2 else ' '}and {items[-1]}."
    return [[("list", f"{opening}{':' if part == 'item' else ''} {text}" if intro else capital(text))]]


def listed(given: Subject, side: int, count: int, intro: bool, form: str, part: str = "item") -> list[Line]:
    """Return a list of one line for each item, in one ``form``: "bullets", "numbers" or "lines"."""
    items = [pair[side] for pair in given.pairs(part, count)]
    opening = given.pairs("intro" if part == "item" else "names")[0][side]
    lines: list[Line] = [[("list", opening + ("：", ":")[side])], []] if intro else []
    for k, item in enumerate(items):
        last = k == count - 1
        mark = {"bullets": "- ", "numbers": f"{k + 1}. ", "lines": ""}[form]
        close = "" if form == "bullets" else ("；。"[last] if side == ZH else ";."[last])
        lines.append([("list", mark + (item if form == "lines" else capital(item)) + close)])
    return lines


FORMS = {"backup": "bullets", "city": "lines", "contract": "numbers"}


def sentence_and_list(name: str, listing: int, count: int, intro: bool) -> Layout:
    """A list on one side (``listing``) that the other side tells in a sentence."""
    given = subject(name)
    sides = [
        framed(
            given,
            side,
            listed(given, side, count, intro, FORMS[name]) if side == listing else told(given, side, count, intro),
        )
        for side in (ZH, EN)
    ]
    return Layout(*sides, ".md" if FORMS[name] == "bullets" else ".txt")


def names_and_bullets(name: str, listing: int) -> Layout:
    """Names that a sentence joins by 、 or commas, and that are bullets on the other side."""
    given = subject(name)
    count = len(given.rows["name"])
    sides = [
        framed(
            given,
            side,
            listed(given, side, count, True, "bullets", "name")
            if side == listing
            else told(given, side, count, True, "name", "、"),
        )
        for side in (ZH, EN)
    ]
    return Layout(*sides, ".md")


def _items(given: Subject, side: int, order: Sequence[int], form: str) -> list[Line]:
    lines: list[Line] = [[("intro", given.pairs("intro")[0][side] + ("：", ":")[side])], []]
    items = given.pairs("item")
    for place, k in enumerate(order):
        mark = {"bullets": "- ", "numbers": f"{place + 1}. ", "lines": ""}[form]
        lines.append([(f"item{k}", mark + capital(items[k][side]) + ("。", ".")[side])])
    return lines


def items_moved(name: str, turned: int) -> Layout:
    """Lists of the same items, some of which stand elsewhere on one side."""
    given = subject(name)
    order = list(range(12))
    other = [0, 7, 1, 2, 3, 11, 4, 5, 6, 8, 9, 10]
    sides = [
        framed(given, side, _items(given, side, other if side == turned else order, FORMS[name])) for side in (ZH, EN)
    ]
    return Layout(*sides, ".md" if FORMS[name] == "bullets" else ".txt")


def items_sorted(name: str, turned: int) -> Layout:
    """Lists of the same items in the order of the alphabet on one side."""
    given = subject(name)
    order = list(range(12))
    other = sorted(order, key=lambda k: given.pairs("item")[k][EN])
    sides = [
        framed(given, side, _items(given, side, other if side == turned else order, FORMS[name])) for side in (ZH, EN)
    ]
    return Layout(*sides, ".md" if FORMS[name] == "bullets" else ".txt")


def _table(given: Subject, side: int, order: Sequence[int]) -> list[Line]:
    head = given.rows["head"][0][side::2]
    lines: list[Line] = [_row([f"head{k}" for k in range(3)], head), [("", "|---|---|---|")]]
    for k in order:
        row = given.rows["row"][k]
        lines.append(_row([f"row{k}.{n}" for n in range(3)], [row[side], *row[2:]]))
    return lines


def _row(units: Sequence[str], cells: Sequence[str]) -> Line:
    line: Line = [("", "|")]
    for unit, cell in zip(units, cells, strict=True):
        line += [("", " "), (unit, cell), ("", " |")]
    return line


def rows_moved(name: str, turned: int) -> Layout:
    """Tables of the same rows in different orders."""
    given = subject(name)
    order = [2, 0, 5, 1, 4, 3]
    sides = [framed(given, side, _table(given, side, order if side == turned else range(6))) for side in (ZH, EN)]
    return Layout(*sides, ".md")


def table_and_prose(name: str, listing: int) -> Layout:
    """A table on one side that the other side tells in a paragraph, a sentence for each row."""
    given = subject(name)
    form = given.rows["prose"][0]
    table = [[("list" if unit else "", text) for unit, text in line] for line in _table(given, listing, range(6))]
    words: list[Line] = [[]]
    for row in given.rows["row"]:
        side = 1 - listing
        words[0].append(("list", (" " if words[0] and side else "") + form[side].format(row[side], *row[2:])))
    return Layout(*(framed(given, side, table if side == listing else words) for side in (ZH, EN)), ".md")


def hard_wrapped(name: str, wrapped: int) -> Layout:
    """Paragraphs that are broken at a fixed width on one side."""
    given = subject(name)
    pairs = [*given.pairs("before"), *given.pairs("after")]
    sides = []
    for side in (ZH, EN):
        lines = list(prose(pairs, side, "p", 4))
        sides.append(tuple(_wrapped(lines, side) if side == wrapped else lines))
    return Layout(*sides)


def _wrapped(lines: Sequence[Line], side: int) -> Iterator[Line]:
    for line in lines:
        text = "".join(piece for _, piece in line)
        owners = [unit for unit, piece in line for _ in piece]
        if side == ZH:
            cuts = [text[k : k + WRAPPED // 2] for k in range(0, len(text), WRAPPED // 2)]
        else:
            cuts = textwrap.wrap(text, WRAPPED)
        at = 0
        for cut in cuts or [""]:
            at = text.index(cut, at)
            yield _pieces(cut, owners[at : at + len(cut)])
            at += len(cut)


def _pieces(text: str, owners: Sequence[str]) -> Line:
    out: Line = []
    for character, unit in zip(text, owners, strict=True):
        if out and out[-1][0] == unit:
            out[-1] = unit, out[-1][1] + character
        else:
            out.append((unit, character))
    return out


def broken_sentences(name: str, broken: int) -> Layout:
    """Sentences of which some go on in the next line, at a clause, as on a poster; nothing is filled to a width."""
    given = subject(name)
    pairs = [*given.pairs("before"), *given.pairs("after")]
    sides = []
    for side in (ZH, EN):
        lines: list[Line] = []
        for k, pair in enumerate(pairs):
            text = pair[side]
            mark = "，" if side == ZH else ", "
            at = text.find(mark) if mark in text else text.find(" ", len(text) // 2) if side == EN else len(text) // 2
            if side == broken and k % 2:
                lines += [[(f"p{k}", text[: at + 1].rstrip())], [(f"p{k}", text[at + 1 :].lstrip())]]
            else:
                lines.append([(f"p{k}", text)])
        sides.append(tuple(lines))
    return Layout(*sides)


def refrains(name: str, apart: int) -> Layout:
    """The same sentence behind every paragraph; on one side on a line of its own."""
    given = subject(name)
    pairs, (refrain,) = [*given.pairs("before"), *given.pairs("after")], given.pairs("refrain")
    sides = []
    for side in (ZH, EN):
        lines: list[Line] = []
        for k, pair in enumerate(pairs):
            glue = ("", " ")[side]
            if side == apart:
                lines += [[(f"p{k}", pair[side])], [], [(f"r{k}", refrain[side])], []]
            else:
                lines += [[(f"p{k}", pair[side]), (f"r{k}", glue + refrain[side])], []]
        sides.append(tuple(lines))
    return Layout(*sides, joins=2)


def repeated_passages(name: str, side_: int) -> Layout:
    """A passage that comes again word for word after other text, the second time with one sentence more in between."""
    given = subject(name)
    before, after, items = given.pairs("before"), given.pairs("after"), given.pairs("item")
    more = [(f"{zh}。", f"{capital(en)}.") for zh, en in items[:4]]
    pairs = [*before, *more[:2], *before, *more[2:], *after]
    return Layout(*(tuple(prose(pairs, side, "p", 3 if side == side_ else 2)) for side in (ZH, EN)))


def headings_merged(name: str, merged: int) -> Layout:
    """Number and title of a section in two lines on one side, in one on the other."""
    given = subject(name)
    pairs, sections = [*given.pairs("before"), *given.pairs("after")], given.pairs("section")
    sides = []
    for side in (ZH, EN):
        lines: list[Line] = []
        for k, section in enumerate(sections):
            number = f"第{'一二三四'[k]}章" if side == ZH else f"Chapter {k + 1}"
            if side == merged:
                lines += [[(f"h{k}", f"{number} {section[side]}")], []]
            else:
                lines += [[(f"h{k}", number)], [], [(f"h{k}", section[side])], []]
            lines += prose(pairs[3 * k : 3 * k + 3], side, f"s{k}.", 3)
        sides.append(tuple(lines))
    return Layout(*sides)


def headings_run_in(name: str, run_in: int) -> Layout:
    """The title of a section on a line of its own on one side, at the head of its paragraph on the other."""
    given = subject(name)
    pairs, sections = [*given.pairs("before"), *given.pairs("after")], given.pairs("section")
    sides = []
    for side in (ZH, EN):
        lines: list[Line] = []
        for k, section in enumerate(sections):
            paragraph = [*prose(pairs[3 * k : 3 * k + 3], side, f"s{k}.", 3)]
            if side == run_in:
                paragraph[0] = [(f"h{k}", section[side] + ("。", ". ")[side]), *paragraph[0]]
            else:
                lines += [[(f"h{k}", section[side])], []]
            lines += paragraph
        sides.append(tuple(lines))
    return Layout(*sides, joins=2)


def paragraphs_moved(name: str, turned: int) -> Layout:
    """Paragraphs of prose of which one stands elsewhere on one side."""
    given = subject(name)
    pairs = [*given.pairs("before"), *given.pairs("after")]
    order = [0, 1, 4, 5, 6, 7, 2, 3, 8, 9, 10, 11]
    sides = []
    for side in (ZH, EN):
        line: list[Line] = []
        for k in range(0, 12, 2):
            here = order[k : k + 2] if side == turned else [k, k + 1]
            line += [[(f"p{n}", (" " if n % 2 and side else "") + pairs[n][side]) for n in here], []]
        sides.append(tuple(line))
    return Layout(*sides)


Maker = Callable[[str, int], Layout]


def _of_size(count: int, intro: bool) -> Maker:
    return lambda name, side: sentence_and_list(name, side, count, intro)


LAYOUTS: dict[str, Maker] = {
    **{f"a sentence and a list of {n} with an intro": _of_size(n, True) for n in (3, 7, 15, 25)},
    **{f"a sentence and a list of {n} without one": _of_size(n, False) for n in (3, 7, 15, 25)},
    "names joined by a mark and bullets": names_and_bullets,
    "list items moved": items_moved,
    "list items sorted": items_sorted,
    "table rows moved": rows_moved,
    "a table told in prose": table_and_prose,
    "hard-wrapped lines": hard_wrapped,
    "line breaks inside of sentences": broken_sentences,
    "a refrain": refrains,
    "a passage repeated": repeated_passages,
    "headings in one line and in two": headings_merged,
    "headings at the head of their paragraph": headings_run_in,
    "a paragraph moved": paragraphs_moved,
}
MOVED = frozenset({"list items moved", "list items sorted", "table rows moved", "a paragraph moved"})
"""Layouts of which ALN903 tells."""


def text_of(side: Side) -> str:
    """Return the text of a file."""
    return "\n".join("".join(text for _, text in line) for line in side) + "\n"


def unit_at(side: Side, line: int, column: int) -> str:
    """Return the unit of the character at a place, 1-based; where none is there, that of the next piece."""
    at = 0
    found = ""
    for unit, text in side[line - 1]:
        at += len(text)
        if at >= column:
            found = found or unit
            if unit:
                return unit
    return found


def planted(side: Side, generator: random.Random) -> tuple[Side, int]:
    """Return an English side with one of its numbers of two digits or more changed, and the line of it."""
    places = [
        (n, k, number)
        for n, line in enumerate(side)
        for k, (unit, text) in enumerate(line)
        for number in re.findall(r"(?<![\w.,])\d[\d,]*\d(?![\w.,]\d)", text)
        if unit
    ]
    n, k, number = generator.choice(places)
    wrong = number[:-1] + str((int(number[-1]) + 3) % 10)
    line = list(side[n])
    line[k] = line[k][0], line[k][1].replace(number, wrong, 1)
    return (*side[:n], line, *side[n + 1 :]), n + 1
