"""English plain numbers: digits, words, ordinals, codes, phrases and words that may satisfy a number."""

from __future__ import annotations

import re

from xlcheck.language.expressions import any_of
from xlcheck.language.number_words import (
    ABBREVIATED_SCALES,
    INDIAN_SCALES,
    LETTER_SCALES,
    ORDINALS,
    PLURAL_SCALES,
    SCALES,
    SMALL,
    TENS,
)
from xlcheck.numbers.english.numerals import cardinal
from xlcheck.numbers.english.words import BEFORE_UNIT, SOFT_WORDS
from xlcheck.numbers.quantity import Rank
from xlcheck.numbers.readings import WHOLE, Reading, canonical, fraction_readings, plain, plains, power_of_ten
from xlcheck.numbers.scan import Draft, Rules, Scan
from xlcheck.numbers.units import ENGLISH_UNITS, SIGNS

_D = "0123456789"
_LONGEST = 40
_LEADING_POINT = re.compile(r"(?:^|[\s$€£¥<>=~(/\"'\[])\.$")
_ONE_IN = re.compile(r"\bone [a-z]+ in (?:every )?$")
_GROUPED = (
    r"\d{1,3}(?:,\d{3}){1,8}(?!\d)(?:\.\d{1,12})?|\d{1,2}(?:,\d{2}){1,6},\d{3}(?!\d)|\d{1,3}(?: , \d{3}){1,6}(?!\d)"
)
_NUMBER = rf"(?:{_GROUPED}|\d{{1,3}}(?:,? \d{{3}}){{0,4}},? 000(?!\d)|\d{{1,60}}(?:\.\d{{1,30}})?)"
#: 10.30 may be a time of day.
_POINT_CLOCK = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")
_MONTH_AND_DAY = re.compile(r"(1[0-2]|[1-9])\.(3[01]|[12]\d|0?[1-9])")
_FIRST = re.compile(r"\b(first|last|final) $")
_TAIL = re.compile(r"( and |,? |-)([a-z]+)\b")
_PREFIXED = re.compile(r"[ -]?(kilo|mega|giga|tera)[a-z]")
_PREFIX_SCALES = {"kilo": 1e3, "mega": 1e6, "giga": 1e9, "tera": 1e12}
_LETTERS = "".join(LETTER_SCALES)
#: What multiplies the number before it: millions, "2-million", bn, 3m, crore.
_SCALE = (
    rf"(?:(?:\)\s|\+?\s?-\s?|\+?\s)?(?i:{any_of((*SCALES, *PLURAL_SCALES))})\b|\s?{any_of(ABBREVIATED_SCALES)}\b"
    rf"|[{_LETTERS}{_LETTERS.upper()}]\b|(?<=\d)\s[{_LETTERS}]\b(?![\s.]?\d)|\s?{any_of(INDIAN_SCALES)}\b)"
)
_ANY_SCALE = {**SCALES, **PLURAL_SCALES, **ABBREVIATED_SCALES, **LETTER_SCALES, **INDIAN_SCALES}
_ROMAN_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN = re.compile(r"(?=[IVXLC]{1,8}\b)C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?<=[IVXLC])\b")
_UNIT = re.compile(r"[\s-]{0,2}(%|‰|[°℃℉][CFcf]?|[a-z][a-z./]*\d?[²³]?)(?:[ -]([a-z.]+))?(?:[ -]([a-z.]+))?")
_LOST_POWER = re.compile(r"\?(?=[ ,.;])")
#: "ninety thousands dollars": laws write the plural.
_SINGULAR = {many: one for many, value in PLURAL_SCALES.items() for one in SCALES if SCALES[one] == value}
_SCALE_AHEAD = re.compile(rf"(?:[ -](?:and |{any_of((*SMALL, *TENS))}[ -]?){{0,2}})?[ -](?:hundred|thousand)")
_AND_A_HALF = re.compile(rf"(?: and (?:a )?half|-and-a-half)\b(?: ({'|'.join(SCALES)}))?")
_STEP = re.compile(r"( and |, | |-)?([a-z]+)")
#: "5.4 year on year" has no unit.
_COMPARED = re.compile(r"(?:year|month|quarter|week)[- ](?:on|over|to)[- ](?:year|month|quarter|week|date)")
#: Nouns after "second" that make it a rank rather than a moment.
_RANKED = frozenset(
    [
        "half",
        "quarter",
        "time",
        "largest",
        "biggest",
        "most",
        "highest",
        "place",
        "round",
        "phase",
        "season",
        "generation",
        "day",
        "year",
        "consecutive",
        "straight",
    ]
)


def register(rules: Rules) -> None:
    """Add the rules of this module, the more specific ones first."""
    _feet(rules)
    rules.add(_D, rf"(?<!\d\.)(?<!\d)({_NUMBER})({_SCALE})?((?:st|nd|rd|th)\b)?")(_digits)
    starts = {*SMALL, *TENS, "a", "an", *SCALES}
    rules.add(starts, r"[A-Za-z]+")(_words)
    rules.add(ORDINALS, r"[A-Za-z]+")(_ordinal)
    rules.add({word.partition("-")[0] for word in SOFT_WORDS}, r"[A-Za-z]+(?:-[A-Za-z]+)?")(_soft)
    rules.add(("roman",), _ROMAN.pattern)(_roman)


def _feet(rules: Rules) -> None:
    small = "|".join(word for word, value in SMALL.items() if 1 <= value <= 11)

    @rules.add(
        (*_D, *small.split("|")),
        rf"(?i)(?:(?<![\d.,])(\d{{1,3}})|\b({small}))[ -]?(?:feet|foot|ft\.?|')[ -]?(?:(\d{{1,2}})|({small}))"
        r"(?:[ -]?(?:inch(?:es)?\b|in\b|\"|”)|(?=[ ,.;]))",
    )
    def feet_and_inches(m: re.Match[str], scan: Scan) -> int:
        feet = float(m[1]) if m[1] else SMALL[m[2].lower()]
        inches = float(m[3]) if m[3] else SMALL[m[4].lower()]
        if inches >= 12:
            return 0
        value = canonical(feet + inches / 12)
        scan.add(m.start(), m.end(), "number", {plain(value)}, "hard", value, "ft")
        return m.end()


def unit_after(scan: Scan, offset: int) -> tuple[str | None, int]:
    """Return the unit that stands at ``offset`` (a space or hyphen may come first) and where it ends."""
    m = _UNIT.match(scan.lower, offset)
    if not m:
        return None, offset
    first, second, third = m[1], m[2], m[3]
    if first in BEFORE_UNIT and second:
        first, second, third = second, third, None
        begin = m.start(2)
    else:
        begin = m.start(1)
    for parts in ((first, second, third), (first, second), (first,)):
        if None not in parts:
            phrase = " ".join(p for p in parts if p)
            unit = ENGLISH_UNITS.get(phrase) or ENGLISH_UNITS.get(re.split("[./]", phrase)[0])
            if unit in ("m", "km") and _LOST_POWER.match(scan.lower, begin + len(phrase)):
                return None, offset  # "48 m?": a square or cube that an encoding has lost
            if unit and not _COMPARED.match(scan.lower, begin):
                return unit, begin + len(phrase)
    return None, offset


def _digits(m: re.Match[str], scan: Scan) -> int:
    start, text = m.start(), m[1].replace(" ", "").replace(",", "").rstrip(".")
    if len(text) > _LONGEST:
        scan.add(start, m.end(), "code", {Reading("code", text)}, "soft")
        return m.end()
    number = float(text)
    if text.isdigit() and _LEADING_POINT.search(scan.text, max(0, start - 2), start):
        start, number = start - 1, float(f"0.{text}")  # .08 without a zero
    scale_word = (m[2] or "").strip(" -+)")
    scale = _ANY_SCALE[scale_word.lower()] if scale_word else 1.0
    source = scan.text
    sign = _sign(source, start)
    spaced = (m[2] or "")[:1] == " " and len(scale_word) == 1
    if (scale_word == "m" and not sign and number < 1000) or (spaced and not sign):
        scale = 1.0
    end = m.end() if scale != 1 or m[3] or not (scale_word == "m" or spaced) else m.end(1)
    value = canonical(number * scale)
    draft = scan.add(start, end, "ordinal" if m[3] else "number", {plain(value)}, "hard", value)
    draft.scale = scale
    if scale_word in ("m", "M", "b", "B", "k", "K"):
        draft.readings |= plains(canonical(number), canonical(number * _ANY_SCALE[scale_word.lower()]))
    if sign:
        draft.unit = sign
    elif not m[3]:
        draft.unit, draft.unit_end = unit_after(scan, end)
    draft.unit_end = max(draft.unit_end, end)
    _first_months(scan, draft)
    _digit_readings(scan, draft, text, number)
    half = _AND_A_HALF.match(scan.lower, end)
    if half:
        end = draft.end = half.end()
        draft.value = canonical((number + 0.5) * (SCALES[half[1]] if half[1] else scale))
        draft.readings = {plain(draft.value)}
        draft.unit, draft.unit_end = unit_after(scan, end)
    return max(end, draft.unit_end) if draft.unit in ("percent", "point") else end


def _first_months(scan: Scan, draft: Draft) -> None:
    """Read the first or last three, six or nine months as a quarter, a half or three quarters of the year."""
    place = _FIRST.search(scan.lower, max(0, draft.start - 8), draft.start) if draft.unit == "month" else None
    if not place:
        return
    first = place[1] == "first"
    if draft.value == 3:
        draft.readings.add(Reading("quarter", 1.0 if first else 4.0))
    elif draft.value == 6:
        draft.readings.add(Reading("half", 1.0 if first else 2.0))
    elif draft.value == 9 and first:
        draft.readings.add(Reading("quarter", 3.0))


def _sign(text: str, start: int) -> str | None:
    """Return the currency whose sign or code stands before the number."""
    before = text[max(0, start - 4) : start].rstrip()
    return next((SIGNS[before[-n:]] for n in (3, 2, 1) if len(before) >= n and before[-n:] in SIGNS), None)


def _digit_readings(scan: Scan, draft: Draft, text: str, number: float) -> None:
    """Add the readings that hang on what stands beside a number in digits."""
    source, start, value = scan.text, draft.start, draft.value or 0.0
    before = source[max(0, start - 1) : start]
    _other_readings(scan, draft, text)
    if text.isdigit():
        if len(text) > 1 and text[0] == "0":
            draft.readings.add(Reading("code", text))
        if len(text) == 4 and draft.scale == 1:
            if 1000 <= number <= 2100 and not draft.unit and source[start : start + 2] == text[:2]:
                draft.readings |= {Reading("year", number), plain(number % 100)}
                draft.family = "year" if number >= 1400 else "number"
            hour, minute = int(text[:2]), int(text[2:])
            if hour < 24 and minute < 60:
                draft.readings.add(Reading("time", (hour % 12, minute)))
        if before == "'" and len(text) == 2:
            draft.readings |= plains(1900 + value, 2000 + value)
    if before in ("-", "−", "–") and not source[max(0, start - 2) : start - 1].isalnum():
        draft.readings.add(plain(-value))
    if before == "-" and source[max(0, start - 2) : start - 1].isalpha():
        draft.rank = "medium"
    if value == 100 and draft.unit == "percent":
        draft.readings.add(WHOLE)
    if value == 0 and source[draft.end : draft.end + 1] not in tuple("-–—~"):
        draft.rank = "medium"
    if value == 1 and draft.unit not in ("percent", "point"):
        label = draft.family == "ordinal" or scan.lower[max(0, start - 4) : start].strip() in ("no.", "#", "no")
        draft.rank = "soft" if label else "medium"


def _other_readings(scan: Scan, draft: Draft, text: str) -> None:
    """Add what a number may be beside its value: a time of day, a calibre, thousands of a prefixed unit."""
    clock = _POINT_CLOCK.fullmatch(text)
    if clock:
        draft.readings.add(Reading("time", (int(clock[1]) % 12, int(clock[2]))))
    dated = _MONTH_AND_DAY.fullmatch(text) if draft.unit is None and draft.scale == 1 else None
    if dated:
        draft.readings |= {Reading("month", float(dated[1])), Reading("day", float(dated[2]))}
    if scan.text[draft.start : draft.start + 1] == ".":
        draft.readings.add(plain(float(text)))  # a calibre, .357
    prefix = _PREFIXED.match(scan.lower, draft.end) if draft.unit is None else None
    if prefix:
        draft.readings.add(plain(canonical((draft.value or 0.0) * _PREFIX_SCALES[prefix[1]])))


def _words(m: re.Match[str], scan: Scan) -> int:
    """Read a run of number words, or a lone scale word."""
    words, end = _run(m, scan)
    if not words:
        word = m[0].lower()
        if word in SCALES:
            readings: set[Reading] = {plain(SCALES[word]), Reading("size", power_of_ten(SCALES[word]))}
            scan.add(m.start(), m.end(), "size", readings, "soft", SCALES[word])
            return m.end()
        return 0
    value = cardinal(words)
    if value is None:
        return 0
    start, big = m.start(), any(w in SCALES for w in words)
    rank: Rank = "soft" if value in (0, 1) else "hard" if value >= 20 or big else "medium"
    tail = re.compile(r"-([a-z]+)").match(scan.lower, end)
    if tail and tail[1] in ORDINALS and value >= 20 and value % 10 == 0:
        value += ORDINALS[tail[1]]
        scan.add(start, tail.end(), "ordinal", {plain(canonical(value))}, "hard", value)
        return tail.end()
    ordinal = _ordinal_tail(words, value, scan.lower, end)
    if ordinal:
        scan.add(start, ordinal[1], "ordinal", {plain(canonical(ordinal[0]))}, "hard", ordinal[0])
        return ordinal[1]
    draft = scan.add(start, end, "number", {plain(canonical(value))}, rank, canonical(value))
    if 2 <= value <= 20 and _ONE_IN.search(scan.lower, max(0, start - 30), start):
        draft.readings |= fraction_readings(1, value)  # one person in six
    if big:
        draft.scale = SCALES[[w for w in words if w in SCALES][-1]]
    if big and m[0].lower() in ("a", "an"):
        draft.readings.add(Reading("size", power_of_ten(value)))
    half = _AND_A_HALF.match(scan.lower, end)
    if half:
        end = draft.end = half.end()
        draft.value = canonical((value + 0.5) * (SCALES[half[1]] if half[1] else 1))
        draft.readings = {plain(draft.value)}
        draft.unit, draft.unit_end = unit_after(scan, end)
    else:
        draft.unit, draft.unit_end = unit_after(scan, end)
        _first_months(scan, draft)
    return end


def _ordinal_tail(words: list[str], value: float, lower: str, end: int) -> tuple[float, int] | None:
    """Read the ordinal that ends a number in words: one hundred and first, two hundredth."""
    tail = _TAIL.match(lower, end)
    if not tail or tail[2] not in ORDINALS:
        return None
    last = ORDINALS[tail[2]]
    if words[-1] in SCALES and last < 100:
        return value + last, tail.end()
    return (value * last, tail.end()) if last >= 100 and value > 1 and tail[1] != " and " else None


def _run(m: re.Match[str], scan: Scan) -> tuple[list[str], int]:
    """Collect the number words that begin at a match: ("two", "hundred", "and", "five"), and where they end."""
    lower, position, end = scan.lower, m.start(), m.start()
    words: list[str] = []
    joint: tuple[int, int] | None = None
    while len(words) < 24:
        following = _STEP.match(lower, position)
        if not following:
            break
        gap, word = following[1], _SINGULAR.get(following[2], following[2])
        if not words:
            if gap:
                break
            if word in ("a", "an"):
                nxt = _STEP.match(lower, following.end())
                if not nxt or nxt[1] != " " or nxt[2] not in SCALES:
                    break
                word = "one"
            elif word in SCALES:
                break
        elif gap is None or not _continues(words, gap, word, bool(_SCALE_AHEAD.match(lower, following.end()))):
            if word in SCALES and joint:  # "twenty thousand and one hundred thousand" are two numbers
                words, end = words[: joint[0]], joint[1]
            break
        if gap in (" and ", ", "):
            joint = (len(words), end)
        words.append(word)
        position = end = following.end()
    return words, end


def _continues(words: list[str], gap: str, word: str, scaled: bool) -> bool:
    """Tell whether a word goes on with a number; ``scaled`` where hundreds or thousands come up behind it."""
    last = words[-1]
    if word in SCALES:
        larger = word == "hundred" or all(w == "hundred" or SCALES.get(w, 1e99) > SCALES[word] for w in words)
        return gap in (" ", "-") and larger and last != word
    if word not in SMALL and word not in TENS:
        return False
    if gap == " and ":  # "one million and eight hundred thousand", but not "three million and five others"
        return last in ("hundred", "thousand") or (last in ("million", "billion") and scaled)
    if gap == ", ":
        return last in ("thousand", "million", "billion")
    if last in SMALL or (last in TENS and (word in TENS or SMALL[word] > 9)):
        return False
    return cardinal([*words, word]) is not None


def _ordinal(m: re.Match[str], scan: Scan) -> int:
    value = ORDINALS[m[0].lower()]
    rank: Rank = "soft" if value <= 2 else "medium"
    after = re.match(r" ([a-z]+)", scan.lower[m.end() : m.end() + 16])
    if value == 2 and after and after[1] in _RANKED:
        rank = "medium"
    if value == 2 and re.match(r"s? later\b", scan.lower[m.end() : m.end() + 8]):
        return m.end()
    readings: set[Reading] = {plain(value)}
    if 3 <= value <= 10 and scan.lower.startswith(" of ", m.end()):
        readings |= fraction_readings(1, value)  # "the northern third of the state"
    scan.add(m.start(), m.end(), "ordinal", readings, rank, value)
    return m.end()


def _soft(m: re.Match[str], scan: Scan) -> int:
    whole = m[0].lower()
    for word in (whole, whole.partition("-")[0]):
        if word in SOFT_WORDS:
            end = m.start() + len(word)
            scan.add(m.start(), end, "code", SOFT_WORDS[word], "soft")
            return end
    return 0


def _roman(m: re.Match[str], scan: Scan) -> int:
    value = 0
    for letter, following in zip(m[0], f"{m[0][1:]}I", strict=True):
        one = _ROMAN_LETTERS[letter]
        value += -one if one < _ROMAN_LETTERS[following] else one
    scan.add(m.start(), m.end(), "ordinal", {plain(value)}, "soft", value)
    return m.end()
