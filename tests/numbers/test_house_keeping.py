"""Marks, forms and what a translator adds: correct pairs of each kind first, then the errors that look like them."""

import pytest

from xlcheck.numbers import Disagreement, compare, read_chinese, read_english


def check(zh: str, en: str) -> tuple[Disagreement, ...]:
    return compare(read_chinese(zh), read_english(en))


def is_gate(found: Disagreement) -> bool:
    return found.severity in ("critical", "major") and found.confidence in ("high", "medium")


MARKS = [
    pytest.param("这种茶很香[ 5 ]。", "This tea smells good.", id="reference with blanks"),
    pytest.param("这种茶很香。", "This tea smells good.[note 5]", id="named note"),
    pytest.param("这种茶很香[注5]。", "This tea smells good.", id="named note in Chinese"),
    pytest.param("这种茶很香（5）。", "This tea smells good.", id="full-width brackets"),
    pytest.param("这种茶很香。", "This tea smells good (5).", id="brackets at the end"),
    pytest.param("这种茶很香⑤。", "This tea smells good⁵.*", id="circled and superscript"),
    pytest.param("这种茶很香〔12〕。", "This tea smells good.", id="hollow brackets"),
    pytest.param("这种茶很香[5-7]，价格不高[8,9]。", "This tea smells good and costs little.", id="several references"),
    pytest.param("价格不高。", "It costs little; so.12 Others cost more.", id="glued to a full stop"),
    pytest.param("须：1.洗净2.晾干3.收好", "Wash them, dry them and put them away.", id="items glued together"),
    pytest.param("须：1）洗净；2）晾干。", "Wash and dry them.", id="half brackets"),
    pytest.param("洗净，晾干，收好。", "1. wash; 2. dry; 3. put away.", id="items in the translation only"),
    pytest.param("有2个办法：1. 洗净 2. 晾干", "Either wash or dry them.", id="a count of the items"),
    pytest.param("1.2015年的茶叶产量为估算值", "Tea output of 2015 is estimated.", id="mark glued to a year"),
    pytest.param("2.2003-2006年没有数据", "There are no data for 2003-2006.", id="mark glued to years"),
    pytest.param("第一，洗净；第二，晾干；第三，收好。", "Wash, dry and put away.", id="ordinals that enumerate"),
    pytest.param(
        "洗净，晾干，收好。", "First, wash; second, dry; third, put away.", id="English ordinals that enumerate"
    ),
]
FORMS = [
    pytest.param("罚款十五万元。", "A fine of one hundred and fifty thousands dollars.", id="plural scale"),
    pytest.param("罚款一百八十万元。", "A fine of one million and eight hundred thousands dollars.", id="million and"),
    pytest.param("罚款五百万元和六百万元。", "Fines of five million and six million dollars.", id="two millions"),
    pytest.param("罚款二千五百万元。", "A fine ofTwenty Five Million dollars.", id="glued words"),
    pytest.param("共计151643人。", "A total of 15 1643 people.", id="groups of four"),
    pytest.param("共计15 1643人。", "A total of 151,643 people.", id="groups of four in Chinese"),
    pytest.param("共计1234567欧元。", "A total of 1.234.567 euros.", id="points for commas"),
    pytest.param("共计1234.5欧元。", "A total of 1 234,5 euros.", id="decimal comma"),
    pytest.param("出现403 404 500时重试。", "Retry at 403, 404 or 500.", id="codes parted by blanks"),
    pytest.param("比例为50%。", "The ratio is 0.5.", id="percentage as a part of one"),
    pytest.param("概率为0.05。", "A probability of 5%.", id="part of one as a percentage"),
    pytest.param("千兆网络覆盖全市。", "1,000M networks cover the city.", id="千兆"),
    pytest.param("万兆网络覆盖全市。", "10-gigabit networks cover the city.", id="万兆"),
    pytest.param("前三季度增长5%。", "It grew by 5% in the first nine months.", id="three quarters as nine months"),
    pytest.param("前三季度增长5%。", "It grew by 5% from January to September.", id="three quarters as months"),
    pytest.param("上半年增长5%。", "It grew by 5% in the first six months.", id="half as six months"),
    pytest.param("一季度增长5%。", "It grew by 5% in the first three months.", id="quarter as three months"),
    pytest.param("前11个月增长5%。", "It grew by 5% from January to November.", id="months by name"),
    pytest.param("2021年比两年前增长5%。", "The 2021 figure was 5% above that of 2019.", id="two years ago"),
    pytest.param("六成受访者同意。", "About six-in-ten respondents agree.", id="six-in-ten"),
    pytest.param("三百六十行都有能人。", "Every trade has its master.", id="idiom"),
    pytest.param("他一五一十地说了。", "He told them everything.", id="idiom of counting"),
    pytest.param("2019.1—2020.3", "January 2019 - March 2020", id="months with points"),
    pytest.param("5.12地震", "the May 12 earthquake", id="month and day with a point"),
    pytest.param("民國105年1月1日施行。", "It takes effect on January 1, 2016.", id="year of the Republic in figures"),
    pytest.param('<font color="#FF8800" size=12>点击</font>继续', "Click to continue", id="attributes of a tag"),
    pytest.param("收入40亿英磅。", "A revenue of £4 billion.", id="misspelt currency"),
    pytest.param("于December 2O21发布，即2021年12月。", "Out in December 2021.", id="letter for a nought"),
]
ADDED = [
    pytest.param("联合国大会召开。", "The 76th UN General Assembly was held.", id="session of an assembly"),
    pytest.param("冬奥会圆满成功。", "The 2022 Winter Olympics were a success.", id="year of the games"),
    pytest.param("推进中国制造战略。", "We will carry out Made in China 2025.", id="year in a title"),
    pytest.param("他日前抵京。", "He arrived in Beijing on Oct. 20.", id="date for the other day"),
    pytest.param("会议10月30日召开。", "The meeting was held on Sunday.", id="weekday for a date"),
    pytest.param("今年增长5%。", "It grew by 5% in 2024.", id="year for this year"),
    pytest.param(
        "草案10月提请第三十七次会议审议。",
        "The draft will be read at a meeting from Oct. 26 to 30.",
        id="days of a month",
    ),
]


@pytest.mark.parametrize(("zh", "en"), [*MARKS, *FORMS])
def test_nothing_is_said(zh: str, en: str) -> None:
    assert [d.message for d in check(zh, en)] == []


@pytest.mark.parametrize(("zh", "en"), ADDED)
def test_what_a_translator_adds_is_for_review(zh: str, en: str) -> None:
    found = check(zh, en)
    assert found and not any(map(is_gate, found))


FOUND = [
    pytest.param("须加2勺糖。", "Add 3 spoons of sugar.", "NUM003", id="no mark"),
    pytest.param("须：1.加4勺糖；2.加盐。", "1. Add 5 spoons of sugar; 2. add salt.", "NUM003", id="number in an item"),
    pytest.param("罚款十五万元。", "A fine of one hundred and five thousands dollars.", "NUM003", id="plural scale"),
    pytest.param("罚款一百八十万元。", "A fine of one million and eighty thousands.", "NUM003", id="million and"),
    pytest.param("比例为50%。", "The ratio is 0.05.", "NUM004", id="part of one"),
    pytest.param("比例为0.5%。", "The ratio is 0.5.", "NUM005", id="percent lost"),
    pytest.param("上半年增长5%。", "It grew by 5% in the last six months of the year.", "NUM006", id="half"),
    pytest.param("前三季度增长5%。", "It grew by 5% in the first two quarters.", "NUM005", id="three quarters"),
    pytest.param("第75届联合国大会召开。", "The 76th UN General Assembly was held.", "NUM006", id="another session"),
    pytest.param("会议10月30日召开。", "The meeting was held on October 31.", "DTE001", id="another day"),
    pytest.param("会议10月30日召开。", "It was held on Sunday, October 31.", "DTE001", id="weekday beside another day"),
    pytest.param("2021年比两年前增长5%。", "The 2021 figure was 5% above that of 2018.", "NUM001", id="years ago"),
    pytest.param("产量增长五倍。", "Output quadrupled.", "NUM005", id="multiple"),
    pytest.param("地震为6.5级。", "A quake of magnitude 6.7.", "NUM003", id="two decimals are no dates"),
    pytest.param("收入40亿美元。", "A revenue of NT$4 billion.", "UNT001", id="dollars of another country"),
    pytest.param("共有若干种。", "There are seven kinds.", "NUM002", id="number word added"),
    pytest.param("第三和第四剂。", "The fourth and fourth doses.", "NUM006", id="ordinal said twice"),
    pytest.param("2009年建成。", "It was built in 200.", "DTE001", id="digit of a year lost"),
]


@pytest.mark.parametrize(("zh", "en", "code"), FOUND)
def test_errors_are_found(zh: str, en: str, code: str) -> None:
    assert code in [d.code for d in check(zh, en)]


MESSAGES = [
    pytest.param("2024人参加。", "2025 people took part.", "the source says 2024, the", id="no comma in four figures"),
    pytest.param("16世纪的建筑。", "A building of the 1600s.", "the translation says 1600s (1600)", id="century"),
    pytest.param("收入40亿美元。", "A revenue of NT$4 billion.", "4 billion New Taiwan dollars", id="currency by name"),
    pytest.param("3.洗净", "2. Wash", "item 3 of the source is item 2 in the translation", id="item"),
]


@pytest.mark.parametrize(("zh", "en", "said"), MESSAGES)
def test_messages_say_what_a_person_would_say(zh: str, en: str, said: str) -> None:
    (found,) = check(zh, en)
    assert said in found.message
    assert "100 times" not in found.message and found.suggestion is None
