"""A CrossEncoder of sentence-transformers as the judge."""

from __future__ import annotations

import importlib.util

import pytest

from xlcheck.errors import ModelError
from xlcheck.judge import load_judge
from xlcheck.judge.cross import CrossJudge

pytest.importorskip("numpy")

needs_st = pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is None,
    reason="the st extra is not installed: no CrossEncoder",
)

WORDS = ["[UNK]", "[PAD]", "[CLS]", "[SEP]", "经济", "增长", "很", "好", "economy", "grew", "the", "is", "good"]


@pytest.fixture
def make_model(tmp_path):
    def make(labels):
        import torch
        from tokenizers import Tokenizer, models, pre_tokenizers
        from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

        torch.manual_seed(1)
        tokenizer = Tokenizer(models.WordLevel({word: i for i, word in enumerate(WORDS)}, unk_token="[UNK]"))
        tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
        marks = {"unk_token": "[UNK]", "pad_token": "[PAD]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
        PreTrainedTokenizerFast(tokenizer_object=tokenizer, **marks).save_pretrained(tmp_path / "model")
        sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
        config = BertConfig(vocab_size=len(WORDS), num_labels=labels, pad_token_id=1, **sizes)
        BertForSequenceClassification(config).save_pretrained(tmp_path / "model")
        return tmp_path / "model"

    return make


@needs_st
def test_it_gives_one_number_for_a_pair_and_no_words(make_model):
    judge = load_judge(str(make_model(1)))
    assert not judge.absolute
    pairs = [("经济 增长", "the economy grew"), ("很 好", "the economy is good")]
    verdicts = judge.judge(pairs)
    assert len({verdict.score for verdict in verdicts}) == 2
    assert all(verdict.source == verdict.target == () for verdict in verdicts)
    assert judge.judge([]) == []
    from sentence_transformers import CrossEncoder

    theirs = CrossEncoder(str(make_model(1)), device="cpu", local_files_only=True).predict(pairs)
    assert [verdict.score for verdict in verdicts] == pytest.approx([-float(score) for score in theirs], abs=1e-4)


@needs_st
def test_a_model_that_gives_several_numbers_is_refused(make_model):
    with pytest.raises(ModelError, match="gives 3 numbers for a pair; a judge gives one"):
        CrossJudge(str(make_model(3)))


@needs_st
def test_a_folder_that_is_no_model_is_refused(tmp_path):
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelError, match="cannot load it as a CrossEncoder"):
        CrossJudge(str(tmp_path))


@needs_st
def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ModelError, match="no such folder"):
        load_judge(str(tmp_path / "none"))


def test_without_sentence_transformers_the_extra_is_named(monkeypatch):
    monkeypatch.setattr("xlcheck.judge.cross.find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r"xlcheck\[st\]"):
        CrossJudge("some/model")
