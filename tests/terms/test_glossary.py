"""Concepts, the digest, and the glossaries that ship."""

import pytest

from xlcheck.errors import GlossaryError
from xlcheck.terms import Entry, Glossary, load_glossary, shipped
from xlcheck.terms.match.english import Rendering


def test_a_deprecated_entry_forbids_its_rendering():
    concept = Glossary((Entry("国企", "SOE"), Entry("国企", "state shop", status="deprecated"))).concepts["国企"]
    assert (concept.good, concept.bad) == (("SOE",), ("state shop",))


def test_admitted_renderings_are_good_and_come_after_the_preferred_one():
    concept = Glossary((Entry("国企", "state firm", status="admitted"), Entry("国企", "SOE"))).concepts["国企"]
    assert concept.good == ("SOE", "state firm")


def test_a_homograph_has_the_renderings_of_all_that_it_stands_for():
    concept = Glossary((Entry("网络", "network"), Entry("网络", "web", ("Internet",)))).concepts["网络"]
    assert (concept.good, concept.preferred, concept.homograph) == (
        ("network", "web", "Internet"),
        ("network", "web"),
        True,
    )


def test_an_admitted_rendering_makes_no_homograph():
    assert (
        not Glossary((Entry("国企", "SOE"), Entry("国企", "state firm", status="admitted"))).concepts["国企"].homograph
    )


def test_only_proposed_entries_do_not_bind():
    assert not Glossary((Entry("国企", "SOE", status="proposed"),)).concepts["国企"].binding
    assert Glossary((Entry("国企", "SOE"), Entry("国企", "x", status="proposed"))).concepts["国企"].binding


def test_number_names_are_names_that_carry_a_numeral():
    entries = (
        Entry("三大攻坚战", "three critical battles", pos="name"),
        Entry("三年行动", "three-year action plan"),
        Entry("人大", "NPC", pos="name"),
    )
    assert Glossary(entries).number_names == {"三大攻坚战"}


def test_the_digest_changes_with_what_changes_findings_only():
    one = Glossary((Entry("国企", "SOE", note="a"),))
    assert one.digest == Glossary((Entry("国企", "SOE", note="b", line=9),)).digest
    assert one.digest != Glossary((Entry("国企", "SOE", forbidden=("x",)),)).digest


def test_the_shipped_glossary_is_large_and_knows_the_names_of_slogans():
    assert len(shipped().entries) >= 550
    assert {"三个代表", "四个全面", "三大攻坚战", "两个一以贯之", "一带一路", "三项制度改革"} <= shipped().number_names


def test_plans_that_are_counted_are_no_names():
    assert not {"十四五规划", "二十届三中全会", "国企改革三年行动"} & shipped().number_names


def test_every_shipped_entry_can_match_has_a_source_and_is_listed_once():
    entries = shipped().entries
    assert len({e.zh for e in entries}) == len(entries)
    for entry in entries:
        assert entry.source, entry
        assert not set(entry.zh) & set("“”‘’ "), entry
        assert entry.status == "shield" or Rendering(entry.en).forms, entry
        assert '"' not in entry.en + "".join(entry.variants), entry


def test_no_shipped_forbidden_rendering_is_one_of_the_good_ones():
    for concept in shipped().concepts.values():
        good = {form.keys for text in concept.good for form in Rendering(text).forms}
        assert not good & {form.keys for text in concept.bad for form in Rendering(text).forms}, concept.zh


def test_the_first_defect_is_named_and_the_others_are_counted(tmp_path):
    path = tmp_path / "g.csv"
    path.write_text("zh,en\n,lost\n水厂,\n水表,meter\n", encoding="utf-8")
    with pytest.raises(GlossaryError, match=r"g\.csv:2: .*\(1 more: `xlcheck terms lint .*g\.csv` lists them\)"):
        load_glossary([path])
