"""What the checks of repeated units share: units as keys without what may differ, and groups of them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from xlcheck.checks.comparing import Conflict, in_files
from xlcheck.checks.context import Context
from xlcheck.language.folding import fold
from xlcheck.model import Confidence, Fact, Finding, Related, Severity, Span
from xlcheck.places import FactRow, digest
from xlcheck.terms.match.english import ARTICLES, word_key

_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_MARKS = re.compile(r"[^\w%+#$€£¥&@*<>=/\\{}\[\]\s]+")
_QUOTED = 60
"""Code points of a text that a message shows."""
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_BEFORE = 15
"""Code points of these before the first difference."""
SHOWN = 4
"""So many texts are named in a message."""

SURE = 0.9
"""Score from which two aligned sentences are compared with those of other files."""

PARTICLES = frozenset("您妳你的地得了着过吗呢吧啊呀嘛请该这那此们所会")
"""Chinese characters that come and go without changing what the English says."""

_NO_PARTICLES = {ord(character): None for character in PARTICLES}


@dataclass(frozen=True, slots=True)
class Unit:
    """One translated unit: its bead, and both sides as they are compared."""

    bead: int
    source: str
    target: str


def units(context: Context) -> list[Unit]:
    """Return the units of a bilingual file, none of two documents that were aligned.

    A number that stands on both sides is replaced by its place among the numbers, so that "第3页 / Page 3" is the
    same as "第4页 / Page 4". Letter case, width, white space and punctuation make no difference, in English
    number and articles neither.
    """
    beads = context.trusted_beads if context.pair.bilingual else ()
    return [_unit(i, context.source(i).text, context.target(i).text) for i in beads]


def sentences(context: Context) -> list[Unit]:
    """Return the sentences of two aligned documents that certainly stand for each other, one for one, as units."""
    beads = context.pair.beads
    sure = (i for i in context.trusted_beads if beads[i].score >= SURE and len(beads[i].source + beads[i].target) == 2)
    return [_unit(i, context.source(i).text, context.target(i).text) for i in sure]


def _unit(bead: int, source: str, target: str) -> Unit:
    source, target = (unicodedata.normalize("NFKC", text).casefold() for text in (source, target))
    numbers = list(dict.fromkeys(_NUMBER.findall(source)))
    if numbers and set(numbers) == set(_NUMBER.findall(target)):
        source, target = (_NUMBER.sub(lambda m: f"#{numbers.index(m[0])}", text) for text in (source, target))
    words = [word_key(word) for word in _MARKS.sub(" ", target).split() if word not in ARTICLES]
    return Unit(bead, _plain(source), " ".join(words))


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub(" ", text).split())


def characters(text: str) -> str:
    """Return the Chinese characters and other letters of a text that say something, simplified and in no order."""
    return "".join(sorted("".join(fold(text).split()).translate(_NO_PARTICLES)))


def groups(members: Iterable[Unit], *, by_source: bool) -> list[list[Unit]]:
    """Return the units with the same text on one side, in the order of their first ones."""
    found: dict[str, list[Unit]] = {}
    for unit in members:
        found.setdefault(unit.source if by_source else unit.target, []).append(unit)
    return [group for group in found.values() if len(group) > 1]


def unit_facts(context: Context, code: str, members: Iterable[tuple[int, str, str]]) -> Iterator[Fact]:
    """Yield facts of units, each given by its bead, the side that is the same and the side that may differ.

    What is compared is kept as a hash: the sentences stand beside it anyway.
    """
    for bead, subject, form in members:
        places = _whole(context, bead, True), _whole(context, bead, False)
        yield Fact(code, digest([subject]), digest([form]), bead, *places, (int(context.pair.bilingual),))


def conflict(
    code: str, grade: tuple[Severity, Confidence], group: tuple[FactRow, ...], *, target: bool
) -> Conflict | None:
    """Return the conflict of facts about the same text on one side, None where the other side is the same too.

    Sentences of documents may be varied, and are less sure to belong together.
    """
    if not all(bilingual for fact in group for bilingual in fact.detail):
        grade = grade[0], "low"
    forms = [(fact.form, (fact.target if target else fact.source).text) for fact in group]
    if len({form for form, _ in forms}) < 2:
        return None
    message, usual = _message(forms, in_files(group), target=target)
    return Conflict(code, *grade, message, group, tuple(fact for fact in group if fact.form != usual))


def group_finding(
    context: Context, code: str, grade: tuple[Severity, Confidence], group: Sequence[Unit], *, target: bool
) -> Finding:
    """Return the finding of a group: it stands at the first unit that departs from the most frequent text.

    ``target`` tells whether the target is what differs.
    """
    forms = [
        (u.target, context.target(u.bead).text) if target else (u.source, context.source(u.bead).text) for u in group
    ]
    message, usual = _message(forms, "", target=target)
    first = next(unit for unit, (form, _) in zip(group, forms, strict=True) if form != usual)
    return Finding(
        code=code,
        severity=grade[0],
        confidence=grade[1],
        message=message,
        bead=first.bead,
        source_spans=_whole(context, first.bead, True),
        target_spans=_whole(context, first.bead, False),
        related=tuple(
            Related(unit.bead, _whole(context, unit.bead, True), _whole(context, unit.bead, False))
            for unit in group
            if unit is not first
        ),
    )


def _message(forms: Sequence[tuple[str, str]], where: str, *, target: bool) -> tuple[str, str]:
    """Return what is said of texts, each as it is compared and as it stands, and the most frequent one of these."""
    counts = Counter(form for form, _ in forms).most_common()
    texts = dict(reversed(forms))
    shown = _cut([texts[form] for form, _ in counts[:SHOWN]])
    named = ", ".join(f"“{text}” ({count})" for text, (_, count) in zip(shown, counts, strict=False))
    rest = f" and {len(counts) - SHOWN} more" if len(counts) > SHOWN else ""
    what = "translations of the same source" if target else "sources with the same translation"
    return f"{len(counts)} {what}{where and f' {where}'}: {named}{rest}", counts[0][0]


def _whole(context: Context, bead: int, source: bool) -> tuple[Span, ...]:
    return tuple(s.span for s in (context.source(bead) if source else context.target(bead)).segments)


def _cut(texts: Sequence[str]) -> list[str]:
    """Return texts cut for a message, from a little before the place where they begin to differ."""
    texts = [" ".join(text.translate(_STRAIGHT).split()) for text in texts]
    differ = (i for i, letters in enumerate(zip(*texts, strict=False)) if len(set(letters)) > 1)
    same = next(differ, min(map(len, texts))) if max(map(len, texts)) > _QUOTED else 0
    start = same - _BEFORE if same > 2 * _BEFORE else 0
    return [
        ("…" if start else "")
        + (text[start:] if len(text) - start <= _QUOTED else f"{text[start : start + _QUOTED - 1]}…")
        for text in texts
    ]
