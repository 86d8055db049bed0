"""What became of a term: first where there is nothing to say."""

import pytest

from xlcheck.terms import Glossary, judge, shipped


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        pytest.param("国有资产增加。", "State-owned assets grew.", id="a variant"),
        pytest.param("国有资产管理改善。", "State asset management improved.", id="the shorter term is inside"),
        pytest.param("国资委发布数据。", "The commission published data.", id="a shield swallows 国资"),
        pytest.param("经济增加值提高。", "EVA rose.", id="the abbreviation of the entry"),
        pytest.param("经济增加值提高。", "Economic value added rose.", id="no forbidden form inside an approved one"),
        pytest.param("王建国说，情况良好。", "Mr. Wang said all was well.", id="a surname goes on for the person"),
        pytest.param("王建国和王丽出席。", "Mr. Wang and Wang Li attended.", id="another person of the same name"),
        pytest.param("企业提质增效。", "Firms improved their quality and efficiency.", id="an inflected verb phrase"),
        pytest.param("劳动力市场好转。", "The market for labor improved.", id="the same words in another grouping"),
        pytest.param("原油产量和成品油产量。", "Refined and crude oil output rose.", id="the contrary beside it"),
        pytest.param("没有术语。", "Anything at all.", id="no term"),
        pytest.param("国有资产增加。", "", id="no translation: that is another check's finding"),
        pytest.param("可以看到增长。", "National assets grew.", id="a forbidden form without its term"),
    ],
)
def test_silent(glossary, zh, en):
    found = [v for v in judge(glossary, [(zh, en)]) if v.kind != "reordered"]
    assert found == []


@pytest.mark.parametrize(
    ("zh", "en", "kind", "found"),
    [
        pytest.param("国有资产增加。", "National assets grew.", "forbidden", "National assets", id="forbidden"),
        pytest.param("原油产量上升。", "Refined oil output rose.", "contrast", "Refined oil output", id="its contrary"),
        pytest.param(
            "十四五规划实施。", "The 13th Five-Year Plan runs.", "contrast", "13th Five-Year Plan", id="another number"
        ),
        pytest.param("王建国到会。", "Wang Guojian came.", "contrast", "Wang Guojian", id="another given name"),
        pytest.param("民营企业发展。", "The railway network grows.", "rival", "railway network", id="another term"),
        pytest.param("民营企业发展。", "They are doing well.", "absent", "", id="nothing like it"),
        pytest.param("创新联合体成立。", "An innovation alliance was formed.", "partial", "", id="a part of it"),
        pytest.param("国有资产管理和国有资产。", "State asset management.", "nested", "", id="inside a longer one"),
        pytest.param(
            "劳动力市场好转。", "The market improved for skilled labor.", "reordered", "", id="in another order"
        ),
        pytest.param("科学技术部发布。", "Most of it was published.", "absent", "", id="most is not MOST"),
    ],
)
def test_verdict(glossary, zh, en, kind, found):
    (verdict,) = judge(glossary, [(zh, en)])
    assert (verdict.kind, verdict.found) == (kind, found)
    assert all(zh[s:e] == verdict.concept.zh for s, e in verdict.source)
    assert all(en[s:e] == found for s, e in verdict.target)


def test_a_rival_that_its_own_chinese_explains_is_none(glossary):
    (verdict,) = judge(glossary, [("民营企业和铁路网发展。", "The railway network and others grow.")])
    assert verdict.kind == "absent"


@pytest.mark.parametrize(
    ("zh", "kind"),
    [
        pytest.param("要保就业、保民生、保企业、保粮食、保供应、保运转，发展民营企业。", "absent", id="item by item"),
        pytest.param("要保就业、保民生，发展民营企业。", "rival", id="two of six items"),
    ],
)
def test_a_numbered_formula_may_be_spelt_out(zh, kind):
    (verdict,) = judge(shipped(), [(zh, "We will ensure security in six areas and help them grow.")])
    assert verdict.kind == kind


def test_a_forbidden_rendering_beside_the_right_one_is_marked(glossary):
    (verdict,) = judge(glossary, [("国有资产增加。", "State assets grew, as national assets do.")])
    assert verdict.kind == "forbidden" and verdict.also


def test_an_abbreviation_is_good_from_where_the_document_introduces_it(glossary):
    early, late = ("民营企业多。", "PEs abound."), ("民营企业好。", "Private enterprises (PEs) do well.")
    assert [v.bead for v in judge(glossary, [early, late, early])] == [0]


def test_in_a_running_text_the_rendering_may_stand_in_the_next_sentence(glossary):
    beads = [("民营企业发展，", "This is good."), ("很好。", "Private enterprises grow.")]
    assert judge(glossary, beads, running=True) == ()
    assert [v.kind for v in judge(glossary, beads)] == ["absent"]


def test_in_a_running_text_a_sentence_may_refer_to_the_one_before(glossary):
    beads = [("民营企业发展。", "Private enterprises grow."), ("民营企业很好。", "They do well.")]
    assert [v.kind for v in judge(glossary, beads, running=True)] == ["referred"]


def test_a_sentence_may_refer_to_a_forbidden_rendering_too(glossary):
    beads = [("国有资产增加。", "National assets grew."), ("国有资产很多。", "There are many of them.")]
    assert [v.kind for v in judge(glossary, beads, running=True)] == ["forbidden", "referred"]


def test_proposed_entries_are_no_rivals_and_do_not_bind(glossary):
    (verdict,) = judge(glossary, [("民营企业发展。", "Controlled nuclear fusion grows.")])
    assert verdict.kind == "absent"
    (verdict,) = judge(glossary, [("可控核聚变有进展。", "Controlled nuclear fission advances.")])
    assert verdict.kind == "contrast" and not verdict.concept.binding


def test_an_empty_glossary_says_nothing():
    assert judge(Glossary(), [("国有资产", "x")]) == ()


def test_the_judge_is_deterministic(glossary):
    beads = [("民营企业发展。", "The railway network, labor market and value added grow.")]
    assert len({repr(judge(glossary, beads)) for _ in range(3)}) == 1
