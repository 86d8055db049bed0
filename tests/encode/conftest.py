"""Small models of our own making, written as sentence-transformers and model2vec write theirs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

np = pytest.importorskip("numpy")

WORDS = [
    "[UNK]",
    "经济",
    "增长",
    "天气",
    "很",
    "好",
    *["economy", "grew", "weather", "good", "the", "is", ",", "。", "3", "0"],
]

TYPES = {
    "5": "sentence_transformers.models.StaticEmbedding",
    "6": "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding",
}
NORMALIZE = "sentence_transformers.models.Normalize"


def bfloat16(values: Any) -> Any:
    """Return the upper halves of the float32 numbers."""
    return (values.astype(np.float32).view(np.uint32) >> 16).astype(np.uint16)


def write_safetensors(path: Path, tensors: dict[str, tuple[str, Any]]) -> None:
    """Write tensors with their type names; the library's numpy writer knows no bf16."""
    header, body = {}, b""
    for name, (kind, array) in tensors.items():
        data = array.tobytes()
        header[name] = {"dtype": kind, "shape": list(array.shape), "data_offsets": [len(body), len(body) + len(data)]}
        body += data
    head = json.dumps(header).encode()
    path.write_bytes(len(head).to_bytes(8, "little") + head + body)


def write_model(
    folder: Path,
    *,
    kind: str = "F16",
    release: str = "6",
    normalize: bool = True,
    key: str = "embedding.weight",
    **more: Any,
) -> Path:
    """Write a static model over WORDS with 8 dimensions; ``more`` are further tensors."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer(models.WordLevel({w: i for i, w in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.enable_padding(length=32)
    tokenizer.save(str(folder / "tokenizer.json"))
    rows = np.random.default_rng(7).standard_normal((len(WORDS), 8)).astype(np.float32)
    stored = {"F16": rows.astype(np.float16), "F32": rows, "BF16": bfloat16(rows)}[kind]
    write_safetensors(folder / "model.safetensors", {key: (kind, stored), **more})
    modules = [{"idx": 0, "name": "0", "path": "", "type": TYPES[release]}]
    if normalize:
        modules.append({"idx": 1, "name": "1", "path": "1_Normalize", "type": NORMALIZE})
        (folder / "1_Normalize").mkdir(exist_ok=True)
        (folder / "1_Normalize" / "config.json").write_text("{}")
    (folder / "modules.json").write_text(json.dumps(modules))
    return folder


@pytest.fixture
def make_model(tmp_path):
    """Return a maker of small model folders."""
    return lambda name="model", **options: write_model(tmp_path / name, **options)


@pytest.fixture
def safetensors():
    """Return the writer of safetensors files."""
    return write_safetensors


@pytest.fixture
def bert(tmp_path):
    """A tiny sentence-transformers model with random weights, as a folder."""
    from sentence_transformers import SentenceTransformer

    try:
        from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    except ImportError:  # before 6
        from sentence_transformers.models import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"经济增长", "the", "economy", "grew"]
    plain = tmp_path / "plain"
    plain.mkdir()
    (plain / "vocab.txt").write_text("\n".join(words), "utf-8")
    BertTokenizerFast(vocab=str(plain / "vocab.txt")).save_pretrained(plain)
    config = BertConfig(
        vocab_size=len(words), hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16
    )
    BertModel(config).save_pretrained(plain)
    transformer = Transformer(str(plain))
    folder = tmp_path / "tiny-bert"
    SentenceTransformer(modules=[transformer, Pooling(8)], device="cpu").save(str(folder), create_model_card=False)
    return folder
