"""Results by content: a pair of files that was checked before, by the same xlcheck in the same way, costs a hash.

One SQLite file in the user's cache folder. The cache is a convenience: where it cannot be used, pairs are checked.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import importlib.metadata
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from xlcheck.errors import InputError, ModelError
from xlcheck.files.source import MAX_BYTES, pieces
from xlcheck.plugins import CHECKS, READERS, plugins
from xlcheck.project.copies import content_of, own
from xlcheck.project.plan import Planned
from xlcheck.project.stored import as_json, from_json
from xlcheck.rows import Outcome
from xlcheck.settings import SHIPPED, CheckSettings
from xlcheck.store.folder import secret
from xlcheck.store.shelf import Shelf
from xlcheck.version import __version__

_MARK = 32
"""Bytes of the signature of a value, which stands before it (HMAC-SHA-256)."""

_FORM = 4
"""Version of what is kept; it rises when `Outcome` changes."""

_OTHERWISE = frozenset({"select", "ignore", "glossary"})
"""Settings that stand in the key as what they come to: the codes that are looked for, the content of the files."""

_WHOLE = 256 << 20  # a model file up to this size is hashed; of a larger one, its size and time
_LIBRARIES = ("jieba", "markdown-it-py", "numpy", "tokenizers")
_CODE = frozenset({".py", ".json", ".csv", ".tsv", ".txt", ".safetensors"})


class ResultCache:
    """Outcomes by the content of their two files and by all that a result depends on."""

    def __init__(self, settings: CheckSettings, codes: Sequence[str], folder: Path, max_bytes: int = MAX_BYTES) -> None:
        """Take what results depend on; nothing is opened before the first use."""
        self._secret = secret(folder)
        self._max_bytes = max_bytes
        self._shelf = Shelf(folder / f"results-{_FORM}.sqlite")
        self._depends = digest_of_run(settings, codes)

    def key(self, pair: Planned, content: bytes | None = None, *, apart: str = "") -> bytes | None:
        """Return the key of a pair, the same for all with its content; None where a file cannot be read.

        ``content`` is `content_of` it, where known; ``apart`` names results that are not those of a repository run.
        """
        content = content or content_of(pair, self._max_bytes)
        if content is None:
            return None
        return hashlib.sha256(self._depends + apart.encode() + b"\0" + content).digest()

    def get(self, wanted: Mapping[bytes, Planned]) -> dict[bytes, Outcome | None]:
        """Return the outcomes that are known, with the paths of these pairs; None of one that could not be checked.

        What was not signed with the key of this user is not known: whoever can write the file could write it there.
        """

        def decode(key: bytes, value: bytes) -> tuple[Outcome | None] | None:
            mark, text = value[:_MARK], value[_MARK:]
            if not hmac.compare_digest(mark, self._signed(key, text)):
                return None
            pair, kept = wanted[key], json.loads(text)
            return (own(from_json(kept, pair.source, pair.target or pair.source), pair) if kept else None,)

        return {key: found[0] for key, found in self._shelf.get(wanted, decode).items() if found}

    def _signed(self, key: bytes, text: bytes) -> bytes:
        return hmac.digest(self._secret, key + text, "sha256")

    def put(self, outcomes: Mapping[bytes, Outcome], used: Sequence[bytes]) -> None:
        """Keep new outcomes, remember which old ones were of use, and forget what has not been for long.

        Of a pair that could not be checked only this is kept: the reason may lie elsewhere than in its files.
        """
        kept = {key: None if outcome.error else as_json(outcome) for key, outcome in outcomes.items()}
        values = {
            key: json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass") for key, value in kept.items()
        }
        self._shelf.put({key: self._signed(key, value) + value for key, value in values.items()}, used)


def digest_of_run(settings: CheckSettings, codes: Sequence[str]) -> bytes:
    """Return a hash of all but the texts: program, libraries, model, glossaries, checks and their options."""
    package = Path(__file__).parents[1]
    said: list[Any] = [_FORM, __version__, list(codes), [_version(name) for name in _LIBRARIES]]
    ours = {plugin: plugin.files() for group in (CHECKS, READERS) for plugin in plugins(group).values()}
    said += [repr(plugin) for plugin in ours]
    said += [repr(getattr(settings, field.name)) for field in fields(CheckSettings) if field.name not in _OTHERWISE]
    digest = hashlib.sha256(json.dumps(said).encode("utf-8", "surrogatepass"))
    folders = [package, package.parent / "glossary"]
    if settings.model:
        from xlcheck.encode.location import locate

        # A published model may have been fetched anew under the same name. One that is not there is an error elsewhere.
        with contextlib.suppress(ModelError):
            folders.append(locate(settings.model))
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.suffix in _CODE):
            digest.update(_content(path))
    for path in (path for files in ours.values() for path in files if path.suffix in _CODE):
        digest.update(_content(path))
    for name in settings.glossary:
        digest.update(b"shipped" if name == SHIPPED else _content(Path(name)))
    return digest.digest()


def _content(path: Path) -> bytes:
    try:
        status = path.stat()
        if status.st_size > _WHOLE:
            return f"{path.name} {status.st_size} {status.st_mtime_ns}".encode()
        digest = hashlib.sha256()
        for piece in pieces(path, 1 << 20, None):
            digest.update(piece)
        return path.name.encode("utf-8", "surrogatepass") + digest.digest()
    except (OSError, InputError):
        return b"absent"


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""
