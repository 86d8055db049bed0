"""TAG001: a placeholder or an inline code is lost, changed or added."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.keyed import said_in_words, unit_of
from xlcheck.checks.markup.placeholders import masked, placeholders
from xlcheck.checks.registry import register
from xlcheck.checks.texts import in_code
from xlcheck.language.script import HAN
from xlcheck.model import Document, Finding, Severity, Side, Span, Unit

TAGS = (
    "a", "abbr", "b", "big", "blockquote", "br", "code", "del", "div", "em", "font", "h[1-6]", "hr", "i", "img", "ins",
    "kbd", "li", "ol", "p", "pre", "q", "s", "small", "span", "strong", "sub", "sup", "table", "td", "th", "tr", "u",
    "ul", "var",
)  # fmt: skip
"""Elements of HTML that stand in texts. Their names are compared, not their attributes, which may be translated."""

_CODE = re.compile(
    r"(?P<name>(?<!%)%\((?P<key>\w+)\)[#0 +-]?\d*(?:\.\d+)?[sdifgrxc])"
    r"|(?P<printf>(?<![\d%])(?:%%)*%(?:\d+\$)?[#0+-]?(?:\d+|\*)?(?:\.(?:\d+|\*))?"
    r"(?P<kind>(?:l{1,2}|z|j|t|h{1,2}|I64)?[sdifguxcXo@])(?![A-Za-z]))"
    r"|(?P<shell>\$\{[\w.]+\})"
    r"|(?P<double>\{\{\s{0,20}[\w.$|#/ -]{1,100}?\s{0,20}\}\})"
    r"|(?P<brace>(?<![\\^_}{$])\{(?:[A-Za-z_][\w.-]*|\d{1,2})?(?:![rsa])?(?::[\w.,<>^+#%-]*)?\}(?![{}]))"
    rf"|(?P<tag></?(?P<element>{'|'.join(TAGS)})(?:\s[^<>]*)?/?>)",
    re.IGNORECASE,
)
_DATE = re.compile(r"%[-_0^#]?[YymbBhHMpIjTRDZ](?![A-Za-z])")
"""A code of strftime: the parts of a date are other ones in another language, and stand in another order."""
_DESCRIBED = re.compile(rf"\{{[^{{}}]{{0,60}}[{HAN}][^{{}}]{{0,60}}\}}")
"""A brace that says what is to be put there: "{文件名}" is "{FILENAME}" in the translation."""
_COUNT = re.compile(r"^%[^(]*[diu]$|^\W*(?:n|num|number|count|total)\W*$", re.IGNORECASE)
_ONE = re.compile(r"\b(?:an?|one|1)\b", re.IGNORECASE)
_PRINTF = re.compile(
    r"(?<!%)(?:%%)*%(?:\d+\$)?[#0+-]?(?:\d+|\*)?(?:\.(?:\d+|\*))?(?P<kind>(?:l{1,2}|z|j|t|h{1,2}|I64)?[sdifguxcXo@])"
)
"""A placeholder of printf whatever follows it."""
_FORMULA = re.compile(r"\\[A-Za-z]{2,}\s*\{|\$[^$\s][^$]*[\\^_][^$]*\$")
"""What braces belong to in a text about mathematics."""


@dataclass(frozen=True, slots=True)
class _Code:
    """A code of a text: what is compared, what is shown, and where it stands."""

    key: str
    text: str
    span: Span


@register
@dataclass(frozen=True, slots=True)
class CodesDiffer:
    """A placeholder or an inline code of the source is missing in the translation, another one, or one too many.

    A program that fills ``{name}`` into a text fails or prints nothing where the translation has ``{nmae}``, and a tag
    that is lost takes its link or its format with it. Compared are inline codes of XLIFF and TMX and, in any text,
    ``{name}``, ``{0}``, ``%s``, ``%(n)d``, ``${x}``, ``{{ x }}`` and tags of HTML; in a file of keys also those of its
    format (``%{name}``, ``:name``, ``%1``). Their order is free. A form for one or none may do without its number.

    Bad:
        zh: 已将{count}个文件复制到{folder}。
        en: {count} files were copied to {fodler}.

    Good:
        zh: 已将{count}个文件复制到{folder}。
        en: Copied to {folder}: {count} files.
    """

    code: ClassVar[str] = "TAG001"
    name: ClassVar[str] = "placeholder-or-code"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each bead whose codes differ, and one for each unit whose inline codes do."""
        pair = context.pair
        coded = pair.bilingual and any(unit.codes for side in (pair.source, pair.target) for unit in side.units)
        for bead in context.trusted_beads:
            yield from self._texts(context, bead)
            if coded:
                yield from self._units(context, bead)

    def _texts(self, context: Context, bead: int) -> Iterator[Finding]:
        source, target = context.source(bead), context.target(bead)
        # Of what a page marks as code, nothing is a placeholder: it speaks about one.
        one = _outside(self._codes(context, bead, True), source, context.pair.source)
        other = _outside(self._codes(context, bead, False), target, context.pair.target)
        if not one and not other:
            return
        lost = [code for code in _less(one, other) if not _merged(code, source.text, target.text)]
        added = [code for code in _less(other, one) if not _merged(code, target.text, source.text)]
        if _DESCRIBED.search(source.text):
            lost, added = ([c for c in found if "{" not in c.text] for found in (lost, added))
        if not lost and not added:
            return
        if len(lost) == 1 and not added and said_in_words(context.pair, bead):
            return
        tags = all(code.key.startswith("<") for code in lost + added)
        # Tags are mended by the translator's program, and English has more of some than Chinese; a placeholder is not.
        sure = context.pair.bilingual and not tags
        yield Finding(
            self.code,
            "minor" if tags or (not added and _singular(lost, target.text)) else self.severity,
            "high" if sure and lost and len(one) <= 8 else "medium" if context.pair.bilingual else "low",
            _message([c.text for c in lost], [c.text for c in added]),
            bead,
            tuple(source.span(*code.span) for code in lost),
            tuple(target.span(*code.span) for code in added) or (target.span(0, len(target.text)),),
        )

    def _codes(self, context: Context, bead: int, is_source: bool) -> list[_Code]:
        """Return the codes of one side: those of the syntaxes of its format, and those that stand in any text."""
        pair = context.pair
        document = pair.source if is_source else pair.target
        text = (context.source(bead) if is_source else context.target(bead)).text
        if not document.placeholders:
            return codes(text)
        unit = unit_of(document, pair.beads[bead].source if is_source else pair.beads[bead].target)
        own = placeholders(text, document.placeholders, in_form=bool(unit and unit.form))
        found = [_Code(item.key, text[item.start : item.end], Span(item.start, item.end)) for item in own]
        found += (
            _Code(code.key, text[code.span.start : code.span.end], code.span) for code in codes(masked(text, own))
        )
        return sorted(found, key=lambda code: code.span)

    def _units(self, context: Context, bead: int) -> Iterator[Finding]:
        """Compare the inline codes of the units of an XLIFF or TMX file."""
        pair = context.pair
        segments = pair.source.segments[pair.beads[bead].source[0]], pair.target.segments[pair.beads[bead].target[0]]
        # A unit may begin before the text of its segment; at its last character it surely is this one.
        units = pair.source.unit(segments[0].span.end - 1), pair.target.unit(segments[1].span.end - 1)
        one, other = (Counter(unit.codes if isinstance(unit, Unit) else ()) for unit in units)
        lost, added = sorted((one - other).elements()), sorted((other - one).elements())
        if not lost and not added:
            return
        if [code.split()[0] for code in lost] == [code.split()[0] for code in added]:
            return  # the same codes under other numbers, as programs write them
        message, (left, right) = _message(lost, added, "inline "), segments
        yield Finding(self.code, self.severity, "high", message, bead, (left.span,), (right.span,))


def codes(text: str) -> list[_Code]:
    """Return the placeholders and tags of a text in order."""
    if not any(mark in text for mark in "%{<"):
        return []
    formula, date = _FORMULA.search(text), _DATE.search(text)
    found = []
    for match in _CODE.finditer(text):
        if (formula and match["brace"]) or (date and match["printf"]):
            continue
        key = re.sub(r"\s", "", match[0])
        if match["tag"]:
            key = f"<{'/' if match[0].startswith('</') else ''}{match['element'].lower()}>"
        elif match["printf"]:
            # The number of an argument is there to change their order; flags, width and precision only shape it.
            key = f"%{match['kind']}"
        elif match["key"]:
            key = f"%({match['key']})"
        found.append(_Code(key, match[0], Span(*match.span())))
    return found


def _outside(found: list[_Code], side: Side, document: Document) -> list[_Code]:
    """Return the codes that do not touch what the document marks as code."""
    if not found or not document.codes:
        return found
    return [code for code in found if not in_code(document, side.span(*code.span))]


def _less(one: list[_Code], other: list[_Code]) -> list[_Code]:
    """Return the codes of which there are more in one text than in the other."""
    left = Counter(code.key for code in other)
    out = []
    for code in one:
        if left[code.key]:
            left[code.key] -= 1
        else:
            out.append(code)
    return out


def _merged(code: _Code, own: str, other: str) -> bool:
    """Return whether a placeholder of a program stands on the other side too, right before a word: "%shint"."""
    mine = _loose(own)  # it has no key of a format's own syntax, which is exact
    return _PRINTF.match(code.text) is not None and 0 < mine[code.key] <= _loose(other)[code.key]


def _loose(text: str) -> Counter[str]:
    return Counter(f"%{match['kind']}" for match in _PRINTF.finditer(text))


def _singular(lost: list[_Code], target: str) -> bool:
    """Return whether what is lost is a count and the translation says one, as the singular of a plural form does."""
    return len(lost) == 1 and bool(_COUNT.search(lost[0].key)) and bool(_ONE.search(target))


def _message(lost: list[str], added: list[str], what: str = "") -> str:
    if lost and added:
        return f"{what}codes differ: {' '.join(lost)} became {' '.join(added)}"
    if lost:
        return f"{what}codes are missing in the translation: {' '.join(lost)}"
    return f"{what}codes are only in the translation: {' '.join(added)}"
