"""IDS002: an e-mail address is another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.identifiers.shared import compare
from xlcheck.checks.registry import register
from xlcheck.identifiers import read_emails
from xlcheck.model import Finding, Severity


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
        return compare(context, self.code, "the e-mail address", self.severity, read_emails)
