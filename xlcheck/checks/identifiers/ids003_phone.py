"""IDS003: a telephone number, or the number of a person, a company, a book or a standard, is another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.identifiers.shared import compare
from xlcheck.checks.registry import register
from xlcheck.identifiers import read_phones
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class PhoneOrIdDiffers:
    """A telephone number, or the number of a person, company, book or standard, is another one in the translation.

    Read are mobile numbers, numbers with an area code, hotlines, identity numbers, unified social credit codes, ISBN
    and ISSN, and standards (GB/T, ISO, IEC, RFC, CVE). Blanks, hyphens, +86 and the 0 of an area code may differ.

    Bad:
        zh: 咨询电话：010-12345678
        en: Telephone: 010-12346578

    Good:
        zh: 咨询电话：010-12345678
        en: Telephone: +86 10 1234 5678
    """

    code: ClassVar[str] = "IDS003"
    name: ClassVar[str] = "phone-or-id"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each number without its like."""
        return compare(context, self.code, "the number", self.severity, read_phones)
