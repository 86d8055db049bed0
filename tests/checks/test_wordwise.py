"""In a bilingual file a contradiction is sure only where no word of either side accounts for it."""

import pytest

from xlcheck.checks import Context, Example, registry
from xlcheck.terms import Glossary


def severities(code, *beads):
    pair = Example("bad", beads, bilingual=True).pair()
    return [finding.severity for finding in registry()[code]().check(Context(pair, Glossary(())))]


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        pytest.param(
            "SIM002",
            "请留意难度等级，达标才容易过关。",
            "Note the difficulty; a match is passed in no time.",
            id="a source",
        ),
        pytest.param(
            "SIM002", "最高法院监督下级法院。", "The supreme court oversees the lower courts.", id="a rendering"
        ),
        pytest.param(
            "SIM002", "不必经常打开文件。", "You need not open the file constantly.", id="shades of one sense"
        ),
        pytest.param("CLM006", "道路、铁路和航空站。", "Roads, tracks and airports.", id="a thing that no table has"),
        pytest.param("CLM006", "汤姆会在会议间隙去喝水。", "Tom drinks a glass of water.", id="a part of a name"),
        pytest.param(
            "SIM002",
            "价格提高了，供应商因此非常满意，他们打算明年再开两家商店。",
            "Suppliers are happy and plan two more shops next year, though the reduced staff may complain about it.",
            id="another place",
        ),
        pytest.param(
            "SIM002",
            "该方案提高了查询的速度，适合大型的数据表。",
            "The scheme suits large data tables, since it reduces the memory that they need.",
            id="one thing rises, another falls",
        ),
    ],
)
def test_what_a_word_accounts_for_is_not_sure(code, zh, en):
    assert "major" not in severities(code, (zh, en))


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        pytest.param("SIM002", "他们增加了费用。", "They reduced the fees.", id="opposites"),
        pytest.param("SIM002", "这项任务很容易。", "The task is hard.", id="adjectives"),
        pytest.param(
            "SIM002",
            "该方案提高了查询的速度，适合大型的数据表。",
            "The scheme reduces the speed of queries and suits large data tables.",
            id="a rise of the same thing",
        ),
        pytest.param("CLM006", "这座城市有一条铁路。", "The town has an airport.", id="another thing"),
    ],
)
def test_what_no_word_accounts_for_is_sure(code, zh, en):
    assert severities(code, (zh, en)) == ["major"]


def test_no_text_speaks_of_opposites_by_each_other_however_often():
    beads = [
        (f"他们增加了{what}。", f"They reduced the {name}.") for what, name in zip("甲乙丙丁", "abcd", strict=True)
    ]
    assert severities("SIM002", *beads) == ["major"] * 4


def test_function_words_may_be_how_a_text_speaks():
    beads = [
        (f"申请人可以提交文件{what}。", f"The applicant shall submit paper {name}.")
        for what, name in zip("甲乙丙", "abc", strict=True)
    ]
    assert set(severities("SIM002", *beads)) <= {"minor"}


@pytest.mark.parametrize(
    ("zh", "en", "severity"),
    [
        pytest.param("请勿打开盖子。", "Open the lid.", "major", id="the word denied stands there"),
        pytest.param("我们还没有收到来信。", "We have received the letter.", "major", id="a word further on"),
        pytest.param("图书馆周日不开门。", "The library is closed on Sundays.", "minor", id="another word"),
        pytest.param("请不要关闭此页面。", "Keep this page open.", "minor", id="the opposite of what is denied"),
        pytest.param("该机器人无法移动。", "The robot is immobile.", "minor", id="a word with a negative prefix"),
        pytest.param("如果您无法打开页面。", "If you have trouble opening the page.", None, id="trouble"),
        pytest.param(
            "系统未启用日志，因此需要先安装组件。",
            "The system is idle with logs enabled, so first install.",
            "minor",
            id="near it",
        ),
        pytest.param(
            "系统未启用日志。系统会删除旧文件。",
            "Logs are enabled. The system will remove the old files.",
            "major",
            id="far from it",
        ),
    ],
)
def test_a_denial_is_lost_where_what_it_denies_stands_undenied(zh, en, severity):
    assert severities("SIM002", (zh, en)) == ([severity] if severity else [])
