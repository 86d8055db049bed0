"""Words that a text itself pairs, and what is told clause by clause."""

from __future__ import annotations

import numpy as np  # noqa: TID253
import pytest

from xlcheck.align import align
from xlcheck.align.mined import Links, mine
from xlcheck.align.texts import Tokens, read_texts


def tokens(sentences):
    """Return sentences of token ids as the tokens of a text, each of one clause."""
    ids = np.array([i for sentence in sentences for i in sentence], np.int64)
    bounds = np.cumsum([0, *map(len, sentences)])
    ones = np.ones(len(ids), np.float32)
    return Tokens(ids, bounds, ones, np.zeros(len(ids), np.int64), np.ones(len(sentences), np.float32))


def straight(count, score=1.0):
    return [(k + 1, k + 1, 1, 1, score) for k in range(count)]


def links(source, target, path):
    found = mine(tokens(source), tokens(target), path)
    return {(int(s), int(t)) for s, t in zip(found.source, found.target, strict=True)}


# Token 1 stands where 101 stands; the others once each.
SOURCE = [[1, 10 + k] if k % 4 == 0 else [10 + k] for k in range(40)]
TARGET = [[101, 200 + k] if k % 4 == 0 else [200 + k] for k in range(40)]


def test_tokens_of_the_same_beads_are_linked():
    assert links(SOURCE[:36] + [[5]] * 4, TARGET[:36] + [[105]] * 4, straight(40)) == {(5, 105)}


@pytest.mark.parametrize(
    ("source", "target", "path"),
    [
        pytest.param(SOURCE, TARGET, straight(40), id="a quarter of all sentences has them: function words"),
        pytest.param(SOURCE, TARGET, straight(40, 0.3), id="unlikely beads tell nothing"),
        pytest.param([[1], [2], [3]], [[4], [5], [6]], straight(3), id="once is no evidence"),
        pytest.param([[1], [1], [2]], [[4], [4], [6]], straight(3), id="twice of three is chance"),
        pytest.param([[1]], [[2]], straight(1), id="one bead"),
        pytest.param([[], []], [[], []], straight(2), id="no tokens"),
    ],
)
def test_nothing_is_linked_without_evidence(source, target, path):
    assert links(source, target, path) == set()


def test_links_raise_relations_and_lower_none():
    relation = np.array([[0.1, 0.9], [0.2, 0.3]], np.float32)
    found = Links(np.array([7, 8, 9]), np.array([4, 4, 4]), np.array([0.5, 1.0, 1.0], np.float32))
    found.enter(relation, np.array([5, 7]), np.array([4, 6]))
    np.testing.assert_allclose(relation, [[0.1, 0.9], [0.5, 0.3]], rtol=1e-6)


def test_clauses_begin_behind_marks_and_are_no_scraps(encoder, seg):
    text, _ = read_texts(seg(["我们去年修了三座大桥，今年又修了两座新的水闸，好。"]), seg(["One."]), encoder)
    assert text.tokens is not None
    begins = np.flatnonzero(text.tokens.clauses).tolist()
    assert begins[0] == 0 and len(begins) == 2


def test_quotations_count_only_where_both_sides_have_them(encoder, seg):
    ours, theirs = ["“好。”", "他走了。"] * 4, ['"Good."', "He left."] * 4
    source, target = read_texts(seg(ours), seg(theirs), encoder)
    assert source.opens.tolist() == target.closes.tolist() == [1, 0] * 4
    source, target = read_texts(seg(ours), seg(["Good.", "He left."] * 4), encoder)
    assert source.opens.sum() == target.opens.sum() == 0


def test_clause_that_went_to_the_next_sentence_makes_one_bead(encoder, seg):
    """The end of the first Chinese sentence is translated at the beginning of the second English one."""
    source = [
        "县里修建了一条新的公路。",
        "医院买了三台先进的设备，医生们接受了两个月的培训。",
        "病人们非常满意，等待时间缩短了一半。",
        "学校也得到了新的图书馆。",
    ]
    target = [
        "The county built a new highway.",
        "The hospital bought three pieces of advanced equipment.",
        "The doctors received two months of training, and patients, who are very satisfied, now wait half as long.",
        "The school got a new library as well.",
    ]
    beads = align(seg(source), seg(target), encoder)
    assert [(bead.source, bead.target) for bead in beads] == [((0,), (0,)), ((1, 2), (1, 2)), ((3,), (3,))]
