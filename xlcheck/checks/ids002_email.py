"""IDS002: an e-mail address is another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.checks.identifiers import Identifier, compare
from xlcheck.model import Finding, Severity, Span

_EMAIL = re.compile(r"(?<![A-Za-z0-9._%+/:@-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")


@register
@dataclass(frozen=True, slots=True)
class EmailDiffers:
    """An e-mail address of the source is another one in the translation, or missing.

    Bad:
        zh: 请发邮件至 office@example.org 报名。
        en: To register, write to ofice@example.org.

    Good:
        zh: 请发邮件至 office@example.org 报名。
        en: To register, write to Office@example.org.
    """

    code: ClassVar[str] = "IDS002"
    name: ClassVar[str] = "email"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each address without its like."""
        return compare(context, self.code, "the e-mail address", self.severity, read)


def read(text: str) -> list[Identifier]:
    """Return the e-mail addresses of a text."""
    found = _EMAIL.finditer(text) if "@" in text else ()
    return [Identifier(match[0].lower(), match[0], Span(*match.span())) for match in found]
