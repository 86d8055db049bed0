"""Pairs per second of the whole number check on one core, and its ratio to plainer ways and to the claims.

    python benchmarks/number_speed.py [--runs 9] [--pairs 2000]

Every run times all ways in turn on the same pairs; the medians of the ratios are printed, and the time for lines of
1 MB that read as one number, or as many. The peers: a comparison of digit runs as multisets, which sees no 万, month
or word; and, where both are installed, cn2an and text2num with their values compared as sets.
"""

from __future__ import annotations

import sys

sys.path.pop(0)  # this file must not stand for the module of the standard library that has its name

import argparse
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from xlcheck import claims
from xlcheck.checks.meaning.anchored import anchored
from xlcheck.checks.meaning.negation import negation
from xlcheck.claims import contradictions, wrong_abbreviations
from xlcheck.numbers import compare, read_chinese, read_english

PAIRS = (
    ("{a}年前三季度，全省粮食总产量达到{b}万吨，比上年同期增长{c}%，增速比全国平均水平高出1.2个百分点。",
     "In the first three quarters of {a}, the province's total grain output reached {b}0,000 tons, up {c} percent year "
     "on year, a growth rate 1.2 percentage points above the national average."),
    ("本次会议于3月{d}日下午3点在市图书馆举行，来自十二个国家的近{b}名代表出席了开幕式。",
     "The meeting was held at the municipal library at 3 p.m. on March {d}; nearly {b} delegates from twelve countries "
     "attended its opening ceremony."),
    ("这座桥全长{b}米，主跨约{c}米，总投资{d}亿元，预计两年半以后通车。",
     "The bridge is {b} meters long, has a main span of about {c} meters and a budget of {d}00 million yuan, and will "
     "probably open to traffic in two and a half years."),
    ("他说，村里的老人大多喜欢在傍晚到河边散步，孩子们放学以后也常常去那里玩。",
     "He said that most of the older people in the village like to walk by the river in the evening, and that the "
     "children often go there to play after school."),
    ("第十四个五年规划期间，新增高速铁路{b}公里，三分之二的县城实现了一小时通达。",
     "During the 14th Five-Year Plan, {b} kilometers of high-speed railway were added, and two-thirds of the county "
     "towns came within an hour's reach."),
    ("两国领导人一致认为，应当进一步扩大双边贸易，共同维护地区的和平与稳定。",
     "The leaders of both countries agreed that bilateral trade should be expanded further and that peace and "
     "stability in the region should be upheld together."),
)  # fmt: skip
LINES = ("9", "一", "1.1.1.", "a a a ")


def sample(count: int) -> list[tuple[str, str]]:
    """Return pairs written for this benchmark, each with its own numbers: four of six carry some."""
    pairs = []
    for k in range(count):
        zh, en = PAIRS[k % len(PAIRS)]
        values = {"a": 1990 + k % 35, "b": 300 + 7 * k % 600, "c": f"{2 + k % 40}.{1 + k % 9}", "d": 2 + k % 27}
        pairs.append((zh.format(**values), en.format(**values)))
    return pairs


def whole_check(zh: str, en: str) -> bool:
    return bool(compare(read_chinese(zh), read_english(en)))


_FIGURES = re.compile(r"\d+(?:\.\d+)?")


def claims_check(zh: str, en: str) -> bool:
    """Everything of CLM and SIM002 that needs no vectors."""
    said = bool(list(contradictions(zh, en))) or bool(list(wrong_abbreviations(zh, en)))
    return bool(next(anchored(zh, en), None) or negation(zh, en)) or said


def digit_multiset(zh: str, en: str) -> bool:
    return Counter(_FIGURES.findall(zh.replace(",", ""))) != Counter(_FIGURES.findall(en.replace(",", "")))


def value_sets() -> Callable[[str, str], bool] | None:
    """Return the comparison by cn2an and text2num, None where one is missing."""
    try:
        import cn2an
        from text_to_num import alpha2digit
    except ImportError:
        return None

    def check(zh: str, en: str) -> bool:
        return set(_FIGURES.findall(cn2an.transform(zh, "cn2an"))) != set(_FIGURES.findall(alpha2digit(en, "en")))

    return check


def rate(check: Callable[[str, str], bool], pairs: list[tuple[str, str]]) -> float:
    start = time.process_time()
    for zh, en in pairs:
        check(zh, en)
    return len(pairs) / (time.process_time() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--pairs", type=int, default=2000)
    arguments = parser.parse_args()
    pairs = sample(arguments.pairs)
    checks: dict[str, Callable[[str, str], bool]] = {"whole check": whole_check, "digit multiset": digit_multiset}
    if by_value := value_sets():
        checks["cn2an + text2num"] = by_value
    for check in checks.values():
        rate(check, pairs[:20])
    rates = [{name: rate(check, pairs) for name, check in checks.items()} for _ in range(arguments.runs)]
    for name in checks:
        all_rates = [r[name] for r in rates]
        print(f"{name:18} {statistics.median(all_rates):10,.0f} pairs/s, best {max(all_rates):,.0f}")
    for name in list(checks)[1:]:
        ratio = statistics.median(r["whole check"] / r[name] for r in rates)
        print(f"whole check / {name}: {ratio:.3f} (median of {arguments.runs} runs)")
    ratios = []
    for _ in range(arguments.runs):
        for kept in (claims.read_chinese, claims.read_english):
            kept.cache_clear()
        ratios.append(rate(whole_check, pairs) / rate(claims_check, pairs))
    print(
        f"time of all claims / time of the whole number check: {statistics.median(ratios):.3f} "
        f"(median of {arguments.runs} runs)"
    )
    for line in LINES:
        text = (line * (1_000_000 // len(line) + 1))[:1_000_000]
        start = time.process_time()
        compare(read_chinese(text), read_english(text))
        print(f"1 MB of {line!r}: {time.process_time() - start:.2f} s on both sides")


if __name__ == "__main__":
    main()
