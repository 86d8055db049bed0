"""Training a judge, and that judging computes what training does."""

from __future__ import annotations

import importlib.util
from dataclasses import replace

import pytest

from tests.judge.conftest import PAIRS
from xlcheck.errors import ModelError, UsageError
from xlcheck.judge.recipe import JudgeOptions
from xlcheck.judge.shape import Shape
from xlcheck.judge.train import train_judge

np = pytest.importorskip("numpy")

needs_torch = pytest.mark.skipif(
    importlib.util.find_spec("torch") is None, reason="the st extra is not installed: nothing to train with"
)

TINY = JudgeOptions(
    shape=Shape(width=32, layers=1, heads=2, inner=64), seen=4000, batch=1500, lr=0.004, held_out=60, threads=1
)


@pytest.fixture
def pair_file(tmp_path):
    path = tmp_path / "own.tsv"
    path.write_text("".join(f"{zh}\t{en}\n" for zh, en in PAIRS), "utf-8")
    return path


@needs_torch
def test_a_judge_learns_to_see_errors_and_is_written_whole(pair_file, tmp_path, encoder, capfd):
    stages = []
    out = tmp_path / "judges" / "tiny"
    options = replace(TINY, command="xlcheck model train-judge own.tsv")
    result = train_judge([pair_file], out, encoder, options, lambda stage, done, total: stages.append(stage))

    assert {"reading", "counting words", "training", "measuring"} == set(stages)
    assert [path.name for path in out.parent.iterdir()] == ["tiny"]  # no working folder is left
    assert sorted(path.name for path in out.iterdir()) == ["README.md", "judge.json", "judge.safetensors"]
    assert result.found["omission"].pairs > 20
    assert result.found["omission"].shares[-1] > 0.5  # a coin finds one in twenty
    card = (out / "README.md").read_text("utf-8")
    for said in ("# tiny", "| omission |", "own.tsv", "seed\n  1", "xlcheck model train-judge own.tsv"):
        assert said in card
    printed = capfd.readouterr()
    assert printed.out == printed.err == ""

    from xlcheck.judge.inference import TrainedJudge

    judge = TrainedJudge(out, encoder)
    (verdict, nothing) = judge.judge([PAIRS[3], ("老师", "")])
    assert nothing is None
    assert [PAIRS[3][0][doubt.start : doubt.end] for doubt in verdict.source][:2] == ["今天", "老师"]
    assert [PAIRS[3][1][doubt.start : doubt.end] for doubt in verdict.target][:2] == ["the", "teacher"]


@needs_torch
def test_numpy_and_torch_compute_the_same_whatever_stands_beside_a_pair(tmp_path, encoder, stock):
    import torch

    from xlcheck.judge.inference import TrainedJudge
    from xlcheck.judge.network import Batch, Network
    from xlcheck.judge.train import write_judge

    torch.manual_seed(4)
    network = Network(Shape(width=32, layers=2, heads=4, inner=64), encoder.dim).eval()
    write_judge(tmp_path, network, stock, encoder)
    judge = TrainedJudge(tmp_path, encoder)
    with torch.no_grad():  # the weights as they were kept
        for name, parameter in network.named_parameters():
            parameter.copy_(torch.from_numpy(judge.weights[name].reshape(parameter.shape)))
    texts = [PAIRS[0], PAIRS[1000], ("好。", "Good."), ("老师", "teacher")]
    sides = [encoder.placed([text[side] for text in texts]) for side in (0, 1)]
    together = judge.judge_tokens([ids for ids, _ in sides[0]], [ids for ids, _ in sides[1]])
    for i, (score, ours, theirs) in enumerate(together):
        source, target = sides[0][i][0], sides[1][i][0]
        with torch.no_grad():
            batch = Batch(
                torch.tensor([source]),
                torch.tensor([target]),
                torch.from_numpy(stock.rows),
                torch.from_numpy(stock.rarity.astype(np.float16).astype(np.float32)),
            )
            tokens, scores = network(batch)
        assert score == pytest.approx(float(scores[0]), abs=2e-3)
        assert ours + theirs == pytest.approx(tokens[0].tolist(), abs=2e-3)
        assert judge.judge_tokens([source], [target])[0][0] == pytest.approx(score, abs=2e-3)


@needs_torch
def test_an_interrupted_training_leaves_nothing(pair_file, tmp_path, encoder):
    def interrupt(stage, done, total):
        if stage == "training":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train_judge([pair_file], tmp_path / "judges" / "tiny", encoder, TINY, interrupt)
    assert list((tmp_path / "judges").iterdir()) == []


@needs_torch
@pytest.mark.parametrize(
    ("lines", "options", "said"),
    [
        (2, {}, "2 usable pairs; a judge needs 1,000"),
        (2, {"seen": 0}, "--seen"),
        (2, {"most": 0}, "--most"),
    ],
    ids=["few-pairs", "nothing-to-see", "no-pairs"],
)
def test_what_cannot_be_trained_is_said(tmp_path, encoder, lines, options, said):
    path = tmp_path / "few.tsv"
    path.write_text("".join(f"{zh}\t{en}\n" for zh, en in PAIRS[:lines]), "utf-8")
    with pytest.raises(UsageError, match=said):
        train_judge([path], tmp_path / "judge", encoder, replace(TINY, **options))
    assert not (tmp_path / "judge").exists()


@needs_torch
def test_a_folder_that_is_taken_is_not_overwritten(pair_file, tmp_path, encoder):
    (tmp_path / "judge").mkdir()
    (tmp_path / "judge" / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="exists already"):
        train_judge([pair_file], tmp_path / "judge", encoder, TINY)


def test_without_torch_the_extra_is_named(pair_file, tmp_path, encoder, monkeypatch):
    monkeypatch.setattr("xlcheck.judge.train.find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r"xlcheck\[st\]"):
        train_judge([pair_file], tmp_path / "judge", encoder, TINY)
