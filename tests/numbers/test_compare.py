"""What the comparer reports: correct pairs first, each of which some checker accuses; then every kind of error."""

import pytest

from xlcheck.numbers import Disagreement, compare, read_chinese, read_english


def check(zh: str, en: str) -> tuple[Disagreement, ...]:
    return compare(read_chinese(zh), read_english(en))


def is_gate(found: Disagreement) -> bool:
    return found.severity in ("critical", "major") and found.confidence in ("high", "medium")


SILENT = [
    pytest.param(
        "全市新增就业24.6万人。", "A total of 246,000 jobs were created in the city.", id="万 against thousands"
    ),
    pytest.param("投资规模达3.2万亿元。", "Investment reached 3.2 trillion yuan.", id="万亿 is trillion"),
    pytest.param("营收57121万元。", "Revenue was 571.21 million yuan.", id="万 regrouped to million"),
    pytest.param("37所学校已经建成。", "Thirty-seven schools have been completed.", id="digits against words"),
    pytest.param("三十七所学校已经建成。", "The 37 schools have been completed.", id="numerals against digits"),
    pytest.param("两国关系良好。", "Relations between the two countries are good.", id="两国"),
    pytest.param("两国关系良好。", "Bilateral relations are good.", id="两国 as bilateral"),
    pytest.param("一个代表团来访。", "A delegation came to visit.", id="一个 as an article"),
    pytest.param("首次突破10万亿元。", "It passed 10 trillion yuan for the first time.", id="首次"),
    pytest.param("产量翻了一番。", "Output has doubled.", id="翻一番 is doubled"),
    pytest.param("产量增长一倍。", "Output rose by 100 percent.", id="增长一倍 is 100 percent more"),
    pytest.param("产量增长两倍。", "Output tripled.", id="增长两倍 is tripled"),
    pytest.param("相当于2015年的2.6倍。", "That is 2.6 times the figure of 2015.", id="level in 倍"),
    pytest.param("近三成企业参加。", "Nearly 30 percent of the enterprises took part.", id="三成 is 30 percent"),
    pytest.param("五分之一的居民。", "One in five residents.", id="分之 is one in"),
    pytest.param("五分之一的居民。", "Twenty percent of the residents.", id="分之 as percent"),
    pytest.param("一半以上的企业。", "More than half of the enterprises.", id="一半 is half"),
    pytest.param("打七折出售。", "Sold at 30 percent off.", id="七折 is 30 percent off"),
    pytest.param("惠及数千万人。", "It benefits tens of millions of people.", id="数千万"),
    pytest.param("上百家企业。", "Hundreds of enterprises.", id="上百"),
    pytest.param("十多年来。", "Over more than a decade.", id="十多年 is a decade"),
    pytest.param("十几名学生。", "A dozen students.", id="十几 is a dozen"),
    pytest.param("价格为三四百元。", "The price is 300 to 400 yuan.", id="三四百"),
    pytest.param("2至3亿元投资。", "An investment of 200 million to 300 million yuan.", id="scale shared in a range"),
    pytest.param(
        "“十四五”期间。", "During the 14th Five-Year Plan period (2021-2025).", id="years of a plan explained"
    ),
    pytest.param("第十四个五年规划。", "The 14th Five-Year Plan.", id="plan in words"),
    pytest.param("二十届三中全会。", "The third plenary session of the 20th Central Committee.", id="session"),
    pytest.param("今年上半年增长4%。", "It grew by 4% in the first half of this year.", id="first half"),
    pytest.param("三季度利润上升。", "Profit rose in Q3.", id="quarter"),
    pytest.param("第一季度利润上升。", "Profit rose in the first quarter.", id="first quarter"),
    pytest.param("20世纪80年代。", "In the 1980s.", id="decade of a century"),
    pytest.param("会议于5月8日举行。", "The meeting was held on May 8.", id="date"),
    pytest.param(
        "会议于5月8日举行，9日闭幕。", "The meeting opened on May 8 and closed on May 9.", id="month repeated"
    ),
    pytest.param("发布会下午3点开始。", "The press conference begins at 3 p.m.", id="hour in the afternoon"),
    pytest.param("发布会15时开始。", "The press conference begins at 3 p.m.", id="24 hours against 12"),
    pytest.param("周六04:00左右。", "At about 04:00 on Saturday.", id="clock after a weekday"),
    pytest.param("一个半小时后。", "An hour and a half later.", id="一个半小时"),
    pytest.param("历时一年半。", "It took 18 months.", id="a year and a half in months"),
    pytest.param("占地30亩。", "It covers 2 hectares.", id="亩 converted"),
    pytest.param("粮食产量2亿斤。", "Grain output was 100,000 tons.", id="斤 converted"),
    pytest.param("全长80公里（50英里）。", "It is 80 kilometers long.", id="one of two units left out"),
    pytest.param("气温达到35摄氏度。", "Temperatures reached 95 degrees Fahrenheit.", id="temperature converted"),
    pytest.param("长宽为40×30厘米。", "It measures 40 x 30 cm.", id="dimensions"),
    pytest.param("增长4.1%、4.7%和5.8%。", "They grew by 4.1, 4.7 and 5.8 percent.", id="percent said once for a list"),
    pytest.param("上升10个百分点。", "It rose by 10 points.", id="points without percentage"),
    pytest.param("江苏、浙江、安徽三省。", "Jiangsu, Zhejiang and Anhui provinces.", id="count of a list left out"),
    pytest.param("5G和A4纸，C919客机。", "5G, A4 paper and the C919 airliner.", id="codes"),
    pytest.param("2023年同比增长3%。", "It grew by 3% in 2023 over 2022.", id="year-on-year names the year before"),
    pytest.param("两百余万户企业。", "More than two million enterprises.", id="余 inside a number"),
    pytest.param("１２月２５日，共１，２００人。", "On December 25, there were 1,200 people.", id="full-width forms"),
    pytest.param("總投資３億港元。", "Total investment was HK$300 million.", id="traditional script"),
    pytest.param("每万元产值能耗下降。", "Energy use per 10,000 yuan of output fell.", id="denominator"),
    pytest.param("下降5%，降至60%。", "It fell by 5% to 60%.", id="a fall is a fall"),
    pytest.param("降幅为5%。", "The decline was 5%.", id="movement as a noun"),
    pytest.param("扭转了下降5%的局面，增长3%。", "It grew by 3%, after it had dropped 5%.", id="two movements"),
    pytest.param("29条河、44个站。", "44 stations on 29 rivers.", id="named in the other order"),
    pytest.param("一、坚持改革。", "Reform must go on.", id="item number left out"),
    pytest.param("坚持改革。", "18. Reform must go on.", id="paragraph number added"),
    pytest.param("坚持改革。", "Reform must go on.[12]", id="footnote"),
    pytest.param("坚持改革，扩大开放。", "Reform must go on,22 and opening up too.", id="footnote after a comma"),
    pytest.param("共有151 680美元。", "A total of $151,680.", id="thousands parted by spaces"),
    pytest.param("中华民国一百零五年一月一日施行。", "It takes effect on January 1, 2016.", id="year of the Republic"),
    pytest.param("第49届。", "The XLIX edition.", id="Roman numeral"),
    pytest.param("还剩4分51秒。", "There are 4:51 left.", id="minutes and seconds"),
    pytest.param("罚款二万元以上十万元以下。", "A fine of twenty thousand and one hundred thousand.", id="two bounds"),
    pytest.param("千分之一。", "1/1000.", id="fraction with a slash"),
    pytest.param("约六分之一的患者。", "About one patient in six.", id="one in six"),
    pytest.param("23.5兆瓦的电站。", "A 23.5 MW plant.", id="兆 of a unit is no number"),
    pytest.param("最快只要0.8秒。", "It takes only .8 seconds.", id="decimal without a zero"),
    pytest.param("使用Ubuntu13.10。", "Use Ubuntu 13.10.", id="version in a code"),
    pytest.param("10月30日进行了分析。", "the analysis took place on october 30.", id="month in lower case"),
    pytest.param("共有二十两银子。", "There are twenty taels of silver.", id="两 after a numeral is a tael"),
    pytest.param(
        "样本量为238例（每组）19。", "The sample size was 238 (per group).19", id="superscript that lost its form"
    ),
    pytest.param("为85.3%（80.1%～89.3%）。", "It was 85.3% (80.1 to 89.3).", id="bounds of a share"),
    pytest.param("预算达$27 929 100。", "The budget is $27,929,100.", id="millions parted by spaces"),
    pytest.param("下午二时三十分开会。", "They met at half-past two o'clock.", id="half-past"),
    pytest.param("帽子戏法的三球。", "The hat-trick.", id="hat-trick is three"),
    pytest.param("投资七万亿美元。", "An investment of $7tn.", id="tn is trillion"),
    pytest.param("", "", id="empty"),
]


@pytest.mark.parametrize(("zh", "en"), SILENT)
def test_correct_pairs_are_not_accused(zh: str, en: str) -> None:
    assert [f for f in check(zh, en) if f.severity != "info"] == []


FOUND = [
    pytest.param("投资3.2万亿元。", "An investment of 3.2 billion yuan.", "NUM004", id="trillion became billion"),
    pytest.param("新增24.6万人。", "An increase of 2.46 million people.", "NUM004", id="万 regrouped wrongly"),
    pytest.param("新增37人。", "An increase of 73 people.", "NUM003", id="digits swapped"),
    pytest.param("增长5.2%。", "It rose by 52%.", "NUM004", id="decimal point lost"),
    pytest.param("提高1.4个百分点。", "It rose by 1.4 percent.", "NUM005", id="points became percent"),
    pytest.param("增长1.9%。", "It rose by 1.9 percentage points.", "NUM005", id="percent became points"),
    pytest.param("占67%。", "It accounts for 67.", "NUM005", id="percent lost"),
    pytest.param("产量翻了一番。", "Output tripled.", "NUM005", id="doubled became tripled"),
    pytest.param("产量增长两倍。", "Output quadrupled.", "NUM005", id="tripled became quadrupled"),
    pytest.param("三分之一的企业。", "A quarter of the enterprises.", "NUM005", id="fraction"),
    pytest.param("七成居民。", "60 percent of the residents.", "NUM005", id="成"),
    pytest.param("第四季度回升。", "It picked up in the third quarter.", "NUM006", id="quarter"),
    pytest.param("上半年回升。", "It picked up in the first quarter.", "NUM006", id="half became quarter"),
    pytest.param("上半年回升。", "It picked up in the second half of the year.", "NUM006", id="half of the year"),
    pytest.param("“十三五”期间。", "In the 14th Five-Year Plan period.", "NUM006", id="plan"),
    pytest.param(
        "二十届三中全会。", "The third plenary session of the 19th Central Committee.", "NUM006", id="session"
    ),
    pytest.param("需要20至30名工人。", "It needs 20 to 50 workers.", "NUM007", id="end of a range"),
    pytest.param("29条河、44个站。", "There are 44 rivers and 29 stations.", "NUM003", id="heads changed places"),
    pytest.param(
        "15个岛，面积220万平方公里。", "2.2 million isles in 15 square kilometers.", "NUM003", id="units changed places"
    ),
    pytest.param("下降5.2%。", "It rose by 5.2%.", "NUM009", id="a fall became a rise"),
    pytest.param(
        "能耗降低17%。", "It raised the use per 10,000-yuan output by 17%.", "NUM009", id="verb far before by"
    ),
    pytest.param("四、坚持改革。", "40. Reform must go on.", "NUM003", id="item number"),
    pytest.param("会议于6月14日召开。", "The meeting was held on July 14.", "DTE001", id="month"),
    pytest.param("会议于6月14日召开。", "The meeting was held on June 24.", "DTE001", id="day"),
    pytest.param("会议于2021年召开。", "The meeting was held in 2012.", "DTE001", id="year"),
    pytest.param("6月14日讯，6月14日发布。", "July 14: It was out on June 14.", "DTE001", id="a month said twice"),
    pytest.param("下午3点开始。", "It begins at 3 a.m.", "DTE002", id="half of the day"),
    pytest.param("15:30开始。", "It begins at 15:20.", "DTE002", id="minutes"),
    pytest.param("周四开会。", "They met on Tuesday.", "DTE003", id="weekday"),
    pytest.param("收入40亿元。", "A revenue of US$4 billion.", "UNT001", id="currency"),
    pytest.param("全长260公里。", "It is 260 miles long.", "UNT002", id="unit"),
    pytest.param("面积48平方米。", "An area of 48 cubic meters.", "UNT002", id="square became cubic"),
    pytest.param("历时九个月。", "It took nine weeks.", "UNT002", id="months became weeks"),
    pytest.param("新建37所学校。", "Schools were built.", "NUM001", id="number missing"),
    pytest.param("建成了一批水库。", "We built a batch of 26 reservoirs.", "NUM002", id="number added"),
]


@pytest.mark.parametrize(("zh", "en", "code"), FOUND)
def test_errors_are_found_at_the_gate(zh: str, en: str, code: str) -> None:
    assert code in [f.code for f in check(zh, en) if is_gate(f)]


NOTHING_AT_ALL = [
    pytest.param("公司总部位于五楼。", "The company is based on the fifth floor.", id="on the fifth floor is 五楼"),
    pytest.param("会议于5日举行。", "The meeting was held on the fifth.", id="on the fifth is 5日"),
    pytest.param("网络星期一开始促销。", "The Cyber Monday sale begins.", id="Cyber Monday is a Monday"),
    pytest.param("她乐得像上了九重天。", "She was on cloud nine.", id="cloud nine is nine"),
    pytest.param("屋里乱七八糟。", "The room was at sixes and sevens.", id="sixes and sevens count nothing"),
    pytest.param("12月26日打折。", "There is a sale on Boxing Day.", id="Boxing Day is December 26"),
]


@pytest.mark.parametrize(("zh", "en"), NOTHING_AT_ALL)
def test_nothing_is_said_of_a_fixed_phrase(zh: str, en: str) -> None:
    assert [d.message for d in check(zh, en)] == []


def test_a_friday_in_the_source_is_no_boxing_day() -> None:
    assert [d.code for d in check("活动定于星期五。", "It is on Boxing Day.")] == ["DTE003"]


def test_a_date_said_twice_on_either_side_is_no_conflict() -> None:
    english = "It opened on May 14, closed on May 15 and was taken down on May 15."
    assert check("5月14日开幕，5月14日迎客，5月15日闭幕。", english) == ()


@pytest.mark.parametrize("text", ["约90家企业参加。", "据悉，约90家企业参加。"])
def test_a_bound_at_the_start_of_a_text_is_read(text: str) -> None:
    assert read_chinese(text)[0].hedge == "about"


def test_a_value_that_is_wrong_is_one_finding() -> None:
    (found,) = check("收入86.6万亿元。", "A revenue of 86.6 billion yuan.")
    assert found.code == "NUM004" and found.severity == "critical" and found.confidence == "high"
    assert "86.6 trillion" in found.message and "86.6 billion" in found.message
    assert "1,000 times smaller" in found.message
    assert found.suggestion == "86.6 trillion"


def test_a_bound_that_is_turned_round_is_major() -> None:
    (found,) = check("近60万人参加。", "More than 600,000 people took part.")
    assert (found.code, found.severity) == ("NUM008", "major")


def test_small_number_words_are_for_review() -> None:
    assert not any(map(is_gate, check("分三批实施。", "It is carried out in batches.")))


def test_a_number_may_stand_in_the_neighbouring_sentence() -> None:
    source, target = read_chinese("新建37所学校。"), read_english("Schools were built.")
    assert compare(source, target)
    assert compare(source, target, near_target=read_english("There are 37 of them.")) == ()


def test_sentences_divided_otherwise_are_no_conflict() -> None:
    source, target = read_chinese("新建37所学校。"), read_english("It opened 52 clinics.")
    near = {"near_source": read_chinese("开设52家诊所。"), "near_target": read_english("It built 37 schools.")}
    assert compare(source, target, **near) == ()


@pytest.mark.parametrize(
    ("zh", "en", "found"),
    [
        ("他在1945年入队，一直效力到1958年。", "He joined in 1945 and played until 1958.", False),
        ("他在1945年入队，一直效力到1958年。", "He joined in 1958 and played until 1945.", True),
        (
            "该省南部降雨6毫米，北部降雨30毫米。",
            "It was 6 mm in the southern part, 30 mm in the northern part.",
            False,
        ),
        (
            "该省南部降雨6毫米，北部降雨30毫米。",
            "It was 30 mm in the southern part, 6 mm in the northern part.",
            True,
        ),
        ("40场比赛中赢得25场。", "They won 25 games, having played 40 matches.", False),
        ("40场比赛中赢得25场。", "They won 40 games, having played 25 matches.", True),
        ("截至2009年，1991年至2000年的记录仍在。", "By 2009 the records kept from 1991 until 2000 still stood.", False),
    ],
    ids=[
        "the years of joining and leaving in their places",
        "the years of joining and leaving exchanged",
        "two parts of a region in their places",
        "two parts of a region exchanged",
        "won of all, in their places",
        "won of all, exchanged",
        "until of another year",
    ],
)
def test_what_stands_beside_a_number_stays_with_it(zh: str, en: str, found: bool) -> None:
    messages = [d.message for d in compare(read_chinese(zh), read_english(en))]
    assert any("changed places" in m for m in messages) is found
