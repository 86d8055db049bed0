"""SIM001, SIM002 and STR001: what does not say what its source says, or not in its order."""

from dataclasses import replace

import pytest

from xlcheck import check_files
from xlcheck.checks import Context, Example, registry
from xlcheck.encode import load_encoder
from xlcheck.model import Document
from xlcheck.settings import Settings
from xlcheck.terms import Glossary


@pytest.fixture(scope="module")
def encoder():
    return load_encoder(None)


def findings(code, *beads, bilingual=False, encoder=None):
    pair = Example("bad", beads, bilingual).pair()
    return pair, list(registry()[code]().check(Context(pair, Glossary(()), encoder)))


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
        pytest.param("此列标记为 NOT NULL。", "This column is marked NOT NULL.", id="the same word on both sides"),
        pytest.param("解决非洲的债务问题。", "This will settle the debts of Africa.", id="决非 across words"),
        pytest.param("从而无需手动操作。", "This eliminates manual work.", id="to eliminate is to deny"),
        pytest.param("更新就没有问题了。", "The update will be fine.", id="no problem"),
        pytest.param("记住带钥匙。", "Don't forget your keys.", id="to assert by denying"),
        pytest.param("请保存文件。", "Nothing but the file is saved.", id="nothing but"),
        pytest.param("粒度应当与数据相称。", "It should not be more granular than the data.", id="not more than"),
        pytest.param("不再调用旧接口，而调用新接口。", "Call the new interface.", id="not this but that"),
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
        pytest.param("本证不得转让。", "The permit may be sold on.", "不得", "may", "major", id="lost"),
        pytest.param("各方已经同意。", "The parties have not consented.", "各方已经同意。", "not", "minor", id="added"),
        pytest.param(
            "其作用不可替代。",
            "It is replaceable, no doubt.",
            "不可替代",
            "replaceable",
            "major",
            id="without its prefix",
        ),
        pytest.param(
            "我们还没有收到来信。",
            "We have received the letter, too.",
            "没有",
            "We have received the letter, too.",
            "major",
            id="too",
        ),
        pytest.param("他们没有到场。", "They were late.", "没有", "They were late.", "minor", id="in other words"),
        pytest.param("他们没有付款。", "They paid less.", "没有", "They paid less.", "minor", id="in part"),
    ],
)
def test_found(zh, en, source, target, severity):
    pair, (finding,) = findings("SIM002", (zh, en))
    assert [pair.source.text[s:e] for s, e in finding.source_spans] == [source]
    assert [pair.target.text[s:e] for s, e in finding.target_spans] == [target]
    assert finding.severity == severity


@pytest.mark.parametrize(
    ("zh", "en", "source"),
    [
        pytest.param("條例允許夜間施工。", "The rules prohibit work at night.", "允許", id="allow, prohibit"),
        pytest.param("我們將減少開支。", "We will increase spending.", "減少", id="reduce, increase"),
        pytest.param("此證不許轉讓。", "This permit may be sold on.", "不許", id="a negation that is lost"),
    ],
)
def test_traditional_characters_are_read_like_simplified_ones_and_shown_as_they_stand(zh, en, source):
    pair, (finding,) = findings("SIM002", (zh, en))
    assert (finding.severity, source in finding.message) == ("major", True)
    assert [pair.source.text[s:e] for s, e in finding.source_spans] == [source]


def test_what_traditional_characters_deny_excuses_a_denial():
    assert findings("SIM002", ("絕無此事。", "That is not so."))[1] == []


def test_a_movement_by_a_number_is_left_to_num009():
    beads = ("出口额下降5.2%。", "Exports rose by 5.2 percent.")
    assert findings("NUM009", beads)[1]
    assert findings("SIM002", beads)[1] == []


def test_where_many_sentences_deny_alone_the_translation_is_free():
    lost = [("他们没有到场。", "They went home."), ("本证不得转让。", "The permit is personal.")] * 4
    assert {f.severity for f in findings("SIM002", *lost)[1]} == {"minor"}


@pytest.mark.parametrize(
    ("zh", "en", "severity"),
    [
        pytest.param(
            "本证件不得转让给他人。", "This permit may be transferred to other persons.", "major", id="closely"
        ),
        pytest.param(
            "大会公布了未通过的提案。",
            "The assembly published the proposals that passed.",
            "major",
            id="the word denied",
        ),
        pytest.param("他没有来得及吃午饭就走了。", "Hungry, he set out for home.", "minor", id="freely"),
        pytest.param("其作用不可替代，任何时候都一样。", "Replaceable it was.", "major", id="both places are known"),
    ],
)
def test_what_is_said_in_other_words_may_deny_nothing(encoder, zh, en, severity):
    assert [f.severity for f in findings("SIM002", (zh, en), encoder=encoder)[1]] == [severity]
    assert [f.severity for f in findings("SIM002", (zh, en))[1]] == [severity]


ROWS = (
    ("会议讨论了明年的财政预算草案。", "The meeting discussed the draft of next year's budget."),
    ("大象是陆地上最大的动物之一。", "The elephant is one of the largest animals on land."),
    ("医院已经增加了三十张病床。", "The hospital has added thirty more beds for patients."),
    ("学生们在图书馆里安静地读书。", "The students are reading quietly in the library."),
    ("农民在春天播种水稻和小麦。", "Farmers sow rice and wheat in the spring of the year."),
    ("火车因为大雪晚点了两个小时。", "The train was two hours late because of heavy snow."),
)


def slipped(by):
    return tuple((zh, ROWS[(i + by) % len(ROWS)][1]) for i, (zh, _) in enumerate(ROWS))


def test_translations_are_alike(encoder):
    assert findings("SIM001", *ROWS, bilingual=True, encoder=encoder)[1] == []


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        pytest.param("现在开始提问。", "The elephant is one of the largest animals.", id="a short source"),
        pytest.param("大象是陆地上最大的动物之一。", "See next page.", id="a short translation"),
        pytest.param("请按照 Kubernetes 的说明操作。", "Kubernetes has told you all of it.", id="a name in common"),
        pytest.param(
            "大象是陆地上最大的动物之一。", "会议讨论了明年的财政预算草案 and so on and on", id="not translated"
        ),
        pytest.param("大象是陆地上最大的动物之一。", "", id="nothing"),
    ],
)
def test_what_cannot_be_judged_is_left_alone(encoder, zh, en):
    assert findings("SIM001", (zh, en), bilingual=True, encoder=encoder)[1] == []


def test_without_vectors_nothing_is_said():
    assert findings("SIM001", *slipped(1), bilingual=True)[1] == []


def test_a_wrong_match_is_found(encoder):
    rows = (*ROWS[:2], (ROWS[2][0], "He painted the old wooden fence green again."), *ROWS[3:])
    _, (finding,) = findings("SIM001", *rows, bilingual=True, encoder=encoder)
    assert (finding.bead, finding.severity, finding.confidence) == (2, "major", "medium")
    assert "nothing in common" in finding.message


def test_rows_that_slipped_are_one_finding(encoder):
    pair, found = findings("SIM001", *slipped(1), bilingual=True, encoder=encoder)
    assert (found[0].bead, found[0].severity) == (0, "major")
    assert "5 translations in a row fit the sources 1 row further down better, from line 2" in found[0].message
    ((start, end),) = found[0].target_spans
    assert pair.target.text[start:end].count("\n") == 4


def test_in_documents_it_is_for_review(encoder):
    rows = (*ROWS[:2], (ROWS[2][0], "He painted the old wooden fence green again."), *ROWS[3:])
    _, (finding,) = findings("SIM001", *rows, encoder=encoder)
    assert (finding.severity, finding.confidence) == ("minor", "low")


def test_sentences_in_another_order_are_named_with_their_places(encoder):
    (a, b, c), (x, y, z) = zip(*ROWS[:3], strict=True)
    assert findings("STR001", (a + b + c, f"{x} {y} {z}"), encoder=encoder)[1] == []
    assert findings("STR001", (a + b + c, f"{x} {z} {y}"))[1] == []
    pair, (finding,) = findings("STR001", (a + b + c, f"{x} {z} {y}"), encoder=encoder)
    assert [pair.source.text[s:e] for s, e in finding.source_spans] == [b, c]
    assert [pair.target.text[s:e] for s, e in finding.target_spans] == [z, y]


@pytest.mark.parametrize(
    ("suffix", "kinds", "count"),
    [
        pytest.param("md", ("item", "text"), 1, id="an item that is none"),
        pytest.param("html", ("text", "cell"), 1, id="a cell that was none"),
        pytest.param("md", ("heading", "text"), 0, id="headings go by their form, too"),
        pytest.param("txt", ("item", "text"), 0, id="items go by their form in plain text"),
    ],
)
def test_kinds(suffix, kinds, count):
    pair = Example("bad", (ROWS[0],)).pair()
    sides = [
        Document(f"a.{suffix}", d.lang, d.text, tuple(replace(s, kind=kind) for s in d.segments))
        for d, kind in zip((pair.source, pair.target), kinds, strict=True)
    ]
    context = Context(type(pair)(*sides, pair.beads), Glossary(()))
    assert len(list(registry()["STR001"]().check(context))) == count


def test_a_bilingual_file_needs_the_model_only_where_the_check_is_named(tmp_path):
    path = tmp_path / "rows.tsv"
    path.write_text("".join(f"{zh}\t{en}\n" for zh, en in slipped(1)), "utf-8")
    plain = check_files(path, None, Settings())
    assert not [f for f in plain.findings if f.code == "SIM001"]
    assert "model:" not in plain.signature
    named = check_files(path, None, Settings(select=("SIM",)))
    assert {f.code for f in named.findings} == {"SIM001"}
    assert "|model:" in named.signature
