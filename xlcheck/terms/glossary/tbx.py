"""Term bases in XML: TBX v2 and v3 in both styles (ISO 30042:2008 and 2019, Core, Basic and larger) and MultiTerm."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from xlcheck.errors import GlossaryError
from xlcheck.files.columns import language_of
from xlcheck.files.elements import Node, elements
from xlcheck.files.xml import chunks
from xlcheck.terms.glossary.concepts import FALSE, TRUE, Term, entries, status_of, unique
from xlcheck.terms.glossary.defects import Defect, PassedOver
from xlcheck.terms.glossary.files import MAX_BYTES, as_glossary
from xlcheck.terms.glossary.table import CANONICAL, LISTS
from xlcheck.terms.glossary.values import STATUSES, Entry

ENTRY = frozenset({"termEntry", "conceptEntry", "conceptGrp"})
LANG = frozenset({"langSet", "langSec", "languageGrp"})
TERM = frozenset({"tig", "ntig", "termSec", "termGrp"})

CATEGORIES: Mapping[str, str] = {
    "note": "note",
    "definition": "note",
    "description": "note",
    "usagenote": "note",
    "comment": "note",
    "subjectfield": "domain",
    "subject": "domain",
    "domain": "domain",
    "source": "source",
    "reference": "source",
    "client": "client",
    "customer": "client",
    "customersubset": "client",
    "administrativestatus": "status",
    "usagestatus": "status",
    "normativeauthorization": "status",
    "termstatus": "status",
    "status": "status",
    "partofspeech": "pos",
    "casesensitive": "case",
    "casesensitivity": "case",
    "forbidden": "forbidden",
    "translationneeded": "translatable",
    "translatable": "translatable",
}
"""Data categories, by the value of ``type`` or by the element, and the columns they are."""

POS: Mapping[str, str] = {
    "noun": "NP",
    "verb": "VP",
    "adjective": "ADJP",
    "adverb": "adv",
    "propernoun": "name",
}
"""Parts of speech of TBX, and what they are called here."""

MARK = "xlcheck: "
"""A note that begins so holds what TBX-Basic has no place for, as JSON; `written` makes it."""

FIELDS = CANONICAL


def read_termbase(path: Path) -> Iterator[Entry | Defect]:
    """Yield the entries of a term base in XML; a concept without Chinese or without English is passed over.

    Raises:
        GlossaryError: if the file is no XML, a hostile one, or none of the formats; with its line.
    """
    concepts = 0
    some = False
    passed = PassedOver()
    with as_glossary():
        for node in elements(chunks(path, None, MAX_BYTES), path, ENTRY):
            concepts += 1
            for item in _concept(str(path), node, passed):
                some = True
                yield item
    yield from passed.said(str(path)) if some else ()
    if not concepts:
        raise GlossaryError(f"{path}: no terms in it: this is neither TBX nor MultiTerm XML; export it as TBX or CSV")
    if not some:
        raise GlossaryError(f"{path}: none of its {concepts} concepts has both Chinese and English: export both")


def _concept(path: str, node: Node, passed: PassedOver) -> Iterator[Entry | Defect]:
    said = _said(node)
    found, defects = _terms_of(path, node, said)
    yield from defects
    marked = [note for note in said.get("note", ()) if note.startswith(MARK)]
    base = Entry(
        "",
        domain="; ".join(unique(said.get("domain", ()))),
        note="; ".join(unique(n for n in said.get("note", ()) if n not in marked)),
        source="; ".join(unique(said.get("source", ()))),
        client="; ".join(unique(said.get("client", ()))),
        path=path,
        line=node.line,
    )
    kept = any(value.casefold() in FALSE for value in said.get("translatable", ()))
    made = entries(found["zh"], found["en"], base, kept=kept)
    if not marked:
        if not made:
            passed.look(node.line, found["zh"], found["en"])
        yield from (e for e in made if e.en or e.forbidden)
        return
    entry = made[0] if made else base
    try:
        yield entry._replace(**_extras(marked[0]))
    except ValueError as error:
        yield Defect(path, node.line, "note", f"the note {marked[0][:60]!r} cannot be read ({error}): delete it")


_OF_CONCEPT = ("note", "source", "client", "domain")
"""What is said of a language or a term and is kept for the concept."""


def _terms_of(path: str, node: Node, said: dict[str, list[str]]) -> tuple[dict[str, list[Term]], list[Defect]]:
    """Return the terms of a concept by language, and what is wrong with them; add what they say to ``said``."""
    found: dict[str, list[Term]] = {"zh": [], "en": [], "": []}
    defects = []
    sections = [child for child in node.children if child.name in LANG]
    for section in sections or [child for child in node.walk() if child.name in LANG]:
        lang = _language(section)
        holders = [child for child in section.children if child.name in TERM]
        if lang and len(section.children) > len(holders):
            _add(said, _said(section))
        for holder in holders:
            term = next((child for child in holder.children if child.name == "term"), None)
            if term is None:  # an ntig holds a termGrp
                term = next((child for child in holder.walk() if child.name == "term"), None)
            text = unwrapped(term.text) if term else ""
            if not text:
                continue
            own = _said(holder) if len(holder.children) > 1 or term not in holder.children else {}
            made, defect = _term(path, holder.line, text, own)
            found[lang].append(made)
            if lang:
                defects += [defect] if defect else []
                _add(said, own)
    return found, defects


def _add(said: dict[str, list[str]], own: Mapping[str, list[str]]) -> None:
    for key in _OF_CONCEPT:
        if key in own:
            said.setdefault(key, []).extend(own[key])


def _language(section: Node) -> str:
    child = next((c for c in section.children if c.name == "language"), None)
    names = [section.attributes.get("lang", "")]
    if child is not None:
        names += [child.attributes.get("lang", ""), child.attributes.get("type", "")]
    return next((lang for name in names if (lang := language_of(name))), "")


def _said(node: Node) -> dict[str, list[str]]:
    """Return what is said of an element, and not of languages or terms within it, by column."""
    found: dict[str, list[str]] = {}

    def look(parent: Node) -> None:
        for child in parent.children:
            if child.name in LANG or (child.name in TERM and node.name not in TERM):
                continue
            kind = child.attributes.get("type") or child.name
            column = _category(kind)
            if column and child.text and (column == "note" or not child.children):
                found.setdefault(column, []).append(unwrapped(child.text))
            else:
                look(child)

    look(node)
    return found


@lru_cache(maxsize=1024)
def _category(kind: str) -> str:
    return CATEGORIES.get(_letters(kind), "")


def _letters(name: str) -> str:
    """Return the letters of the name of a category or a value: Part of speech, partOfSpeech, Proper Noun."""
    return re.sub(r"[^a-z]", "", name.casefold())


def _term(path: str, line: int, text: str, said: Mapping[str, list[str]]) -> tuple[Term, Defect | None]:
    status, defect = "", None
    for value in said.get("status", ()):
        if status_of(value) is None:
            message = f"{value!r} of {text} is no status that is known: it counts as preferred"
            defect = Defect(path, line, "status", message, "warning")
        else:
            status = value
            break
    if any(value.casefold() in TRUE for value in said.get("forbidden", ())):
        status = "deprecated"
    pos = next(iter(said.get("pos", ())), "")
    case = any(value.casefold() in TRUE for value in said.get("case", ()))
    name = _letters(pos)
    return Term(text, status, case, POS.get(name, "" if name == "other" else pos)), defect


def _extras(note: str) -> dict[str, Any]:
    """Return the fields that a note of ours holds.

    Raises:
        ValueError: if it holds anything else.
    """
    fields = json.loads(note.removeprefix(MARK))
    if not isinstance(fields, dict) or not fields.keys() <= set(FIELDS):
        raise ValueError("it is not one of xlcheck's")
    for name, value in fields.items():
        right = (
            isinstance(value, bool)
            if name == "case"
            else isinstance(value, list) and all(isinstance(v, str) for v in value)
            if name in LISTS
            else isinstance(value, str)
        )
        if not right or (name == "status" and value not in STATUSES):
            raise ValueError(f"{name} is {value!r}")
        json.dumps(value, ensure_ascii=False).encode()  # no half characters
    return {name: tuple(value) if name in LISTS else value for name, value in fields.items()}


_INDENTED = re.compile(r"\n[ \t]")
_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_POS_BACK = {ours: theirs for theirs, ours in POS.items()} | {
    "N": "noun", "noun": "noun", "v": "verb", "verb": "verb", "adj": "adjective", "adjective": "adjective",
    "adjp": "adjective", "adverb": "adverb", "name": "noun", "person": "noun", "名词": "noun", "動詞": "verb",
    "名詞": "noun", "动词": "verb", "形容词": "adjective", "形容詞": "adjective", "副词": "adverb", "副詞": "adverb",
}  # fmt: skip


class Plain:
    """An entry as TBX-Basic has it, and what of the entry is lost in that."""

    def __init__(self, entry: Entry) -> None:
        self.zh = [Term(text)] if (text := clean(entry.zh)) and entry.zh != "*" else []
        self.pos = _POS_BACK.get(entry.pos) or _POS_BACK.get(entry.pos.casefold(), "")
        good = {"preferred": "preferred", "admitted": "admitted", "deprecated": "deprecated"}.get(entry.status, "")
        rest = "deprecated" if entry.status == "deprecated" else "admitted" if good else ""
        self.en = [Term(clean(entry.en), good, pos=POS.get(self.pos, ""))]
        self.en += [Term(clean(text), rest) for text in entry.variants]
        self.en += [Term(clean(text), "deprecated") for text in entry.forbidden]
        self.en = [term for term in self.en if term.text]
        self.domain, self.source, self.client = clean(entry.domain), clean(entry.source), clean(entry.client)
        self.note = "" if entry.note.startswith(MARK) else clean(entry.note)
        base = Entry("", domain=self.domain, note=self.note, source=self.source, client=self.client)
        made = entries(self.zh, self.en, base)
        self.back = made[0] if made else base

    def lost(self, entry: Entry) -> dict[str, object]:
        """Return the fields that reading this again would not give."""
        return {name: getattr(entry, name) for name in FIELDS if getattr(entry, name) != getattr(self.back, name)}


def clean(text: str) -> str:
    """Return a text as it comes back from XML, without the characters that XML cannot hold."""
    return unwrapped(_ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip())


def unwrapped(text: str) -> str:
    """Return a text without the ends of lines that an indented file has within it."""
    if "\n" not in text:
        return text
    return " ".join(line.strip(" \t") for line in text.split("\n")) if _INDENTED.search(text) else text


def as_json(fields: Mapping[str, object]) -> str:
    """Return the note that holds some fields."""
    return MARK + json.dumps(fields, ensure_ascii=True) if fields else ""


def plain_entries(items: Iterable[Entry]) -> Iterator[tuple[Plain, str]]:
    """Yield each entry as TBX has it, and the note with what TBX has no place for."""
    for entry in items:
        one = Plain(entry)
        yield one, as_json(one.lost(entry))
