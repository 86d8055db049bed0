"""What a glossary is: entries, and the concepts that entries with the same Chinese term make together."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from typing import Literal, NamedTuple, get_args

from xlcheck.language.folding import fold
from xlcheck.terms.patterns.written import ordinary, written

Status = Literal["preferred", "admitted", "keep", "deprecated", "proposed", "shield"]
STATUSES: tuple[Status, ...] = get_args(Status)

LIVE = frozenset({"preferred", "admitted", "keep"})
"""Statuses of which the renderings are good."""

NAME = "name"
"""The ``pos`` of a proper name (a plan, a slogan, a body): a numeral in it is part of the name, not a quantity."""

PERSON = "person"
"""The ``pos`` of a person's name, of which the surname comes first in the rendering."""

VERB = "vp"
"""The ``pos`` of a verb phrase, of which the English is inflected."""

VERBS = frozenset({VERB, "v", "verb", "动词", "動詞"})
NOUNS = frozenset({"np", "n", "noun", "name", "person", "proper noun", "propernoun", "名词", "名詞"})
"""What verbs and nouns are called in the column ``pos``, in lower case."""

LOOSE = VERBS | {"adj", "adjp", "adjective", "adv", "adverb", "clause", "形容词", "形容詞", "副词", "副詞"}
"""Parts of speech that translators turn into other ones: the absence of their words says little."""

NUMERAL = re.compile(r"[0-9０-９〇零一二三四五六七八九十百千万亿两双]")


ANY = "*"
"""The ``zh`` of an entry of which the forbidden renderings are wrong in every sentence, whatever the Chinese."""


class Entry(NamedTuple):
    r"""One line of a glossary file.

    ``en`` is the rendering, ``variants`` are others that are just as good, ``forbidden`` those that are wrong for this
    term. ``status``: preferred and admitted renderings are good; the ``en`` of a deprecated entry is a forbidden one;
    a proposed entry waits for a person and never gives more than a hint; a shield has no rendering, its Chinese
    swallows a look-alike; with keep the term is not translated, and ``en`` equals ``zh``. With ``case`` the rendering
    must stand with its capitals.

    ``domain`` and ``files`` (patterns of paths) say where an entry holds, ``not_in`` where it does not: within these
    longer Chinese texts, or in a sentence that holds one of them. It holds ``near`` these Chinese words only, where any
    are given. ``client`` is for whom it was made. ``examples`` are pairs of sentences, ``Chinese | English``, that are
    right by this entry, ``counterexamples`` those that it must find wrong. ``shipped`` is true of what comes with
    xlcheck, which nobody chose for the document at hand.

    Any of ``zh``, ``en``, ``variants`` and ``forbidden`` may be a pattern, ``/第(\d+)条/``, where the Chinese is one
    or any, ``near`` and ``not_in`` as well.
    """

    zh: str
    en: str = ""
    variants: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    status: Status = "preferred"
    pos: str = ""
    domain: str = ""
    case: bool = False
    note: str = ""
    source: str = ""
    not_in: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    client: str = ""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    path: str = ""
    line: int = 0
    shipped: bool = False

    @property
    def kept(self) -> bool:
        """Whether the term stands in the English as it does in the Chinese."""
        return self.status == "keep"

    @property
    def patterned(self) -> bool:
        """Whether the Chinese or a good rendering is a pattern, so that the entry is no term."""
        if "/" not in self.zh and "/" not in self.en and not self.variants:
            return False
        return any(text[:1] == "/" and written(text) for text in (self.zh, self.en, *self.variants))

    @property
    def has_patterns(self) -> bool:
        """Whether anything of the entry is a pattern: of an ordinary term, a forbidden rendering."""
        return self.patterned or any(text[:1] == "/" and written(text) for text in self.forbidden)


class Concept(NamedTuple):
    """All that a glossary says about one Chinese term.

    ``good`` are its accepted renderings, the preferred one first; ``bad`` the forbidden ones. ``binding`` is false
    where only proposed entries speak, and ``shield`` true where the term is there to swallow a look-alike.
    """

    zh: str
    good: tuple[str, ...]
    bad: tuple[str, ...]
    entries: tuple[Entry, ...]
    binding: bool = True
    shield: bool = False

    @property
    def shipped(self) -> bool:
        """Whether the term is one of those that come with xlcheck."""
        return all(e.shipped for e in self.entries)

    @property
    def kept(self) -> bool:
        """Whether the term is not translated."""
        return any(e.kept for e in self.entries)

    @property
    def preferred(self) -> tuple[str, ...]:
        """The preferred renderings; several where the Chinese is a homograph: 网络 is a network, or the web."""
        return tuple(dict.fromkeys(e.en for e in self.entries if e.status == "preferred")) or self.good[:1]

    @property
    def homograph(self) -> bool:
        """Whether the Chinese stands for several things, each with a rendering of its own."""
        return len(self.preferred) > 1

    @property
    def told_apart(self) -> bool:
        """Whether the place has to be looked at to know what the Chinese stands for there, if anything."""
        return any(e.near for e in self.entries) or self.homograph

    @property
    def not_in(self) -> tuple[str, ...]:
        """The Chinese contexts in which the term is something else; those of a homograph are each a sense's own."""
        return () if self.homograph else tuple(text for e in self.entries for text in e.not_in)

    @property
    def case(self) -> bool:
        """Whether some of the renderings must stand with their capitals."""
        return any(e.case for e in self.entries)

    @property
    def cased(self) -> tuple[str, ...]:
        """The good renderings that must stand with their capitals: of a homograph, those of one thing may."""
        others = {text for e in self.entries if not e.case for text in (e.en, *e.variants)} if self.homograph else ()
        return tuple(text for text in self.good if text not in others)

    @property
    def verbal(self) -> bool:
        """Whether the term is a verb phrase, whose English is inflected."""
        return any(e.pos.casefold() in VERBS for e in self.entries)

    @property
    def loose(self) -> bool:
        """Whether the term is no noun, and so likely to be rendered freely."""
        return any(e.pos.casefold() in LOOSE for e in self.entries)

    @property
    def person(self) -> bool:
        """Whether the term is a person's name, which goes on as a surname alone."""
        persons = [e.pos.casefold() == PERSON for e in self.entries]
        return all(persons) if self.homograph else any(persons)


@dataclass(frozen=True, eq=False)
class Glossary:
    """Entries in their order. What is needed to match them is made on first use and kept.

    It is the same as itself alone, so that what is made of it can be kept by it; ``digest`` compares contents.
    """

    entries: tuple[Entry, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries)

    @cached_property
    def number_names(self) -> frozenset[str]:
        """The Chinese names of plans, slogans and bodies that carry numerals, which are no quantities."""
        return frozenset(e.zh for e in self.entries if e.pos.casefold() == NAME and NUMERAL.search(fold(e.zh)))

    @cached_property
    def digest(self) -> str:
        """A hash of all that can change a finding, the same for the same entries in the same order."""
        hashed = hashlib.sha256()
        for e in self.entries:
            fields: tuple[str, ...] = (e.zh, e.en, *e.variants, "", *e.forbidden, "", e.status, e.pos, str(e.case))
            if e.shipped:
                fields += ("shipped",)
            if e.not_in or e.files or e.near or e.domain:
                fields += (*e.not_in, "", *e.files, "", *e.near, "", e.domain)
            hashed.update("\x1f".join(fields).encode() + b"\x1e")
        return hashed.hexdigest()[:12]

    @cached_property
    def concepts(self) -> Mapping[str, Concept]:
        """The concepts by their Chinese term."""
        return _Concepts(self.entries)

    @cached_property
    def anywhere(self) -> tuple[Entry, ...]:
        """The entries of which the forbidden renderings are wrong in every sentence."""
        return tuple(e for e in self.entries if e.zh == ANY)

    @cached_property
    def patterned(self) -> tuple[Entry, ...]:
        """The entries with patterns, on either side or forbidden."""
        return tuple(e for e in self.entries if e.has_patterns)

    def limited(self, paths: Iterable[str] = (), domains: Iterable[str] = ()) -> Glossary:
        """Return the entries that hold for a document.

        ``paths`` are those of its two sides; an entry with ``files`` holds where one of its patterns fits one of them,
        ``*`` standing for any characters, ``/`` among them. With ``domains`` only entries of these and entries without
        a domain hold; those of a named domain are as good as listed by the user, also where they come with xlcheck.
        """
        names = [path.replace("\\", "/") for path in paths]
        wanted = {domain.casefold() for domain in domains}

        def holds(entry: Entry) -> bool:
            if wanted and entry.domain and entry.domain.casefold() not in wanted:
                return False
            return not entry.files or any(_fits(name, pattern) for pattern in entry.files for name in names)

        kept = tuple(filter(holds, self.entries)) if wanted or self._has_files else self.entries
        if wanted:
            return Glossary(tuple(e._replace(shipped=e.shipped and not e.domain) for e in kept))
        return self if len(kept) == len(self.entries) else Glossary(kept)

    @cached_property
    def _has_files(self) -> bool:
        return any(entry.files for entry in self.entries)

    def merged(self, other: Glossary) -> Glossary:
        """Return both glossaries as one, in which a term of the other hides the same term of this one."""
        theirs = {e.zh for e in other.entries if not e.files} - {ANY}
        return Glossary(tuple(e for e in self.entries if e.zh not in theirs) + other.entries)


class _Concepts(Mapping[str, Concept]):
    """Concepts that are made when they are asked for: of a large glossary few stand in one text."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[str, Entry | list[Entry]] = {}
        self._made: dict[str, Concept] = {}
        for entry in entries:
            if entry.patterned:
                continue
            first = self._entries.setdefault(entry.zh, entry)
            if first is not entry:
                if isinstance(first, Entry):
                    self._entries[entry.zh] = [first, entry]
                else:
                    first.append(entry)
        self._entries.pop(ANY, None)

    def __getitem__(self, zh: str) -> Concept:
        if zh not in self._made:
            entries = self._entries[zh]
            self._made[zh] = concept_of(zh, [entries] if isinstance(entries, Entry) else entries)
        return self._made[zh]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def _fits(path: str, pattern: str) -> bool:
    """Return whether a pattern fits a path, or its end from a folder on."""
    return fnmatchcase(path, pattern) or fnmatchcase(path, f"*/{pattern}")


def concept_of(zh: str, entries: Sequence[Entry]) -> Concept:
    """Return all that some entries with the same Chinese say."""
    if len(entries) == 1 and entries[0].status in LIVE:  # nearly all
        only = entries[0]
        renderings = (only.zh if only.kept else only.en, *only.variants)
        return Concept(zh, renderings, ordinary(t for t in only.forbidden if t not in renderings), (only,))
    order = sorted(entries, key=lambda e: STATUSES.index(e.status))
    live = [e for e in order if e.status in LIVE]
    speaking = live or [e for e in order if e.status == "proposed"]
    good = _unique(text for e in speaking for text in (e.zh if e.kept else e.en, *e.variants))
    good += tuple(t for e in order if e.status == "proposed" for t in (e.en, *e.variants) if t not in good)
    bad = _unique(
        text
        for e in order
        for text in ordinary((e.en, *e.variants, *e.forbidden) if e.status == "deprecated" else e.forbidden)
        if text not in good
    )
    binding = bool(live) or not speaking
    return Concept(zh, good, bad, tuple(order), binding, shield=all(e.status == "shield" for e in entries))


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    def once() -> Iterator[str]:
        seen: set[str] = set()
        for text in texts:
            if text and text not in seen:
                seen.add(text)
                yield text

    return tuple(once())
