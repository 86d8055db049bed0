"""E-mail addresses in a text."""

from __future__ import annotations

import re

from xlcheck.identifiers.identifier import Identifier
from xlcheck.model import Span

_EMAIL = re.compile(r"(?<![A-Za-z0-9._%+/:@-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")


def read_emails(text: str) -> list[Identifier]:
    """Return the e-mail addresses of a text."""
    found = _EMAIL.finditer(text) if "@" in text else ()
    return [Identifier(match[0].lower(), match[0], Span(*match.span())) for match in found]
