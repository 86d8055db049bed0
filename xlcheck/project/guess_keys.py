"""Which files of keys of a folder are a Chinese and an English one, for a first configuration.

They are told by their names and by what is in them: of thousands of JSON and script files few hold texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from xlcheck.errors import XlcheckError
from xlcheck.files.formats import FORMATS
from xlcheck.project.match import share_keys
from xlcheck.settings import PairPattern

SUFFIXES = frozenset(suffix for f in FORMATS if f.kind == "entries" for suffix in f.suffixes)
_ZH = r"zh(?:[-_](?:r?cn|hans|chs)(?:[-_]r?cn)?|\+hans)?|cn|chinese|zhcn|zh_simplified"
_EN = r"en(?:[-_]r?(?:us|gb))?|enus|engb|english"
_FILE = re.compile(rf"(?P<stem>.*?)(?P<mark>(?:^|[._-]|(?<=[a-z])(?=ZH|zh[A-Z]))(?:{_ZH}))$", re.IGNORECASE)
"""The name of a file without its ending that ends with a language, or is nothing else: zh-CN, messages_zh_CN."""
_CHINESE_FOLDER = re.compile(rf"(?P<stem>|values-)(?:{_ZH})(?P<end>|\.lproj)", re.IGNORECASE)
_ENGLISH_FOLDER = re.compile(rf"(?:{_EN})(?P<end>|\.lproj)|base(?P<base>\.lproj)|values(?:-{_EN})?", re.IGNORECASE)
_CATALOGUES = frozenset({".po", ".ts", ".xcstrings", ".xlf", ".xliff"})
_ENGLISH_NAMES = ("en", "en-US", "en_US", "enUS", "en-GB", "en_GB", "english")
_FEW = 3
"""Files of one folder from which on they are named by a pattern."""


def by_file(folder: Path, files: Iterable[str], prefix: str) -> Iterator[PairPattern]:
    """Yield the pairs of files in one folder that are named after a language: ``zh-CN.json`` and ``en.json``."""
    known = {file.lower(): file for file in files if Path(file).suffix.lower() in SUFFIXES}
    for file in sorted(known.values()):
        stem, suffix = file[: -len(Path(file).suffix)], Path(file).suffix
        if not (own := _FILE.fullmatch(stem)):
            continue
        mark = own["mark"][:1] if own["mark"][:1] in "._-" else ""
        names = [f"{own['stem']}{mark}{name}" for name in _ENGLISH_NAMES]
        names += [own["stem"]] if own["stem"] else []
        other = next((known[key] for name in names if (key := f"{name}{suffix}".lower()) in known), None)
        if other and other != file and _one_language_each(folder / file, folder / other):
            yield PairPattern(f"{prefix}{file}", f"{prefix}{other}")


def _one_language_each(path: Path, other: Path) -> bool:
    """Return whether two files share keys, and the first is no catalogue that has its messages in English."""
    return not (path.suffix.lower() == ".po" and _has_both(path)) and share_keys(path, other)


def by_folder(folder: Path, folders: Iterable[str], prefix: str) -> Iterator[PairPattern]:
    """Yield the pairs of two folders named after languages: ``values-zh-rCN`` and ``values``, ``zh-Hans.lproj``."""
    names = sorted(folders)
    for name in names:
        own = _CHINESE_FOLDER.fullmatch(name)
        if own is None:
            continue
        fitting = [other for other in names if _is_english_of(own, other)]
        if other := next(iter(sorted(fitting, key=_preference)), None):
            yield from _in_folders(folder, name, other, prefix)


def _is_english_of(own: re.Match[str], other: str) -> bool:
    found = _ENGLISH_FOLDER.fullmatch(other)
    if found is None:
        return False
    if other.lower().startswith("values"):
        return bool(own["stem"])
    return not own["stem"] and (found["end"] or found["base"] or "").lower() == own["end"].lower()


def _preference(name: str) -> tuple[bool, bool, int, str]:
    """Sort the folder that says English before the one that serves for every language, and this before others."""
    bare = name.lower()
    return not bare.startswith(("en", "values-en")) and bare != "values", bare.startswith("base"), len(bare), bare


def _in_folders(folder: Path, ours: str, theirs: str, prefix: str) -> Iterator[PairPattern]:
    """Yield the files of two folders with the same path that share keys, as one pattern for an ending with many."""
    found: dict[str, list[str]] = {}
    for path in sorted((folder / ours).rglob("*")):
        inside = path.relative_to(folder / ours)
        suffix = path.suffix.lower()
        if suffix not in SUFFIXES or "node_modules" in inside.parts or not path.is_file():
            continue
        other = next((p for p in (folder / theirs / inside, *_renamed(folder / theirs, inside)) if p.is_file()), None)
        if other and _one_language_each(path, other):
            same = other == folder / theirs / inside
            key = suffix if same else f"{inside.as_posix()}\n{other.relative_to(folder / theirs).as_posix()}"
            found.setdefault(key, []).append(inside.as_posix())
    for key, paths in found.items():
        if "\n" in key:
            one, other_path = key.split("\n")
            yield PairPattern(f"{prefix}{ours}/{one}", f"{prefix}{theirs}/{other_path}")
        elif len(paths) < _FEW or key == ".xml":
            yield from (PairPattern(f"{prefix}{ours}/{path}", f"{prefix}{theirs}/{path}") for path in paths)
        else:
            yield PairPattern(f"{prefix}{ours}/**/*{key}", f"{prefix}{theirs}/**/*{key}")


def _renamed(folder: Path, inside: Path) -> Iterator[Path]:
    """Yield where a file may be that names its language too: ``zh-CN/client.zh-CN.yml``."""
    own = _FILE.fullmatch(inside.stem)
    if own is not None:
        mark = own["mark"][:1] if own["mark"][:1] in "._-" else ""
        for name in _ENGLISH_NAMES:
            yield folder / inside.with_name(f"{own['stem']}{mark}{name}{inside.suffix}")


def catalogues(folder: Path, paths: Iterable[str]) -> Iterator[PairPattern]:
    """Yield files with both languages, given all paths of a folder: catalogues under a Chinese name or folder.

    Those of one folder that is named after Chinese are one pattern where there are several.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for path in sorted(paths):
        suffix = Path(path).suffix.lower()
        if suffix in _CATALOGUES and (home := _home(path)) is not None and _has_both(folder / path):
            found.setdefault((home, suffix), []).append(path)
    for (home, suffix), several in found.items():
        if home and len(several) >= _FEW:
            yield PairPattern(f"{home}/**/*{suffix}")
        else:
            yield from (PairPattern(path) for path in several)


def _home(path: str) -> str | None:
    """Return the folder above a file that is named after Chinese, empty where the file is; None where nothing is."""
    if path.lower().endswith(".xcstrings") or _FILE.fullmatch(Path(path).stem):
        return ""
    parts = path.split("/")[:-1]
    named = (number for number, part in enumerate(parts) if _CHINESE_FOLDER.fullmatch(part))
    number = next(named, None)
    return None if number is None else "/".join(parts[: number + 1])


def _has_both(path: Path) -> bool:
    from xlcheck.read import check_languages, is_bilingual, read_bilingual

    try:
        if not is_bilingual(path):
            return False
        check_languages(*read_bilingual(path))
    except XlcheckError:
        return False
    return True
