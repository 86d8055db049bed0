"""Chinese characters in an English text: which of them are left over, and which are meant to be there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from xlcheck.language.function_words import function_words
from xlcheck.language.script import HAN, HAN_CHARACTER, count_han, is_han
from xlcheck.model import Confidence, Span

_KANA = "[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f]"
_RUN = re.compile(rf"[{HAN}](?:[0-9.%，。、；：·—“”‘’《》〈〉「」！？\s]*[{HAN}])*")

_ADDRESS = re.compile(r"(?:://|www\.|@|\.(?:com|cn|org|net|html?)\b)\S*$")
"""The beginning of an address or a path that runs on into Chinese."""
_WINDOW = 120
"""Characters around a run that are looked at."""
_CUE = re.compile(
    r"\b(?:Chinese|Mandarin|Cantonese|Pinyin|Hanzi|Kanji|characters?|ideograms?|literally|written(?: as)?)\b"
    r"[\s\w,]{0,24}[:\"'“‘(（《\s]*$",
    re.IGNORECASE,
)
"""Words after which an English text shows Chinese on purpose."""
_GLOSSED = re.compile(r"[\"”’'」』》]*\s*[(（]\s*[\"“‘']?[A-Za-zü]")
"""What explains the run before it: "小康 (moderately prosperous)"."""
_OPEN, _CLOSE = "(（[［【", ")）]］】"
_QUOTES = ("\"“‘'「『", "\"”’'」』")
_GLOSS = 30
"""Characters of Chinese from which a bracket is no longer the gloss of a name or a term."""

_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|[aeiouvü])"
)
_BEFORE = 100
_WORDS = re.compile(r"(?:[A-Za-zü'’-]++[ ,]*+){1,4}$")

_WORD = re.compile(r"(?<![\w$@./_-])[A-Za-z]+(?:['’][a-z]+)?(?![\w/@_(-])")
_SENTENCE = 5  # words from which a text may be a sentence
_FEWEST = 2  # of them, those that make a sentence out of English nouns and verbs
_CITED = re.compile(
    r"\bet al\b|\bdoi\b|\bISBN\b|\bpp?\.\s?\d|\bvol(?:ume)?\b|\bno\.\s?\d|\(\d{4}[a-z]?\)|\b\d{4};|\[[JMCDNRPS]\]",
    re.IGNORECASE,
)
"""What a bibliography has beside the title of a work, which nobody translates."""


@dataclass(frozen=True, slots=True)
class Remnant:
    """A run of Chinese that nothing in its English sentence explains. ``span`` counts from the sentence's start."""

    text: str
    span: Span
    confidence: Confidence


def remnants(text: str) -> Iterator[Remnant]:
    """Yield the runs of Chinese characters of an English sentence that are neither a gloss nor shown on purpose."""
    for start, end in _runs(text):
        if not _GLOSSED.match(text, end):
            yield Remnant(text[start:end], Span(start, end), _confidence(text, start, end))


def mostly_chinese(text: str, share: float = 0.5) -> bool:
    """Return whether Chinese that is not meant makes up at least ``share`` of the letters of an English sentence.

    Capitals are left out: "GDP" and "CEO" stand in Chinese sentences as well.
    """
    han = sum(count_han(text[start:end]) for start, end in _runs(text))
    return han > 0 and han >= share * (han + sum(map(str.islower, text)))


def in_english(text: str) -> bool:
    """Return whether a text is English prose: words of a sentence around the others, and no Chinese.

    A name, a command, the signature of a function or a heading of nouns is not; neither is a work that is cited.
    """
    if HAN_CHARACTER.search(text) or _CITED.search(text):
        return False
    words = _WORD.findall(text)
    return len(words) >= _SENTENCE and sum(word.lower() in function_words("grammar") for word in words) >= _FEWEST


def _runs(text: str) -> Iterator[tuple[int, int]]:
    for match in _RUN.finditer(text):
        start, end = match.span()
        before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
        meant = (
            _ADDRESS.search(before)
            or _japanese(before, after)
            or _bracketed(before, after, end - start)
            or _CUE.search(before)
            or _romanised(before, match[0])
        )
        if not meant:
            yield start, end


def _japanese(before: str, after: str) -> bool:
    return bool(re.search(f"{_KANA}$", before) or re.match(_KANA, after))


def _bracketed(before: str, after: str, length: int) -> bool:
    """Return whether the run stands in brackets right after English: "xiaokang (小康)", "the Games (亚运会, 2023)"."""
    opening = max(before.rfind(mark) for mark in _OPEN)
    if opening < 0 or length > _GLOSS or any(mark in before[opening:] for mark in _CLOSE):
        return False
    return any(mark in after for mark in _CLOSE) and any(c.isascii() and c.isalnum() for c in before[:opening][-3:])


def _romanised(before: str, run: str) -> bool:
    """Return whether the words before the run spell it: "Wang Ming 王明", "Chan Tai Man 陳大文", "the hukou 户口".

    Capitals may do so in any system; small letters must be its pinyin, or "some" before 政府 would be taken for two
    syllables.
    """
    # Not at the top: comparing the files of a run, which counts characters, needs no names.
    from xlcheck.names.romanise import fold, spells

    characters = "".join(filter(is_han, run))
    found = _WORDS.search(before[-_BEFORE:])
    if not found or not 2 <= len(characters) <= 4:
        return False
    words = re.findall(r"[A-Za-zü]+", found[0])
    pattern = re.compile(rf"(?:{_SYLLABLE}){{{len(characters)}}}")
    for count in range(1, len(words) + 1):
        letters = "".join(words[-count:])
        if spells(fold(letters), characters) or (letters[0].isupper() and pattern.fullmatch(letters.lower())):
            return True
    return False


def _confidence(text: str, start: int, end: int) -> Confidence:
    quoted = text[start - 1 : start] in _QUOTES[0] and text[end : end + 1] in _QUOTES[1] if start else False
    return "medium" if quoted or end - start < 2 else "high"
