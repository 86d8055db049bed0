"""`xlcheck model` as a process."""

import os

import pytest


def st_is_there():
    try:
        import sentence_transformers  # noqa: F401
    except ImportError:
        return False
    return True


needs_st = pytest.mark.skipif(
    not st_is_there() and not os.environ.get("XLCHECK_REQUIRE_ST"), reason="needs the extra st: pip install '.[st]'"
)

SUBJECTS = [("河流", "river"), ("村庄", "village"), ("道路", "road"), ("学校", "school"), ("桥梁", "bridge")]
DEEDS = [("已经修复", "has been repaired"), ("需要保护", "needs protection"), ("正在改造", "is being rebuilt")]
PLACES = [("北方", "in the north"), ("南方", "in the south"), ("山区", "in the mountains"), ("海边", "by the sea")]


def test_info_describes_the_embedded_model(run):
    result = run("model", "info")
    assert (result.returncode, result.stderr) == (0, "")
    assert "xlcheck-zh-en" in result.stdout
    assert "512" in result.stdout


def test_info_prints_the_card_with_data_and_licences(run):
    card = run("model", "info", "--card").stdout
    for word in ("icence", "taiwan-laws", "xlcheck model train", "P@1"):
        assert word in card


def test_info_of_a_model_that_is_not_there(run, tmp_path):
    result = run("model", "info", tmp_path / "gone")
    assert (result.returncode, result.stdout) == (2, "")
    assert str(tmp_path / "gone") in result.stderr


@needs_st
def test_a_model_is_trained_described_and_used(run, pair, tmp_path):
    table = tmp_path / "memory.tsv"
    rows = [f"{p[0]}的{s[0]}{d[0]}。\tThe {s[1]} {p[1]} {d[1]}.\n" for p in PLACES for s in SUBJECTS for d in DEEDS]
    table.write_text("".join(rows), encoding="utf-8")
    out = tmp_path / "mine"
    options = ["--from", "none", "--vocab", 300, "--dim", 16, "--epochs", 2, "--batch", 16, "--held-out", 10]
    result = run("model", "train", table, "--out", out, *options, timeout=120)
    assert result.returncode == 0, result.stderr
    assert "P@1 held apart" in result.stdout
    assert "16" in run("model", "info", out).stdout
    assert f"--out {out}" in run("model", "info", out, "--card").stdout
    assert run("align", *pair, "--model", out).returncode == 0


def tmx(pairs):
    units = "".join(
        f'<tu><tuv xml:lang="en"><seg>{en}</seg></tuv><tuv xml:lang="zh"><seg>{zh}</seg></tuv></tu>' for zh, en in pairs
    )
    header = """<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en"
        srclang="en" datatype="plaintext"/>"""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">{header}<body>{units}</body></tmx>'


@needs_st
def test_a_translation_memory_adapts_a_model_of_ones_own(run, tmp_path):
    pairs = [(f"{p[0]}的{s[0]}{d[0]}。", f"The {s[1]} {p[1]} {d[1]}.") for p in PLACES for s in SUBJECTS for d in DEEDS]
    first, memory = tmp_path / "first.tsv", tmp_path / "memory.tmx"
    first.write_text("".join(f"{zh}\t{en}\n" for zh, en in pairs), encoding="utf-8")
    memory.write_text(tmx(pairs), encoding="utf-8")
    small = ["--epochs", 2, "--batch", 16]
    result = run(
        "model", "train", first, "--out", tmp_path / "base", "--from", "none", "--dim", 16, *small, timeout=120
    )
    assert result.returncode == 0, result.stderr
    result = run("model", "train", memory, "--out", tmp_path / "mine", "--from", tmp_path / "base", *small, timeout=120)
    assert result.returncode == 0, result.stderr
    assert "held apart, by base" in result.stdout
    assert "held apart, trained" in result.stdout
    assert "Goes on from base" in run("model", "info", tmp_path / "mine", "--card").stdout


@needs_st
def test_a_vocabulary_cannot_be_chosen_for_a_model_that_has_one(run, tmp_path):
    table = tmp_path / "memory.tsv"
    table.write_text("你好\thello\n", encoding="utf-8")
    result = run("model", "train", table, "--out", tmp_path / "mine", "--vocab", 500)
    assert (result.returncode, result.stdout) == (2, "")
    assert "--from none" in result.stderr


def test_an_exported_model_has_the_vectors_of_the_original(run, tmp_path):
    result = run("model", "export", tmp_path / "out", "--half")
    assert (result.returncode, result.stderr) == (0, "")
    from xlcheck.encode import load_encoder

    texts = ["今年的预算已经通过。", "The budget has been adopted."]
    assert load_encoder(str(tmp_path / "out")).encode(texts) == pytest.approx(load_encoder().encode(texts), abs=1e-3)
    again = run("model", "export", tmp_path / "out")
    assert again.returncode == 2
    assert "exists already" in again.stderr


@needs_st
def test_training_never_overwrites_a_folder(run, tmp_path):
    table = tmp_path / "memory.tsv"
    table.write_text("你好\thello\n", encoding="utf-8")
    result = run("model", "train", table, "--out", tmp_path)
    assert result.returncode == 2
    assert str(tmp_path) in result.stderr
