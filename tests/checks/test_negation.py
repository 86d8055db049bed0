"""Every row of the table of denial decides its example, and no word excuses a lost negation by accident."""

from __future__ import annotations

import pytest

from xlcheck.checks.meaning.anchored import anchored
from xlcheck.checks.meaning.negation import Denial, Denials, negation, rows

ROWS = rows()


def holds(row, found: Denial | None) -> bool:
    """Whether a pair is judged as the class and the strength of its row say."""
    match row.kind, row.values["strength"]:
        case ("accuses", "sure"):
            return found is not None
        case ("accuses", "none") | ("construction", "") | ("answers", "sure"):
            return found is None
        case ("answers", "maybe"):
            return found is not None and not found.sure
        case ("answers", "none"):
            return found is not None and found.sure
        case ("forbids" | "permits" | "idiom" | "adjective", ""):
            return found is not None and None not in found[:2]
    raise AssertionError(f"line {row.line}: no such class and strength")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.form} {row.kind} {row.values['strength']}".strip())
def test_a_row_decides_its_example(row):
    zh, en = row.example.split(" | ")
    found = negation(zh, en)
    assert holds(row, found)
    assert Denials(tuple(other for other in ROWS if other is not row)).find(zh, en) != found


@pytest.mark.parametrize(
    "tail", ["", ", too", ", okay", ". That is fine", ", hard as it is", " over there", " before noon", " and more so"]
)
def test_what_denies_nothing_does_not_excuse_a_lost_negation(tail):
    found = negation("不得转让该许可证。", f"This licence may be transferred{tail}.")
    assert found is not None
    assert found.sure


@pytest.mark.parametrize("verb", ["is", "are", "was", "will be", "may be", "can be"])
def test_a_negation_that_was_added_is_found_whatever_its_verb(verb):
    found = negation("许可证可以转让。", f"The licence {verb} not transferred.")
    assert found is not None
    assert found.sure


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        pytest.param("光线太暗，无法修理。", "It is too dark to repair it.", id="too ... to"),
        pytest.param("他没有到场。", "He was rarely there.", id="an adverb"),
        pytest.param("从不同的缓存中读取。", "Read from different caches.", id="从 and 不同"),
        pytest.param("双方约定了不可抗力条款。", "The parties agreed on a force majeure clause.", id="不可抗力"),
    ],
)
def test_silent(zh, en):
    assert negation(zh, en) is None


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        pytest.param(
            "数据未被包括在内，没有例外。", "The data were not included, without exception.", id="both deny it"
        ),
        pytest.param("我们不得不支持该提案。", "We had to support the proposal.", id="denied twice"),
        pytest.param("他们支持该提案。", "They support the proposal and do not object.", id="another word is denied"),
        pytest.param("禁止破坏团结。", "Any act that undermines unity is prohibited.", id="what is prohibited"),
    ],
)
def test_a_word_that_both_sides_deny_or_assert_is_left_alone(zh, en):
    assert list(anchored(zh, en)) == []


@pytest.mark.parametrize(
    ("zh", "en", "words"),
    [
        pytest.param(
            "没有争议，他们不支持该提案。",
            "There is no dispute over what these rules say of the matter in all its parts; they support it.",
            ("不支持", "support"),
            id="lost",
        ),
        pytest.param(
            "没有例外，他们支持该提案。",
            "Without exception, they do not support the proposal.",
            ("支持", "not support"),
            id="added",
        ),
    ],
)
def test_a_word_that_one_side_denies_is_found_whatever_else_is_denied(zh, en, words):
    found = next(anchored(zh, en))
    assert found.source is not None
    assert found.target is not None
    assert (zh[slice(*found.source)], en[slice(*found.target)]) == words
