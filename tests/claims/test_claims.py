"""What sentences claim: silence first, then the errors."""

from __future__ import annotations

import pytest

from xlcheck.claims import contradictions, read_chinese, read_english, wrong_abbreviations
from xlcheck.claims.read import may_say


def said(zh: str, en: str) -> list[tuple[str, str]]:
    """The words of the two texts that contradict each other surely."""
    return [(zh[slice(*c.source)], en[slice(*c.target)]) for c in contradictions(zh, en) if c.sure]


SILENT = [
    pytest.param("中国政府发表声明。", "The government issued a statement.", id="a place left out"),
    pytest.param(
        "双方谈到中美关系。", "They discussed relations between China and the US.", id="two places in two characters"
    ),
    pytest.param("英国人喜欢喝茶。", "Britons love tea.", id="a people for its country"),
    pytest.param("他说英语和法语。", "He speaks English and French.", id="languages are no countries"),
    pytest.param("火鸡是土耳其的主食吗？", "Is turkey a staple in Turkey?", id="a bird in small letters"),
    pytest.param("最高人民法院作出判决。", "The court ruled.", id="a body by its kind"),
    pytest.param("农民工返乡过年。", "Migrant workers went home for the New Year.", id="a word within a longer one"),
    pytest.param("产量创历史最高水平。", "Output hit a record high.", id="an idiom that names no history"),
    pytest.param(
        "他们开展经济合作，也开展军事合作。", "They cooperate in military and economic affairs.", id="another order"
    ),
    pytest.param(
        "请删除无效的分支。", "Please delete branches that are no longer valid.", id="a word that tells which is meant"
    ),
    pytest.param(
        "这个数不够大，不足以编号。",
        "The number is not big enough for numbering.",
        id="two words for one",
    ),
    pytest.param(
        "应当节约，决不允许增加开支。",
        "They should save, and no increase of any kind in spending on their own offices and cars will be permitted.",
        id="a denial at the beginning of a clause",
    ),
    pytest.param("机构没有把安全放在足够的高度。", "The agency gave safety insufficient weight.", id="a denied clause"),
    pytest.param("偷排者必须依法惩处。", "Illegal dischargers are punished according to law.", id="a word added"),
    pytest.param("请最大限度地减少停机。", "Please minimize downtime.", id="a degree"),
    pytest.param("他们不反对这个提案。", "They support the proposal.", id="an opposite denied in the source"),
    pytest.param("他们支持这个提案。", "They do not oppose the proposal.", id="an opposite denied in the translation"),
    pytest.param(
        "任何修改均无效。",
        "No change whatever that the parties may make shall be effective.",
        id="a sentence that begins with No",
    ),
    pytest.param("会议于上午举行。", "The meeting took place at 9 a.m.", id="a time of day in figures"),
    pytest.param("他每天跑步。", "He runs every day of the week.", id="a week beside the day"),
    pytest.param("税负只减不增。", "The tax burden will only fall and not rise.", id="both poles"),
    pytest.param("大学生每月领取补贴。", "Students receive a monthly grant.", id="an adverb as an adjective"),
    pytest.param("新版有兼容性问题。", "The new version is incompatible.", id="a scale named by one of its ends"),
    pytest.param("请检查是否有效。", "Check whether it is invalid.", id="whether or not"),
    pytest.param(
        "没有标签的图像不兼容。", "Images without a label are not compatible.", id="a denial that ends with 的"
    ),
    pytest.param("并删除旧活动，停用新活动。", "Delete the old activity and de-activate the new one.", id="a prefix"),
    pytest.param(
        "任何人不得以他人名义捐款。", "No person shall donate in another's name.", id="characters of two words"
    ),
    pytest.param("只有成员才可以写入。", "Only members must write to it.", id="may alone is must"),
    pytest.param("目前不会自动保存。", "This is not currently saved.", id="a time that is not denied"),
    pytest.param("半年后他们再次开会。", "They met again six months later.", id="half a year in months"),
    pytest.param("每半年检查一次。", "They are inspected twice a year.", id="twice a year"),
    pytest.param("单价为200元/吨。", "The price is 200 yuan a ton.", id="a ton for a tonne"),
    pytest.param("法国从德国进口汽车。", "France imports cars from Germany.", id="a giver behind 从 and from"),
    pytest.param("法国从德国进口汽车。", "Cars from Germany are imported by France.", id="a giver in a passive"),
    pytest.param("雇主向雇员支付工资。", "Employees are paid by their employer.", id="a receiver without to"),
    pytest.param("别忘了锁门。", "Remember to lock the door.", id="not to forget is to remember"),
    pytest.param(
        "这种做法不常见，也不鼓励。", "The practice is not common and is discouraged.", id="a not of another verb"
    ),
    pytest.param("专家反对这种做法，并作了说明。", "Experts oppose it and noted why.", id="noted is no form of not"),
    pytest.param("他们创建了新的账户。", "They opened a new account.", id="making told by another verb"),
    pytest.param("这种鸟很罕见。", "The bird is seldom seen.", id="rare told by an adverb"),
    pytest.param("会议已取消。", "The meeting will not take place.", id="a cancelled event told as one denied"),
]

FOUND = [
    pytest.param("代表团访问了澳门。", "The delegation visited Taiwan.", ("澳门", "Taiwan"), id="place"),
    pytest.param("法国人喜欢奶酪。", "Germans love cheese.", ("法国", "Germans"), id="people"),
    pytest.param(
        "数据由财政部公布。",
        "The data are published by the Ministry of Commerce.",
        ("财政部", "Ministry of Commerce"),
        id="body",
    ),
    pytest.param("市长出席了仪式。", "The governor attended the ceremony.", ("市长", "governor"), id="office"),
    pytest.param("公民享有这项权利。", "Foreigners enjoy this right.", ("公民", "Foreigners"), id="who"),
    pytest.param("去年出口创新高。", "Exports hit a record this year.", ("去年", "this year"), id="year"),
    pytest.param("他们每周开会。", "They meet every month.", ("每周", "every month"), id="period"),
    pytest.param("西部地区下雨。", "It rains in the east.", ("西部", "east"), id="compass"),
    pytest.param(
        "中国同邻国开展经济合作，经济合作不断深入。",
        "China and its neighbours cooperate economically, and military cooperation deepens.",
        ("经济", "military"),
        id="one of two mentions",
    ),
    pytest.param("他们防止资本扩张。", "They encourage capital to spread.", ("防止", "encourage"), id="opposite verbs"),
    pytest.param(
        "法律禁止扰乱秩序。",
        "The law prohibits the protection of order.",
        ("扰乱", "protection"),
        id="opposites, both denied",
    ),
    pytest.param("成绩来之不易。", "The achievements came easily.", ("不易", "easily"), id="a negation within a word"),
    pytest.param("半年后他们再次开会。", "They met again a year later.", ("半年", "a year"), id="half a year"),
    pytest.param("培训为期一个月。", "The training lasts a week.", ("一个月", "a week"), id="a month"),
    pytest.param("每秒处理300次。", "It does 300 per hour.", ("每秒", "per hour"), id="a rate"),
    pytest.param(
        "价格为每公顷9元。", "It is 9 yuan per square metre.", ("每公顷", "per square metre"), id="a price unit"
    ),
    pytest.param(
        "法国从德国进口汽车。", "Germany imports cars from France.", ("德国", "France"), id="giver and receiver"
    ),
    pytest.param(
        "雇主向雇员支付工资。",
        "The employee pays wages to the employer.",
        ("雇员", "employer"),
        id="the one who receives",
    ),
    pytest.param("专家推荐这种做法。", "Experts object to it.", ("推荐", "object to"), id="advice"),
    pytest.param("系统销毁了临时账户。", "The system created a temporary account.", ("销毁", "created"), id="making"),
    pytest.param("这种鸟在当地很罕见。", "The bird is common there.", ("罕见", "common"), id="rarity"),
    pytest.param("公司否认了这一消息。", "The company confirmed the news.", ("否认", "confirmed"), id="confirmation"),
    pytest.param("音乐会已取消。", "The concert was held.", ("取消", "held"), id="an event"),
    pytest.param("船员全部生还。", "The whole crew died.", ("生还", "died"), id="survival"),
    pytest.param("请保持毛巾干燥。", "Keep the towel wet.", ("干燥", "wet"), id="wetness"),
    pytest.param("两种药作用相似。", "The two drugs act differently.", ("相似", "differently"), id="resemblance"),
    pytest.param(
        "投资500万元以上的项目。", "Projects worth over five million dollars.", ("万元", "dollars"), id="currency"
    ),
]


@pytest.mark.parametrize(("zh", "en"), SILENT)
def test_a_good_translation_is_left_alone(zh, en):
    assert said(zh, en) == []


@pytest.mark.parametrize(("zh", "en", "words"), FOUND)
def test_a_contradiction_is_found_with_its_words(zh, en, words):
    assert words in said(zh, en)


@pytest.mark.parametrize(
    "one_end",
    [("代表团访问了澳门。", "The delegation returned."), ("代表团回来了。", "The delegation visited Taiwan.")],
)
def test_one_end_alone_accuses_nobody(one_end):
    assert said(*one_end) == []


def test_the_longest_form_is_what_is_said():
    zh, en = "农民工去了中华民国驻美国代表处。", "He went to the Ministry of Finance (MOF) of South Korea."
    assert "农民工" in {zh[c.start : c.end] for c in read_chinese(zh)}
    assert {en[c.start : c.end] for c in read_english(en) if c.sure} == {"Ministry of Finance", "MOF", "South Korea"}


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        pytest.param("支持 URL 和 HTML。", "URLS and HTML5 are supported.", id="a plural and a version"),
        pytest.param("使用 SQL 查询。", "Use XML and SQL.", id="another abbreviation, not a letter away"),
        pytest.param("保存为 JPEG。", "Save it as JPG.", id="two names of one format"),
        pytest.param("请输入 PID。", "Enter the process ID.", id="a letter told as a word"),
        pytest.param("显示 ASCII 字符。", "Show [A]SCII characters.", id="a letter in brackets"),
        pytest.param(
            "指数（PMI）上升。", "The PMI (not the PPI) rose, and so did the PPI.", id="one that is said twice"
        ),
    ],
)
def test_abbreviations_that_are_left_alone(zh, en):
    assert list(wrong_abbreviations(zh, en)) == []


@pytest.mark.parametrize(
    ("zh", "en", "word"),
    [
        pytest.param("采购经理指数（PMI）上升。", "The index (PPI) rose.", "PPI", id="another letter"),
        pytest.param("持久性内存（NVM）很快。", "Virtual memory (VM) is fast.", "VM", id="a letter lost"),
        pytest.param("请安装 SDK。", "Install the SKD.", "SKD", id="letters that changed places"),
    ],
)
def test_an_abbreviation_a_letter_away_is_found(zh, en, word):
    assert [en[slice(*found.target)] for found in wrong_abbreviations(zh, en)] == [word]


@pytest.mark.parametrize(
    ("en", "names", "found"),
    [
        pytest.param("They created it.", {"making"}, {("making", "make")}, id="an inflected word"),
        pytest.param("They called in a doctor.", {"advice"}, set(), id="the first word of a longer form alone"),
        pytest.param("They called on us.", {"advice"}, {("advice", "recommend")}, id="a longer form"),
        pytest.param("They created it.", {"advice"}, set(), id="another group"),
    ],
)
def test_what_a_text_may_say_is_known_before_it_is_read(en, names, found):
    assert may_say(en, names) == found
