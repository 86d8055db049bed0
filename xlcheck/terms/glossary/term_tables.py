"""Tables of term bases: several terms of a concept side by side with their own columns, or one below the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from xlcheck.files.columns import language_of
from xlcheck.terms.glossary.columns import Column
from xlcheck.terms.glossary.concepts import FALSE, TRUE, Term, entries, status_of
from xlcheck.terms.glossary.defects import Defect, PassedOver
from xlcheck.terms.glossary.patterned import wrong_pattern
from xlcheck.terms.glossary.values import ANY, Entry

APPROVED = frozenset({"approve", "approved", "accept", "accepted", "ok", "采用", "通过", "同意", "√", "✓"})
"""What is written in the column decision of a row that becomes an entry, beside yes."""

_SPLIT = Callable[[str], tuple[str, ...]]


def grouped_rows(
    name: str, rows: Iterable[tuple[int, list[str]]], columns: Sequence[Column], split: _SPLIT
) -> Iterator[Entry | Defect]:
    """Yield the entries of a table with several terms of a language, or with properties of terms.

    Such tables hold many languages; a concept without Chinese or without English is passed over.
    """
    if any(c.role == "language" for c in columns) and any(c.role == "term" and not c.lang for c in columns):
        yield from _listed(name, rows, columns, split)
        return
    first: _Row | None = None
    passed = PassedOver()
    terms: dict[str, list[Term]] = {}
    for line, cells in rows:
        row = _Row(name, line, cells, columns, split)
        own = {lang: row.terms(lang) for lang in ("zh", "en")}
        if first and first.one("id") and first.one("id") == row.one("id") and not (own["zh"] and own["en"]):
            for lang, found in own.items():  # a synonym, on a line of its own
                terms[lang] += found
            continue
        if first:
            yield from first.entries(terms["zh"], terms["en"])
            passed.look(first.line, terms["zh"], terms["en"])
        first, terms = row, own
    if first:
        yield from first.entries(terms["zh"], terms["en"])
        passed.look(first.line, terms["zh"], terms["en"])
    yield from passed.said(name)


def _listed(
    name: str, rows: Iterable[tuple[int, list[str]]], columns: Sequence[Column], split: _SPLIT
) -> Iterator[Entry | Defect]:
    """Yield the entries of a table with one term a line; lines of the same concept have the same id."""
    concepts: dict[str, list[_Row]] = {}
    for line, cells in rows:
        row = _Row(name, line, cells, columns, split)
        concepts.setdefault(row.one("id") or str(line), []).append(row)
    passed = PassedOver()
    for group in concepts.values():
        found: dict[str, list[Term]] = {"zh": [], "en": [], "": []}
        for row in group:
            text = row.one("term")
            if text:
                found[language_of(row.one("language"))].append(row.term(text, "", -1))
        yield from group[0].entries(found["zh"], found["en"])
        passed.look(group[0].line, found["zh"], found["en"])
    yield from passed.said(name)


class _Row:
    def __init__(self, name: str, line: int, cells: list[str], columns: Sequence[Column], split: _SPLIT) -> None:
        self.name = name
        self.line = line
        self.columns = columns
        self.split = split
        self.cells = {c: cells[c.at].strip() for c in columns if c.at < len(cells) and cells[c.at].strip()}

    def one(self, role: str, lang: str = "") -> str:
        """Return what all columns of a role and a language say, those of one term left out."""
        said = (text for c, text in self.cells.items() if (c.role, c.lang) == (role, lang) and c.of < 0)
        return "; ".join(dict.fromkeys(said))

    def terms(self, lang: str) -> list[Term]:
        """Return the terms of a language in this row."""
        return [self.term(text, lang, c.at) for c, text in self.cells.items() if c.role == "term" and c.lang == lang]

    def term(self, text: str, lang: str, index: int) -> Term:
        """Return a term with what its own columns say of it."""
        info = " ".join(said for c, said in self.cells.items() if c.role == "info" and c.of == index).casefold()
        words = set(info.replace(";", " ").replace(",", " ").split())
        status = self._of_term("status", lang, index)
        if self._of_term("forbidden", lang, index).casefold() in TRUE or words & {"forbidden", "forbiddenterm"}:
            status = "deprecated" if lang != "zh" else status
        elif not status and self._of_term("preferred", lang, index).casefold() in TRUE:
            status = "preferred"
        case = self._of_term("case", lang, index).casefold() in TRUE or "casesense" in words
        return Term(text, status, case, self._of_term("pos", lang, index))

    def _of_term(self, role: str, lang: str, index: int) -> str:
        """Return what the row says of one term: in the column behind it, in that of its language, or for all."""
        if own := [said for c, said in self.cells.items() if (c.role, c.of) == (role, index) and index >= 0]:
            return own[0]
        if any(c.of >= 0 for c in self.columns if c.role == role):
            return ""
        return (self.one(role, lang) if lang else "") or self.one(role)

    def entries(self, chinese: list[Term], english: list[Term]) -> Iterator[Entry | Defect]:
        """Yield the entries that these terms make with what the row says of the concept."""
        status = self.one("status")
        kept = status_of(status) == "keep" or self.one("kept").casefold() in TRUE
        kept = kept or self.one("translatable").casefold() in FALSE - {""}
        for term in (*chinese, *english):
            if not kept and status_of(term.status) is None:
                message = f"{term.status!r} is no status that is known: it counts as preferred"
                yield Defect(self.name, self.line, "status", message, "warning")
        if any(t.text == ANY for t in chinese):
            chinese = []
        base = Entry(
            ANY,
            domain=self.one("domain") or self.one("domain", "zh") or self.one("domain", "en"),
            note="; ".join(filter(None, (self.one("note"), self.one("note", "zh"), self.one("note", "en")))),
            source=self.one("source") or self.one("source", "zh") or self.one("source", "en"),
            not_in=self.split(self.one("not_in")),
            files=self.split(self.one("files")),
            near=self.split(self.one("near")),
            client=self.one("client") or self.one("client", "en"),
            examples=self.split(self.one("examples")),
            counterexamples=self.split(self.one("counterexamples")),
            path=self.name,
            line=self.line,
        )
        decides = any(c.role == "decision" for c in self.columns)
        if decides and self.one("decision").casefold() not in TRUE | APPROVED:
            message = "this row is not approved, and left out: write yes in the column decision"
            yield Defect(self.name, self.line, "undecided", message, "info")
            return
        made = entries(chinese, english, base, kept=kept)
        if self.one("fuzzy").casefold() in TRUE:
            made = [e._replace(status="proposed") for e in made]
        listed = self.one("forbidden")
        bad = self.split(listed) if listed.casefold() not in TRUE | FALSE else ()
        also = (*self.split(self.one("variants")), *self.split(self.one("variants", "en")))
        for entry in made:
            entry = entry._replace(
                variants=tuple(dict.fromkeys((*entry.variants, *(v for v in also if v != entry.en)))),
                forbidden=tuple(dict.fromkeys((*entry.forbidden, *bad))),
            )
            yield wrong_pattern(entry) or entry
