"""Chinese that could be a term: sequences of words that recur, with jieba's dictionary and that of a glossary."""

from __future__ import annotations

import logging
import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from xlcheck.language.folding import fold

if TYPE_CHECKING:
    from jieba import Tokenizer

LONGEST = 5
"""Most words of a term."""

FEWEST = 3
"""Fewest characters of a term; shorter ones are everyday words."""

MOST = 16
"""Most characters of a term."""

SHARE = 0.8
"""A sequence is left out when a longer one stands in this share of its texts."""

EDGES = frozenset((
    "的", "了", "在", "是", "和", "与", "及", "或", "等", "对", "为", "以", "于", "从", "到", "向", "由", "被",
    "把", "将", "让", "使", "给", "就", "都", "也", "还", "又", "再", "不", "没", "没有", "有", "无", "这",
    "那", "此", "其", "该", "各", "每", "本", "我", "你", "他", "她", "它", "我们", "你们", "他们", "它们",
    "大家", "这个", "那个", "这些", "那些", "一个", "一些", "一批", "一种", "不断", "进一步", "更加", "更好",
    "已经", "正在", "继续", "同时", "通过", "根据", "按照", "关于", "以及", "并", "并且", "而", "而且", "但",
    "但是", "因为", "所以", "如果", "要", "会", "能", "可以", "应", "应当", "必须", "需要", "之", "所", "中",
    "上", "下", "内", "外", "前", "后", "里", "间", "来", "去", "着", "过", "地", "得", "很", "最", "更", "较",
    "非常", "十分", "比较", "多", "少", "大", "小", "新", "老", "好", "高", "低", "年", "月", "日", "个", "项",
    "次", "家", "元", "万", "亿", "倍", "名", "位", "件", "条", "种", "批", "届", "全", "全年", "今年", "去年",
    "明年", "目前", "其中", "方面", "时候", "问题", "情况", "工作", "加强", "推进", "推动", "加快", "开展",
    "实施", "提高", "提升", "实现", "促进", "坚持", "完善", "做好", "支持", "进行", "达到", "取得", "形成",
    "增长", "增加", "下降", "包括", "成为", "作为", "认为", "认", "及其", "们", "会", "长", "时", "说", "表示", "介绍",
    "请问", "谢谢", "感谢", "您", "近年来", "哪些", "什么", "怎么", "着力", "这方面", "谢谢您", "一大批", "新一轮",
    "各类", "先生", "女士", "刚才", "有关", "下一步", "鼓励", "引导", "打造", "具体", "提问",
))  # fmt: skip
"""Words that do not stand at an end of a term, in simplified characters."""

_RUN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffffA-Za-z0-9+]+")
_NUMBER = re.compile(r"[0-9〇零一二三四五六七八九十百千万亿两]+")

_AMOUNT = re.compile(rf"{_NUMBER.pattern}[多余]?(?:[元人个家项年天件次倍吨度条]|美元|港元|欧元|个月|百分点|千瓦时)?")
"""A number with its unit, which is no term."""


def candidates(texts: Sequence[str], known: Iterable[str], *, least: int = 3) -> list[str]:
    """Return sequences of words in ``least`` texts and more that could be terms.

    ``known`` are words that jieba is to keep together, such as the terms of a glossary. A sequence that nearly always
    stands in a longer one is left out (Frantzi, Ananiadou and Mima 2000, "Automatic recognition of multi-word terms").
    """
    tokenizer = _tokenizer()
    for word in known:
        tokenizer.add_word(word)
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(_sequences(tokenizer, text)))
    frequent = {term: count for term, count in counts.items() if count >= least}
    parts = {
        part
        for longer, count in frequent.items()
        for part in _parts(longer)
        if part in frequent and count >= SHARE * frequent[part]
    }
    return sorted((term for term in frequent if term not in parts), key=lambda term: (-frequent[term], term))


def _sequences(tokenizer: Tokenizer, text: str) -> Iterator[str]:
    for run in _RUN.findall(text):
        words = tokenizer.lcut(run)
        edges = [plain in EDGES or bool(_NUMBER.fullmatch(plain)) for plain in map(fold, words)]
        for first in (number for number, edge in enumerate(edges) if not edge):
            term = ""
            for last in range(first, min(len(words), first + LONGEST)):
                term += words[last]
                if len(term) > MOST:
                    break
                if len(term) < FEWEST or fold(words[last]) in EDGES or term.isascii() or _AMOUNT.fullmatch(fold(term)):
                    continue
                yield term


def _parts(term: str) -> Iterator[str]:
    """Yield what stands within a term and could be one."""
    for first in range(len(term)):
        for last in range(first + FEWEST, len(term) + 1):
            if last - first < len(term):
                yield term[first:last]


def _tokenizer() -> Tokenizer:
    """Return a tokenizer of our own, its dictionary read from the package.

    It neither reads nor writes a cache file: jieba's lies in the temporary folder, where others can put one of theirs,
    and reading the dictionary takes no longer.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the package about itself
        import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer
