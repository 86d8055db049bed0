"""What the formats of an alignment have in common: text that fits on a line and into XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from xlcheck.model import Bead, Pair

_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
# What no XML 1.0 file may hold, not even escaped; the C1 controls are allowed and help nobody.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def one_line(text: str) -> str:
    """Return a text without tabs and line ends: they become blanks."""
    return _BREAKS.sub(" ", text)


def cell(text: str) -> str:
    """Return a text as the cell of a table without quotation: one that a spreadsheet would take for a formula is none.

    A single quotation mark before it says so to spreadsheets; whoever reads the table back takes it off.
    """
    text = one_line(text)
    return f"'{text}" if text.lstrip().startswith(("=", "+", "-", "@")) else text


def xml_text(text: str) -> str:
    """Return a text as the content of an XML element: on one line, escaped, control characters dropped."""
    return escape(_CONTROLS.sub("", one_line(text)), quote=False).replace('"', "&quot;")


def units(pair: Pair) -> Iterator[tuple[int, Bead, str, str]]:
    """Yield the number of each bead that has text, from 1 on, the bead, and both of its sides as XML."""
    for number, bead in enumerate(pair.beads, 1):
        source, target = xml_text(pair.source_side(bead).text), xml_text(pair.target_side(bead).text)
        if source.strip() or target.strip():
            yield number, bead, source, target
