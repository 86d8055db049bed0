"""Defects of glossary files, all of them with their lines; what was never seen."""

import pytest

from xlcheck.terms import Entry, Glossary
from xlcheck.terms.glossary.load import shipped_files
from xlcheck.terms.lint import lint, unseen

HEAD = "zh,en,variants,forbidden,status,pos,domain,case,note,source,not_in,files\n"


def names(defects):
    return [(d.line, d.name) for d in defects]


def test_the_shipped_glossaries_have_no_defects():
    defects, entries = lint(shipped_files())
    assert [d for d in defects if d.grade != "info"] == [] and len(entries) >= 550


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("国企,SOE,state firm,state shop,preferred,NP,soe,,,,,", id="an ordinary entry"),
        pytest.param("国资委,,,,shield,,,,,,,", id="a shield"),
        pytest.param("5G,,,,keep,,,,,,,", id="what is not translated"),
        pytest.param("福,福,,,keep,,,,,,,", id="what is not translated, in Chinese"),
        pytest.param("*,,,ain't,,,,,,,,", id="forbidden anywhere"),
        pytest.param("国企,SOE,,,,,,,,,国企改革,", id="a longer context"),
        pytest.param("党,Party,,party,,,,yes,,,,", id="forbidden without its capitals"),
        pytest.param("国企,SOE,,,,,,,,,,\n国有企业,SOE,,,,,,,,,,", id="a term and its short form"),
        pytest.param("国企,SOE,,,,,soe,,,,,\n公营事业,SOE,,,,,law,,,,,", id="one rendering in two domains"),
        pytest.param("/第(\\d+)条/,/Article \\1/,,,,,,,,,,", id="a pair of patterns"),
    ],
)
def test_no_defect(write, row):
    assert lint([write(HEAD + row + "\n")])[0] == []


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param(",SOE\n国企,\n国企,SOE\n", [(2, "no-chinese"), (3, "no-english")], id="all errors, not the first"),
        pytest.param("国企,SOE\n国企,SOE\n", [(3, "duplicate")], id="twice the same"),
        pytest.param("国企,SOE\n国企,state firm\n", [(3, "homograph")], id="two preferred"),
        pytest.param("国企,SOE,,,,,soe\n国企,state firm,,,,,law\n", [], id="two domains"),
        pytest.param("国企,SOE\n公营事业,SOE\n", [(3, "shared")], id="one rendering of two terms"),
        pytest.param("国\u200b企,SOE\n", [(2, "invisible")], id="zero width space"),
        pytest.param("国企,SOE\u00a0firm\n", [(2, "invisible")], id="no-break space"),
        pytest.param("“”,quotes\n", [(2, "never-matches")], id="quotation marks alone"),
        pytest.param("国 企,SOE\n", [(2, "never-matches")], id="blanks between characters"),
        pytest.param("国企,—\n", [(2, "never-matches")], id="a rendering without words"),
        pytest.param("SOE,国企\n", [(2, "swapped")], id="columns exchanged"),
        pytest.param("国企改革要深化。,Reform.\n", [(2, "sentence")], id="a sentence"),
        pytest.param("国企,SOE 国企\n", [(2, "chinese")], id="Chinese in the English"),
        pytest.param("国企,state firm,,State Firms\n", [(2, "clash")], id="forbidden but for the plural"),
        pytest.param(
            "国企,SOE,,state firm\n国企,state firms,,,admitted\n", [(2, "clash")], id="forbidden in another line"
        ),
        pytest.param("国企,SOE\n国企,SOEs,,,deprecated\n", [(3, "clash")], id="deprecated and good"),
        pytest.param("国企,SOE,,,shield\n", [(2, "shield")], id="a shield with a rendering"),
        pytest.param("国企,SOE,,,,,,,,,国企\n", [(2, "never-matches")], id="excluded by itself"),
        pytest.param("*,x\n", [(2, "no-forbidden")], id="any Chinese, nothing forbidden"),
    ],
)
def test_defects(write, rows, found):
    assert names(lint([write(HEAD + rows)])[0]) == found


def test_a_file_that_cannot_be_read_is_a_defect_of_the_list(tmp_path, write):
    defects, entries = lint([tmp_path / "none.csv", write("国企,SOE\n"), write("a,b,c\n", "b.csv")])
    assert [(d.line, d.name) for d in defects] == [(0, "file"), (1, "file")] and len(entries) == 1
    assert str(defects[0]).startswith(f"{tmp_path / 'none.csv'}: there is no such file")


def test_what_a_later_file_hides_is_a_remark(write):
    (defect,), _ = lint([write("国企,SOE\n", "a.csv"), write("国企,state firm\n", "b.csv")])
    assert (defect.name, defect.grade, defect.line) == ("hidden", "info", 1)


def test_unseen_terms():
    glossary = Glossary(
        (Entry("国企", "SOE"), Entry("央企", "x"), Entry("国资委", status="shield"), Entry("国企改革", "y"))
    )
    assert [e.zh for e in unseen(glossary, ["国企改革很好。", "没有。"])] == ["国企", "央企"]


def test_words_that_tell_two_senses_apart_make_no_homograph_of_them(write):
    rows = "zh,en,near,pos\n网络,network,带宽,\n网络,web,网页,\n编码,encode,,VP\n编码,identifier,,NP\n"
    assert lint([write(rows)])[0] == []


def test_a_rendering_of_two_terms_is_a_remark(write):
    (defect,), _ = lint([write("zh,en\n国企,SOE\n公营事业,SOE\n")])
    assert defect.grade == "info" and "'SOE' is the rendering of 国企 too" in defect.message
