"""Every row of the tables of claims decides its example, and every form of a concept says it."""

from __future__ import annotations

import pytest

from xlcheck.claims import concepts, contradictions, groups, read_chinese, read_english
from xlcheck.claims.compare import contradictions_of
from xlcheck.claims.concepts import Concept
from xlcheck.claims.turning import Turning
from xlcheck.claims.turning import rows as turning_rows

CONCEPTS = [concept for concept in concepts() if concept.group != "none"]
NONE = [concept for concept in concepts() if concept.group == "none"]
TURNING = turning_rows()


def name(concept: Concept) -> str:
    return f"{concept.group}: {concept.name}"


@pytest.mark.parametrize("concept", CONCEPTS, ids=name)
def test_a_concept_decides_its_example(concept):
    zh, en = concept.example.split(" | ")
    assert any(found.sure and concept.key == (found.group, found.concepts[0]) for found in contradictions(zh, en))


@pytest.mark.parametrize("concept", CONCEPTS, ids=name)
def test_every_form_of_a_concept_says_it(concept):
    group = groups()[concept.group]
    for form in concept.zh:
        text = group.zh_template.replace("{}", form)
        assert any(concept.key in claim.concepts for claim in read_chinese(text)), form
    for form in (*concept.en, *concept.en_also):
        text = group.en_template.replace("{}", form)
        assert any(concept.key in claim.concepts for claim in read_english(text)), form


@pytest.mark.parametrize("concept", CONCEPTS, ids=name)
def test_a_form_answers_the_forms_of_its_concept(concept):
    group = groups()[concept.group]
    zh = group.zh_template.replace("{}", concept.zh[0])
    for form in (*concept.en, *concept.en_also):
        found = contradictions(zh, group.en_template.replace("{}", form))
        assert not any(one.concepts[0] == concept.name and one.group == concept.group for one in found), form


@pytest.mark.parametrize("concept", NONE, ids=name)
def test_what_is_no_claim_keeps_its_words_from_being_one(concept):
    zh, _ = concept.example.split(" | ")
    assert {claim.concepts for claim in read_chinese(zh)} >= {frozenset([concept.key])}


@pytest.mark.parametrize("row", TURNING, ids=lambda row: f"{row.form} {row.kind}")
def test_a_turning_word_decides_its_example(row):
    zh, en = row.example.split(" | ")
    without = Turning(tuple(other for other in TURNING if other is not row))
    assert list(contradictions(zh, en)) != list(contradictions_of(zh, en, without))


def test_what_is_near_is_there():
    names = {concept.key for concept in concepts()}
    assert all((concept.group, near) in names for concept in concepts() for near in concept.near)
