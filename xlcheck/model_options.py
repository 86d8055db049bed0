"""How a sentence-transformers model is loaded and asked: values of the settings, apart from the encoders they are for.

Importing `xlcheck.encode` imports numpy; a command that needs no model must not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from xlcheck.errors import ConfigurationError

Backend = Literal["torch", "onnx", "openvino"]
Precision = Literal["float32", "float16", "bfloat16"]


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """What a transformer is asked with; a static model has none of it.

    ``prompt`` is written before each sentence, or is the name of a prompt in the model's configuration; None is that
    configuration's default, and an empty text no prompt at all. ``device`` is one of torch ("cpu", "cuda:1", "mps");
    None is the library's choice. ``batch_size`` counts sentences. Vectors are cut to ``truncate_dim`` numbers, for
    models that were trained to bear it (Matryoshka: Kusupati et al. 2022). ``precision`` is that of the weights under
    torch.
    """

    prompt: str | None = None
    backend: Backend = "torch"
    device: str | None = None
    batch_size: int = 32
    truncate_dim: int | None = None
    precision: Precision = "float32"

    def given(self) -> dict[str, Any]:
        """Return those that are not the usual ones, by the names that the command line and the configuration know."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name.replace("_", "-"): value for name, value in values.items() if value != getattr(USUAL, name)}


def model_options(given: Mapping[str, Any], fail: Callable[[str, str], Exception] | None = None) -> ModelOptions:
    """Return the options of a table; names may be written with ``-``, numbers as texts.

    ``fail`` returns what is raised, given the name of an option and what is wrong with it.

    Raises:
        ConfigurationError: for an option or a value that does not exist, unless ``fail`` says otherwise.
    """
    wrong = fail or (lambda name, message: ConfigurationError(f"model option {name}: {message}"))
    values: dict[str, Any] = {}
    for key, value in given.items():
        name = key.replace("-", "_")
        if name not in _READ:
            raise wrong(key, f"there is no such option; known are {', '.join(NAMES)}")
        try:
            values[name] = _READ[name](value)
        except ValueError as error:
            raise wrong(key, f"{value!r} {error}") from None
    if values.get("precision", "float32") != "float32" and values.get("backend", "torch") != "torch":
        raise wrong("precision", f"is for the backend torch; for {values['backend']} give a model of that precision")
    return ModelOptions(**values)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("must be a text")
    return value


def _device(value: Any) -> str:
    if not _text(value).strip():
        raise ValueError("must be a device of torch, such as cpu or cuda:0")
    return str(value)


def _count(value: Any) -> int:
    try:
        count = 0 if isinstance(value, bool | float) else int(value)
    except (TypeError, ValueError):
        count = 0
    if not 0 < count < 1 << 31:
        raise ValueError("must be a whole number from 1 on")
    return count


def _one_of(known: Iterable[str]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in known:
            raise ValueError(f"must be one of {', '.join(known)}")
        return str(value)

    return read


_READ: dict[str, Callable[[Any], Any]] = {
    "prompt": _text,
    "backend": _one_of(get_args(Backend)),
    "device": _device,
    "batch_size": _count,
    "truncate_dim": _count,
    "precision": _one_of(get_args(Precision)),
}

USUAL = ModelOptions()
"""What holds where nothing is said."""

NAMES = tuple(name.replace("_", "-") for name in _READ)
"""The options, as the command line and the configuration write them."""
