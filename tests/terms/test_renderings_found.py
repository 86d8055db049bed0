"""Renderings that stand there in another shape than the glossary lists: first where nothing may be said."""

import pytest

from xlcheck.language.tables import read_table
from xlcheck.terms import Entry, Glossary, Judge, judge
from xlcheck.terms.match.boundaries import TABLE as BOUNDARIES
from xlcheck.terms.match.chinese import Finder
from xlcheck.terms.match.common import TABLE as ABBREVIATIONS
from xlcheck.terms.match.english import Rendering, read_words

GLOSSARY = Glossary(
    (
        Entry("三个确保", "Three Guarantees", ("guarantee … water … guarantee … power … guarantee … roads",)),
        Entry("节水政府", "water-saving government"),
        Entry("廉洁政府", "clean government"),
        Entry("研发补贴", "R&D subsidy"),
        Entry("人民币", "RMB"),
        Entry("灌区条例", "regulations on irrigation areas"),
        Entry("第十二届水利大会", "12th Water Congress"),
        Entry("渠道工程", "canal project"),
        Entry("渠系", "revenue"),
        Entry("节约用水", "water conservation"),
        Entry("蓄水能力", "storage capacity"),
        Entry("引水隧洞", "diversion tunnel"),
        Entry("新水库", "new reservoir"),
    )
)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        pytest.param(
            "落实“三个确保”。",
            "We guarantee that there is water, guarantee a steady supply of power, and guarantee passable roads.",
            id="a formula spelled out",
        ),
        pytest.param(
            "建设节水政府、廉洁政府。", "Build a water-saving, clean government.", id="one head for two terms"
        ),
        pytest.param(
            "建设廉洁政府、节水政府。", "Build a clean, efficient and water-saving government.", id="for three of them"
        ),
        pytest.param(
            "发放研发补贴。", "Research and development subsidies are paid.", id="an abbreviation written out"
        ),
        pytest.param("补助300元人民币。", "A grant of RMB300 is paid.", id="letters glued to digits"),
        pytest.param("最新水库名录。", "The latest list of dams.", id="a term across the border of two words"),
        pytest.param(
            "第十一届和第十二届水利大会召开。",
            "The 11th Water Congress was held, and so was the next.",
            id="the other number stands in the Chinese",
        ),
    ],
)
def test_silent(zh, en):
    assert [v for v in judge(GLOSSARY, [(zh, en)]) if v.kind in ("absent", "rival", "contrast")] == []


@pytest.mark.parametrize(
    ("zh", "en", "kind"),
    [
        pytest.param(
            "落实“三个确保”。", "We guarantee that there is water, and power.", "partial", id="a part of the formula"
        ),
        pytest.param("建设廉洁政府。", "Build a clean, tidy office.", "partial", id="modifiers of another head"),
        pytest.param("第十二届水利大会召开。", "The 11th Water Congress met.", "contrast", id="another number"),
        pytest.param("蓄水能力不足。", "A canal project failed.", "rival", id="another term"),
        pytest.param("蓄水能力不足。", "Our revenue is low.", "absent", id="a common word of another term"),
        pytest.param("新水库建成。", "It is finished.", "absent", id="the term at a border of words"),
    ],
)
def test_found(zh, en, kind):
    assert [v.kind for v in judge(GLOSSARY, [(zh, en)])] == [kind]


def test_a_rival_stands_in_the_place_of_one_term():
    zh = "节约用水，提高蓄水能力。"
    verdicts = judge(GLOSSARY, [(zh, "They built a canal project there.")])
    assert sorted(v.kind for v in verdicts) == ["absent", "rival"]


def test_a_rival_far_from_the_place_of_the_term_is_none():
    zh = "蓄水能力不足，" + "村民每天清晨到山下挑水回家做饭洗衣，" * 6 + "生活不便。"
    walk = "the villagers walk downhill at dawn and carry pails home to cook and wash, "
    assert [v.kind for v in judge(GLOSSARY, [(zh, "It is too little; " + walk * 6 + "past a diversion tunnel.")])] == [
        "absent"
    ]


def test_a_rendering_in_english_without_chinese_beside_the_bead_is_no_missing_one():
    beads = [("蓄水能力不足。", "It is not enough.")]
    assert [v.kind for v in Judge(GLOSSARY, beads, True).verdicts()] == ["absent"]
    assert list(Judge(GLOSSARY, beads, True, ["- more storage capacity"]).verdicts()) == []


@pytest.mark.parametrize("row", read_table(ABBREVIATIONS, "long"), ids=lambda row: row.form)
def test_an_abbreviation_stands_for_its_long_form_and_the_reverse(row):
    zh, short, en = row.example.split(" | ")
    long = short.replace(row.form, row.values["long"])
    assert row.form in short
    assert Rendering(short).find(read_words(en))
    assert Rendering(long).find(read_words(f"They know what the {short} is."))
    assert judge(Glossary((Entry(zh, short),)), [(zh, en)]) == ()


@pytest.mark.parametrize("row", read_table(BOUNDARIES, "beside"), ids=lambda row: row.form)
def test_a_term_is_not_found_where_it_would_cut_a_word(row):
    term, text = row.example.split(" | ")
    assert (term.startswith if row.kind == "before" else term.endswith)(row.form)
    assert term in text
    assert Finder([term]).find(text) == []
    assert Finder([term]).find(f"，{term}。")
