"""Chinese words that hold a numeral and are no number: 十分 "very", 统一 "to unify", 三亚 "Sanya".

They come from three places: jieba's dictionary (words with a numeral whose part of speech is not number, measure word
or time; jieba itself is not imported, its text file is scanned once and the result is kept in the user's cache folder),
a table here, and names that a caller adds, such as the slogans of a glossary.
"""

from __future__ import annotations

import importlib.util
import os
import re
import zlib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from xlcheck.numbers.tables import words

_NUMERAL = "零〇一二三四五六七八九两十百千万亿半双几"
_MEASURE = "所级局幅课号队区厂院县市镇乡街楼层岛科行张件票届期次项条步位排班名户间边站场枚封盘栋章节卷集版本篇套组批倍"
#: An entry of jieba's dictionary: word, frequency, part of speech; m number, q measure word, t time are left out.
_ENTRY = re.compile(rf"^([^\s\d]{{0,11}}[{_NUMERAL}][^\s\d]{{0,11}}) \d+ [^mqt\s]\w*$", re.MULTILINE)
#: Entries that count after all: bare numerals, and a numeral before an everyday measure word (三所, 两层楼, 五级).
_COUNTING = re.compile(f"[{_NUMERAL}]+|[二三四五六七八九十两][{_MEASURE}][楼房人]?")
_LONGEST_WORD = 8

#: Words that jieba calls numbers or does not have.
NOT_NUMBERS = frozenset(
    words(
        "千兆 百兆 四面 四起 四下 四散 "
        "一些 一点 一起 一下 一样 一定 一直 一边 一致 一时 一旦 一律 一再 一共 十分 万一 千万 百分 一般 一切 统一 "
        "唯一 单一 之一 一带一路 一系列 一体 一会 一会儿 一番 一阵 一声 一方面 一面 一度 一定程度 半导体 一方 "
        "一线 一流 一路 一国两制 两会 两岸 三农 百姓 老百姓 双方 二手 一口气 一心 一举 进一步 一如既往 其一 其二 "
        "其三 一同 一道 一贯 一把手 九牛一毛 万能 万岁 千古 万象 百科 百度 百合 千瓦 万科 三星 三亚 四川 两广 "
        "三峡 五角大楼 七夕 八达岭 九江 十堰 百货 千岛 万宁 万达 亿万 千禧 百般 十足 四处 四周 四肢 三明治 五金 "
        "六安 七喜 三角 三角洲 三维 二维 二维码 二氧化碳 一氧化碳 二胎 三文鱼 三军 四海 八卦 八方 三观 三轮车 "
        "二进制 第三方 千亿 一审 二审 一把 一味 一经 一应 一概 一带 一等 一半天 一二 三七 三四线 二三线 三心二意 "
        "五花八门 千军万马 千家万户 万众一心 百花齐放 百家争鸣 百废待兴 千载难逢 三番五次 四面八方 七上八下 "
        "乱七八糟 不三不四 三三两两 三言两语 五颜六色 千变万化 千辛万苦 千山万水 千方百计 千差万别 千千万万 "
        "万水千山 万无一失 两难 两手 两口子 二话 二线 四季 五官 五脏 六腑 两性 两栖 两翼 两旁 两侧 四邻 三高 三围 "
        "三餐 三好 三包 三通 三防 三大件 二把手 三把火 五湖四海 百年 百强 百日 十全十美 九州 九寨沟 五粮液 五道口 "
        "三里屯 三门峡 三明 三国 三沙 三菱 三井 四平 四维 五常 六盘水 七台河 八宝山 九龙 九华山 十里 百济 百胜 "
        "百事 千里马 千年 万里 万全 万州 万荣 万向 万国 万通 万人空巷 双鸭山 双流 双汇 双语 双赢 双边 半岛 半决赛 "
        "半球 半径 半山 两国 两者 两地 两极 二者 三者 一两 三两 五一 六一 七一 八一 十一 五四 一二九 九一八 七七 "
        "四分卫 四分位 十分位 百分位 十六进制 八进制 十进制 二元 "
        "双十一 双十二 双十 三八 两院 两高"
    )
)


@cache
def _dictionary() -> frozenset[str]:
    """Return the words of jieba's dictionary that hold a numeral and are no number; empty where jieba is missing."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        return frozenset()
    path = Path(spec.origin).with_name("dict.txt")
    try:
        state = path.stat()
    except OSError:
        return frozenset()
    rules = zlib.crc32(f"{_ENTRY.pattern}{_COUNTING.pattern}".encode())
    kept = _cache_file(f"{rules:08x}-{state.st_size}-{state.st_mtime_ns}")
    try:
        return frozenset(kept.read_text(encoding="utf-8").split("\n"))
    except (OSError, ValueError):
        pass
    try:
        entries = _ENTRY.findall(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return frozenset()
    words = sorted(w for w in set(entries) if len(w) > 1 and not _COUNTING.fullmatch(w))
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        part = kept.with_name(f"{kept.name}.{os.getpid()}")
        part.write_text("\n".join(words), encoding="utf-8")
        part.replace(kept)
    except OSError:
        pass  # a folder that cannot be written only costs the scan again
    return frozenset(words)


def _cache_file(key: str) -> Path:
    if chosen := os.environ.get("XLCHECK_CACHE"):
        return Path(chosen) / f"numeral-words-{key}.txt"
    home = Path(os.environ.get("HOME") or os.environ.get("USERPROFILE") or Path.home())
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "xlcheck" / f"numeral-words-{key}.txt"


class Lexicon:
    """The words that hold a numeral and are no number."""

    __slots__ = ("_words",)

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._words = _dictionary() | NOT_NUMBERS | frozenset(names)

    def covers(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the longest word of the lexicon that reaches over ``text[start:end]``, None where there is none."""
        words = self._words
        best: tuple[int, int] | None = None
        for first in range(max(0, start - 5), start + 1):
            for last in range(min(len(text), first + _LONGEST_WORD), max(end, first + 2) - 1, -1):
                if text[first:last] in words:
                    if best is None or last - first > best[1] - best[0]:
                        best = (first, last)
                    break
        return best


@lru_cache(maxsize=8)
def lexicon_with(names: frozenset[str] = frozenset()) -> Lexicon:
    """Return the lexicon with added names; the same one for the same names."""
    return Lexicon(names)
