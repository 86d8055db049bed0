"""Mining: renderings of terms, terms worth an entry, and the evidence."""

import tempfile
from pathlib import Path

import pytest

from xlcheck.terms import Entry, Glossary
from xlcheck.terms.mining.candidates import candidates
from xlcheck.terms.mining.renderings import mine, suggest

BEADS = [
    ("水上驿站今年开放。", "Water stations open this year."),
    ("全省新建水上驿站五座。", "The province built five water stations."),
    ("每座水上驿站都有船闸。", "Each water station has a ship lock."),
    ("船闸昨天关闭。", "The ship lock closed yesterday."),
    ("游客很喜欢这里的风景。", "Visitors like the scenery here."),
    ("新的船闸又宽又深。", "The new ship lock is wide and deep."),
    ("水上驿站免费停靠。", "Mooring at a river post is free."),
    ("水上驿站夜间照明。", "A river post is lit at night."),
    ("天气转凉。", "The weather turns cool."),
]


def by_term(found):
    return {s.zh: s for s in found}


def test_the_rendering_that_goes_with_a_term_comes_first():
    found = by_term(mine(["水上驿站", "船闸"], BEADS))
    assert [found[zh].candidates[0].text for zh in ("水上驿站", "船闸")] == ["water stations", "ship lock"]
    assert found["船闸"].candidates[0].count == found["船闸"].count == 3


def test_renderings_that_compete_are_shown_with_their_counts():
    station = by_term(mine(["水上驿站", "船闸"], BEADS))["水上驿站"]
    assert [(r.text, r.count) for r in station.rivals] == [("river post", 2)]
    assert "river post (2)" in station.entry("x").note


def test_the_longest_term_counts():
    beads = [
        ("国企改革提速", "SOE reform speeds up"),
        ("国企改革", "the SOE reform"),
        ("国企", "an SOE"),
        ("国企", "SOEs"),
    ]
    found = by_term(mine(["国企", "国企改革"], beads, least=2))
    assert found["国企改革"].candidates[0].text == "SOE reform"
    assert found["国企"].count == 2


@pytest.mark.parametrize(
    "beads",
    [
        pytest.param([], id="nothing"),
        pytest.param([("水上驿站", "")] * 3, id="no translation"),
        pytest.param([("水上驿站", "A b."), ("水上驿站", "C d."), ("水上驿站", "E f.")], id="nothing recurs"),
    ],
)
def test_nothing_is_proposed(beads):
    assert suggest(beads, Glossary()) == []


def test_recurring_words_that_are_not_known_are_proposed():
    assert "水上驿站" in by_term(suggest(BEADS, Glossary()))
    assert "水上驿站" not in by_term(suggest(BEADS, Glossary((Entry("水上驿站", "water station"),))))


def test_a_term_that_is_asked_for_is_shown_known_or_not():
    known = Glossary((Entry("船闸", "ship lock"),))
    (found,) = suggest(BEADS, known, only=("船闸",))
    assert found.zh == "船闸" and found.candidates[0].beads == (2, 3, 5)


def test_proposals_are_proposed_entries():
    entry = by_term(suggest(BEADS, Glossary()))["水上驿站"].entry("news.tmx")
    assert (entry.status, entry.source) == ("proposed", "news.tmx")
    assert entry.note.startswith("in 3 of 5 sentences")


def test_parts_of_longer_terms_and_numbers_are_no_candidates():
    texts = ["二零二五年建成青澜大运河。", "青澜大运河开工", "今年青澜大运河通航"]
    found = candidates(texts, ["青澜大运河"])
    assert found == ["青澜大运河"]


def test_an_amount_is_no_candidate():
    assert candidates(["投资三百万亿元", "贷款三百万亿元", "收入三百万亿元"], ()) == []


def test_a_rendering_of_many_words_is_whole():
    name = "third joint conference of the eight river towns on water prices"
    beads = [("水价大会开幕。", f"The {name} opens."), ("水价大会闭幕。", f"The {name} closes."), ("天气好。", "Fine.")]
    [found] = mine(["水价大会"], beads, least=2, top=1)
    assert found.candidates[0].text == name


def test_nothing_is_written_to_the_shared_temporary_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    candidates(["青澜大运河"] * 3, [])
    assert list(Path(tmp_path).iterdir()) == []


def test_the_same_every_time():
    assert repr(suggest(BEADS, Glossary())) == repr(suggest(BEADS, Glossary()))
