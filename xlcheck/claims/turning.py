"""Words before a claim that turn it round, so that it says its opposite: 不支持, "did not support", "instead of".

They are a table, data/turning.csv: the classes are the language, ``zh-none`` for Chinese words that only begin like
one (不断), ``zh-beside`` for what turns only the word right behind it (反), ``zh-verb`` for verbs whose object may
stand anywhere behind them in the clause (修复), ``zh-clause`` for what denies all of its clause (没有). An asterisk
stands for letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from xlcheck.language.tables import TableRow, read_table

TABLE = Path(__file__).parent / "data" / "turning.csv"

_BEFORE_ZH, _BEFORE_EN = 6, 60  # characters before a claim that may turn it
_RIGHT_BEFORE = 1  # character that may stand between a claim and what turns it alone
_BESIDE = 30  # within which the word that turns it stands if no comma is between
_SENTENCE = re.compile(r"[.;]")
_CLAUSE = re.compile("[，。；：！？、（）]|而且|并且|(?<!不)但是?|然而")
_WHICH = re.compile("的(?!问题|现象|情况|状况|局面|缺陷|错误|风险|困境|矛盾|短板|漏洞)")
_VERBS = r"is|are|was|were|has|have|had|will|would|can|could|may|must|should"
_AND = re.compile(rf",\s*(?:and|but|so|while)\s+|\s(?:and|but)\s+(?=(?:{_VERBS})\b)")
"""What begins another statement: "not common and is discouraged". Not "or": what is denied goes on behind it."""
_OF = re.compile("的.{3}")  # the end of what tells which thing is meant, with the thing
_NO = re.compile(r"\W*(?:no|none|nothing|nobody|neither)\b")  # denies what it begins, however long


@cache
def rows() -> tuple[TableRow, ...]:
    """Return the rows of the table."""
    return read_table(TABLE)


class Turning:
    """The words of a table that turn a claim round, ready to be found."""

    def __init__(self, table: Sequence[TableRow]) -> None:
        """Take the rows of the table."""
        english = [form if form.startswith("n'") else rf"\b{form}" for form in _forms(table, "en")]
        self._english = re.compile(rf"(?:{'|'.join(english)})\b")
        self._verbs = re.compile("|".join(_forms(table, "zh-verb")))
        self._denials = re.compile("|".join(_forms(table, "zh-clause")))
        none, near, beside = ("|".join(_forms(table, kind)) for kind in ("zh-none", "zh", "zh-beside"))
        self._chinese = re.compile(f"(?:{none})|(?P<near>{near})|(?P<beside>{beside})")

    def chinese(self, text: str, start: int, end: int) -> bool:
        """Return whether a claim of a Chinese text is turned round.

        A verb turns its object and what is said of it, not the word that tells which object is meant (移除无效的分支),
        unless it is the trouble itself (解决能力不足的问题).
        """
        return self.chinese_words(text, start, end) > 0

    def chinese_words(self, text: str, start: int, end: int) -> int:
        """Return how many words of a Chinese text turn a claim round; two may leave it as it is."""
        clause = _CLAUSE.split(text[:start])[-1]
        near = self._chinese.finditer(text, max(start - len(clause), start - _BEFORE_ZH), start)
        first = start - len(clause)
        places = {m.start() for m in near if m["near"] or (m["beside"] and m.end() >= start - _RIGHT_BEFORE)}
        # What tells which thing is meant denies nothing behind the thing: 没有标签的图像不兼容.
        places |= {first + m.start() for m in self._denials.finditer(clause) if not _OF.search(clause, m.end())}
        if not _WHICH.match(text, end):
            places |= {first + m.start() for m in self._verbs.finditer(clause)}
        return sum(place - 1 not in places for place in places)  # 禁止 is one

    def english(self, lower: str, start: int) -> bool:
        """Return whether a claim that starts at a place of an English text in small letters is turned round."""
        return self.english_words(lower, start) > 0

    def english_words(self, lower: str, start: int) -> int:
        """Return how many words of an English text in small letters turn a claim round; two may leave it as it is."""
        sentence = _SENTENCE.split(lower[:start])[-1].replace("’", "'")
        own = _AND.split(sentence)[-1]
        found = len(self._english.findall(own[-_BEFORE_EN:]))
        return found or bool(_NO.match(own))

    def beside(self, lower: str, start: int) -> bool:
        """Return whether a claim is turned round by a word of its own clause: not "it is not needed, so disable it"."""
        return bool(self._english.search(_AND.split(lower[:start][-_BESIDE:])[-1].rpartition(",")[2].replace("’", "'")))


def _forms(table: Sequence[TableRow], kind: str) -> list[str]:
    found = sorted((row.form for row in table if row.kind == kind), key=len, reverse=True)
    return [re.escape(form).replace(r"\*", r"\w*") for form in found]


@cache
def turning() -> Turning:
    """Return the words of the shipped table."""
    return Turning(rows())
