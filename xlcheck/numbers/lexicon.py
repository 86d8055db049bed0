"""Chinese words that hold a numeral and are no number: 十分 "very", 统一 "to unify", 三亚 "Sanya".

They come from three places: jieba's dictionary (words with a numeral whose part of speech is not number, measure word
or time; jieba itself is not imported, its text file is scanned once and the result is kept in the user's cache folder),
a table here, and names that a caller adds, such as the slogans of a glossary.
"""

from __future__ import annotations

import importlib.util
import os
import re
import zlib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from xlcheck.numbers import tables

_NUMERAL = "零〇一二三四五六七八九两十百千万亿半双几"
_MEASURE = "所级局幅课号队区厂院县市镇乡街楼层岛科行张件票届期次项条步位排班名户间边站场枚封盘栋章节卷集版本篇套组批倍"
#: An entry of jieba's dictionary: word, frequency, part of speech; m number, q measure word, t time are left out.
_ENTRY = re.compile(rf"^([^\s\d]{{0,11}}[{_NUMERAL}][^\s\d]{{0,11}}) \d+ [^mqt\s]\w*$", re.MULTILINE)
#: Entries that count after all: bare numerals, and a numeral before an everyday measure word (三所, 两层楼, 五级).
_COUNTING = re.compile(f"[{_NUMERAL}]+|[二三四五六七八九十两][{_MEASURE}][楼房人]?")
_LONGEST_WORD = 8

#: Words that jieba calls numbers or does not have.
NOT_NUMBERS = frozenset(tables.classes("not_numbers"))


@cache
def _dictionary() -> frozenset[str]:
    """Return the words of jieba's dictionary that hold a numeral and are no number; empty where jieba is missing."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        return frozenset()
    path = Path(spec.origin).with_name("dict.txt")
    try:
        state = path.stat()
    except OSError:
        return frozenset()
    rules = zlib.crc32(f"{_ENTRY.pattern}{_COUNTING.pattern}".encode())
    kept = _cache_file(f"{rules:08x}-{state.st_size}-{state.st_mtime_ns}")
    try:
        return frozenset(kept.read_text(encoding="utf-8").split("\n"))
    except (OSError, ValueError):
        pass
    try:
        entries = _ENTRY.findall(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return frozenset()
    words = sorted(w for w in set(entries) if len(w) > 1 and not _COUNTING.fullmatch(w))
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        part = kept.with_name(f"{kept.name}.{os.getpid()}")
        part.write_text("\n".join(words), encoding="utf-8")
        part.replace(kept)
    except OSError:
        pass  # a folder that cannot be written only costs the scan again
    return frozenset(words)


def _cache_file(key: str) -> Path:
    if chosen := os.environ.get("XLCHECK_CACHE"):
        return Path(chosen) / f"numeral-words-{key}.txt"
    home = Path(os.environ.get("HOME") or os.environ.get("USERPROFILE") or Path.home())
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "xlcheck" / f"numeral-words-{key}.txt"


class Lexicon:
    """The words that hold a numeral and are no number."""

    __slots__ = ("_heads", "_words")

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._words = _dictionary() | NOT_NUMBERS | frozenset(names)
        self._heads = frozenset(word[:2] for word in self._words)

    def covers(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the longest word of the lexicon that reaches over ``text[start:end]``, None where there is none."""
        words, heads = self._words, self._heads
        best: tuple[int, int] | None = None
        for first in range(max(0, start - 5), start + 1):
            if text[first : first + 2] not in heads:
                continue
            for last in range(min(len(text), first + _LONGEST_WORD), max(end, first + 2) - 1, -1):
                if text[first:last] in words:
                    if best is None or last - first > best[1] - best[0]:
                        best = (first, last)
                    break
        return best


@lru_cache(maxsize=8)
def lexicon_with(names: frozenset[str] = frozenset()) -> Lexicon:
    """Return the lexicon with added names; the same one for the same names."""
    return Lexicon(names)
