"""IDS001: an address of the Internet is another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.identifiers.shared import compare
from xlcheck.checks.registry import register
from xlcheck.identifiers import read_urls
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class AddressDiffers:
    """An address of the Internet in the source is another one in the translation, or missing.

    One wrong letter leads nowhere, or elsewhere. The part that names a language (/zh/, /en/, cn.example.org), http
    for https, and a slash at the end may differ. An address that was replaced by a different one is only mentioned:
    readers of English may have a page of their own.

    Bad:
        zh: 详见 https://example.org/plan/2024 网页。
        en: For details, see https://example.org/plan/2042.

    Good:
        zh: 详见 https://example.org/zh/plan/2024 网页。
        en: For details, see https://example.org/en/plan/2024/.
    """

    code: ClassVar[str] = "IDS001"
    name: ClassVar[str] = "url"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each address without its like."""
        return compare(context, self.code, "the address", self.severity, read_urls)
