"""What both languages write alike: values, and the Latin words and identifiers that a Chinese text keeps.

Deliberately cheap: the aligner needs a hint where a sentence belongs, not the meaning of its numbers, which
`xlcheck.numbers` reads.
"""

from __future__ import annotations

import re
import unicodedata

from xlcheck.language.calendar import MONTH_NAMES, MONTHS
from xlcheck.language.number_words import SCALES, SMALL, TENS

_DIGITS = re.compile(r"\d+(?:[,.]\d+)*")
_LATIN = re.compile(r"[a-z][a-z0-9&.+-]*[a-z0-9]", re.IGNORECASE)
_HAN = re.compile(r"[零〇一二两三四五六七八九十百千万亿]{2,}")
_HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_MYRIADS = {"万": 10**4, "亿": 10**8}
_ENGLISH_WORDS = {**SMALL, **TENS}
_SCALED = re.compile(rf"(?<!\d)(?<!\d[,.])(\d+(?:[,.]\d+)*)[\s-]*({'|'.join(SCALES)})\b", re.IGNORECASE)
_SPELT = re.compile(rf"\b(?:(?:{'|'.join([*_ENGLISH_WORDS, *SCALES])})\b(?:[\s-]+(?:and\s+)?)?)+", re.IGNORECASE)
_MONTH_NAME = "|".join(MONTH_NAMES.values())
_MONTH = re.compile(rf"\b({_MONTH_NAME})\s+\d|\d\s+({_MONTH_NAME})\b", re.IGNORECASE)
_HAN_SCALED = re.compile(r"(?<!\d)(?<!\d[,.])(\d+(?:[,.]\d+)*)\s*([万亿千百]+)")
# Spelt values up to this one are counted by too many sentences to tell anything.
_SMALL = 10


def _value(digits: str) -> float:
    parts = digits.replace(",", "").split(".")
    return float(".".join(parts[:2])) if len(parts) <= 2 else float("".join(parts))


def _name(value: float) -> str:
    return f"{value:.9g}"


_LARGEST = 10**60
"""What a numeral comes to at most; no text counts so far."""


def _han_value(text: str) -> float:
    if all(c in _HAN_DIGITS for c in text):
        return float("".join(str(_HAN_DIGITS[c]) for c in text))
    total = section = digit = 0
    for c in text:
        if c in _HAN_DIGITS:
            digit = _HAN_DIGITS[c]
        elif c in _HAN_UNITS:
            section += (digit or 1) * _HAN_UNITS[c]
            digit = 0
        else:
            total = (total + section + digit) * _HAN_MYRIADS[c] if section or digit else (total or 1) * _HAN_MYRIADS[c]
            total = min(total, _LARGEST)
            section = digit = 0
    return float(total + section + digit)


def chinese_symbols(text: str) -> frozenset[str]:
    """Return the values, as decimal strings, and the Latin words, in lower case, of a Chinese sentence."""
    plain = unicodedata.normalize("NFKC", text)
    found = {_name(_value(match.group())) for match in _DIGITS.finditer(plain)}
    for match in _HAN_SCALED.finditer(plain):
        scale = 1
        for c in match.group(2):
            scale = min(scale * (_HAN_UNITS.get(c) or _HAN_MYRIADS[c]), _LARGEST)
        found.add(_name(_value(match.group(1)) * scale))
    found |= {_name(value) for match in _HAN.finditer(plain) if (value := _han_value(match.group())) > _SMALL}
    return frozenset(found | {match.group().lower() for match in _LATIN.finditer(plain)})


def english_symbols(text: str) -> frozenset[str]:
    """Return the values, as decimal strings, and all words, in lower case, of an English sentence."""
    plain = unicodedata.normalize("NFKC", text)
    found = {_name(_value(match.group())) for match in _DIGITS.finditer(plain)}
    for match in _SCALED.finditer(plain):
        found.add(_name(_value(match.group(1)) * SCALES[match.group(2).lower()]))
    for match in _MONTH.finditer(plain):
        found.add(_name(MONTHS[(match.group(1) or match.group(2)).lower()]))
    found |= {_name(value) for match in _SPELT.finditer(plain) if (value := _spelt_value(match.group())) > _SMALL}
    return frozenset(found | {match.group().lower() for match in _LATIN.finditer(plain)})


def _spelt_value(text: str) -> float:
    total = section = 0
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in _ENGLISH_WORDS:
            section += _ENGLISH_WORDS[word]
        elif word == "hundred":
            section = min((section or 1) * 100, _LARGEST)
        elif word in SCALES:
            total += (section or 1) * SCALES[word]
            section = 0
    return float(total + section)


def telling(symbols: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Return the symbols that are values, or occur on the other side, which has ``others``."""
    return frozenset(s for s in symbols if s[0].isdigit() or s in others)
