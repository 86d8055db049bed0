"""How a transformer is asked: prompts, lengths, precision, and what of it the kept vectors depend on."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace

import pytest

from xlcheck.encode import EMBEDDED, load_encoder
from xlcheck.errors import ConfigurationError, ModelError
from xlcheck.model_options import NAMES, ModelOptions, model_options
from xlcheck.remaining import tenths

np = pytest.importorskip("numpy")

needs_st = pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is None,
    reason="the st extra is not installed: no transformer can be loaded",
)

TEXTS = ["经济增长", "the economy grew"]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XLCHECK_CACHE", str(tmp_path / "cache"))


def test_texts_of_the_command_line_become_values():
    given = {"batch-size": "64", "truncate-dim": "4", "device": "cuda:1", "prompt": ""}
    assert model_options(given) == ModelOptions(batch_size=64, truncate_dim=4, device="cuda:1", prompt="")


def test_only_what_is_unusual_is_given():
    assert ModelOptions().given() == {}
    assert model_options({"batch_size": 32, "prompt": ""}).given() == {"prompt": ""}
    assert tuple(ModelOptions("a", "onnx", "cpu", 1, 2, "float16").given()) == NAMES


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("devise", "cpu", "model option devise: there is no such option; known are prompt, backend, device"),
        ("device", " ", "must be a device of torch"),
        ("backend", "jax", "'jax' must be one of torch, onnx, openvino"),
        ("precision", "int8", "must be one of float32, float16, bfloat16"),
        *(("batch-size", value, "must be a whole number from 1 on") for value in ("0", "-1", "1.5", "many", True, 2.0)),
        ("truncate_dim", None, "must be a whole number"),
        ("prompt", 3, "must be a text"),
    ],
)
def test_what_is_no_option_is_named(name, value, says):
    with pytest.raises(ConfigurationError) as error:
        model_options({name: value})
    assert says in str(error.value)


def test_16_bits_are_for_torch():
    with pytest.raises(ConfigurationError, match="for onnx give a model of that precision"):
        model_options({"backend": "onnx", "precision": "float16"})


@pytest.mark.parametrize("name", [None, EMBEDDED])
def test_a_static_model_has_no_options(name):
    with pytest.raises(ConfigurationError, match=r"static model, which has no prompt or batch-size"):
        load_encoder(name, model_options({"prompt": "query: ", "batch-size": 8}))


def configured(folder, prompts, default=None):
    path = folder / "config_sentence_transformers.json"
    kept = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**kept, "prompts": prompts, "default_prompt_name": default}), "utf-8")
    return folder


@needs_st
@pytest.mark.parametrize(
    ("default", "asked", "prompt"),
    [
        (None, None, ""),
        (None, "the ", "the "),
        (None, "query", "grew "),
        ("query", None, "grew "),
        ("query", "", ""),
        ("query", "passage", "economy "),
    ],
)
def test_a_prompt_is_that_of_the_configuration_unless_one_is_given(bert, default, asked, prompt):
    folder = str(configured(bert, {"query": "grew ", "passage": "economy "}, default))
    encoder = load_encoder(folder, ModelOptions(prompt=asked))
    assert encoder.prompt == prompt
    bare = load_encoder(folder, ModelOptions(prompt=""))
    assert encoder.encode(TEXTS) == pytest.approx(bare.encode([prompt + text for text in TEXTS]), abs=1e-5)


@needs_st
def test_a_configuration_that_is_broken_is_named(bert):
    (bert / "config_sentence_transformers.json").write_text("[")
    encoder = load_encoder(str(bert))
    assert encoder.prompts == {}
    with pytest.raises(ModelError, match="cannot load"):
        encoder.encode(TEXTS)


@needs_st
def test_vectors_are_kept_for_what_changes_them(bert):
    usual = load_encoder(str(bert))
    for name, value in [("prompt", "the "), ("truncate_dim", 4), ("precision", "bfloat16"), ("backend", "onnx")]:
        assert load_encoder(str(bert), replace(ModelOptions(), **{name: value})).revision != usual.revision
    for name, value in [("batch_size", 1), ("device", "cpu")]:
        assert load_encoder(str(bert), replace(ModelOptions(), **{name: value})).revision == usual.revision


@needs_st
def test_length_precision_and_batches(bert):
    usual = load_encoder(str(bert), ModelOptions(batch_size=1)).encode(TEXTS)
    cut = load_encoder(str(bert), ModelOptions(truncate_dim=4))
    assert (cut.dim, cut.encode(TEXTS).shape) == (4, (2, 4))
    half = load_encoder(str(bert), ModelOptions(precision="bfloat16", device="cpu")).encode(TEXTS)
    assert half.dtype == np.float32
    assert half == pytest.approx(usual, abs=0.05)
    assert (half != usual).any()


@needs_st
def test_a_device_or_backend_that_is_not_there_is_named(bert):
    with pytest.raises(ModelError, match="cannot load it with device=nowhere"):
        load_encoder(str(bert), ModelOptions(device="nowhere")).encode(TEXTS)


@needs_st
def test_long_work_is_told_and_kept_piece_by_piece(bert, monkeypatch):
    told: list[tuple[int, int]] = []
    texts = [f"the economy grew {i}" for i in range(40)]
    encoder = load_encoder(str(bert), ModelOptions(batch_size=1), lambda done, total: told.append((done, total)))
    encoder.encode(texts)
    assert told == [(0, 40), (16, 40), (32, 40)]

    # What a run had encoded when it was cut short, another one does not encode again.
    others = [f"{text} and grew" for text in texts]
    broken = load_encoder(str(bert), ModelOptions(batch_size=1))
    compute, calls = broken._compute, []

    def once(piece):
        if calls:
            raise KeyboardInterrupt
        calls.append(piece)
        return compute(piece)

    monkeypatch.setattr(broken, "_compute", once)
    with pytest.raises(KeyboardInterrupt):
        broken.encode(others)
    told.clear()
    encoder.encode(others)
    assert told == [(0, 24), (16, 24)]


def test_a_long_stage_is_said_at_its_tenths(monkeypatch):
    said: list[str] = []
    now = iter(range(0, 10_000, 30))
    monkeypatch.setattr("xlcheck.remaining.time.monotonic", lambda: next(now))
    progress = tenths(said.append)
    for done in (0, 5, 10, 50, 100, 0):
        progress("encoding", done, 100)
    progress("reading", 0, 0)
    assert said == [
        "encoding 0 % (0 of 100)",
        "encoding 10 % (10 of 100, 4 min left)",
        "encoding 50 % (50 of 100, 1 min left)",
        "encoding 100 % (100 of 100)",
        "encoding 0 % (0 of 100)",
        "reading",
    ]
