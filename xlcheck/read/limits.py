"""The most characters that a text may have, where a file says it: in an attribute, or in a comment for translators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_SAID = re.compile(
    r"\bmax(?:imum)?(?:imal)?[ _-]?(?:len(?:gth)?|width|chars?|characters)\b[\s:=\"']{0,4}(\d{1,5})"
    r"|\b(?:at most|no more than|up to|limit(?:ed)?(?: to)?:?)\s(\d{1,5})\s?(?:chars?|characters)\b"
    r"|(?:最多|不超过|至多|上限为?)\s?(\d{1,5})\s?个?(?:字符|字)",
    re.IGNORECASE,
)
"""What a comment says of the longest text that fits."""


def limit_in(notes: Iterable[str]) -> int:
    """Return the limit that comments name, 0 where they name none: "max length: 20", "最多 20 个字符"."""
    found = _SAID.search("\n".join(notes))
    return int(next(filter(None, found.groups()))) if found else 0


def limit_of(attributes: Mapping[str, str]) -> int:
    """Return the limit of an XLIFF unit: ``maxwidth`` in characters (1.2), ``sizeRestriction`` (2.x); else 0.

    Without a unit, the width of 1.2 is one in pixels.
    """
    if attributes.get("size-unit") == "char" and (width := attributes.get("maxwidth", "")).isdecimal():
        return int(width)
    most = attributes.get("sizeRestriction", "").rpartition(",")[2].strip()
    return int(most) if most.isdecimal() else 0
