"""What counts as another rendering of the same term, and what may vary."""

import pytest

from xlcheck.terms import Entry, Glossary, Judge, inconsistency, used
from xlcheck.terms.consistency.renderings import abbreviates

GLOSSARY = Glossary(
    (
        Entry("水务集团", "water group", ("water company",), ("water firm",)),
        Entry("供水管理局", "Water Supply Bureau (WSB)", ("Bureau of Water Supply",)),
        Entry("国有企业", "state-owned enterprise", ("SOE",)),
        Entry("国有企业改造工程", "project to renew and expand state-owned enterprises", ("SOE renewal project",)),
        Entry("智慧水表", "smart water meter", ("intelligent water meter",)),
        Entry(
            "国有企业改造扩建工程",
            "project to renew and expand SOE plants",
            ("renewing and expanding green SOE plants",),
        ),
        Entry("未来水厂", "future plant", ("future-oriented plant",)),
        Entry("管网", "network", ("grid",)),
        Entry("节水行动", "water-saving campaign"),
        Entry("提质增效", "improve quality", ("raise efficiency",), pos="VP"),
        Entry("周小川流", "Zhou Xiaochuan", ("Chuan Zhou",), pos="person"),
        Entry("二期水厂工程", "second plant project"),
    )
)


def inconsistencies(judge):
    return [found for subject, uses in used(judge) if (found := inconsistency(subject, uses))]


def forms(*beads, glossary=GLOSSARY):
    judge = Judge(glossary, beads)
    return [(i.subject.zh, i.forms) for i in inconsistencies(judge)]


SAME = [
    pytest.param([("水务集团很大。", "The water group is big."), ("水务集团。", "Water groups.")], id="plural"),
    pytest.param([("智慧水表。", "Smart water meters."), ("智慧水表。", "A smart-water meter.")], id="hyphen"),
    pytest.param([("供水管理局。", "The Water Supply Bureau (WSB)."), ("供水管理局。", "The WSB.")],
                 id="long form, then its abbreviation"),
    pytest.param([("供水管理局。", "The Water Supply Bureau."), ("供水管理局。", "The Bureau of Water Supply.")],
                 id="the same words in another order"),
    pytest.param([("国有企业。", "State-owned enterprises (SOEs)."), ("国有企业。", "SOEs.")], id="learned"),
    pytest.param([("国有企业改造工程。", "The project to renew and expand state-owned enterprises."),
                  ("国有企业改造工程。", "The project to renew state-owned enterprises.")], id="short after long"),
    pytest.param([("水务集团。", "The water group."), ("水务集团。", "It is big.")], id="referred to"),
    pytest.param([("智慧水表。", "Smart water meters."), ("智慧水表。", "The meters.")], id="one word of it"),
    pytest.param([("水务集团。", "The water group competes with each water company.")], id="one term, two renderings"),
    pytest.param([("管网很长。", "The network is long."), ("管网。", "The grid.")], id="two characters"),
    pytest.param([("周小川流。", "Zhou Xiaochuan."), ("周小川流。", "Chuan Zhou.")], id="a person"),
    pytest.param([("二期水厂工程。", "The second plant project."), ("二期水厂工程。", "The 3rd plant project.")],
                 id="a wrong number is no other name"),
    pytest.param([("节水行动。", "The water-saving campaign."), ("节水行动。", "Saving money, water in a campaign.")],
                 id="words of it scattered over a sentence"),
    pytest.param([("提质增效。", "Improve quality."), ("提质增效。", "Better quality and yields.")], id="verb phrase"),
    pytest.param([("水务集团。", "The water group."), ("水务集团安全。", "Water group security (WGS)."),
                  ("水务集团安全。", "WGS.")], id="part of an abbreviation"),
    pytest.param([("水务集团。", "The water group."), ("水务集团。", "")], id="a bead that is not judged"),
]  # fmt: skip


@pytest.mark.parametrize("beads", SAME)
def test_consistent(beads):
    assert forms(*beads) == []


DIFFERENT = [
    pytest.param([("水务集团。", "The water group."), ("水务集团。", "A water company.")],
                 ("水务集团", (("water group", 1), ("water company", 1))), id="two accepted renderings"),
    pytest.param([("水务集团。", "The water group."), ("水务集团。", "Water firms.")],
                 ("水务集团", (("water group", 1), ("Water firms", 1))), id="a forbidden rendering"),
    pytest.param([("智慧水表。", "Intelligent water meters."), ("智慧水表。", "Smart water gauges.")],
                 ("智慧水表", (("Intelligent water meters", 1), ("Smart water gauges", 1))),
                 id="an unlisted rendering with another head"),
    pytest.param([("国有企业改造工程。", "The SOE renewal project."),
                  ("国企改造工程。", "The project to renew and expand state-owned enterprises.")],
                 ("国有企业改造工程", (("project to renew and expand state-owned enterprises", 1),
                                       ("SOE renewal project", 1))),
                 id="the short form of the Chinese is the same term"),
    pytest.param([("国有企业改造工程。", "The SOE renewal project."),
                  ("在国有企业改造中", "The project to renew and expand state-owned enterprises.")],
                 ("国有企业改造工程", (("project to renew and expand state-owned enterprises", 1),
                                       ("SOE renewal project", 1))),
                 id="the Chinese without its last, generic word is the same term"),
    pytest.param([("国有企业改造扩建工程。", "The project to renew and expand SOE plants."),
                  ("这轮改造扩建工程好。", "These renewed and enlarged green plants are fine.")],
                 ("国有企业改造扩建工程", (("project to renew and expand SOE plants", 1),
                                           ("renewed and enlarged green plants", 1))),
                 id="the Chinese without the word for whom it is about is the same term"),
    pytest.param([("未来水厂。", "Future plants."), ("未来水厂。", "The future-oriented plants.")],
                 ("未来水厂", (("Future plants", 1), ("future-oriented plants", 1))),
                 id="a word put into the middle"),
    pytest.param([("水务集团与水务集团。", "The water group and the water company.")],
                 ("水务集团", (("water group", 1), ("water company", 1))), id="twice in one sentence"),
    pytest.param([("提质增效。", "Improve quality."), ("提质增效。", "Raising efficiency.")],
                 ("提质增效", (("Improve quality", 1), ("Raising efficiency", 1))), id="listed forms of a verb phrase"),
]  # fmt: skip


@pytest.mark.parametrize(("beads", "expected"), DIFFERENT)
def test_inconsistent(beads, expected):
    assert forms(*beads) == [expected]


def test_the_preferred_rendering_comes_first_even_if_it_is_rare():
    beads = [("水务集团。", "A water company."), ("水务集团。", "A water company."), ("水务集团。", "A water group.")]
    [found] = inconsistencies(Judge(GLOSSARY, beads))
    assert found.preferred
    assert found.forms == (("water group", 1), ("water company", 2))
    assert [use.bead for use in found.uses] == [0, 1, 2]


def test_without_the_preferred_rendering_the_most_frequent_one_comes_first():
    beads = [("水务集团。", "A water firm."), ("水务集团。", "A water company."), ("水务集团。", "Water companies.")]
    [found] = inconsistencies(Judge(GLOSSARY, beads))
    assert not found.preferred
    assert found.forms[0] == ("water company", 2)


def test_places_are_the_words_themselves():
    beads = [("好，水务集团。", "So: a water company."), ("水务集团。", "The water group.")]
    [found] = inconsistencies(Judge(GLOSSARY, beads))
    first = found.uses[0]
    assert [beads[0][0][slice(*place)] for place in first.source] == ["水务集团"]
    assert beads[0][1][slice(*first.target)] == "water company"


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("Open API", "Open Application Programming Interface", True),
        ("C-RAF", "Cyber Resilience Assessment Framework", True),
        ("EFBNs", "Exchange Fund Bills and Notes", True),
        ("open source", "open software", False),
        ("SOE", "water group", False),
        ("SOE", "SOE", False),
    ],
)
def test_abbreviates(short, long, expected):
    assert abbreviates(short, long) is expected
