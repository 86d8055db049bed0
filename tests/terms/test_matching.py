"""Terms in Chinese, renderings in English."""

import pytest

from xlcheck.terms import Finder
from xlcheck.terms.match.abbreviations import learn
from xlcheck.terms.match.english import Rendering, read_words


@pytest.mark.parametrize(
    ("terms", "text"),
    [
        pytest.param(["国资"], "国企", id="another term"),
        pytest.param(["國企"], "国企", id="traditional characters are others"),
        pytest.param(["AI"], "SAIC公司", id="inside a Latin word"),
        pytest.param(["5G"], "15G网络", id="inside a number"),
        pytest.param(["八项规定"], "第八项规定", id="inside an ordinal number"),
        pytest.param(["三大任务"], "十三大任务", id="inside a Chinese number"),
        pytest.param(["流动资产"], "其他非流动资产", id="negated by its prefix"),
        pytest.param(["铁路"], "", id="an empty text"),
    ],
)
def test_not_found(terms, text):
    assert Finder(terms).find(text) == []


@pytest.mark.parametrize(
    ("terms", "text", "found"),
    [
        pytest.param(["国资", "国资委"], "国资委和国资", [(0, 3, "国资委"), (4, 6, "国资")], id="the longest wins"),
        pytest.param(["国资", "资委会"], "国资委会", [(0, 2, "国资")], id="the leftmost wins"),
        pytest.param(["一带一路"], "共建“一带一路”", [(3, 7, "一带一路")], id="quotation marks around"),
        pytest.param(["一带一路倡议"], "“一带一路”倡议", [(1, 8, "一带一路倡议")], id="quotation marks within"),
        pytest.param(["“双创”"], "双创", [(0, 2, "“双创”")], id="quotation marks of the glossary"),
        pytest.param(["AI技术"], "ａｉ技术", [(0, 4, "AI技术")], id="width and case of Latin letters"),
        pytest.param(["党委（党组）"], "党委(党组)", [(0, 6, "党委（党组）")], id="width of brackets"),
        pytest.param(["国有资产"], "除非国有资产增加", [(2, 6, "国有资产")], id="after a conjunction"),
        pytest.param(["税"], "税收和税", [(0, 1, "税"), (3, 4, "税")], id="one character"),
        pytest.param(["企业所得税", "企业"], "企业所得", [(0, 2, "企业")], id="a longer term that breaks off"),
    ],
)
def test_found(terms, text, found):
    assert Finder(terms).find(text) == found


@pytest.mark.parametrize(
    ("rendering", "text"),
    [
        pytest.param("state assets", "the state of its assets", id="words between"),
        pytest.param("rate", "a moderate separate rating", id="inside other words"),
        pytest.param("MOST", "most of the ministries", id="an abbreviation is not the word"),
        pytest.param("Open", "open markets", id="case that counts"),
        pytest.param("", "anything", id="an empty rendering"),
    ],
)
def test_rendering_is_not_there(rendering, text):
    assert Rendering(rendering, exact=rendering == "Open").find(read_words(text)) == []


@pytest.mark.parametrize(
    ("rendering", "text"),
    [
        pytest.param("state assets", "State Assets", id="letter case"),
        pytest.param("the state asset", "state assets", id="article and plural"),
        pytest.param("policy", "policies", id="plural in ies"),
        pytest.param("tax", "taxes", id="plural in es"),
        pytest.param("innovation consortium", "innovation consortia", id="Latin plural"),
        pytest.param("the company's board", "the company’s board", id="apostrophes"),
        pytest.param("state-owned enterprise", "state–owned enterprise", id="a dash for a hyphen"),
        pytest.param("medium-sized firm", "medium sized firms", id="a hyphen is a blank"),
        pytest.param("start-up", "startups", id="or nothing"),
        pytest.param("cooperation", "co-operation", id="a bound prefix"),
        pytest.param("labor program", "labour programmes", id="British spelling"),
        pytest.param("organization center", "organisation centres", id="more of it"),
        pytest.param("deepen the reform", "deepen reform", id="article within"),
        pytest.param("economic value added (EVA)", "EVA", id="the abbreviation of an entry"),
        pytest.param("economic value added (EVA)", "economic value added", id="its long form"),
        pytest.param("U.S. dollar", "US dollars", id="dots of an abbreviation"),
        pytest.param("GDP", "ＧＤＰ", id="full width"),
        pytest.param("business", "busi\u00adness", id="a soft hyphen"),
    ],
)
def test_rendering_is_there(rendering, text):
    assert Rendering(rendering).find(read_words(text))


@pytest.mark.parametrize("text", ["deepened reforms", "deepening the reform", "deepens reform"])
def test_a_verb_phrase_is_found_in_all_its_forms(text):
    assert Rendering("deepen reform", verbal=True).find(read_words(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It rose (YOY) again.", id="nothing before it that spells it"),
        pytest.param("growth (see Table A)", id="words in brackets"),
        pytest.param("(ABC) is first", id="nothing before it at all"),
    ],
)
def test_no_abbreviation_is_learned(text):
    assert learn(text) == {}


def test_an_abbreviation_is_learned_with_its_long_form():
    assert learn("The National Reform Office (NRO) and zero-carbon buildings (ZCBs)") == {
        "nro": ("national", "reform", "office"),
        "zcb": ("zero", "carbon", "building"),
    }
