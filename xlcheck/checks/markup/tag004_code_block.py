"""TAG004: a code block is another one than in the source, or is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.markup.code_text import LANGUAGE_TEXT, Change, Token, changes, renumbered, tokens, without_comments
from xlcheck.checks.markup.sequences import matched
from xlcheck.checks.registry import register
from xlcheck.model import Confidence, Document, Finding, Part, Severity, Span

_PAIR = 0.4
"""Share of tokens in common from which two blocks at one place belong together."""
_ANY = 0.01
_SAME = 0.8
"""Share from which they are one example, and what differs is a slip; below, another example was written."""
_FEW = 3
_LONG = 60
_MOST = 1_500
"""Tokens of a block up to which it is compared."""


@register
@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A code block differs from that of the source in more than language: `max_age=60` for `max_age=600`.

    Readers copy code. Blocks belong together by their order and content. Comments, strings and texts that are Chinese
    in the source may be translated; white space, quotation marks, semicolons, and what names the language in a path
    (`zh-CN`) may differ. In a comment, a number that stands for another one counts. A few words that differ in a block
    that is else the same are serious; where more does, the translation has another example.

    Bad:
        zh: [code] cache.set(key, 600)  # 缓存十分钟
        en: [code] cache.set(key, 60)  # for ten minutes

    Good:
        zh: [code] print("你好")  # 打印
        en: [code] print('Hello')  # print it
    """

    code: ClassVar[str] = "TAG004"
    name: ClassVar[str] = "code-block"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each block that differs, and one for each that one side lacks."""
        one_file = context.pair.source.path == context.pair.target.path
        ours, theirs = (_blocks(page) for page in (context.pair.source, context.pair.target))
        for zh, en in matched(ours, theirs, _Block.key, _like):
            if zh is None or en is None:
                yield from self._alone(zh, en, one_file=one_file)
            elif zh.text != en.text and (found := [*changes(zh.text, en.text), *renumbered(zh.text, en.text)]):
                yield self._differs(zh, en, found)

    def _alone(self, zh: _Block | None, en: _Block | None, *, one_file: bool) -> Iterator[Finding]:
        """Yield what is said of a block without counterpart; one of language alone has none."""
        block = zh or en
        assert block is not None
        if one_file:
            return  # what stands behind the last section is of both languages
        if not any(token.key != LANGUAGE_TEXT for token in block.tokens):
            return
        message = "the translation lacks this code block" if zh else "the source has no such code block"
        spans = ((block.part.span,), ()) if zh else ((), (block.part.span,))
        yield Finding(self.code, *UNSURE, message, None, *spans)

    def _differs(self, zh: _Block, en: _Block, found: Sequence[Change]) -> Finding:
        sure = len(found) <= _FEW and _like(zh, en) >= _SAME
        first = found[0]
        message = f"the code has {_quoted(en.text, first.theirs)} here, in the source {_quoted(zh.text, first.ours)}"
        ours, theirs = (
            tuple(_shown(block, getattr(change, side)) for change in found)
            for block, side in ((zh, "ours"), (en, "theirs"))
        )
        return Finding(self.code, *(SURE if sure else UNSURE), message, None, ours, theirs)


SURE: tuple[Severity, Confidence] = "major", "medium"
UNSURE: tuple[Severity, Confidence] = "minor", "medium"


@dataclass(frozen=True, slots=True)
class _Block:
    """A code block with its tokens."""

    part: Part
    text: str
    tokens: tuple[Token, ...]

    def key(self) -> str:
        """Return what two blocks that say the same share."""
        return "\x1f".join(token.key for token in self.tokens)


def _blocks(page: Document) -> list[_Block]:
    found = []
    for part in page.parts:
        if part.kind == "code":
            text = page.part(part)
            found.append(_Block(part, text, tuple(tokens(without_comments(text)))))
    return found


def _like(one: _Block, other: _Block) -> float:
    """Return the share of tokens in common, nothing where it is too small for a pair."""
    ours, theirs = ([token.key for token in block.tokens] for block in (one, other))
    if ours and theirs and set(ours) == {LANGUAGE_TEXT}:
        return _ANY  # a drawing in words, which may be translated by any
    if not (ours and theirs) or max(len(ours), len(theirs)) > _MOST:
        return 0.0
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    if matcher.quick_ratio() < _PAIR:
        return 0.0
    share = matcher.ratio()
    return share if share >= _PAIR else 0.0


def _shown(block: _Block, place: tuple[int, int]) -> Span:
    """Return the range of the document that is shown: where nothing stands, the line."""
    start, end = place
    if start == end:
        start = block.text.rfind("\n", 0, start) + 1
        end = block.text.find("\n", start)
        end = len(block.text) if end < 0 else end
        start += len(block.text[start:end]) - len(block.text[start:end].lstrip())
    return Span(start, end).shift(block.part.span.start)


def _quoted(text: str, place: tuple[int, int]) -> str:
    """Return a range of a code for a message."""
    said = " ".join(text[slice(*place)].split())
    if not said:
        return "nothing"
    return said if len(said) <= _LONG else f"{said[:_LONG]}…"
