"""TRM006 and TRM008: terms with several names, and names with several terms, where no glossary has them."""

import pytest

from xlcheck.checks import Context, Example
from xlcheck.checks.terms.trm006_several_names import SeveralNames
from xlcheck.checks.terms.trm008_shared_name import SharedName
from xlcheck.encode import load_encoder
from xlcheck.terms import Entry, Glossary

VILLAGE = (
    ("城中村的房租较低。", "Rents in urban villages are low."),
    ("该市有九个城中村。", "The city has nine urban villages."),
)
FEED = (("请先添加数据源。", "First add a data source."), ("数据源须有名称。", "A data source must have a name."))
CONSOLE = (("打开控制台。", "Open the console."), ("控制台显示日志。", "The console shows the log."))
PROJECT = (
    ("示范项目有三个。", "There are three demonstration projects."),
    ("政府支持示范项目。", "The government supports demonstration projects."),
)


@pytest.fixture(scope="module")
def encoder():
    return load_encoder()


@pytest.fixture
def run(encoder):
    def run(check, *beads, glossary=Glossary(()), vectors=True):  # noqa: B008
        pair = Example("bad", beads).pair()
        return pair, list(check.check(Context(pair, glossary, encoder if vectors else None)))

    return run


@pytest.mark.parametrize(
    "last",
    [
        pytest.param(("他住在城中村。", "He lives in an urban village."), id="the same name"),
        pytest.param(("他住在城中村。", "He lives in a village."), id="the head without its modifier"),
        pytest.param(("他住在城中村。", "He lives in one of these."), id="a pronoun"),
        pytest.param(("他住在城中村。", "He lives in a village that is urban."), id="another order"),
        pytest.param(("城中村改造开始了。", "Urban village renovation has begun."), id="before another noun"),
        pytest.param(("他不喜欢城中村。", "He does not like them."), id="nothing"),
    ],
)
def test_silent_about_variants(run, last):
    assert run(SeveralNames(), *VILLAGE, last)[1] == []


@pytest.mark.parametrize(
    "beads",
    [
        pytest.param([*FEED, ("删除数据源。", "Delete the datasource.")], id="written as one word"),
        pytest.param([*FEED, ("打开数据源的设置。", "Open the settings of the source.")], id="a part of the name"),
        pytest.param(
            [
                ("公司雇用一百名员工。", "The company has a hundred employees."),
                ("公司盈利。", "The company made a profit."),
                ("公司成立于去年。", "The firm was founded last year."),
            ],
            id="an everyday word of two characters",
        ),
        pytest.param(
            [
                ("人工智能改变世界。", "Artificial intelligence changes the world."),
                ("人工智能很贵。", "Artificial intelligence is expensive."),
                ("他研究人工智能。", "He studies AI."),
            ],
            id="an abbreviation",
        ),
        pytest.param(
            [
                ("请点击提交按钮。", "Click the submit button."),
                ("用户点击提交按钮。", "The user presses the submit button."),
                ("再次点击提交按钮。", "Hit the submit button again."),
            ],
            id="another verb",
        ),
        pytest.param(
            [
                ("重要作用不可忽视。", "The important role cannot be ignored."),
                ("它有重要作用。", "It plays an important role."),
                ("水有重要作用。", "Water plays a significant role."),
            ],
            id="an evaluating adjective",
        ),
        pytest.param([*PROJECT, ("新的示范项目。", "New demonstration projects.")], id="a title"),
        pytest.param([*CONSOLE], id="a term that does not recur"),
    ],
)
def test_silent(run, beads):
    assert run(SeveralNames(), *beads)[1] == []


def test_silent_without_an_encoder_and_about_terms_of_the_glossary(run):
    beads = (*VILLAGE, ("许多工人住在城中村。", "Many workers live in shanty towns."))
    assert run(SeveralNames(), *beads, vectors=False)[1] == []
    assert run(SeveralNames(), *beads, glossary=Glossary((Entry("城中村", "urban village"),)))[1] == []


@pytest.mark.parametrize(
    ("beads", "message"),
    [
        pytest.param(
            [*VILLAGE, ("许多工人住在城中村。", "Many workers live in shanty towns.")],
            "城中村 has 2 names in this document: “urban villages” (2), “shanty towns” (1)",
            id="by what is left of both sides",
        ),
        pytest.param(
            [*VILLAGE, ("他住在城中村。", "He lives in a village within a city.")],
            "城中村 has 2 names in this document: “urban villages” (2), “village within a city” (1)",
            id="the same thing in other words",
        ),
        pytest.param(
            [*FEED, ("打开数据源的设置。", "Open the settings of the data feed.")],
            "数据源 has 2 names in this document: “data source” (2), “data feed” (1)",
            id="one word of two",
        ),
        pytest.param(
            [*CONSOLE, ("在控制台中输入命令。", "Enter the command in the dashboard.")],
            "控制台 has 2 names in this document: “console” (2), “dashboard” (1)",
            id="another word",
        ),
        pytest.param(
            [*PROJECT, ("示范项目很多。", "Pilot projects are many.")],
            "示范项目 has 2 names in this document: “demonstration projects” (2), “Pilot projects” (1)",
            id="at the beginning of a sentence",
        ),
    ],
)
def test_one_finding_for_a_term(run, beads, message):
    pair, [found] = run(SeveralNames(), *beads)
    assert (found.message, found.severity, found.confidence) == (message, "minor", "medium")
    assert (found.bead, [r.bead for r in found.related]) == (2, [0, 1])
    assert pair.source.text[slice(*found.source_spans[0])] == found.term


def test_three_names_are_one_finding(run):
    beads = (
        *VILLAGE,
        ("他住在城中村。", "He lives in a village within a city."),
        ("许多工人住在城中村。", "Many workers live in shanty towns."),
    )
    _, [found] = run(SeveralNames(), *beads)
    assert found.message == (
        "城中村 has 3 names in this document: “urban villages” (2), “village within a city” (1), “shanty towns” (1)"
    )


def test_a_name_that_departs_from_a_title_counts_for_more(run):
    beads = (
        ("目录结构", "Directory Structure"),
        ("目录结构很简单。", "The directory structure is simple."),
        ("图中有目录结构。", "The figure has the catalog structure."),
    )
    _, [found] = run(SeveralNames(), *beads)
    assert (found.severity, found.confidence, found.bead) == ("major", "medium", 2)


def test_a_word_that_several_terms_share_is_the_one_with_two_names(run):
    beads = (
        ("活跃仓库很多。", "There are many active repositories."),
        ("活跃仓库更新快。", "Active repositories are updated fast."),
        ("列出活跃仓库。", "List the active warehouses."),
        ("仓库数量很大。", "The number of repositories is large."),
        ("统计仓库数量。", "Count the number of repositories."),
        ("仓库数量下降。", "The number of warehouses fell."),
    )
    _, [found] = run(SeveralNames(), *beads)
    assert found.message == "仓库 has 2 names in this document: “repositories” (4), “warehouses” (2)"


BOARD = ("法定代表人由董事会任命。", "The legal representative is appointed by the board.")
COURT = ("法定代理人由法院指定。", "The legal representative is appointed by the court.")


@pytest.mark.parametrize(
    "beads",
    [
        pytest.param([BOARD, BOARD, COURT, COURT], id="nothing tells them apart"),
        pytest.param(
            [
                (
                    "法定代表人和法定代理人都要签字。",
                    "The legal representative and the statutory agent must both sign.",
                ),
                BOARD,
                ("法定代理人由法院指定。", "The statutory agent is appointed by the court."),
            ],
            id="two names",
        ),
    ],
)
def test_terms_with_names_of_their_own(run, beads):
    assert run(SharedName(), *beads)[1] == []


def test_one_name_for_two_terms_that_stand_side_by_side(run):
    both = ("法定代表人和法定代理人都要签字。", "The legal representative and the legal representative must both sign.")
    _, [found] = run(SharedName(), both, BOARD, COURT)
    assert found.message == (
        "法定代表人 (2) and 法定代理人 (2) have one name, “legal representative”; the Chinese tells them apart"
    )
    assert found.term == "法定代理人"
