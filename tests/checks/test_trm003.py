"""TRM003: one finding for a term, with all its places."""

import pytest

from xlcheck.checks import Context, Example
from xlcheck.checks.terms.trm003_inconsistent import TermInconsistent
from xlcheck.model import Bead, Pair
from xlcheck.terms import Entry, Glossary

GLOSSARY = Glossary(
    (
        Entry("水务集团", "water group", ("water company",), ("water firm",)),
        Entry("节水办公室", "water-saving office", ("office of water conservation",), status="proposed"),
    )
)
GROUP, COMPANY = ("水务集团好。", "The water group is fine."), ("水务集团好。", "Water companies are fine.")


def run(*beads, glossary=GLOSSARY, scores=None, **options):
    pair = Example("bad", beads).pair()
    if scores:
        beads = tuple(Bead(b.source, b.target, s) for b, s in zip(pair.beads, scores, strict=True))
        pair = Pair(pair.source, pair.target, beads)
    return pair, list(TermInconsistent(**options).check(Context(pair, glossary)))


@pytest.mark.parametrize(
    ("beads", "options"),
    [
        pytest.param([GROUP, GROUP], {}, id="one rendering"),
        pytest.param([GROUP, COMPANY], {"scores": [1, 0.3]}, id="an uncertain alignment"),
        pytest.param([GROUP, COMPANY], {"accepted": False}, id="only accepted renderings, which may be mixed"),
        pytest.param([GROUP, COMPANY], {"characters": 5}, id="a term that is too short"),
        pytest.param([GROUP, COMPANY], {"glossary": Glossary()}, id="no glossary"),
        pytest.param([], {}, id="no text"),
    ],
)
def test_silent(beads, options):
    assert run(*beads, **options)[1] == []


def test_one_finding_at_the_first_deviation_with_all_other_places():
    pair, [found] = run(GROUP, ("没有。", "No."), COMPANY, GROUP, COMPANY)
    assert (found.severity, found.confidence, found.term, found.bead) == ("minor", "medium", "水务集团", 2)
    assert [pair.source.text[slice(*s)] for s in found.source_spans] == ["水务集团"]
    assert [pair.target.text[slice(*s)] for s in found.target_spans] == ["Water companies"]
    assert [(r.bead, *(pair.target.text[slice(*s)] for s in r.target_spans)) for r in found.related] == [
        (0, "water group"),
        (3, "water group"),
        (4, "Water companies"),
    ]
    assert found.message == (
        "水务集团 has 2 renderings in this document: “water group” (2), “Water companies” (2); "
        "the glossary prefers “water group”"
    )


def test_a_forbidden_rendering_counts_without_the_accepted_ones():
    _, found = run(GROUP, ("水务集团好。", "The water firm is fine."), accepted=False)
    assert [f.bead for f in found] == [1]


def test_a_proposed_entry_gives_a_hint():
    beads = [("节水办公室。", "The water-saving office."), ("节水办公室。", "The office of water conservation.")]
    _, [found] = run(*beads)
    assert (found.severity, found.confidence) == ("info", "low")


def test_many_renderings_are_cut_in_the_message():
    variants = tuple(
        f"{word} water group" for word in ["big", "small", "old", "new", "tall", "short", "warm", "cold", "wet", "dry"]
    )
    glossary = Glossary((Entry("水务集团", "water group", variants),))
    _, [found] = run(*(("水务集团。", f"The {v}.") for v in variants), glossary=glossary)
    assert found.message.endswith("and 1 more")
    assert len(found.related) == len(variants) - 1


LONG = (
    ("设水质分析站（WAS）。", "A water analysis station (WAS) is set up."),
    ("有水质分析站（WAS）。", "Water assay stations (WAS)."),
)


def test_an_abbreviation_that_is_written_out_in_two_ways_needs_no_glossary():
    _, [found] = run(*LONG, glossary=Glossary())
    assert (found.severity, found.confidence, found.bead, [r.bead for r in found.related]) == (
        "minor",
        "medium",
        1,
        [0],
    )
    assert found.message == (
        "水质分析站 (WAS) is written out in several ways in this document: "
        "“water analysis station” (1), “Water assay stations” (1)"
    )


def test_a_term_of_the_glossary_with_its_abbreviation_is_judged_by_the_glossary():
    glossary = Glossary((Entry("水质分析站", "water analysis station", ("water assay station",)),))
    _, [found] = run(*LONG, glossary=glossary)
    assert found.term == "水质分析站"


def test_an_option_counts_for_its_own_run_on_a_text_that_was_read_with_another():
    pair = Example("bad", (("干部很多。", "There are many cadres."), ("干部不多。", "There are few officials."))).pair()
    context = Context(pair, Glossary((Entry("干部", "cadre", ("official",)),)))
    assert [len(list(TermInconsistent(characters=n).check(context))) for n in (3, 2, 3)] == [0, 1, 0]


def test_the_renderings_of_a_homograph_are_no_inconsistency():
    glossary = Glossary((Entry("水务集团", "water group"), Entry("水务集团", "water company")))
    assert run(GROUP, COMPANY, glossary=glossary)[1] == []
