"""Where models lie: a folder, or a published model in the local Hugging Face cache. Only `fetch` downloads."""

from __future__ import annotations

from pathlib import Path

from xlcheck.encode.transformer import EXTRA
from xlcheck.errors import ModelError

EMBEDDED = "xlcheck-zh-en"
EMBEDDED_FOLDER = Path(__file__).with_name("model")
"""The model in the package."""

# sentence-transformers' own models go by their bare names.
_OWNER = "sentence-transformers"
_UNUSED = ["*.onnx", "onnx/*", "openvino/*", "*.h5", "*.msgpack", "*.ot", "*.tflite"]


def locate(name: str) -> Path:
    """Return the folder of a model on this machine. Never downloads.

    Raises ModelError where there is none; its message names the next step.
    """
    if not name.strip():
        raise ModelError("no model: its name is empty")
    folder = Path(name).expanduser()
    if folder.is_dir():
        if not (folder / "modules.json").is_file() and not (folder / "config.json").is_file():
            raise ModelError(f"{name}: not a model folder (it holds neither modules.json nor config.json)")
        return folder
    if folder.is_file():
        raise ModelError(f"{name}: a file; a model is a folder with modules.json")
    if looks_like_path(name):
        raise ModelError(f"{name}: no such folder; xlcheck model train PAIRS --out {name} makes one")
    from huggingface_hub import snapshot_download

    for repository in _repositories(name):
        try:
            return Path(snapshot_download(repository, local_files_only=True))
        except (OSError, ValueError):  # not in the cache; not a name a model can have
            continue
    raise ModelError(
        f"{name}: this model is not on this machine; xlcheck model fetch {name} downloads it"
        f"; a transformer also needs {EXTRA}"
    )


def fetch(name: str) -> Path:
    """Download a published model into the Hugging Face cache and return its folder.

    Raises ModelError where it does not exist or cannot be reached.
    """
    from huggingface_hub import snapshot_download

    reason = "not the name of a published model"
    for repository in [] if looks_like_path(name) else _repositories(name):
        try:
            return Path(snapshot_download(repository, ignore_patterns=_UNUSED))
        except (OSError, ValueError) as error:
            reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    raise ModelError(f"{name}: cannot be fetched: {reason}")


def looks_like_path(name: str) -> bool:
    """Return whether ``name`` can only be meant as a path."""
    return name.startswith((".", "/", "~")) or "\\" in name or name.count("/") > 1


def _repositories(name: str) -> list[str]:
    return [name] if "/" in name else [f"{_OWNER}/{name}", name]
