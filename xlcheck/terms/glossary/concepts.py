"""From what a term base says of one concept, in whatever format, to the entries of a glossary."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from xlcheck.terms.glossary.values import ANY, STATUSES, Entry, Status

STATUS_NAMES: Mapping[str, Status] = {
    "": "preferred",
    "approved": "preferred",
    "final": "preferred",
    "released": "preferred",
    "preferredterm": "preferred",
    "standardizedterm": "preferred",
    "preferred term": "preferred",
    "in use": "preferred",
    "active": "preferred",
    "current": "preferred",
    "legalterm": "preferred",
    "regulatedterm": "preferred",
    "allowed": "admitted",
    "accepted": "admitted",
    "admitted term": "admitted",
    "acceptable": "admitted",
    "permitted": "admitted",
    "alternative": "admitted",
    "admittedterm": "admitted",
    "candidate": "proposed",
    "unverified": "proposed",
    "new": "proposed",
    "draft": "proposed",
    "pending": "proposed",
    "not approved": "proposed",
    "proposedterm": "proposed",
    "suggested": "proposed",
    "in review": "proposed",
    "needs review": "proposed",
    "obsolete": "deprecated",
    "forbidden": "deprecated",
    "rejected": "deprecated",
    "prohibited": "deprecated",
    "do not use": "deprecated",
    "deprecated term": "deprecated",
    "forbidden term": "deprecated",
    "not preferred": "deprecated",
    "inactive": "deprecated",
    "not recommended": "deprecated",
    "superseded": "deprecated",
    "deprecatedterm": "deprecated",
    "supersededterm": "deprecated",
    "obsoleteterm": "deprecated",
    "dnt": "keep",
    "do not translate": "keep",
    "untranslatable": "keep",
    "non-translatable": "keep",
    "不译": "keep",
    "不譯": "keep",
    "首选": "preferred",
    "首選": "preferred",
    "规范": "preferred",
    "已批准": "preferred",
    "已审核": "preferred",
    "可用": "admitted",
    "待审": "proposed",
    "待审核": "proposed",
    "不推荐": "deprecated",
    "弃用": "deprecated",
    "废弃": "deprecated",
    "推荐": "preferred",
    "许用": "admitted",
    "允许": "admitted",
    "淘汰": "deprecated",
    "禁用": "deprecated",
    "建议": "proposed",
}
"""Other words for a status; the canonical ones stand for themselves."""

TRUE = frozenset({"1", "true", "yes", "y", "x", "exact", "sensitive", "case", "casesense", "是", "区分"})
FALSE = frozenset({"", "0", "false", "no", "n", "ignore", "insensitive", "any", "caseinsense", "否", "不区分"})


class Term(NamedTuple):
    """One term of a concept in one language, as its file has it."""

    text: str
    status: str = ""
    case: bool = False
    pos: str = ""


@lru_cache(maxsize=1024)
def status_of(text: str) -> Status | None:
    """Return the status that a word stands for, None where it stands for none."""
    if text in STATUSES:
        return text
    name = " ".join(text.casefold().replace("_", " ").split()).removesuffix("-admn-sts").removesuffix("-admin-sts")
    name = STATUS_NAMES.get(name, name)
    return name if name in STATUSES else None


def entries(chinese: Sequence[Term], english: Sequence[Term], base: Entry, *, kept: bool = False) -> list[Entry]:
    """Return one entry for each Chinese term of a concept.

    Of the English terms the first preferred one is the rendering, other good ones are variants, deprecated ones are
    forbidden. Where there are deprecated ones only, the entry is deprecated; without Chinese they are wrong anywhere.
    ``base`` holds what is said of the whole concept; with ``kept`` the term is not translated. A concept of which
    nothing can be made gives no entry.
    """
    ranked: dict[str, list[Term]] = {status: [] for status in STATUSES}
    for term in english:
        ranked[status_of(term.status) or "preferred"].append(term)
    ranked["preferred"].sort(key=lambda term: not term.status)  # what is called preferred before what is called nothing
    good = ranked["preferred"] + ranked["admitted"] or ranked["proposed"]
    bad = [t.text for t in ranked["deprecated"]]
    if not ranked["preferred"] and base.status == "preferred":
        base = base._replace(status="admitted" if ranked["admitted"] else "proposed" if good else base.status)
    if not chinese:
        if bad and not good:
            return [base._replace(zh=ANY, forbidden=unique(bad), status="preferred")]
        return []
    found = []
    for term in chinese:
        zh = unicodedata.normalize("NFC", term.text)
        entry = base._replace(zh=zh, pos=base.pos or term.pos or next((t.pos for t in good if t.pos), ""))
        if kept:
            others = unique(t.text for t in good if t.text != zh)
            entry = entry._replace(status="keep", en=zh, variants=others, forbidden=unique(bad))
        elif good:
            en = good[0].text
            variants = unique(t.text for t in good[1:] if t.text != en)
            forbidden = unique(text for text in bad if text not in (en, *variants))
            case = base.case or any(t.case for t in good)
            entry = entry._replace(en=en, variants=variants, forbidden=forbidden, case=case)
        elif bad:
            entry = entry._replace(en=bad[0], forbidden=unique(bad[1:]), status="deprecated")
        else:
            continue
        if status_of(term.status) in ("deprecated", "proposed") and entry.status in ("preferred", "admitted"):
            entry = entry._replace(status="proposed")
        found.append(entry)
    return found


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """Return some texts without repetitions."""
    return tuple(dict.fromkeys(texts))
