"""Errors that are put into pairs, and changes that are none."""

from __future__ import annotations

import pytest

from xlcheck.judge.corruption import BAD, KINDS, Corrupter

NUMBERS = range(0, 1250, 7)


@pytest.fixture
def names(encoder):
    """Return the tokens of a list of numbers."""
    return lambda numbers: [encoder.tokenizer.id_to_token(number) for number in numbers]


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_changes_one_side_and_labels_what_has_no_counterpart(stock, pairs, kind):
    corrupter = Corrupter(stock, pairs, 3)
    made = [(number, one) for number in NUMBERS if (one := corrupter.wrong(number, kind))]
    assert len(made) > 40
    for number, one in made:
        same = [one.source == pairs.side(number, 0), one.target == pairs.side(number, 1)]
        assert sorted(same) == [False, True]
        assert one.wrong
        assert len(one.source) == len(one.source_labels)
        assert len(one.target) == len(one.target_labels)
    labelled = sum(BAD in one.source_labels + one.target_labels for _, one in made)
    assert labelled > 0.8 * len(made)


def test_what_is_left_out_is_labelled_on_the_other_side(stock, pairs):
    corrupter = Corrupter(stock, pairs, 5)
    for number in NUMBERS:
        one = corrupter.wrong(number, "omission")
        if one is None:
            continue
        shorter = 0 if len(one.source) < len(pairs.side(number, 0)) else 1
        assert BAD not in (one.source_labels, one.target_labels)[shorter]
        assert BAD in (one.source_labels, one.target_labels)[1 - shorter]


def test_a_denial_is_a_word_that_denies_and_goes_or_comes(stock, pairs, names):
    corrupter = Corrupter(stock, pairs, 7)
    changed = set()
    for number in NUMBERS:
        if one := corrupter.wrong(number, "denial"):
            before = names(pairs.side(number, 0)) + names(pairs.side(number, 1))
            after = names(one.source) + names(one.target)
            changed |= set(before) ^ set(after)
    assert changed
    assert changed <= set(names({*stock.denials[0], *stock.denials[1]}))


def test_a_word_is_exchanged_for_one_of_its_own_language_that_means_something_else(stock, pairs):
    corrupter = Corrupter(stock, pairs, 9)
    for number in NUMBERS:
        if one := corrupter.wrong(number, "exchange"):
            for side, after in enumerate((one.source, one.target)):
                before = pairs.side(number, side)
                assert len(before) == len(after)
                assert sum(a != b for a, b in zip(before, after, strict=True)) <= 1


def test_half_of_the_examples_are_right_and_have_no_label_though_both_sides_change(stock, pairs):
    corrupter = Corrupter(stock, pairs, 11)
    examples = [one for number in range(1000) if (one := corrupter.example(number))]
    right = [one for one in examples if not one.wrong]
    assert 0.4 < len(right) / len(examples) < 0.65
    assert not any(BAD in one.source_labels + one.target_labels for one in right)
    known = {tuple(pairs.side(number, 0)) for number in range(len(pairs))}
    assert sum(tuple(one.source) not in known for one in right) > 0.2 * len(right)


def test_short_texts_are_never_changed_to_nothing(stock, encoder):
    from xlcheck.judge.train import tokenized

    texts = [
        ("老师没有购买", "the teacher did not"),
        ("的老师", "of the teacher"),
        ("和不", "and not"),
        ("学生，的", "a, the"),
    ]
    few = tokenized(encoder, texts)
    corrupter = Corrupter(stock, few, 1)
    for _ in range(1000):
        for number in range(len(texts)):
            one = corrupter.example(number)
            assert one is None or (one.source and one.target)


def test_the_same_seed_makes_the_same_examples(stock, pairs):
    first, second = Corrupter(stock, pairs, 13), Corrupter(stock, pairs, 13)
    assert [first.example(number) for number in range(60)] == [second.example(number) for number in range(60)]


def test_texts_too_short_for_an_error_are_no_examples(stock, encoder):
    from xlcheck.judge.train import tokenized

    short = tokenized(encoder, [("好", "good"), ("", ""), ("好", "")])
    corrupter = Corrupter(stock, short, 1)
    for number in (1, 2):
        assert corrupter.example(number) is None
        assert all(corrupter.wrong(number, kind) is None for kind in KINDS)
