"""What the Chinese reader reads: first what is no number, then every form of number."""

import pytest

from xlcheck.numbers import read_chinese
from xlcheck.numbers.quantity import DEMANDS
from xlcheck.numbers.readings import Reading, plain, plains

NO_NUMBER = [
    pytest.param("共建一带一路", id="一带一路 is a name"),
    pytest.param("一方面要抓生产", id="一方面 is a connective"),
    pytest.param("坚持统一领导", id="统一 is a verb"),
    pytest.param("万一下雨怎么办", id="万一 is a conjunction"),
    pytest.param("把变量统一成数组，归一成向量", id="统一 and 归一 are verbs before 成"),
    pytest.param("十分满意", id="十分 is an adverb"),
    pytest.param("他们去了三亚和四川", id="三亚 and 四川 are places"),
    pytest.param("五金商店", id="五金 is hardware"),
    pytest.param("千方百计稳就业", id="千方百计 is an idiom"),
    pytest.param("五花八门的说法", id="五花八门 is an idiom"),
    pytest.param("使用G20和A4纸", id="G20 and A4 are codes"),
    pytest.param("5G基站与C919客机", id="5G and C919 are codes"),
    pytest.param("抗击COVID-19", id="COVID-19 is a name"),
    pytest.param("首先一起努力", id="一起 is an adverb"),
    pytest.param("详见https://example.cn/2024/0305.html", id="a web address is not read"),
    pytest.param("在%2$s的第%1$d行，宽%5d、%.250s和{0}个{1:03}", id="digits of placeholders"),
    pytest.param("用16进制表示", id="16进制 is hexadecimal"),
    pytest.param("半导体材料", id="半导体 is a semiconductor"),
    pytest.param("老百姓的生活", id="百姓 are people"),
    pytest.param("喊声四起。", id="四起 is all around"),
    pytest.param("“九天”系统上线", id="a quoted name of two characters"),
]


@pytest.mark.parametrize("text", NO_NUMBER)
def test_nothing_is_demanded(text: str) -> None:
    assert [q for q in read_chinese(text) if DEMANDS[q.rank]] == []


VALUES = [
    # integers, decimals, scales
    pytest.param("共有37所学校", 37, None, id="digits"),
    pytest.param("共有３７所学校", 37, None, id="full-width digits"),
    pytest.param("产值2.5万元", 25000, "yuan", id="decimal and 万"),
    pytest.param("产值2.5萬元", 25000, "yuan", id="traditional 萬"),
    pytest.param("投资3亿美元", 3e8, "USD", id="亿"),
    pytest.param("總額86.6萬億元", 8.66e13, "yuan", id="traditional 萬億"),
    pytest.param("总额四点八万亿元", 4.8e12, "yuan", id="numerals with a decimal point"),
    pytest.param("面积2万4801平方米", 24801, "m2", id="mixed digits and 万"),
    pytest.param("人口1亿2千万", 1.2e8, None, id="mixed 亿 and 千万"),
    pytest.param("捐款三万五千元", 35000, "yuan", id="numerals in full"),
    pytest.param("捐款三万五", 35000, None, id="last unit left out"),
    pytest.param("一百零五人", 105, None, id="numerals with 零"),
    pytest.param("两千三百户", 2300, None, id="两"),
    pytest.param("廿五人", 25, None, id="廿"),
    pytest.param("卅一人", 31, None, id="卅"),
    pytest.param("人民币叁仟伍佰元整", 3500, "yuan", id="formal numerals"),
    pytest.param("总计1,234,567件", 1234567, None, id="thousands separators"),
    pytest.param("总计1，234，567件", 1234567, None, id="full-width separators"),
    pytest.param("共 28 亿 元", 2.8e9, "yuan", id="spaces inside"),
    pytest.param("近千万元投资", 1e7, "yuan", id="round numeral with unit"),
    pytest.param("五百多人", 500, None, id="多 after the numeral"),
    pytest.param("3900多亿元", 3.9e11, "yuan", id="多 inside the number"),
    # ratios
    pytest.param("增长5.2%", 5.2, "percent", id="percent"),
    pytest.param("增长百分之十四点五", 14.5, "percent", id="百分之"),
    pytest.param("增长百分之 5", 5, "percent", id="百分之 with a space"),
    pytest.param("提高1.4个百分点", 1.4, "point", id="percentage points"),
    pytest.param("下调25个基点", 25, "basis point", id="basis points"),
    pytest.param("近三成受访者", 30, "percent", id="成"),
    pytest.param("高两成", 20, "percent", id="两成"),
    pytest.param("六成五的居民", 65, "percent", id="成 with a second digit"),
    pytest.param("三分之二的企业", 2 / 3, None, id="分之"),
    pytest.param("打八折出售", 80, "percent", id="折"),
    pytest.param("产量翻了一番", 2, None, id="翻一番"),
    pytest.param("产量翻两番", 4, None, id="翻两番"),
    pytest.param("为去年的三倍", 3, None, id="倍 as a level"),
    # units
    pytest.param("占地15亩", 15, "mu", id="亩"),
    pytest.param("重3公斤", 3, "kg", id="公斤"),
    pytest.param("行程80公里", 80, "km", id="公里"),
    pytest.param("装机5000万千瓦", 5e7, "kW", id="万千瓦"),
    pytest.param("发电150亿千瓦时", 1.5e10, "kWh", id="千瓦时"),
    pytest.param("零下15摄氏度", 15, "C", id="摄氏度"),
    pytest.param("气温37℃", 37, "C", id="℃"),
    pytest.param("飞行13小时", 13, "h", id="小时"),
    pytest.param("历时九个月", 9, "month", id="个月"),
    pytest.param("两年半", 2.5, "year", id="N年半"),
    pytest.param("3个半月", 3.5, None, id="N个半月"),
    pytest.param("赔偿60万港元", 600000, "HKD", id="港元"),
    # ordinals, periods
    pytest.param("第三次会议", 3, None, id="第"),
    pytest.param("二十届三中全会", 20, None, id="届"),
    pytest.param("第三季度", 3, None, id="quarter"),
    pytest.param("一季度", 1, None, id="quarter without 第"),
    pytest.param("“十四五”规划", 14, None, id="plan"),
    pytest.param("第十三个五年规划", 13, None, id="plan in words"),
    pytest.param("“十五”期间", 10, None, id="tenth plan"),
    pytest.param("上半年", 1, None, id="first half"),
    pytest.param("下半年", 2, None, id="second half"),
    # dates and times
    pytest.param("2024年", 2024, None, id="year"),
    pytest.param("二〇二四年", 2024, None, id="year in numerals"),
    pytest.param("二○二四年", 2024, None, id="year with the circle"),
    pytest.param("上世纪90年代", 1990, None, id="decade"),
    pytest.param("20世纪90年代", 1990, None, id="decade of a century"),
    pytest.param("12月", 12, None, id="month"),
    pytest.param("星期四", 4, None, id="weekday"),
    pytest.param("周日上午", 7, None, id="Sunday"),
    pytest.param("下午3点半", 3.3, None, id="half past"),
    pytest.param("周六04:00", 4, None, id="clock after a weekday"),
    pytest.param("九点差一刻", 8.45, None, id="a quarter to"),
]


@pytest.mark.parametrize(("text", "value", "unit"), VALUES)
def test_value_and_unit(text: str, value: float, unit: str | None) -> None:
    read = [(q.value, q.unit) for q in read_chinese(text) if DEMANDS[q.rank]]
    assert (value, unit) in [(pytest.approx(v), u) for v, u in read if v is not None]


ENDS = [
    pytest.param("三四百人", {300.0, 400.0}, id="三四百"),
    pytest.param("一万六七千元", {16000.0, 17000.0}, id="一万六七千"),
    pytest.param("十七八岁", {17.0, 18.0}, id="十七八"),
    pytest.param("七八成居民", {70.0, 80.0}, id="七八成"),
    pytest.param("百分之七八十", {70.0, 80.0}, id="百分之七八十"),
    pytest.param("二三十人", {20.0, 30.0}, id="二三十"),
]


@pytest.mark.parametrize(("text", "ends"), ENDS)
def test_both_ends_of_an_approximate_numeral(text: str, ends: set[float]) -> None:
    assert any(plains(*ends) <= q.readings for q in read_chinese(text))


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        pytest.param("身价百万。", "soft", id="alone"),
        pytest.param("投入百万元。", "medium", id="before a unit"),
        pytest.param("大约百万吧。", "medium", id="behind an estimate"),
        pytest.param("共一百万册。", "hard", id="with a numeral before it"),
    ],
)
def test_a_round_numeral_says_a_size_unless_something_counts(text: str, rank: str) -> None:
    (number,) = (q for q in read_chinese(text) if "百" in q.text)
    assert number.rank == rank


def test_the_range_shares_scale_and_unit() -> None:
    low, high = read_chinese("投资2-3亿元")
    assert plain(2e8) in low.readings and low.unit == high.unit == "yuan"
    assert (low.end, high.end) == ("low", "high")


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("近60万人", "under"),
        ("将近60万人", "under"),
        ("超过60万人", "over"),
        ("逾60万人", "over"),
        ("60多万人", "over"),
        ("60万人以上", "over"),
        ("50多平方米", "over"),
        ("800词以上", "over"),
        ("60人以上海为家", None),
        ("60%以上", "over"),
        ("约60万人", "about"),
        ("60岁左右", "about"),
        ("不超过60万人", "under"),
        ("最近20年", None),
        ("近20年", None),
        ("60万人", None),
    ],
)
def test_hedge(text: str, hedge: str | None) -> None:
    assert read_chinese(text)[0].hedge == hedge


@pytest.mark.parametrize(("text", "half"), [("上午9点", "a"), ("凌晨2时", "a"), ("下午3点", "p"), ("晚上8点", "p")])
def test_half_of_the_day(text: str, half: str) -> None:
    assert read_chinese(text)[0].meridiem == half


def test_a_date_is_year_month_and_day() -> None:
    assert [(q.family, q.value) for q in read_chinese("2024年7月26日")] == [("year", 2024), ("month", 7), ("day", 26)]


def test_a_plan_has_the_years_that_it_covers() -> None:
    (plan,) = read_chinese("“十三五”")
    assert {Reading("year", 2016), Reading("year", 2020), plain(13)} <= plan.readings


def test_a_name_of_the_glossary_counts_nothing() -> None:
    assert [q for q in read_chinese("三项清零行动") if DEMANDS[q.rank]]
    assert not [q for q in read_chinese("三项清零行动", names=frozenset({"三项清零行动"})) if DEMANDS[q.rank]]


def test_spans_are_those_of_the_text_given() -> None:
    text = "共 ２８ 亿元，增长 5.2 %。"
    assert [text[q.span.start : q.span.end] for q in read_chinese(text)] == [q.text for q in read_chinese(text)]
    assert [q.text for q in read_chinese(text)] == ["２８ 亿", "5.2"]
