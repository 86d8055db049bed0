"""One-to-one normalisation before reading: full-width forms, traditional characters, formal numerals, what is no text.

Every function here keeps the length of the text, so that the offsets of what is read are offsets of what was given.
"""

from __future__ import annotations

import re
from functools import cache

from xlcheck.language.folding import simplified

_FULL_WIDTH = (
    "０１２３４５６７８９．％：－～（）＋／，＄￡￥＝"
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ",
    "0123456789.%:-~()+/，$£¥=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
)
_SPACES = ("\u00a0\u202f\u2009\u2007\u3000\t\n\r", "        ")
_SIGNS = ("﹪′’‘‐‑−○", "%''' --〇".replace(" ", "-"))
_FORMAL = str.maketrans("壹贰叁參参肆伍陆陸柒捌玖拾佰仟", "一二三三三四五六六七八九十百千")
_FORMAL_RUN = re.compile(
    "[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟零万亿萬億点]{2,40}|[壹贰貳叁肆柒捌玖](?=[元圆万亿角分])|[伍陆陸拾](?=[元圆])"
)
# 陆 and 伍 are also land (大陆) and ranks (队伍): numerals before an amount of money alone.
_FORMAL_SIGNAL = re.compile("[壹贰貳叁肆柒捌玖拾佰仟]|(?<![大内着登水海队入退])[伍陆陸][万亿萬億]{0,2}[元圆]")
# ASCII classes only: a Unicode \w would swallow the Chinese that follows an address.
_ADDRESS = re.compile(
    r"(?a:https?://[^\s\u3000-\u9fff\uff00-\uffef]{1,2000}|www\.[^\s\u3000-\u9fff\uff00-\uffef]{1,2000}"
    r"|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}|@\w{1,64}|#[A-Za-z]\w{0,64}"
    r"|#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})(?![0-9A-Za-z])|&#x?[0-9A-Fa-f]{1,6};)"
)
#: No number: figures and numerals without end.
_ENDLESS = re.compile("[0-9]{61,}|[零〇一二三四五六七八九十百千万亿兆两]{41,}")
_ENDLESS_SIGNAL = re.compile("[0-9零〇一二三四五六七八九十百千万亿兆两]{41}")
#: Digits that a program reads and no person: the arguments, widths and precisions of placeholders.
_WIDTH = r"[0-9]{0,4}(?:\.[0-9]{1,4})?(?:hh?|ll?|[Lqjzt])?"
_PLACEHOLDER = re.compile(
    rf"%[0-9]{{1,2}}\$[-+#0]?{_WIDTH}[A-Za-z@]"
    rf"|(?<![0-9%])%[-+#0]?{_WIDTH}[diouxXeEfFgGcs](?![A-Za-z])"
    r"|(?<![0-9%])%[-+#0]?[0-9]{0,4}\.[0-9]{1,4}[eEfFgG]"
    r"|(?<![0-9%.])%L?[0-9]{1,2}(?![.,]?[0-9]|[%A-Za-z])"
    r"|\{[0-9]{1,2}(?:[:!][^{}]{0,20})?\}"
)
#: A tag within a text, with its attributes: <font color="#ff8800" size=3>, <color=80>.
_TAG = re.compile(r"<(?=[^<>]{0,300}[0-9])/?[A-Za-z][A-Za-z-]{0,20}[0-9]?(?:[\s=/:][^<>]{0,300})?>")
_PLACEHOLDER_SIGNAL = re.compile(r"%[-+#0.L]?[0-9]|\{[0-9]")
#: The letter between the date and the time of ISO 8601.
_TIMESTAMP = re.compile("(?<=-[0-9]{2})T(?=[0-9]{2}:)")
_ADDRESS_SIGNALS = ("://", "www.", "@", "#")  # to look for each in turn takes a sixth of the time of an expression
#: A decimal point that is written as a full stop (2。5) or as a dot between numerals (一二‧五, 〇.五).
_DOT_SIGNAL = re.compile("[0-9零〇一二三四五六七八九][。.‧・·•][0-9零〇一二三四五六七八九]")
_FULL_STOP = re.compile("(?<=[0-9])。(?=[0-9])")
_NUMERAL_DOT = re.compile("(?<=[零〇一二三四五六七八九十百])[.‧・·•](?=[零〇一二三四五六七八九])")
_FIGURED = re.compile("[0-9.][TOo]")
#: A nought that the reading of a scanned page took for a letter: 2O18.
_LETTER_O = re.compile("(?<=[0-9])[Oo](?=[0-9])|(?<=[0-9]\\.)[O](?![A-Za-z])")
#: The mark of an item that is glued to a year: 1.2015年, 2.2003-2006.
_SPAN_OF_YEARS = r"\s?[-–—~至到]{1,2}\s?(?:19|20)\d\d"
_GLUED_YEAR = re.compile(
    rf"(?:(?<=^[1-9])|(?<=[^\d.,][1-9])|(?<=[^\d.,]\d\d))\.(?=(?:19|20)\d\d(?:\s?年|{_SPAN_OF_YEARS}))"
)
_DATE_NAME = re.compile("九·一一|一二·九|九·一八|五·四|五·一|七·七")


@cache
def _unread() -> re.Pattern[str]:
    """Return an expression of the characters that the table changes: most texts have none."""
    return re.compile(f"[{re.escape(''.join(map(chr, _table())))}]")


@cache
def _table() -> dict[int, int]:
    table = {ord(one): ord(other) for one, other in simplified().items()}
    for source, target in (_FULL_WIDTH, _SPACES, _SIGNS):
        table.update(zip(map(ord, source), map(ord, target), strict=True))
    return table


_HAN = "\u4e00-\u9fff"
_SHORT = 16
#: A number that begins a line, a space, and a word that is no measure word: the number of a paragraph.
_PARAGRAPH = re.compile(r"\s?[0-9]{1,3} (?=[\u4e00-\u9fff])")
_GAP = re.compile(f"(?<=[0-9%多余几]) (?=[{_HAN}%])|(?<=[{_HAN}]) (?=[0-9])")


def squeeze(text: str, measures: frozenset[str] = frozenset()) -> tuple[str, list[int] | None]:
    """Drop the spaces between digits and Chinese ("28 亿", "3 个").

    A space after a number that begins the text stays, unless one of the ``measures`` follows: "6 在" is paragraph 6.

    Returns the text and, for each of its offsets and its end, the offset in the text that was given; None where nothing
    was dropped.
    """
    if " " not in text:
        return text, None
    gaps = [m.start() for m in _GAP.finditer(text)]
    paragraph = _PARAGRAPH.match(text) if gaps and measures and len(text) > _SHORT else None
    if paragraph and text[paragraph.end()] not in measures and paragraph.end() - 1 in gaps:
        gaps.remove(paragraph.end() - 1)
    if not gaps:
        return text, None
    dropped = set(gaps)
    kept = [i for i in range(len(text)) if i not in dropped]
    return "".join(text[i] for i in kept), [*kept, len(text)]


def normalise(text: str) -> str:
    """Return ``text`` in the form that the rules read: same length, same offsets."""
    if not text.isascii():
        if _FORMAL_SIGNAL.search(text):
            text = _FORMAL_RUN.sub(lambda m: m[0].replace("貳", "贰").translate(_FORMAL), text)
        if _unread().search(text):
            text = text.translate(_table())
    elif not text.isprintable():
        text = text.translate(_table())
    if any(map(text.__contains__, _ADDRESS_SIGNALS)):
        text = _ADDRESS.sub(lambda m: "_" * len(m[0]), text)
    if ("%" in text or "{" in text) and _PLACEHOLDER_SIGNAL.search(text):
        text = _PLACEHOLDER.sub(lambda m: "_" * len(m[0]), text)
    if "<" in text:
        text = _TAG.sub(lambda m: "_" * len(m[0]), text)
    if _FIGURED.search(text):
        text = _TIMESTAMP.sub(" ", text)
        text = _LETTER_O.sub("0", text)
    if _DOT_SIGNAL.search(text):
        text = _GLUED_YEAR.sub("、", text)
        text = _FULL_STOP.sub(".", text)
        if not _DATE_NAME.search(text):
            text = _NUMERAL_DOT.sub("点", text)
    if len(text) > 40 and _ENDLESS_SIGNAL.search(text):
        text = _ENDLESS.sub(lambda m: "_" * len(m[0]), text)
    return text
