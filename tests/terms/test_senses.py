"""Homographs: one Chinese form for several things, told apart by what stands near, part of speech and domain."""

import pytest

from xlcheck.checks import Context, Example, registry
from xlcheck.language.tables import read_table
from xlcheck.terms import Entry, Glossary, judge
from xlcheck.terms.match import senses
from xlcheck.terms.match.senses import part_of_speech

NETWORK = Glossary(
    (
        Entry("网络", "network", (), ("cobweb",), near=("带宽", "基站")),
        Entry("网络", "web", (), ("network",), near=("网页", "浏览器")),
    )
)
CODING = Glossary(
    (Entry("编码", "encode", pos="VP"), Entry("编码", "identifier", pos="NP"), Entry("数据", "data", domain="software"))
)
BANK = Glossary(
    (
        Entry("头寸", "position", domain="finance"),
        Entry("头寸", "head inch", domain="carpentry"),
        Entry("榫头", "tenon", domain="carpentry"),
        Entry("刨子", "plane", domain="carpentry"),
        Entry("墨斗", "ink line", domain="carpentry"),
    )
)
ONE = Glossary((Entry("口岸", "port", near=("海关",)),))


def verdicts(glossary, *beads, running=False):
    return [(v.concept.zh, v.kind, v.found) for v in judge(glossary, beads, running=running)]


@pytest.mark.parametrize(
    ("glossary", "zh", "en"),
    [
        pytest.param(NETWORK, "网络很快。", "The network is fast.", id="nothing near, one rendering"),
        pytest.param(NETWORK, "网络很快。", "The web is fast.", id="nothing near, the other"),
        pytest.param(NETWORK, "网络的带宽很大。", "The network has a large bandwidth.", id="the words of the first"),
        pytest.param(NETWORK, "打开网页要有网络。", "To open a page you need the web.", id="the words of the second"),
        pytest.param(NETWORK, "网页要靠网络和基站。", "Pages need the web and base stations.", id="words of both"),
        pytest.param(CODING, "系统不编码。", "The system uses no identifier.", id="a verb rendered as the noun"),
        pytest.param(CODING, "数据的编码。", "What encodes the data.", id="a noun rendered as the verb"),
        pytest.param(ONE, "口岸很大。", "The mouth is large.", id="the one thing, and its words are not there"),
    ],
)
def test_silent(glossary, zh, en):
    assert verdicts(glossary, (zh, en)) == []


@pytest.mark.parametrize(
    ("glossary", "zh", "en", "found"),
    [
        (NETWORK, "网络的带宽很大。", "The web has a large bandwidth.", [("网络", "sense", "web")]),
        (NETWORK, "打开网页要有网络。", "To open a page you need a network.", [("网络", "forbidden", "network")]),
        (NETWORK, "网络很快。", "The railway is fast.", [("网络", "absent", "")]),
        (ONE, "海关的口岸很大。", "The customs mouth is large.", [("口岸", "absent", "")]),
    ],
)
def test_found(glossary, zh, en, found):
    assert verdicts(glossary, (zh, en)) == found


def test_what_stands_in_the_next_sentence_of_a_running_text_is_near():
    beads = [("网络很快。", "The web is fast."), ("带宽很大。", "The bandwidth is large.")]
    assert verdicts(NETWORK, *beads) == []
    assert verdicts(NETWORK, *beads, running=True) == [("网络", "sense", "web")]


def message(glossary, *beads):
    context = Context(Example("bad", beads).pair(), glossary)
    (found,) = registry()["TRM001"]().check(context)
    return found


def test_the_message_names_the_sense_that_the_words_show():
    found = message(NETWORK, ("网络的带宽很大。", "The web has a large bandwidth."))
    assert (
        "is “network” in the glossary near 带宽, 基站; here it is “web”, its rendering in another sense"
        in found.message
    )
    assert (found.severity, found.confidence) == ("minor", "medium")


@pytest.mark.parametrize(
    ("zh", "named"),
    [("系统不编码。", "“encode”"), ("该编码很长。", "“identifier”"), ("编码很长。", "“encode” or “identifier”")],
)
def test_the_message_names_the_sense_of_the_part_of_speech(zh, named):
    assert f"编码 is {named} in the glossary" in message(CODING, (zh, "It is long.")).message


def test_the_message_names_the_sense_of_the_documents_domain():
    beads = [("榫头和刨子。", "A tenon and a plane."), ("墨斗。", "An ink line."), ("头寸很短。", "It is short.")]
    assert "头寸 is “head inch” in the glossary" in message(BANK, *beads).message
    assert "头寸 is “position” or “head inch” in the glossary" in message(BANK, ("头寸很短。", "It is short.")).message


def test_a_context_takes_away_one_sense_alone():
    glossary = Glossary((Entry("头寸", "position", not_in=("头寸表",)), Entry("头寸", "head inch")))
    assert "头寸 is “head inch” in the glossary" in message(glossary, ("看头寸表。", "See it.")).message


def test_capitals_matter_for_one_sense_alone():
    glossary = Glossary((Entry("开放", "Open", case=True), Entry("开放", "lift of the ban")))
    assert verdicts(glossary, ("开放。", "The lift of the ban.")) == []
    assert verdicts(glossary, ("开放。", "It is open.")) == [("开放", "case", "open")]


def test_the_digest_changes_with_what_tells_senses_apart():
    assert Glossary((Entry("网络", "web"),)).digest != Glossary((Entry("网络", "web", near=("网页",)),)).digest


@pytest.mark.parametrize("row", read_table(senses.TABLE, "side"), ids=lambda row: f"{row.form} {row.values['side']}")
def test_a_word_beside_a_term_shows_what_it_is(row):
    example, term = row.example.split(" | ")
    start = example.index(term)
    assert part_of_speech(example, start, start + len(term)) == {row.kind}
    bare = example.replace(row.form, "", 1)
    start = bare.index(term)
    assert row.kind not in part_of_speech(bare, start, start + len(term)) or row.form not in example


@pytest.mark.parametrize("zh", ["编码", "他们编码", "编码很长"])
def test_nothing_beside_a_term_shows_nothing(zh):
    at = zh.index("编码")
    assert part_of_speech(zh, at, at + 2) == set()
