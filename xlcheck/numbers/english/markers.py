"""What numbers the parts of an English text and counts nothing: items, notes, articles, versions, codes."""

from __future__ import annotations

import re

from xlcheck.language.calendar import MONTHS
from xlcheck.language.expressions import any_of
from xlcheck.language.number_words import ABBREVIATED_SCALES, LETTER_SCALES, SCALES, SMALL, TENS
from xlcheck.numbers import tables
from xlcheck.numbers.english.words import PHRASES
from xlcheck.numbers.quantity import Rank
from xlcheck.numbers.readings import Reading, canonical, plain, plains
from xlcheck.numbers.scan import Rules, Scan, add_marker
from xlcheck.numbers.units import ENGLISH_UNITS

_D = "0123456789"
_LONGEST = 60
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
#: A figure with one of these behind it is an amount and no code: 5km, 3rd, 20ish.
_ENDINGS = [row.form for row in tables.rows("figure_endings") if "en" in row.values["language"]]
_AMOUNT = re.compile(rf"(?i)\d[\d,.]*{any_of((*_ENDINGS, *SCALES, *ABBREVIATED_SCALES, *LETTER_SCALES))}")
_MONEY_CODE = re.compile(
    r"(?a:(?:US|HK|NT|AU|RMB|USD|EUR|Euro|Rs|GBP|CNY|HKD|RM|NZ|CAD|SGD|INR)\$?\d[\w,.]*|[ACS]\$\d[\w,.]*)"
)
_SCALED = re.compile(rf"(?:\.\d+)?[ -]{any_of(SCALES)}")
_PREFIXES = frozenset(
    ["mid", "pre", "post", "under", "over", "non", "top", "sub", "late", "early", "about", "around", "aged", "no"]
)
_HEADINGS = ("paragraph", "subparagraph", "item")
_ROMAN_LETTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
#: Before the number of an article: "Paragraph 10.1" is paragraph 1 of article 10.
_REFERENCE = re.compile(
    r"\b(?:articles?|arts?\.?|sections?|sec\.|paragraphs?|para\.|subparagraphs?|clauses?|items?|rules?|§)\s?"
    r"(?:\d[\d.,~\s-]{0,30}(?:and |or |to |through )?)?$"
)
_DIVISION = re.compile(r"\b(?:art|sec|para|subpara|clause|item|rule)|§")
#: What ends in a full stop before its number: No.12, Art.12, Fig.12.
_ABBREVIATED = re.compile(
    r"\b(?:nos?|arts?|figs?|vols?|ch|chap|secs?|paras?|pp|eqs?|ex|st|tab|cl|al|ed|op|ver|approx|ca|rs|dept)\.$"
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,5}")  # 1.234.567, as in Germany
_COUNT = frozenset({*SMALL, *TENS, *SCALES})
_NO_ITEM = re.compile(r"[ -]?([a-z%]+)")
_LAST_WORD = re.compile(r"([a-z]+)[ (]{1,3}$")


def register(rules: Rules) -> None:
    """Add the rules of this module, the more specific ones first."""
    _markers(rules)
    _notes(rules)
    _references(rules)
    _codes(rules)
    _dotted(rules)


def register_phrases(rules: Rules) -> None:
    """Add the fixed phrases: before all other rules, which read a part of one (a sixth sense is no sixth)."""
    first: dict[str, list[str]] = {}
    for phrase in PHRASES:
        word = re.match("[a-z]+|[0-9]", phrase)
        if word:
            first.setdefault(word[0], []).append(phrase)
    for cue, phrases in first.items():
        pattern = "(?i)(?:" + "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) + r")\b"

        @rules.add((cue,), pattern)
        def fixed(m: re.Match[str], scan: Scan) -> int:
            scan.add(m.start(), m.end(), "code", PHRASES[m[0].lower()], "soft")
            return m.end()


def _codes(rules: Rules) -> None:
    @rules.add(
        ("code", "a", "an", "q", "h", "may", "mar"),
        r"(?a)(?<![\w.])[A-Za-z]{1,30}-?\d[\w]{0,40}(?:\.\d{1,4}){0,4}(?:-\d{1,6})?(?!\w)",
    )
    def code(m: re.Match[str], scan: Scan) -> int:
        text = m[0]
        if _MONEY_CODE.fullmatch(text) or scan.text[m.start() - 1 : m.start()] == "$":
            return next(i for i, c in enumerate(text) if c.isdigit()) + m.start()
        if text[0].isalpha() and text[1:].isdigit() and _SCALED.match(scan.lower, m.end()):
            return m.start() + 1  # N585 million: a currency, no code
        word = re.match(r"[A-Za-z]+(?=-\d)", text)
        if word and word[0].lower() in _PREFIXES:
            return m.start() + len(word[0]) + 1
        _add_code(scan, m)
        return m.end()

    @rules.add(_D, r"(?<![\d.,:])([01]\d|2[0-3])([0-5]\d)(?:Z|hrs?|h| hours| hrs)\b")
    def military(m: re.Match[str], scan: Scan) -> int:
        hour, minute = int(m[1]), int(m[2])
        readings: set[Reading] = {Reading("time", (hour % 12, minute))}
        if not minute:
            readings |= plains(hour, float(m[1] + m[2]))
        scan.add(m.start(), m.end(), "time", readings, "medium", hour + minute / 100)
        return m.end()

    @rules.add(_D, r"(?a)(?<![\w.-])(?:19|20)\d\d-(?=[A-Za-z]{0,8}[A-Z])[A-Za-z]{2,12}(?![\w-])")
    def year_first(m: re.Match[str], scan: Scan) -> int:
        _add_code(scan, m)  # 2019-nCoV: a name
        return m.end()

    @rules.add(_D, r"(?a)(?<![\w.])\d(?:[\d,.]{0,20}\d)?[A-Za-z]+[\w]{0,40}(?!\w)")
    def digits_first(m: re.Match[str], scan: Scan) -> int:
        if _AMOUNT.fullmatch(m[0]) and m[0][-1] != "G":
            return 0
        _add_code(scan, m)
        return m.end()


def _dotted(rules: Rules) -> None:
    @rules.add(_D, r"(?<![\d.])\d{1,6}(?:\.\d{1,6}){2,}+(?!\d)")
    def dotted(m: re.Match[str], scan: Scan) -> int:
        if len(m[0]) > _LONGEST:
            return m.end()
        readings: set[Reading] = {Reading("code", m[0]), Reading("version", m[0])}
        if _THOUSANDS.fullmatch(m[0]):
            readings.add(plain(float(m[0].replace(".", ""))))
        for part in m[0].split("."):
            readings |= {plain(float(part)), Reading("month", int(part))}
        scan.add(m.start(), m.end(), "code", readings, "soft")
        return m.end()


def _add_code(scan: Scan, m: re.Match[str]) -> None:
    readings: set[Reading] = {Reading("code", re.sub(r"\W", "", m[0].lower()))}
    readings |= {plain(canonical(float(version))) for version in re.findall(r"\d{1,9}\.\d{1,9}", m[0])}
    for digits in re.findall(r"\d{1,20}", m[0]):
        readings.add(plain(float(digits)))
        if m[0].upper() == f"{digits}G":
            readings |= plains(float(digits) * 1e3, float(digits) * 1e9)  # 10G is 10,000M
        if len(digits) == 4:
            readings.add(Reading("year", float(digits)))
    scan.add(m.start(), m.end(), "code", readings, "soft")


def _is_quantity(scan: Scan, end: int) -> bool:
    """Tell whether a unit, a scale or a month stands after a number that could be the number of an item."""
    after = _NO_ITEM.match(scan.lower, end)
    return bool(after and (after[1] in ENGLISH_UNITS or after[1].rstrip("s") in SCALES or after[1] in MONTHS))


def _markers(rules: Rules) -> None:
    @rules.add(_D, r"(?:(?<=^)|(?<=\n)|(?<=^\()|(?<=^\s))(\d{1,3})(?:\.(?!\d)|\)|\s?[-–,](?=\s[A-Z]))")
    def marker(m: re.Match[str], scan: Scan) -> int:
        if m[0][-1] == ")" and _is_quantity(scan, m.end()):
            return 0
        add_marker(scan, m.start(1), m.end(1), float(m[1]))
        return m.end(1)

    @rules.add(_D, r"(?:(?<=^)|(?<=\n))(\d{1,2})\s(?=[A-Z][A-Za-z])")
    def bare_marker(m: re.Match[str], scan: Scan) -> int:
        if _is_quantity(scan, m.end(1)):
            return 0
        add_marker(scan, m.start(1), m.end(1), float(m[1]))
        return m.end(1)

    @rules.add(_D, r"(?:(?<=^)|(?<=\n))([1-9]\d?)\.(\d{1,2})(?=[:.]?\s[A-Z])")
    def section(m: re.Match[str], scan: Scan) -> int:
        if _is_quantity(scan, m.end()):
            return 0
        number = float(m[0])
        readings = plains(canonical(number), float(m[1]), float(m[2]))
        readings |= {Reading("marker", number), Reading("code", m[0])}
        scan.add(m.start(), m.end(), "code", readings, "soft", number)
        return m.end()

    @rules.add(_HEADINGS, r"(?:(?<=^)|(?<=\n))[A-Z][a-z]+\s\(?(\d{1,3})\)?((?:\.\d{1,2})?)(?=\s|$)")
    def heading(m: re.Match[str], scan: Scan) -> int:
        add_marker(scan, m.start(1), m.end(1), float(m[1]))
        if m[2]:
            scan.add(m.start(2) + 1, m.end(2), "code", {plain(float(m[2][1:]))}, "soft")
        return m.end(2)


def _notes(rules: Rules) -> None:
    @rules.add(
        _D,
        r"(?<=\[)\d{1,3}(?=\])|(?<=[A-Za-z][,;”\"])\d{1,3}(?=\s|$)|(?<=[a-z]{2}\.)\d{1,3}(?=\s[A-Z]|$)"
        r"|(?<=[)\]”\"]\.)\d{1,3}(?=\s|$)|(?<=\s)\d{1,3}(?=/(?:[\s,]|$))|(?<=\^)\d{1,3}(?=[,.;:)\s]|$)",
    )
    def footnote(m: re.Match[str], scan: Scan) -> int:
        if _ABBREVIATED.search(scan.lower, max(0, m.start() - 8), m.start()):
            return 0
        add_marker(scan, m.start(), m.end(), float(m[0]))
        return m.end()

    @rules.add(_D, r"(?<=\()(\d{1,2})(?=\)(?:\s[A-Za-z]|\.?\s?$))")
    def item(m: re.Match[str], scan: Scan) -> int:
        before = _LAST_WORD.search(scan.lower, max(0, m.start() - 20), m.start())
        if (before and before[1] in _COUNT) or _is_quantity(scan, m.end() + 1):
            return 0
        add_marker(scan, m.start(), m.end(), float(m[0]))
        return m.end()

    @rules.add(("letter",), r"(?<=\()[a-z]{1,4}(?=\))")
    def letter(m: re.Match[str], scan: Scan) -> int:
        readings: set[Reading] = {Reading("letter", float(_LETTERS.index(m[0]) + 1))} if len(m[0]) == 1 else set()
        if m[0] in _ROMAN_LETTERS:
            readings |= {Reading("marker", float(_ROMAN_LETTERS[m[0]])), plain(float(_ROMAN_LETTERS[m[0]]))}
        if not readings:
            return 0
        scan.add(m.start(), m.end(), "code", readings, "soft")
        return m.end()


def _refers(scan: Scan, start: int) -> bool:
    """Tell whether a number is that of an article, a paragraph or the like."""
    if scan.refers is None:
        scan.refers = bool(_DIVISION.search(scan.lower))
    return scan.refers and bool(_REFERENCE.search(scan.lower, max(0, start - 60), start))


def _references(rules: Rules) -> None:
    @rules.add(_D, r"(?<![\d.])(\d{1,3})\.(\d{1,2})(?:\.(\d{1,2}))?(?![\d.]?\d)")
    def article(m: re.Match[str], scan: Scan) -> int:
        if not _refers(scan, m.start()):
            return 0
        whole = m[0]
        readings: set[Reading] = {plain(float(m[1])), Reading("code", whole), Reading("reference", float(m[1]))}
        if not m[3]:
            readings.add(plain(canonical(float(whole))))
        first = scan.add(m.start(1), m.end(1), "ordinal", readings, "hard", float(m[1]))
        first.unit_end = m.end()
        for group in (2, 3):
            if m[group]:
                scan.add(m.start(group), m.end(group), "ordinal", {plain(float(m[group]))}, "soft", float(m[group]))
        return m.end()

    @rules.add(_D, r"(?<![\d.])\d{1,4}(?![\d%]|[.,]\d)")
    def figure(m: re.Match[str], scan: Scan) -> int:
        if not _refers(scan, m.start()) or _is_quantity(scan, m.end()):
            return 0
        value = float(m[0])
        rank: Rank = "soft" if value == 1 else "hard"
        scan.add(m.start(), m.end(), "number", {plain(value), Reading("reference", value)}, rank, value)
        return m.end()
