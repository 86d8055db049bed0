"""Which folders of a repository look like a Chinese and an English side, for a first configuration."""

from __future__ import annotations

import os
from pathlib import Path

from xlcheck.settings import PairPattern

_CHINESE = ("zh", "zh-cn", "zh_cn", "zh-hans", "zh_hans", "cn", "chinese", "中文")
_ENGLISH = ("en", "en-us", "en_us", "en-gb", "english", "英文")
_SUFFIXES = (".md", ".mdx", ".txt", ".html", ".docx", ".odt")
_DEEPEST = 4  # folders below the top
_SKIPPED = frozenset({"node_modules", "__pycache__"})


def guess(folder: Path) -> tuple[PairPattern, ...]:
    """Return patterns for folders named after the two languages that stand side by side and hold texts."""
    found = []
    for name, folders, _ in os.walk(folder):
        inside = Path(name).relative_to(folder)
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _SKIPPED)
        if len(inside.parts) >= _DEEPEST:
            folders.clear()
        named = {f.lower(): f for f in folders}
        zh = next((named[n] for n in _CHINESE if n in named), None)
        en = next((named[n] for n in _ENGLISH if n in named), None)
        if not (zh and en):
            continue
        inside_zh, inside_en = ((inside / side).as_posix() for side in (zh, en))
        present = {p.suffix.lower() for side in (zh, en) for p in (Path(name) / side).rglob("*") if p.is_file()}
        for suffix in _SUFFIXES:
            if suffix in present:
                found.append(PairPattern(f"{inside_zh}/**/*{suffix}", f"{inside_en}/**/*{suffix}"))
        folders[:] = [f for f in folders if f not in (zh, en)]
    return tuple(found)
