"""Chinese plain numbers: digits, numerals, ordinals, vague sizes, codes, and words that may satisfy a number."""

from __future__ import annotations

import re

from xlcheck.numbers.chinese.numerals import DIGITS, LONGEST, NUMERALS, TENS, alternatives, parse
from xlcheck.numbers.chinese.words import AFTER_PAIR, AFTER_ROUND, MEASURE_WORDS, ROUND_NUMERALS, SOFT_WORDS
from xlcheck.numbers.quantity import Rank
from xlcheck.numbers.readings import WHOLE, Reading, canonical, plain, plains, power_of_ten
from xlcheck.numbers.scan import Draft, Rules, Scan
from xlcheck.numbers.units import CHINESE_UNIT_LENGTH, CHINESE_UNITS, SIGNS

_DIGITS = "0123456789"
#: 千 and 百 that begin a unit or a word are no part of the number before them.
_NO_SCALE = "(?!千[瓦米克卡帕伏焦赫吨]|兆[瓦赫字比帕伏欧吨]|百分|万分|千分|亿欧元区)"
_SCALE = f"(?:{_NO_SCALE}[十百千万亿兆])"
#: Figures in groups, the surer ways of writing them first.
_GROUPED = "|".join(
    (
        r"\d{1,3}(?:,\d{3}){1,8}(?!\d)(?:\.\d{1,12})?",  # 1,234,567
        r"\d{1,2}(?:,\d{2}){1,6},\d{3}(?!\d)",  # 12,34,567, as in India
        r"\d{1,3}(?: , \d{3}){1,6}(?!\d)",  # 1 , 234, tokenised
        r"(?<!\d，)\d{1,3}(?:，\d{3}){1,6}(?![\d.])",  # but 1，50，200 are three
        r"\d{1,3}(?: \d{3}){2,6}(?!\d)(?:\.\d{1,6})?",  # 1 234 567
        r"(?<=\$)\d{1,3}(?: \d{3}){1,6}(?!\d)",
        # 1 234 before Chinese, a sign or a year in brackets
        r"(?<!^)\d{1,3}(?: \d{3}){1,6}(?:\.\d{1,6})?(?=[\u4e00-\u9fff%),，。；、]| ?\( ?(?:19|20)\d\d)",
    )
)
_DIGIT_NUMBER = (
    rf"(?<!\d\.)(?<!\d)(?:{_GROUPED}|\d{{1,3}}(?:,? \d{{3}}){{0,4}},? 000(?!\d)|\d{{1,60}}(?:\.\d{{1,30}})?)"
    rf"(?:\s?[多余来几]?\s?{_SCALE}{{1,4}}(?:[多余]{_SCALE})?(?:零?(?:\d{{1,8}}(?:\.\d{{1,4}})?(?![年月日:%.\d])|[一二两三四五六七八九](?![月日成倍折名个]))(?:[多余]?{_SCALE}){{0,3}}){{0,6}})?"
)
#: Inside a numeral 两 stands before a unit only; 二十两 is twenty taels.
_INSIDE = (
    f"(?:(?!千[瓦米克帕伏焦赫]|兆[瓦赫字比帕伏欧吨]|(?<=[十百])千)[{NUMERALS.replace('两', '')}]|两(?=[百千万亿]))"
)
_NUMERAL = (
    rf"[{NUMERALS}]{_INSIDE}{{0,{LONGEST - 1}}}(?:点[零〇一二三四五六七八九]{{1,12}}(?![十]|分(?!之)))?"
    rf"(?:[多余来几](?={_SCALE}))?(?:{_SCALE}{{1,4}})?"
)
#: A number that may be a month and a day: 5.12, 12.5.
_MONTH_AND_DAY = re.compile(r"(1[0-2]|[1-9])\.(3[01]|[12]\d|0?[1-9])")
_OPENING, _CLOSING = tuple("“‘「『《"), tuple("”’」』》")
#: Numerals that count even at the head of a word of the dictionary: 两国, 三军.
_COUNTING = frozenset("二三四五六七八九两")
_HALF_AFTER = re.compile(
    "(?:个半(?=(小时|月|世纪|多月|钟头|(?![导决球岛径价场升]))))|(?:年|天|小时|个小时|个月|块|倍)多?半(?![个年天月]|[导决球岛径价场])"
)


def register(rules: Rules) -> None:
    """Add the rules of this module, the more specific ones first."""
    _vague(rules)
    _ordinals(rules)
    _metres(rules)
    rules.add(_DIGITS, _DIGIT_NUMBER)(_digits)
    rules.add(NUMERALS, _NUMERAL)(_numeral)
    words = sorted(SOFT_WORDS, key=len, reverse=True)

    @rules.add({w[0] for w in words}, "|".join(map(re.escape, words)))
    def soft_word(m: re.Match[str], scan: Scan) -> int:
        scan.add(m.start(), m.end(), "code", SOFT_WORDS[m[0]], "soft")
        return m.end()


def _vague(rules: Rules) -> None:
    @rules.add(
        "数成几上好若",
        "(数以|成百上|成千上|成|好几|几|数|上|若干)([十百千万亿]{1,4})(?:计|上万|上亿)?(?!分之|[0-9一二两三四五六七八九点])",
    )
    def size(m: re.Match[str], scan: Scan) -> int:
        value = parse(m[2])
        if value is None or (m[1] in "成上" and len(m[2]) == 1 and m[2] in "十百千" and _in_word(scan, m, 2)):
            return 0
        power = power_of_ten(value)
        readings: set[Reading] = {Reading("size", power)}
        if m[1] not in ("几", "数", "好几", "若干"):
            readings |= {plain(value), Reading("size", power - 1), Reading("size", power + 1)}
        draft = scan.add(m.start(), m.end(), "size", readings, "medium", value)
        draft.scale = value
        _attach_unit(scan, draft)
        return m.end()

    @rules.add("千", "千百万|千百|千千万万")
    def countless(m: re.Match[str], scan: Scan) -> int:
        scan.add(m.start(), m.end(), "size", {Reading("size", power) for power in range(2, 8)}, "soft")
        return m.end()

    @rules.add("十", "十[几多余来数](?!十)([万亿千百]{0,2})(?!倍)")
    def dozen(m: re.Match[str], scan: Scan) -> int:
        if m.start() and scan.text[m.start() - 1] in NUMERALS + "0123456789几数":
            return 0
        scale = parse(m[1]) if m[1] else 1.0
        scale = scale or 1.0
        readings: set[Reading] = {plain(canonical(x * scale)) for x in range(10, 20)}
        readings |= {Reading("size", 1 + power_of_ten(scale)), Reading("dozen", scale)}
        draft = scan.add(m.start(), m.end(), "size", readings, "medium", 10 * scale)
        draft.hedge = "over"
        _attach_unit(scan, draft)
        return m.end()


def _metres(rules: Rules) -> None:
    @rules.add(
        "一二两三四12345",
        "(?<![\\d.点十百千万])([一二两三四]|[1-5])米([零一二三四五六七八九]{1,2}|\\d{1,2})"
        "(?![\\d.十百千万亿点个厘分米尺寸公英条根块层道排])",
    )
    def metres(m: re.Match[str], scan: Scan) -> int:
        """Read a length as it is said: 一米六零 is 1.60 metres."""
        whole, part = parse(m[1]), "".join(str(DIGITS.get(c, c)) for c in m[2])
        if whole is None:
            return 0
        value = canonical(whole + int(part) / 10 ** len(part))
        scan.add(m.start(), m.end(), "number", {plain(value)}, "hard", value, "m")
        return m.end()

    @rules.add(
        _DIGITS + NUMERALS,
        rf"(?<![\d.{NUMERALS}])(\d{{1,3}}|[{NUMERALS}])\s?英尺\s?(\d{{1,2}}|[{NUMERALS}]{{1,2}})\s?英寸",
    )
    def feet_and_inches(m: re.Match[str], scan: Scan) -> int:
        feet, inches = parse(m[1]), parse(m[2])
        if feet is None or inches is None:
            return 0
        value = canonical(feet + inches / 12)
        scan.add(m.start(), m.end(), "number", {plain(value)}, "hard", value, "ft")
        return m.end()


def _ordinals(rules: Rules) -> None:
    @rules.add(NUMERALS, f"([{NUMERALS}]{{1,3}})(?=中全会)|([{NUMERALS}]{{2,3}})(?=届)")
    def plenum(m: re.Match[str], scan: Scan) -> int:
        value = parse(m[0])
        if value is None:
            return 0
        scan.add(m.start(), m.end(), "ordinal", {plain(value)}, "medium" if value > 1 else "soft", value)
        return m.end()

    @rules.add("第", rf"第\s?({_DIGIT_NUMBER}|{_NUMERAL})(?!\.\d)")
    def ordinal(m: re.Match[str], scan: Scan) -> int:
        value = parse(m[1].replace(" ", ""))
        if value is None:
            return 0
        after = scan.text[m.end() : m.end() + 1]
        rank: Rank = "hard" if m[1][0].isdigit() else "medium"
        readings: set[Reading] = {plain(canonical(value))}
        if after in _ARTICLES:
            readings |= {Reading("letter", value), Reading("reference", value)}
        if (
            (value == 1 and not _ARTICLE.match(scan.text, m.start()))
            or (value == 2 and after in "天日周年次")
            or _in_word(scan, m)
        ):
            rank = "soft"
        scan.add(m.start(), m.end(), "ordinal", readings, rank, value)
        return m.end()


_ARTICLES = tuple("条项款目")  # what laws are divided into; English may letter the items: (a), (b)
#: A first article or paragraph demands its number, a first project (第一项) or model (第一款) may be a mere "first".
_ARTICLE = re.compile("(?:(?<=[条项前及或、])第.{1,2}[条项款目]|第.{1,2}[条项款目](?=[第规之所但至、及或各]))")
#: Places are called after roads and miles: 三里河, 五道岭.
_PLACE = re.compile("[一二三四五六七八九十]{1,2}[道里](?:梁|沟|湾|岭|口|河|屯|坡|铺|桥|墩|堡|营)")
#: What makes 等 "and others" and no grade.
_AND_OTHERS = re.compile("等(?:[人地国省市县]|部门|单位|机构|城市|国家)")
#: What an informal text writes for 千 and 万: 10k, 13.1w.
_SHORT_SCALE = re.compile("(?a:[kKw](?![A-Za-z0-9]))")
#: What makes 元 a part of a word: 元素, 元件, 元组.
_NO_YUAN = tuple("素件组首旦宵老帅勋凶气神音")
_LISTED = re.compile("[、和与及]|以及")
_CLAUSE = re.compile("[，。；：！？,;:!?\n]")


def _counts_list(scan: Scan, draft: Draft) -> bool:
    """Tell whether a number only counts the items listed before it: 江苏、浙江、安徽三省."""
    value = draft.value or 0
    if not 2 <= value <= 9:
        return False
    before = scan.text[max(0, draft.start - 60) : draft.start]
    clause = _CLAUSE.split(before)[-1]
    return len(_LISTED.findall(clause)) == value - 1 and "、" in clause


def _in_word(scan: Scan, m: re.Match[str], group: int = 0) -> bool:
    lexicon = scan.lexicon
    return lexicon is not None and lexicon.covers(scan.text, m.start(group), m.end(group)) is not None


def _attach_unit(scan: Scan, draft: Draft) -> str:
    """Look for a unit right after the number, keep it in the draft and return the text it is written in."""
    text, start = scan.text, draft.end
    while text[start : start + 1] in (" ", "多", "余", "来", "几") and start < draft.end + 2 and start < len(text):
        start += 1
    for length in range(CHINESE_UNIT_LENGTH, 0, -1):
        word = text[start : start + length]
        if len(word) == length and word in CHINESE_UNITS:
            if word[-1] in "周期拜" and text[start + length : start + length + 1] in tuple("一二三四五六日天"):
                continue  # 一个星期日 is a Sunday, no week
            if word == "元" and text[start + length : start + length + 1] in _NO_YUAN:
                continue  # 百万元素: elements
            draft.unit, draft.unit_end = CHINESE_UNITS[word], start + length
            return word
    return ""


def _digits(m: re.Match[str], scan: Scan) -> int:
    text = m[0].replace(" ", "").replace("，", ",").rstrip(".,")
    if len(text) > LONGEST:
        scan.add(m.start(), m.end(), "code", {Reading("code", text)}, "soft")
        return m.end()
    end = m.start() + len(m[0].rstrip("., "))
    value = parse(text)
    if value is None:
        return 0
    draft = scan.add(m.start(), end, "number", {plain(canonical(value))}, "hard", canonical(value))
    if "多" in text or "余" in text:
        draft.hedge = "over"
    source = scan.text
    if (
        text.isdigit()
        and source[m.start() - 1 : m.start()] == "."
        and not source[max(0, m.start() - 2) : m.start() - 1].isalnum()
    ):
        draft.value = float(f"0.{text}")  # a calibre, .357
        draft.readings.add(plain(canonical(draft.value)))
    scale = re.search("[十百千万亿兆]{1,4}$", text)
    if scale:
        draft.scale = parse(scale[0]) or 1.0
    if "兆" in text:
        draft.readings.add(plain(canonical(value / 1e6)))
    _digit_readings(scan, draft, text)
    short = _SHORT_SCALE.match(source, end)
    if short:
        draft.readings.add(plain(canonical(value * (1e3 if short[0] in "kK" else 1e4))))
    if draft.unit is None and _counts_list(scan, draft):
        draft.rank = "soft"
    if value == 100 and draft.unit == "percent":
        draft.readings.add(WHOLE)
    if (value == 1 and draft.unit not in ("percent", "point")) or source.startswith("进制", end):
        draft.rank = "soft"  # 16进制 is hexadecimal
    if value == 0 and scan.text[end : end + 1] not in tuple("-–—~至到"):
        draft.rank = "medium"  # often "no", "none", "free of"
    return max(end, draft.unit_end)


def _digit_readings(scan: Scan, draft: Draft, text: str) -> None:
    """Add the readings that hang on what stands beside a number in digits."""
    source, start, end = scan.text, draft.start, draft.end
    unit = _attach_unit(scan, draft)
    if draft.unit is None:
        for length in (3, 2, 1):
            sign = SIGNS.get(source[max(0, start - length) : start].strip())
            if sign:
                draft.unit = sign
                break
    elif draft.unit == "yuan" and (source[max(0, start - 3) : start] == "人民币"):
        draft.unit = "CNY"
    if len(text) > 1 and text[0] == "0" and text.isdigit():
        draft.readings.add(Reading("code", text))
    if len(text) == 4 and text.isdigit() and text[:2] in ("19", "20") and not unit:
        draft.readings.add(Reading("year", int(text)))
    before = source[max(0, start - 1) : start]
    value = draft.value or 0.0
    if (before in ("-", "负") and not source[max(0, start - 2) : start - 1].isdigit()) or source[
        max(0, start - 2) : start
    ] == "零下":
        draft.readings.add(plain(-value))
    _add_half(scan, draft)
    dated = _MONTH_AND_DAY.fullmatch(text)
    if dated and not unit:
        draft.readings |= {Reading("month", float(dated[1])), Reading("day", float(dated[2]))}
    if value <= 12 and re.match(r"\s?[-–—~至到、和或及与]\s?(?:0?[1-9]|1[0-2])月", source[end : end + 6]):
        draft.readings.add(Reading("month", value))


def _add_half(scan: Scan, draft: Draft) -> None:
    """Read the half after a unit: 一年半, 两个半小时, 3个半月."""
    m = _HALF_AFTER.match(scan.text, draft.end)
    if m and draft.value is not None:
        draft.readings = {plain(draft.value + 0.5)}
        draft.value += 0.5
        draft.unit_end = m.end()
        if draft.unit is None and m[1]:
            draft.unit = CHINESE_UNITS.get(m[1])


def _numeral(m: re.Match[str], scan: Scan) -> int:
    text, start, end = m[0], m.start(), m.end()
    if len(text) > LONGEST:
        return end
    value = parse(text)
    if value is None:
        return 0
    after, before = scan.text[end : end + 1], scan.text[max(0, start - 1) : start]
    ends = alternatives(text)
    draft = scan.add(start, end, "number", {plain(canonical(x)) for x in ends or [value]}, "medium", canonical(value))
    _attach_unit(scan, draft)
    pair = re.fullmatch("(十?)([一二三四五六七八])([二三四五六七八九])", text)
    if pair and DIGITS[pair[3]] == DIGITS[pair[2]] + 1:
        base = 10 if pair[1] else 0
        draft.readings |= plains(base + DIGITS[pair[2]], base + DIGITS[pair[3]])
    if ends:
        draft.value = canonical(ends[0])
    if text.endswith("兆"):  # the prefix of a rate: 千兆 is 1,000M, 万兆 is 10G
        draft.readings |= plains(value / 1e12, value / 1e6, value / 1e15)
    if "多" in text or "余" in text:
        draft.hedge = "over"
    draft.rank = _numeral_rank(text, value, after, before, draft, scan)
    if after == "毛":
        draft.readings |= plains(value * 10, value / 10)
    if draft.rank == "medium" and draft.unit is None and _counts_list(scan, draft):
        draft.rank = "soft"
    _add_half(scan, draft)
    return max(end, draft.unit_end)


def _numeral_rank(text: str, value: float, after: str, before: str, draft: Draft, scan: Scan) -> Rank:
    """Decide how much a number written in numerals demands."""
    covered = scan.lexicon.covers(scan.text, draft.start, draft.end) if scan.lexicon else None
    place = None if covered else _PLACE.match(scan.text, draft.start)
    if place:
        covered = place.span()
    if covered and not (draft.unit and draft.unit_end > covered[1]):
        if text in ROUND_NUMERALS or len(text) == 1:
            draft.readings.add(Reading("size", power_of_ten(value)))
        if text not in _COUNTING or covered[0] < draft.start or after not in AFTER_PAIR | MEASURE_WORDS:
            draft.value = None  # a word, to which no number of the other side is opposed
        return "soft"
    if before and before in "几数上":
        return "soft"
    if before in _OPENING and scan.text[draft.end + 1 : draft.end + 2] in _CLOSING:
        draft.value = None  # “九天”: a name of two characters
        return "soft"
    return (_long_rank if len(text) > 1 else _lone_rank)(text, value, after, before, draft, scan)


def _long_rank(text: str, value: float, after: str, before: str, draft: Draft, _: Scan) -> Rank:
    """Decide how much a numeral of several characters demands."""
    if all(c in DIGITS for c in text):
        if len(text) == 2:
            draft.readings |= plains(1900 + value, 2000 + value)
        draft.readings |= {plain(float(DIGITS[c])) for c in text}
        return "medium" if len(text) >= 4 else "soft"
    if text[-1] == "兆" and not draft.unit and all(c in TENS or c == "万" for c in text[:-1]):
        draft.value = None
        return "soft"
    if all(c in "十百千万亿" for c in text):
        draft.readings.add(Reading("size", power_of_ten(value)))
        counts = draft.unit or (after and after in AFTER_ROUND) or (before and before in "近超逾约达")
        return "medium" if counts else "soft"
    return "hard"


def _lone_rank(text: str, value: float, after: str, before: str, draft: Draft, scan: Scan) -> Rank:
    """Decide how much a numeral of one character demands."""
    if text == "一":
        return "soft"
    if text in "百千万亿":
        draft.readings.add(Reading("size", power_of_ten(value)))
        return "medium" if text in "万亿" and draft.unit in ("yuan", "USD") else "soft"
    if (text == "两" and after and after in AFTER_PAIR) or (text == "二" and after == "次") or text in "零〇兆":
        return "soft"
    if after == "等" and _AND_OTHERS.match(scan.text, draft.end):
        draft.value = None  # 赵老四等人: a name
        return "soft"
    return "medium" if draft.unit or (after and after in MEASURE_WORDS) else "soft"
