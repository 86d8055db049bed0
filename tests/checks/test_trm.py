"""TRM001 and TRM002: how much each verdict weighs."""

import pytest

from xlcheck.checks import Context, Example, registry
from xlcheck.terms import Entry, Glossary, shipped

GLOSSARY = Glossary(
    (
        Entry("国有资产", "state assets", (), ("national assets",)),
        Entry("原油产量", "crude oil output"),
        Entry("民营企业", "private enterprise"),
        Entry("创新联合体", "innovation consortium"),
        Entry("铁路网", "railway network"),
        Entry("税费", "taxes and fees"),
        Entry("降本增效", "cut costs", pos="VP"),
        Entry("金湾高铁", "Golden Bay High-Speed Railway"),
        Entry("人民币结算", "renminbi settlement"),
        Entry("可控核聚变", "controlled nuclear fusion", (), ("cold fusion",), status="proposed"),
    )
)


def findings(zh, en, glossary=GLOSSARY):
    context = Context(Example("bad", ((zh, en),)).pair(), glossary)
    return [f for code in ("TRM001", "TRM002") for f in registry()[code]().check(context)]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        pytest.param("国有资产增加。", "State assets grew.", id="rendered"),
        pytest.param("可控核聚变有进展。", "Nuclear fusion, controlled, advances.", id="proposed, and reordered"),
    ],
)
def test_silent(zh, en):
    assert findings(zh, en) == []


NETWORK = Glossary((Entry("网络连接", "network connection"), Entry("网络连接", "web link")))
"""One Chinese term that stands for two things."""


@pytest.mark.parametrize("en", ["The network connection is slow.", "The web link is slow."])
def test_either_rendering_of_a_homograph_is_right(en):
    assert findings("网络连接很慢。", en, NETWORK) == []


def test_a_homograph_that_has_neither_rendering_is_missing():
    (found,) = findings("网络连接很慢。", "The railway is slow.", NETWORK)
    assert (found.code, found.suggestion) == ("TRM001", None)
    assert "is “network connection” or “web link” in the glossary" in found.message


def test_silent_without_a_glossary():
    assert findings("国有资产增加。", "National assets grew.", Glossary()) == []


@pytest.mark.parametrize(
    ("zh", "en", "code", "severity", "confidence"),
    [
        pytest.param("国有资产增加。", "National assets grew.", "TRM002", "major", "high", id="forbidden"),
        pytest.param(
            "国有资产增加。",
            "State assets grew, national assets.",
            "TRM002",
            "minor",
            "medium",
            id="forbidden beside the right one",
        ),
        pytest.param("可控核聚变。", "Cold fusion.", "TRM002", "minor", "low", id="forbidden by a proposed entry"),
        pytest.param("原油产量上升。", "Refined oil output rose.", "TRM001", "major", "high", id="its contrary"),
        pytest.param("民营企业好。", "The railway network thrives.", "TRM001", "major", "medium", id="a rival"),
        pytest.param("民营企业好。", "They thrive.", "TRM001", "major", "medium", id="nothing like it"),
        pytest.param("创新联合体好。", "Innovation alliances thrive.", "TRM001", "info", "low", id="a part of it"),
        pytest.param("税费下降。", "They fell.", "TRM001", "info", "low", id="two characters"),
        pytest.param("降本增效。", "They save.", "TRM001", "minor", "low", id="a verb phrase is rendered freely"),
        pytest.param("可控核聚变。", "The new energy.", "TRM001", "info", "low", id="proposed and missing"),
        pytest.param(
            "可控核聚变。",
            "Controlled nuclear fission.",
            "TRM001",
            "major",
            "medium",
            id="the contrary of a proposed one",
        ),
        pytest.param(
            "金湾高铁通车。", "The Jinwan high-speed railway opened.", "TRM001", "major", "medium", id="spelt in pinyin"
        ),
    ],
)
def test_found(zh, en, code, severity, confidence):
    (finding,) = findings(zh, en)
    assert (finding.code, finding.severity, finding.confidence) == (code, severity, confidence)
    assert finding.term in zh
    assert [zh[s:e] for s, e in finding.source_spans] == [finding.term]


def test_a_word_of_the_rendering_is_not_taken_for_pinyin():
    (finding,) = findings("人民币结算增长。", "Renminbi clearing grew.")
    assert (finding.severity, finding.confidence) == ("info", "low")


def test_the_target_span_is_what_stands_in_the_place_of_the_term():
    (finding,) = findings("原油产量上升。", "Last year refined oil output rose.")
    assert finding.target_spans == ((10, 28),)
    assert "refined oil output" in finding.message


@pytest.mark.parametrize(
    ("zh", "en", "suggestion"),
    [
        pytest.param("国有资产增加。", "National assets grew.", "State assets", id="at the beginning of a sentence"),
        pytest.param("国有资产增加。", "Last year national assets grew.", "state assets", id="within a sentence"),
        pytest.param("国有企业多。", "Many state firms.", "state-owned enterprises", id="in the plural"),
        pytest.param("国有资产增加。", "National assets and other assets grew.", None, id="a part is there already"),
        pytest.param("国有资产增加。", "National assets grew; so did national assets.", None, id="several places"),
    ],
)
def test_the_suggestion_fits_into_the_sentence_or_is_none(zh, en, suggestion):
    soe = Entry("国有企业", "state-owned enterprise (SOE)", (), ("state firm",))
    (finding,) = findings(zh, en, Glossary((*GLOSSARY.entries, soe)))
    assert finding.suggestion == suggestion


def test_an_uncertain_pair_of_sentences_is_not_judged():
    pair = Example("bad", (("国有资产增加。", "National assets grew."),)).pair()
    weak = type(pair)(pair.source, pair.target, tuple(type(b)(b.source, b.target, 0.1) for b in pair.beads))
    assert [f for c in ("TRM001", "TRM002") for f in registry()[c]().check(Context(weak, GLOSSARY))] == []


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        pytest.param("教育部门要重视。", "Education departments must take note.", id="departments are no ministry"),
        pytest.param("中央企业和国有企业都要改革。", "Central SOEs and SOEs must reform.", id="SOE, central SOE"),
        pytest.param("共建“一带一路”走深走实。", "Belt and Road cooperation deepens.", id="the Belt and Road"),
        pytest.param("“十四五”规划进展顺利。", "The 14th five-year plan is on course.", id="letter case of a plan"),
    ],
)
def test_the_shipped_glossary_is_silent_on_correct_pairs(zh, en):
    assert [f for f in findings(zh, en, shipped()) if f.severity == "major"] == []


SHIPPED = Glossary(
    tuple(
        entry._replace(shipped=True)
        for entry in (
            Entry("引水隧洞", "diversion tunnel"),
            Entry("蓄水能力", "storage capacity"),
            Entry("防洪大堤", "flood dyke"),
            Entry("渠道工程", "canal project"),
        )
    )
)
TUNNEL = ("引水隧洞贯通。", "The diversion tunnel is through.")
TUBE = ("引水隧洞贯通。", "The tube for water is through.")
PLAIN = ("村里下了雨。", "It rained in the village.")
DYKE = ("防洪大堤牢固。", "It is solid.")
"""The four lines of a document: a term as listed, one that is paraphrased, no term, one that is missing."""


def gate_of(*rows, glossary=SHIPPED):
    context = Context(Example("bad", rows).pair(), glossary)
    found = registry()["TRM001"]().check(context)
    return [f.term for f in found if f.severity == "major" and f.confidence != "low"]


def test_a_missing_term_nobody_listed_counts_where_the_document_keeps_to_the_glossary():
    assert gate_of(DYKE) == ["防洪大堤"]
    assert gate_of(*[TUNNEL] * 20, DYKE) == ["防洪大堤"]


@pytest.mark.parametrize(
    "around",
    [
        pytest.param([TUNNEL] * 10 + [TUBE] * 10, id="a document that paraphrases its terms"),
        pytest.param([PLAIN] * 30, id="a text of another field"),
    ],
)
def test_elsewhere_it_is_for_review(around):
    assert gate_of(*around, DYKE) == []


def test_a_listed_term_counts_in_any_document():
    own = Glossary(tuple(entry._replace(shipped=False) for entry in SHIPPED.entries))
    assert "防洪大堤" in gate_of(*[PLAIN] * 30, DYKE, glossary=own)


@pytest.mark.parametrize(
    ("zh", "en", "term"),
    [
        pytest.param("防洪大堤牢固。", "The storage capacity is solid.", "防洪大堤", id="another term in its place"),
        pytest.param("蓄水能力大。", "The canal project is big.", "蓄水能力", id="and of another"),
    ],
)
def test_what_stands_in_the_place_of_a_term_counts_in_any_document(zh, en, term):
    assert gate_of(*[TUNNEL] * 10, *[TUBE] * 10, (zh, en)) == [term]


def test_a_sentence_without_any_of_its_terms_was_left_out():
    zh = "村里下了雨。防洪大堤和渠道工程完好。"
    assert gate_of(*[TUNNEL] * 10, *[TUBE] * 10, (zh, "It rained in the village.")) == ["防洪大堤", "渠道工程"]
