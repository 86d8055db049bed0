"""Names in Latin letters against the characters that they stand for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from xlcheck.names.readings import readings, syllables
from xlcheck.names.surnames import READINGS

_INITIALS: Mapping[str, tuple[str, ...]] = {
    # Hanyu Pinyin: Wade-Giles without its apostrophe, Tongyong
    "zh": ("ch", "jh"), "ch": ("ch",), "sh": ("sh",), "b": ("p", "b"), "p": ("p",), "d": ("t", "d"), "t": ("t",),
    "g": ("k", "g"), "k": ("k",), "j": ("ch", "j"), "q": ("ch", "c"), "x": ("hs", "s", "sh"), "r": ("j", "r"),
    "z": ("ts", "tz", "z"), "c": ("ts", "tz", "c"), "s": ("s", "ss", "sz"),
}  # fmt: skip
_FINALS: Mapping[str, tuple[str, ...]] = {
    "i": ("i", "ih", "u", "ee"), "ian": ("ien", "ian"), "ie": ("ieh", "ie"), "iong": ("iung", "yong"),
    "ong": ("ung", "ong"), "ve": ("ueh", "ue", "yue"), "ue": ("ueh", "yue", "ue"), "uo": ("o", "uo"),
    "ui": ("uei", "ui"),
    "un": ("un", "wun", "yun"), "e": ("o", "e", "eh"), "er": ("erh",), "iu": ("iou", "iu"), "v": ("u", "yu", "yue"),
    "u": ("u", "yu"), "uan": ("uan", "yuan"), "eng": ("eng", "ong"), "en": ("en", "un"),
}  # fmt: skip
_WHOLE: Mapping[str, tuple[str, ...]] = {
    "yi": ("i", "yi", "yih"), "yan": ("yen", "yan"), "ye": ("yeh",), "yong": ("yung",), "you": ("yu", "yo"),
    "wen": ("wun",), "wei": ("wei",), "er": ("erh",), "si": ("ssu", "szu", "sih"), "zi": ("tzu", "zih"),
    "ci": ("tzu", "cih"), "zhi": ("chih", "jhih"), "chi": ("chih",), "shi": ("shih",), "ri": ("jih", "rih"),
    "he": ("ho",), "ke": ("ko",), "ge": ("ko",), "lv": ("lyu", "lu", "lue"), "nv": ("nyu", "nu"), "yu": ("yu", "yuh"),
}  # fmt: skip
"""Wade-Giles (Taiwan, older texts) and Tongyong Pinyin (Taiwan) by the parts of a syllable. What two syllables share in
these systems is no evidence against either."""


def fold(text: str) -> str:
    """Return the letters of a romanised name, in small letters, without tones, hyphens, apostrophes and blanks."""
    split = unicodedata.normalize("NFD", text).casefold().replace("u\u0308", "v")
    return "".join(c for c in split if "a" <= c <= "z")


@cache
def pinyin(syllable: str) -> frozenset[str]:
    """Return how a syllable is written in Hanyu Pinyin: ü may be v, u or yu."""
    if "v" not in syllable:
        return frozenset({syllable})
    return frozenset({syllable, syllable.replace("v", "u"), syllable.replace("v", "yu")})


@cache
def elsewhere(syllable: str) -> frozenset[str]:
    """Return how a syllable of Hanyu Pinyin is written in Wade-Giles and Tongyong, without marks."""
    size = 2 if syllable[:2] in ("zh", "ch", "sh") else 1 if syllable[:1] not in "aeiouyw" else 0
    initial, final = syllable[:size], syllable[size:]
    found = {one + other for one in _INITIALS.get(initial, (initial,)) for other in _FINALS.get(final, (final,))} | set(
        _WHOLE.get(syllable, ())
    )
    return frozenset(found) - {""}


def spells(letters: str, characters: str, *, any_system: bool = False) -> bool:
    """Return whether folded letters are a reading of some characters, one syllable each."""
    ends = {0}
    for character in characters:
        written = {
            spelling
            for syllable in readings(character)
            for spelling in (pinyin(syllable) | elsewhere(syllable) if any_system else pinyin(syllable))
        }
        ends = {end + len(one) for end in ends for one in written if letters.startswith(one, end)}
        if not ends:
            return False
    return len(letters) in ends


def divisions(letters: str, most: int = 3) -> list[tuple[str, ...]]:
    """Return the ways to divide folded letters into up to ``most`` syllables of Hanyu Pinyin."""
    return [] if not letters else [way for way in _ways(letters, most) if way]


def _ways(letters: str, most: int) -> Iterable[tuple[str, ...]]:
    if not letters:
        yield ()
    elif most:
        for size in range(min(6, len(letters)), 0, -1):
            if letters[:size] in syllables():
                for rest in _ways(letters[size:], most - 1):
                    yield (letters[:size], *rest)


def in_pinyin(name: str, surname: str) -> str | None:
    """Return a Chinese name in Hanyu Pinyin as the mainland writes it, or None where a character has several readings.

    The surname is read as surnames are.
    """
    heads = READINGS.get(surname) or _only(surname)
    given = _only(name[len(surname) :])
    if not given or len(heads) != 1:
        return None
    return f"{heads[0].replace('v', 'ü').capitalize()} {given[0].replace('v', 'ü').capitalize()}"


def _only(characters: str) -> tuple[str, ...]:
    """Return the one reading of some characters as one word, or nothing."""
    word = ""
    for character in characters:
        found = readings(character)
        if len(found) != 1:
            return ()
        word += ("'" if word and found[0][0] in "aeo" else "") + found[0]
    return (word,)
