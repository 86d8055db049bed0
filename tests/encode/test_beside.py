"""Encoders whose cosines lie elsewhere, on the scale of the embedded model, with its words beside them."""

from __future__ import annotations

import hashlib

import pytest

from xlcheck.encode import load_encoder
from xlcheck.encode.beside import Beside, fitted, reference
from xlcheck.language.script import count_han

np = pytest.importorskip("numpy")

UNRELATED, TRANSLATED = 0.2, 0.45


class Shifted:
    """The embedded model with so much that is common to all its vectors: unrelated sentences are as like as in E5."""

    def __init__(self, common):
        self.inner, self.common = load_encoder(), common
        self.name, self.revision, self.dim = "shifted", str(common), self.inner.dim + 1

    def encode(self, texts):
        rows = self.inner.encode(texts)
        rows = np.hstack([rows, np.where(rows.any(axis=1), self.common, 0)[:, None]]).astype(np.float32)
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


class Blind:
    """Vectors that have nothing to do with the texts."""

    name, revision, dim = "blind", "0", 64

    def encode(self, texts):
        seeds = [int.from_bytes(hashlib.sha256(text.encode()).digest()[:4]) for text in texts]
        rows = np.stack([np.random.default_rng(seed).normal(size=self.dim) for seed in seeds])
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def likeness(encoder):
    """The median cosine of translations, and the 95th percentile of those of other pairs, of the second half."""
    ours, theirs = (side[18:] for side in reference())
    table = fitted(encoder, ours, theirs).encode(ours) @ fitted(encoder, ours, theirs).encode(theirs).T
    return np.median(table.diagonal()), np.quantile(table[~np.eye(len(table), dtype=bool)], 0.95)


def test_the_embedded_model_stays_as_it_is():
    encoder = load_encoder()
    assert fitted(encoder, ["水"], ["Water."]) is encoder


@pytest.mark.parametrize("common", [0, 1, 2, 4], ids=lambda c: f"{c} in common")
def test_one_measure_of_likeness_serves_for_encoders_whose_cosines_lie_elsewhere(common):
    encoder = Shifted(common)
    raw = [encoder.encode(side) for side in reference()]
    translated, unrelated = likeness(encoder)
    assert translated > TRANSLATED
    assert unrelated < UNRELATED
    assert common < 2 or np.median(raw[0] @ raw[1].T) > 0.75


def test_an_encoder_that_tells_nothing_weighs_next_to_nothing():
    assert fitted(Blind(), *reference()).share < 0.1
    assert likeness(Blind()) == pytest.approx(likeness(load_encoder()), abs=0.05)


def test_a_text_of_one_sentence_keeps_its_meaning():
    encoder = fitted(Shifted(4), ["水库的大坝已经加固。"], ["The dam has been reinforced."])
    zh, en, other = encoder.encode(
        ["水库的大坝已经加固。", "The dam of the reservoir is reinforced.", "He plays chess."]
    )
    assert zh @ en > 0.4
    assert zh @ other < 0.2


def test_vectors_have_the_length_of_the_words_and_empty_texts_none():
    encoder = fitted(Shifted(2), ["水库", ""], ["A dam."])
    assert isinstance(encoder, Beside)
    rows = encoder.encode(["水库", "", "A dam."])
    assert rows.shape == (3, encoder.dim)
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 0, 1], abs=1e-5)


@pytest.mark.parametrize("pair", list(zip(*reference(), strict=True)), ids=lambda pair: pair[1][:24])
def test_sentences_of_reference_are_pairs_of_either_language(pair):
    assert count_han(pair[0]) >= 8
    assert not count_han(pair[1])
    assert len(pair[1].split()) >= 6


def test_to_look_at_an_encoder_loads_no_model():
    class Sleeping:
        name, revision = "sleeping", "0"

        @property
        def dim(self):
            raise AssertionError("the model is loaded")

        def encode(self, texts):
            return np.ones((len(texts), 4), np.float32)

    assert isinstance(fitted(Sleeping(), ["好。"], ["Good."]), Beside)
