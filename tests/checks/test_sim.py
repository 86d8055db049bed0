"""SIM001 and SIM002: what does not say what its source says."""

import pytest

from xlcheck.checks import Context, Example, registry
from xlcheck.terms import Glossary


def findings(code, *beads):
    pair = Example("bad", beads).pair()
    return pair, list(registry()[code]().check(Context(pair, Glossary(()))))


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        pytest.param(
            "要提高效率，降低成本。", "We must reduce costs and raise efficiency.", id="both poles on both sides"
        ),
        pytest.param("要防止产量下降。", "Output must keep growing.", id="a pole that is turned round itself"),
        pytest.param("支持企业发展。", "Do not hinder the growth of firms.", id="the other pole denied"),
        pytest.param("坚定不移支持改革。", "We firmly support reform.", id="the same"),
        pytest.param("不断加强合作。", "We keep strengthening cooperation.", id="不断 denies nothing"),
        pytest.param(
            "加强沟通，减少分歧。", "Better communication will lessen differences.", id="a pole rendered freely"
        ),
        pytest.param("此证不得转让。", "This permit is non-transferable.", id="a prefix denies"),
        pytest.param("不得低于三米。", "It is at least three meters high.", id="a bound"),
        pytest.param("我们不得不离开。", "We had to leave.", id="denied twice"),
        pytest.param("能不能做到？", "Can it be done?", id="a choice"),
        pytest.param("这是必不可少的一步。", "This step is essential.", id="an idiom rendered freely"),
        pytest.param("其作用不可替代。", "Its role is irreplaceable.", id="an adjective with its prefix"),
        pytest.param("其作用不可替代。", "Its role is not replaceable.", id="an adjective that is denied"),
        pytest.param("证件不得涂改。", "Permits must remain unaltered.", id="a noun is no verb"),
        pytest.param("除此之外都可以。", "Anything else is not a problem.", id="以外 may deny"),
        pytest.param("解决不同问题。", "It settles various problems.", id="决不 across words"),
        pytest.param("大会不仅讨论了预算。", "The meeting discussed the budget as well.", id="不仅"),
        pytest.param("至少五人参加。", "Not less than five people took part.", id="not less than"),
    ],
)
def test_silent(zh, en):
    assert findings("SIM002", (zh, en))[1] == []


@pytest.mark.parametrize(
    ("zh", "en", "source", "target", "severity"),
    [
        pytest.param("要加大投入。", "We will withdraw.", "投入", "withdraw", "major", id="invest, withdraw"),
        pytest.param("促进贸易。", "This hinders trade.", "促进", "hinders", "major", id="promote, hinder"),
        pytest.param("坚定不移加强监督。", "We firmly weaken oversight.", "加强", "weaken", "major", id="坚定不移"),
        pytest.param(
            "中方反对这一提案。", "China endorses the proposal.", "反对", "endorses", "major", id="oppose, endorse"
        ),
        pytest.param(
            "本证不得转让。", "The permit may be sold on.", "不得", "The permit may be sold on.", "major", id="lost"
        ),
        pytest.param("各方已经同意。", "The parties have not consented.", "各方已经同意。", "not", "major", id="added"),
        pytest.param(
            "其作用不可替代。",
            "It is replaceable, no doubt.",
            "不可替代",
            "replaceable",
            "major",
            id="without its prefix",
        ),
        pytest.param(
            "他们没有到场。", "They were rather late, too.", "没有", "They were rather late, too.", "minor", id="too"
        ),
    ],
)
def test_found(zh, en, source, target, severity):
    pair, (finding,) = findings("SIM002", (zh, en))
    assert [pair.source.text[s:e] for s, e in finding.source_spans] == [source]
    assert [pair.target.text[s:e] for s, e in finding.target_spans] == [target]
    assert finding.severity == severity


def test_a_movement_by_a_number_is_left_to_num009():
    beads = ("出口额下降5.2%。", "Exports rose by 5.2 percent.")
    assert findings("NUM009", beads)[1]
    assert findings("SIM002", beads)[1] == []
