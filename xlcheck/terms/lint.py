"""What is wrong with glossary files: all of it, not only the first that would end a run."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from xlcheck.errors import GlossaryError
from xlcheck.language.script import HAN, HAN_CHARACTER
from xlcheck.terms.glossary.defects import Defect
from xlcheck.terms.glossary.load import homographs, read_file
from xlcheck.terms.glossary.values import ANY, LIVE, Entry, Glossary
from xlcheck.terms.match.chinese import Finder
from xlcheck.terms.match.english import Rendering
from xlcheck.terms.patterns.written import ordinary
from xlcheck.terms.tried import tried

LATIN = re.compile(r"[A-Za-z]")
SENTENCE = re.compile(r"[。！？；]|\n")
SPACED = re.compile(rf"[{HAN}]\s+[{HAN}]")
LONG = 60
"""A Chinese term of more characters is a sentence that got into the glossary."""

_TEXTS = ("zh", "en", "variants", "forbidden", "not_in")


def lint(paths: Sequence[Path]) -> tuple[list[Defect], list[Entry]]:
    """Return the defects of some files, in their order, and the entries that can be used."""
    defects: list[Defect] = []
    entries: list[Entry] = []
    for path in paths:
        found, own = _lint_file(path)
        defects += found
        entries += own
    for defect in _across(entries):
        defects.append(defect)
    return defects, entries


def _lint_file(path: Path) -> tuple[list[Defect], list[Entry]]:
    defects: list[Defect] = []
    entries: list[Entry] = []
    try:
        for item in read_file(path):
            if isinstance(item, Entry):
                entries.append(item)
            else:
                defects.append(item)
    except GlossaryError as error:
        defects.append(_from_error(path, error))
    for entry in entries:
        defects += _lint_entry(entry)
    defects += homographs(entries)
    defects += _shared(entries)
    defects += _together(entries)
    return sorted(defects, key=lambda d: d.line), entries


def _from_error(path: Path, error: GlossaryError) -> Defect:
    match = re.match(r":(\d+): ", str(error).removeprefix(str(path)))
    text = str(error).removeprefix(str(path))
    return Defect(str(path), int(match[1]) if match else 0, "file", text[match.end() :] if match else text.lstrip(": "))


def _lint_entry(entry: Entry) -> Iterator[Defect]:
    """Yield what is wrong with one entry by itself."""
    if marks := _invisible(entry):
        yield _warning(entry, "invisible", f"{entry.zh}: invisible characters ({', '.join(marks)}): delete them")
    yield from tried(entry)
    if entry.zh == ANY or entry.patterned:
        return
    yield from _lint_chinese(entry)
    if entry.status == "shield":
        if entry.en or entry.variants or entry.forbidden:
            yield _warning(entry, "shield", f"{entry.zh} is a shield: its English is left out of account; delete it")
        return
    yield from _lint_english(entry)


def _warning(entry: Entry, name: str, message: str) -> Defect:
    return Defect(entry.path, entry.line, name, message, "warning")


def _lint_chinese(entry: Entry) -> Iterator[Defect]:
    zh = entry.zh
    if not Finder([zh]).find(zh):
        yield _warning(entry, "never-matches", f"{zh!r} can never be found in a text: it holds no letter or character")
    elif SPACED.search(zh):
        message = f"{zh!r} holds blanks between characters, as texts do not: delete them"
        yield _warning(entry, "never-matches", message)
    if not HAN_CHARACTER.search(zh) and HAN_CHARACTER.search(entry.en):
        message = f"{zh!r} is not Chinese and {entry.en!r} is: are the two columns exchanged?"
        yield _warning(entry, "swapped", message)
    elif len(zh) > LONG or SENTENCE.search(zh):
        message = f"{zh[:20]}…: this is a sentence, not a term: it will hardly be found again"
        yield _warning(entry, "sentence", message)
    if zh in entry.not_in:
        yield _warning(entry, "never-matches", f"{zh} is excluded by its own not_in: give a longer context")


def _lint_english(entry: Entry) -> Iterator[Defect]:
    zh = entry.zh
    for text in ordinary((entry.en, *entry.variants, *entry.forbidden)):
        if text == zh:
            continue
        if not Rendering(text).forms:
            message = f"{zh}: {text!r} can never be found in a text: it holds no word"
            yield _warning(entry, "never-matches", message)
        elif HAN_CHARACTER.search(text) and HAN_CHARACTER.search(zh):
            yield _warning(entry, "chinese", f"{zh}: the rendering {text!r} holds Chinese: write English")
    if entry.status != "deprecated" and not entry.case:
        good = _keys((entry.en, *entry.variants))
        for text in ordinary(entry.forbidden):
            if _keys([text]) & good:
                message = f"{zh}: {text!r} is forbidden, and the check does not tell it from a good rendering"
                yield _warning(entry, "clash", message)


def _invisible(entry: Entry) -> list[str]:
    """Return the names of characters that nobody sees, and that keep a term from being found."""
    found: dict[str, None] = {}
    for field in _TEXTS:
        value = getattr(entry, field)
        for char in value if isinstance(value, str) else "".join(value):
            if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp", "Co", "Cs") or char in "\xa0\u202f\ufffd":
                found[f"U+{ord(char):04X} {unicodedata.name(char, 'control')}"] = None
    return list(found)


def _keys(texts: Iterable[str]) -> set[tuple[str, ...]]:
    return {form.keys for text in texts for form in Rendering(text).forms}


def _together(entries: Sequence[Entry]) -> Iterator[Defect]:
    """Yield what is wrong with entries of one file with the same Chinese: repetitions and contradictions."""
    seen: dict[tuple[object, ...], Entry] = {}
    grouped: dict[str, list[Entry]] = {}
    for entry in entries:
        first = seen.setdefault((entry.zh, entry.en, entry.domain, entry.files, entry.client), entry)
        if first is not entry and entry.zh != ANY:
            message = f"{entry.zh} = {entry.en!r} stands in line {first.line} already: delete one of the two"
            yield Defect(entry.path, entry.line, "duplicate", message, "warning")
        grouped.setdefault(entry.zh, []).append(entry)
    for zh, group in grouped.items():
        if len(group) < 2 or zh == ANY or group[0].patterned:
            continue
        good = _keys(text for e in group if e.status in LIVE for text in (e.en, *e.variants))
        for entry in group:
            bad = entry.forbidden + ((entry.en, *entry.variants) if entry.status == "deprecated" else ())
            others = good - _keys((entry.en, *entry.variants)) if entry.status in LIVE else good
            for text in bad:
                if _keys([text]) & others:
                    message = f"{zh}: {text!r} is forbidden here and good in another line: keep one of the two"
                    yield Defect(entry.path, entry.line, "clash", message, "warning")


def _shared(entries: Sequence[Entry]) -> Iterator[Defect]:
    """Yield which renderings stand for several Chinese terms: readers of the English take these for one thing.

    Terms of one concept (of one line of the file) are one thing, and so is a term and a short form of it (国企 for
    国有企业).
    """
    seen: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        if entry.status != "preferred" or entry.zh == ANY or entry.patterned:
            continue
        key = (" ".join(entry.en.casefold().split()), entry.domain, *entry.files)
        first = seen.setdefault(key, entry)
        if first.zh == entry.zh or first.line == entry.line or _is_short_for(*sorted((first.zh, entry.zh), key=len)):
            continue
        message = (
            f"{entry.en!r} is the rendering of {first.zh} too ({first.path}:{first.line}): English readers cannot "
        )
        message += "tell the two apart; if they are one thing, nothing is to be done"
        yield Defect(entry.path, entry.line, "shared", message, "info")


def _is_short_for(short: str, long: str) -> bool:
    """Return whether all characters of a form stand in a longer one, in their order."""
    rest = iter(long)
    return all(character in rest for character in short)


def _across(entries: Sequence[Entry]) -> Iterator[Defect]:
    """Yield which entries are hidden by a file that comes later."""
    last: dict[str, Entry] = {e.zh: e for e in entries if e.zh != ANY and not e.files}
    for entry in entries:
        winner = last.get(entry.zh, entry)
        if winner.path != entry.path and not entry.files:
            message = f"{entry.zh} is hidden by {winner.path}:{winner.line}, which comes later"
            yield Defect(entry.path, entry.line, "hidden", message, "info")


def unseen(glossary: Glossary, texts: Iterable[str]) -> list[Entry]:
    """Return the entries whose Chinese stands in none of the texts, in their order; shields are left out."""
    finder = Finder(glossary.concepts)
    seen = {occurrence.zh for text in texts for occurrence in finder.find(text)}
    ignored = {ANY, *(e.zh for e in glossary.patterned if e.patterned)}
    return [e for e in glossary.entries if e.zh not in seen and e.zh not in ignored and e.status != "shield"]


def never_seen(entry: Entry) -> Defect:
    """Return an entry that stands in no text as a remark."""
    return Defect(entry.path, entry.line, "unseen", f"{entry.zh} stands in none of the documents", "info")
