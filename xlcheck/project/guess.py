"""Which files of a repository look like a Chinese and an English side, for a first configuration."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from xlcheck.files.formats import FORMATS
from xlcheck.language.script import count_han
from xlcheck.project.guess_keys import by_file, by_folder, catalogues
from xlcheck.project.guess_sites import both_in_one, docusaurus, rooted, together
from xlcheck.settings import PairPattern

_CHINESE = ("zh", "zh-cn", "zh_cn", "zh-hans", "zh_hans", "cn", "chinese", "中文")
_ENGLISH = ("en", "en-us", "en_us", "en-gb", "english", "英文")
_SUFFIXES = tuple(s for f in FORMATS if f.kind == "document" and f.edited for s in f.suffixes)
_DEEPEST = 4  # folders below the top
_DEEPER = 9  # for files of keys: app/src/main/resources/org/example/shop/messages_zh.properties
_SKIPPED = frozenset({"node_modules", "__pycache__"})
_NAMED = re.compile(
    rf"(?P<stem>.+?)(?P<mark>[._-](?:{'|'.join(_CHINESE)}))(?P<suffix>{'|'.join(map(re.escape, _SUFFIXES))})",
    re.IGNORECASE,
)
"""The name of a file that says its language: index.zh-CN.md, README_zh.md."""


_NAMED_ENGLISH = re.compile(
    rf"(?P<stem>.+?)(?P<mark>[._-](?:{'|'.join(_ENGLISH)}))(?P<suffix>{'|'.join(map(re.escape, _SUFFIXES))})",
    re.IGNORECASE,
)


def languages() -> frozenset[str]:
    """Return the names of folders that name a language, in lower case."""
    return frozenset((*_CHINESE, *_ENGLISH))


def guess(folder: Path) -> tuple[PairPattern, ...]:
    """Return patterns for folders named after the two languages that stand side by side and hold texts, and for files.

    Files are told by their names: ``index.zh-CN.md`` beside ``index.en-US.md`` or ``index.md``; files of keys by what
    is in them too; a page with both languages by its headings.
    """
    found = dict.fromkeys(docusaurus(folder))
    every: list[str] = []
    for name, folders, files in os.walk(folder):
        inside = Path(name).relative_to(folder)
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _SKIPPED)
        prefix = "" if inside == Path() else f"{inside.as_posix()}/"
        every += [f"{prefix}{file}" for file in files]
        found |= dict.fromkeys(by_file(Path(name), files, prefix))
        found |= dict.fromkeys(by_folder(Path(name), folders, prefix))
        if len(inside.parts) >= _DEEPER:
            folders.clear()
        if len(inside.parts) > _DEEPEST:
            continue
        found |= dict.fromkeys(_by_name(files))
        found |= dict.fromkeys(_english_by_name(Path(name), files))
        if len(inside.parts) == _DEEPEST:
            continue
        named = {f.lower(): f for f in folders}
        zh = next((named[n] for n in _CHINESE if n in named), None)
        en = next((named[n] for n in _ENGLISH if n in named), None)
        if not (zh and en):
            if inside.parts[:1] != ("i18n",):
                found |= dict.fromkeys(rooted(folder, inside, folders))
            continue
        inside_zh, inside_en = ((inside / side).as_posix() for side in (zh, en))
        present = {p.suffix.lower() for side in (zh, en) for p in (Path(name) / side).rglob("*") if p.is_file()}
        for suffix in _SUFFIXES:
            if suffix in present:
                found[PairPattern(f"{inside_zh}/**/*{suffix}", f"{inside_en}/**/*{suffix}")] = None
        left = [f for f in folders if f not in (zh, en)]
        every += _below(folder, [Path(name) / side for side in (zh, en)])
        folders[:] = left
    return together(found | dict.fromkeys(catalogues(folder, every)) | dict.fromkeys(both_in_one(folder, every)))


def _below(folder: Path, inside: Iterable[Path]) -> list[str]:
    """Return the paths of the files in folders, from the top."""
    return [p.relative_to(folder).as_posix() for side in inside for p in side.rglob("*") if p.is_file()]


def _by_name(files: Iterable[str]) -> Iterator[PairPattern]:
    """Yield patterns for the files of one folder that name their language."""
    known = {file.lower(): file for file in files}
    for file in sorted(known.values()):
        if not (own := _NAMED.fullmatch(file)):
            continue
        source = f"**/*{own['mark']}{own['suffix']}"
        for mark in (own["mark"][0] + language for language in _ENGLISH):
            if other := known.get(f"{own['stem']}{mark}{own['suffix']}".lower()):
                yield PairPattern(source, f"**/*{other[len(own['stem']) :]}")
                break
        else:
            if f"{own['stem']}{own['suffix']}".lower() in known:
                # Most other files of this ending have no translation, and need none.
                yield PairPattern(source, f"**/*{own['suffix']}", missing="target")


def _english_by_name(folder: Path, files: Iterable[str]) -> Iterator[PairPattern]:
    """Yield patterns for the files of one folder of which the English ones alone name their language: a.en.md."""
    known = {file.lower(): file for file in files}
    for file in sorted(known.values()):
        own = _NAMED_ENGLISH.fullmatch(file)
        if not own or any(f"{own['stem']}{own['mark'][0]}{zh}{own['suffix']}".lower() in known for zh in _CHINESE):
            continue
        source = known.get(f"{own['stem']}{own['suffix']}".lower())
        if source and _is_chinese(folder / source):
            yield PairPattern(f"**/*{own['suffix']}", f"**/*{own['mark']}{own['suffix']}", missing="source")


_HEAD = 1 << 14
_FEWEST = 20  # Chinese characters at the top of a page of which this is the language


def _is_chinese(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return count_han(file.read(_HEAD).decode("utf-8", "ignore")) >= _FEWEST
    except OSError:
        return False
