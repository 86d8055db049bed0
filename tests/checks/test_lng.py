"""LNG001 and LNG002: Chinese in the translation, and Chinese that is meant to be there."""

import pytest

from xlcheck.checks import Context, Example
from xlcheck.checks.coverage.lng001_untranslated import TargetIsSource
from xlcheck.checks.coverage.lng002_chinese_left import ChineseLeftInTarget
from xlcheck.checks.coverage.lng004_source_in_english import SourceInEnglish
from xlcheck.terms import shipped


def run(check, *beads):
    example = Example("bad", beads)
    pair = example.pair()
    return pair, list(check.check(Context(pair, shipped())))


MEANT = [
    pytest.param("The Fanxing (繁星) Program runs for 3 years.", id="gloss in brackets after its pinyin"),
    pytest.param("the “Starry Sky” Program（繁星计划）began", id="gloss in full-width brackets"),
    pytest.param("the Asian Games (第19届亚运会, 2023) opened", id="gloss with a date in the brackets"),
    pytest.param("GDP (国内生产总值)", id="bilingual line of a list of abbreviations"),
    pytest.param("小康 (moderately prosperous) is an old word", id="Chinese explained after it"),
    pytest.param("“小康” (xiaokang) is an old word", id="quoted Chinese explained after it"),
    pytest.param("Zhao Mingyuan 赵明远, director general", id="name after its pinyin"),
    pytest.param("They changed the hukou 户口 rules", id="a word after its pinyin"),
    pytest.param("Chan Tai Man 陳大文 chairs it", id="a name after another romanisation"),
    pytest.param("Xi'an 西安 is an old capital", id="place after its pinyin with an apostrophe"),
    pytest.param("The character “福” hangs on the doors", id="a character that the sentence is about"),
    pytest.param("In Chinese it is called 抓手, a handle", id="announced as Chinese"),
    pytest.param("See https://example.cn/中文/index for more", id="part of an address"),
    pytest.param("The Japanese is 日本の東京です", id="Japanese is not Chinese"),
    pytest.param("It rose by 3.2%。 That is all", id="a full-width stop is punctuation, not script"),
    pytest.param("Reform has made important progress.", id="no Chinese at all"),
    pytest.param("", id="empty unit"),
]


@pytest.mark.parametrize("target", MEANT)
def test_chinese_that_is_meant_is_left_alone(target):
    for check in (TargetIsSource(), ChineseLeftInTarget()):
        assert run(check, ("繁星计划为期三年。", target))[1] == []


LEFT = [
    pytest.param("Fifty seats were kept for some 政府 officials.", ["政府"], "high", id="some is no pinyin"),
    pytest.param("It is as the power 公司 said.", ["公司"], "high", id="power is no pinyin"),
    pytest.param("We run the 繁星 Program.", ["繁星"], "high", id="one term"),
    pytest.param("We lowered 采购门槛 and cut 交易成本 too.", ["采购门槛", "交易成本"], "high", id="two terms"),
    pytest.param("The 第3批、第4批 projects began.", ["第3批、第4批"], "high", id="Chinese punctuation joins a run"),
    pytest.param("See the 《决定》 for details.", ["决定"], "high", id="title marks are no gloss"),
    pytest.param('More "小而美" projects are built.', ["小而美"], "medium", id="a quotation may be meant"),
    pytest.param("Output rose by 5 万 tons.", ["万"], "medium", id="a single character"),
    pytest.param("(繁星 is a program.)", ["繁星"], "high", id="brackets without English before them"),
]


@pytest.mark.parametrize(("target", "texts", "confidence"), LEFT)
def test_chinese_left_over_is_found_run_by_run(target, texts, confidence):
    pair, found = run(ChineseLeftInTarget(), ("我们降低采购门槛。", target))
    spans = [span for f in found for span in f.target_spans]
    assert [pair.target.text[a:b] for a, b in spans] == texts
    assert {f.confidence for f in found} == {confidence}
    assert run(TargetIsSource(), ("我们降低采购门槛。", target))[1] == []


def test_the_same_characters_are_shown_in_the_source():
    pair, [found] = run(ChineseLeftInTarget(), ("我们降低采购门槛。", "We lowered 采购门槛."))
    assert [pair.source.text[a:b] for a, b in found.source_spans] == ["采购门槛"]


def test_a_sentence_full_of_runs_is_one_finding():
    _, found = run(ChineseLeftInTarget(), ("甲。", "Put 甲 with 乙 and then 丙 under 丁 in the box of the tool."))
    assert [len(f.target_spans) for f in found] == [4]


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("改革取得重要进展。", id="copied"),
        pytest.param("国内生产总值（GDP）增长5.3%。", id="abbreviations and figures do not make it English"),
        pytest.param("GDP增长5.3%。", id="one Latin word"),
    ],
)
def test_a_sentence_that_is_still_chinese_is_found_once(target):
    pair, [found] = run(TargetIsSource(), ("改革取得重要进展。", target))
    assert found.target_spans == (pair.target.segments[0].span,)
    assert found.source_spans == (pair.source.segments[0].span,)
    assert run(ChineseLeftInTarget(), ("改革取得重要进展。", target))[1] == []


def test_sentences_in_a_row_are_one_finding():
    beads = [("甲。", "One."), ("乙乙。", "乙乙。"), ("丙丙。", "丙丙。"), ("丁。", "Four."), ("戊戊。", "戊戊。")]
    pair, found = run(TargetIsSource(), *beads)
    assert [pair.target.text[slice(*f.target_spans[0])] for f in found] == ["乙乙。\n丙丙。", "戊戊。"]
    assert found[0].message.startswith("2 sentences in a row")


def test_a_chinese_list_mark_weighs_less():
    assert [f.severity for f in run(ChineseLeftInTarget(), ("一、总则", "一、General rules"))[1]] == ["minor"]


MEANT_ENGLISH = [
    pytest.param([("图书馆", "The library")], id="translated"),
    pytest.param([("npm install --save-dev @ours/lint", "npm install --save-dev @ours/lint")] * 3, id="commands"),
    pytest.param([("Blue Lake Water Company Limited", "Blue Lake Water Company Limited")] * 3, id="names"),
    pytest.param([("useLake(depth, options?)", "useLake(depth, options?)")] * 3, id="signatures"),
    pytest.param(
        [("Lin Q, et al. The colour of the lake and its fish. Lakes 2019; 3: 4.",) * 2] * 3, id="works that are cited"
    ),
    pytest.param([("This is what we say.", "It is what we say.")] * 3, id="the translation says it in other words"),
]


@pytest.mark.parametrize("beads", MEANT_ENGLISH)
def test_english_of_the_source_that_is_meant_is_left_alone(beads):
    assert run(SourceInEnglish(), *beads)[1] == []


ENGLISH = ("The old building will become a museum.", "You can enter it from the park.")


def test_a_stretch_of_english_in_the_source_is_one_finding():
    beads = [("图书馆将搬迁。", "The library will move."), *((text, text) for text in ENGLISH), ("谢谢。", "Thanks.")]
    pair, [found] = run(SourceInEnglish(), *beads)
    assert (found.severity, found.confidence) == ("major", "high")
    assert [
        doc.text[slice(*spans[0])]
        for doc, spans in ((pair.source, found.source_spans), (pair.target, found.target_spans))
    ] == ["\n".join(ENGLISH)] * 2


def test_a_single_block_of_english_is_only_mentioned():
    _, found = run(SourceInEnglish(), ("控制台显示：", "The console says:"), (ENGLISH[0], ENGLISH[0]))
    assert [f.severity for f in found] == ["info"]


def test_a_name_between_two_english_sentences_parts_no_stretch():
    _, found = run(SourceInEnglish(), (ENGLISH[0],) * 2, ("Blue Lake",) * 2, (ENGLISH[1],) * 2)
    assert len(found) == 1
