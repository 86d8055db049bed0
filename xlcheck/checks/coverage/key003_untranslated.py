"""KEY003: a key whose text is not translated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.chinese_in_english import in_english, mostly_chinese
from xlcheck.checks.context import Context
from xlcheck.checks.coverage.page_parts import page_parts
from xlcheck.checks.keyed import is_text, units
from xlcheck.checks.registry import register
from xlcheck.language.script import count_han
from xlcheck.model import Confidence, Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class Untranslated:
    """The text of a key is the Chinese one in the English file too, is Chinese, or is empty.

    A text that is the same English prose in both files has no Chinese yet, and is for review. Names, codes, figures and
    the name of a language in itself may be the same on both sides; a measure word may be left out.

    Bad:
        zh: login.title = 登录
        en: login.title = 登录

    Bad:
        zh: login.title = 登录您的帐户
        en: login.title =

    Good:
        zh: login.title = 登录
        en: login.title = Log in

    Good:
        zh: login.sso = SAML 2.0
        en: login.sso = SAML 2.0
    """

    code: ClassVar[str] = "KEY003"
    name: ClassVar[str] = "untranslated-key"
    severity: ClassVar[Severity] = "major"
    keyed: ClassVar[bool] = True

    mark: int = 2
    """Chinese characters up to which a text may be a measure word or a unit that English leaves empty on purpose."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each key."""
        for index, source, target in units(context):
            if not source or not target:
                continue
            ours, theirs = context.source(index), context.target(index)
            severity: Severity = self.severity
            confidence: Confidence = "high"
            if not theirs.text and any(map(str.isalpha, ours.text)) and not is_text(target.group):
                said = f"{target.group} has no text in the translation"
                if count_han(ours.text) <= self.mark:
                    severity, confidence = "info", "medium"
            elif mostly_chinese(theirs.text) and not page_parts().is_language_choice(theirs.text):
                same = " ".join(ours.text.split()) == " ".join(theirs.text.split())
                said = f"{target.group} is {'the Chinese text' if same else 'in Chinese'} in the translation too"
            elif ours.text == theirs.text and in_english(ours.text):
                said, severity, confidence = f"{target.group} is in English in the source too", "minor", "medium"
            else:
                continue
            yield Finding(
                self.code,
                severity,
                confidence,
                said,
                index,
                tuple(segment.span for segment in ours.segments),
                tuple(segment.span for segment in theirs.segments),
            )
