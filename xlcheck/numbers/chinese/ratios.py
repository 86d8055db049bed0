"""Chinese percentages, fractions, shares in tenths, discounts and multiples."""

from __future__ import annotations

import re

from xlcheck.numbers.chinese.numerals import DIGITS, NUMERALS, parse
from xlcheck.numbers.quantity import Rank
from xlcheck.numbers.readings import WHOLE, Reading, canonical, fraction_readings, multiple_readings, plain, plains
from xlcheck.numbers.scan import VULGAR, Rules, Scan

_DIGITS = "0123456789"
_VALUE = rf"(?:\d[\d,]{{0,15}}(?:\.\d{{1,12}})?|[{NUMERALS}点]{{1,16}})"
_PARTS = {"百": 1.0, "千": 0.1, "万": 0.01}
_HALF_OF = re.compile("(?:个)?([年小分天点])")
#: After these words a multiple is the level reached; elsewhere it may also be what was added: 增长2倍 is tripled.
_LEVEL = re.compile("(?:为|至|到|是|达|当于)(?:[^，。；、]{0,10}的)?(?:近|约|将近|大约|超过|逾|了)?$")


def register(rules: Rules) -> None:
    """Add the rules of this module, the more specific ones first."""
    _percentages(rules)
    _tenths(rules)
    _halves(rules)
    _multiples(rules)


def _percentages(rules: Rules) -> None:
    @rules.add("百", "百分百|百分之一?百(?![零一二三四五六七八九十])")
    def hundred_percent(m: re.Match[str], scan: Scan) -> int:
        scan.add(m.start(), m.end(), "number", {plain(100.0), WHOLE}, "medium", 100.0, "percent")
        return m.end()

    @rules.add("百千万", rf"([百千万])分之\s?({_VALUE})")
    def percentage(m: re.Match[str], scan: Scan) -> int:
        body = m[2]
        ends = re.fullmatch("([二三四五六七八])([三四五六七八九])十", body)
        values = [DIGITS[ends[1]] * 10.0, DIGITS[ends[2]] * 10.0] if ends else [parse(body)]
        readings: set[Reading] = set()
        value = None
        for one in values:
            if one is None:
                return 0
            value = canonical(one * _PARTS[m[1]])
            readings |= plains(value, canonical(one))
        unit = "percent" if m[1] == "百" else None
        scan.add(m.start(), m.end(), "number", readings, "hard", value, unit)
        if m[1] != "百":
            scan.drafts[-1].readings.add(plain(canonical((values[0] or 0) * _PARTS[m[1]] / 100)))
        return m.end()

    @rules.add(
        _DIGITS + NUMERALS,
        rf"(?<![\d.])(\d{{1,12}}|[{NUMERALS}]{{1,12}})分之([{NUMERALS}]{{1,12}}|\d{{1,12}}(?:\.\d{{1,6}})?)",
    )
    def fraction(m: re.Match[str], scan: Scan) -> int:
        if m[2] == "一" and scan.text.startswith("决赛", m.end()):
            scan.add(m.start(), m.end(), "fraction", plains(8.0, 4.0), "soft")  # a quarter-final
            return m.end()
        denominator, numerator = parse(m[1]), parse(m[2])
        if not denominator or numerator is None:
            return 0
        readings = fraction_readings(numerator, denominator)
        scan.add(m.start(), m.end(), "fraction", readings, "hard", numerator / denominator)
        return m.end()

    @rules.add("".join(VULGAR) + _DIGITS, f"(\\d{{1,6}})?([{''.join(VULGAR)}])")
    def vulgar(m: re.Match[str], scan: Scan) -> int:
        value = VULGAR[m[2]] + (int(m[1]) if m[1] else 0)
        scan.add(m.start(), m.end(), "fraction", plains(canonical(value), value), "medium", value)
        return m.end()


def _tenths(rules: Rules) -> None:
    @rules.add(
        _DIGITS + "一二三四五六七八九",
        r"(?<![\d.])([一二三四五六七八九]|\d(?:\.\d)?)成([一二三四五六七八九])(?![十百千万亿个])",
    )
    def tenths_and_percent(m: re.Match[str], scan: Scan) -> int:
        value = (parse(m[1]) or 0) * 10 + DIGITS[m[2]]
        scan.add(m.start(), m.end(), "fraction", plains(value, canonical(value / 100)), "medium", value, "percent")
        return m.end()

    word = "(?<![统归单唯同划专合任之其]一)"  # 统一成, 归一成: the numeral ends a word, and 成 goes with its verb
    no_share = "(?![为立功员本果绩就熟长都份分型语交像色品形群家千倍套因全行心])"

    @rules.add(
        _DIGITS + "一二两三四五六七八九十",
        rf"(?<![\d.])([一二两三四五六七八九十]|\d(?:\.\d)?){word}([二三四五六七八九])?成{no_share}",
    )
    def tenths(m: re.Match[str], scan: Scan) -> int:
        if (m.start() and scan.text[m.start() - 1] in "第零〇十百千万亿") or (m[1] == "十" and m[2]):
            return 0
        first = (parse(m[1]) or 0) * 10
        second = DIGITS[m[2]] if m[2] else None
        adjacent = second is not None and second * 10 == first + 10
        if second is None:
            values = [first]
        elif adjacent:  # 七八成: seventy to eighty percent
            values = [first, second * 10.0]
        else:  # 六成五: not read here, the numeral follows 成
            return 0
        readings: set[Reading] = set()
        for value in values:
            readings |= plains(canonical(value), canonical(value / 100)) | {Reading("fraction", (value / 10, 10))}
        if first == 30:
            readings.add(plain(canonical(1 / 3)))
        if first == 100:
            readings.add(plain(1.0))
        rank: Rank = "soft" if _in_word(scan, m) else "medium"
        scan.add(m.start(), m.end(), "fraction", readings, rank, first, "percent")
        return m.end()

    @rules.add(
        _DIGITS + "一二三四五六七八九",
        r"(?<![\d.])([一二三四五六七八九]|\d(?:\.\d)?)([一二三四五六七八九])?折(?![磨腾射叠线旧合断返])",
    )
    def discount(m: re.Match[str], scan: Scan) -> int:
        value = (parse(m[1]) or 0) * 10 + (DIGITS[m[2]] if m[2] else 0)
        readings: set[Reading] = plains(canonical(value), canonical(100 - value), canonical(value / 100))
        scan.add(m.start(), m.end(), "fraction", readings, "medium", value, "percent")
        return m.end()


def _halves(rules: Rules) -> None:
    @rules.add("半一过对减", "一半|对半|减半|过半数?|半数|半(?![导决球岛身径场路空途截夜成价山])")
    def half(m: re.Match[str], scan: Scan) -> int:
        readings: set[Reading] = plains(0.5, 50.0) | {Reading("fraction", (1, 2)), Reading("multiple", 0.5)}
        period = _HALF_OF.match(scan.text, m.end())
        if period:
            readings.add(plain({"年": 6.0, "小": 30.0, "分": 30.0, "天": 12.0, "点": 30.0}[period[1]]))
        scan.add(m.start(), m.end(), "fraction", readings, "soft", 0.5)
        return m.end()


def _in_word(scan: Scan, m: re.Match[str]) -> bool:
    word = scan.lexicon.covers(scan.text, m.start(), m.end()) if scan.lexicon else None
    return word is not None and word[1] > m.end()


def _multiples(rules: Rules) -> None:
    @rules.add("翻", r"翻(?:了)?(?:近|约)?([一两二三四五]|\d)?番")
    def doublings(m: re.Match[str], scan: Scan) -> int:
        times = 2.0 ** (parse(m[1]) or 1 if m[1] else 1)
        scan.add(
            m.start(),
            m.end(),
            "multiple",
            multiple_readings(times) - {plain(100 * times)} | {plain(100 * (times - 1))},
            "medium",
            times,
        )
        return m.end()

    @rules.add("翻", rf"翻(?:了)?(?:近|约)?({_VALUE})?倍")
    def folds(m: re.Match[str], scan: Scan) -> int:
        times = parse(m[1]) if m[1] else 2.0
        if times is None:
            return 0
        readings = multiple_readings(times) | multiple_readings(times + 1)
        scan.add(m.start(), m.end(), "multiple", readings, "medium", times)
        return m.end()

    @rules.add(_DIGITS + NUMERALS + "几数", rf"(?<![\d.])({_VALUE}|几|数)[多余来几]?[十百千万亿]{{0,4}}倍(?!数)")
    def multiple(m: re.Match[str], scan: Scan) -> int:
        numeral = m[0][:-1]
        if numeral[0] in "几数":
            scale = parse(numeral[1:]) if len(numeral) > 1 else 1.0
            scan.add(
                m.start(), m.end(), "size", {Reading("size", 0.0)} if scale == 1 else {plain(scale or 1.0)}, "soft"
            )
            return m.end()
        value = parse(numeral)
        ends = _adjacent(numeral) or ([value] if value is not None else [])
        if not ends:
            return 0
        level = _LEVEL.search(scan.text, max(0, m.start() - 16), m.start())
        readings: set[Reading] = set()
        for one in ends:
            readings |= plains(canonical(one), canonical(100 * one)) | {Reading("multiple", canonical(one))}
            if not level:
                readings |= plains(canonical(one + 1), canonical(100 * (one + 1))) | {
                    Reading("multiple", canonical(one + 1))
                }
                readings.add(plain(canonical(100 * (one - 1))))
        rank: Rank = "soft" if numeral == "一" else "medium"
        scan.add(m.start(), m.end(), "multiple", readings, rank, ends[0] if level else ends[0] + 1)
        return m.end()


def _adjacent(numeral: str) -> list[float] | None:
    m = re.fullmatch("([一二两三四五六七八])([二三四五六七八九])([十百千万]?)", numeral)
    if not m or DIGITS[m[2]] != DIGITS[m[1]] + 1:
        return None
    scale = parse(m[3]) if m[3] else 1.0
    return [DIGITS[m[1]] * (scale or 1), DIGITS[m[2]] * (scale or 1)]
