from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest

from xlcheck.encode import TransformerEncoder, describe, fetch, load_encoder
from xlcheck.errors import ModelError

np = pytest.importorskip("numpy")

needs_st = pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is None,
    reason="the st extra is not installed: no transformer can be loaded",
)

TEXTS = ["经济增长", "the economy grew", "", "the economy grew"]


@needs_st
def test_a_transformer_goes_through_the_same_interface_and_its_cache(bert, tmp_path, monkeypatch, capfd):
    capfd.readouterr()
    monkeypatch.setenv("XLCHECK_CACHE", str(tmp_path / "cache"))
    encoder = load_encoder(str(bert))
    assert isinstance(encoder, TransformerEncoder)
    assert encoder.name == "tiny-bert"
    rows = encoder.encode(TEXTS)
    assert rows.shape == (4, encoder.dim) == (4, 8)
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1, 0, 1], abs=1e-5)
    assert (rows[1] == rows[3]).all()
    assert capfd.readouterr() == ("", "")  # no bar of the libraries below

    # A second process with the same texts finds all vectors and loads no model.
    code = (
        "import sys; from xlcheck.encode import load_encoder; rows = load_encoder(sys.argv[1]).encode(sys.argv[2:]);"
        "print('torch' in sys.modules, rows.sum())"
    )
    done = subprocess.run([sys.executable, "-c", code, str(bert), *TEXTS], capture_output=True, text=True, check=True)
    loaded, total = done.stdout.split()
    assert loaded == "False"
    assert float(total) == pytest.approx(rows.sum(), abs=1e-4)


@needs_st
def test_describe_tells_what_a_transformer_is(bert):
    info = describe(str(bert))
    assert (info.name, info.kind, info.dim, info.vocabulary) == ("tiny-bert", "transformer", 8, None)
    assert dict(info.prompts) == {"query": "", "document": ""}


@needs_st
def test_a_folder_that_the_library_cannot_load_is_named(tmp_path):
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelError, match="cannot load"):
        load_encoder(str(tmp_path)).encode(["a"])


def test_a_transformer_without_the_extra_names_the_extra(tmp_path, monkeypatch):
    (tmp_path / "config.json").write_text("{}")
    monkeypatch.setattr("xlcheck.encode.transformer.find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r"pip install 'xlcheck\[st\]'"):
        load_encoder(str(tmp_path))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("nobody/no-such-model", "xlcheck model fetch nobody/no-such-model", id="published, not fetched"),
        pytest.param("no-such-model", "xlcheck model fetch no-such-model", id="without an owner"),
        pytest.param("not a name!", "not on this machine", id="no name a model can have"),
        pytest.param("./no/such/folder", "no such folder", id="a path that does not exist"),
        pytest.param("/no/such/folder", "no such folder", id="an absolute path"),
        pytest.param("", "its name is empty", id="nothing"),
    ],
)
def test_a_model_that_is_not_here_names_the_next_step(name, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError, match=said):
        load_encoder(name)


def test_a_folder_without_a_model_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"neither modules\.json nor config\.json"):
        load_encoder(str(tmp_path))


def test_a_file_is_no_model(tmp_path):
    (tmp_path / "model.txt").write_text("x")
    with pytest.raises(ModelError, match="a file"):
        load_encoder(str(tmp_path / "model.txt"))


def test_a_path_cannot_be_fetched():
    with pytest.raises(ModelError, match="cannot be fetched"):
        fetch("./folder")
