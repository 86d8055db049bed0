"""Where site generators keep the two languages of their pages, for a first configuration.

Docusaurus has the second language under `i18n/`, VitePress and others one language at the root and the other in a
folder of it; folders of versions hold either once more.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from xlcheck.files.columns import language_of
from xlcheck.settings import PairPattern

_MARKDOWN = (".md", ".mdx")
_PLUGIN = re.compile(r"docusaurus-plugin-content-(?P<kind>docs|blog|pages)(?:-(?P<name>[\w-]+))?")
_LOCALE = re.compile(r"[a-z]{2}(?:[-_](?:[A-Za-z]{2}|Hans|Hant))?")
_VERSION = re.compile(
    r"(?:version-)?v?\d+(?:[._]\d+|[._]x)*|(?:version-)?(?:latest|next|current|main|master|dev|stable)"
)
_FEW = 2
"""Folders of versions from which on one pattern stands for them."""


def docusaurus(folder: Path) -> Iterator[PairPattern]:
    """Yield the pairs of a site of Docusaurus, whichever of the two languages is that of its folders."""
    for site in sorted({folder, *(path.parent for path in folder.glob("*/i18n"))}):
        named: dict[str, str] = {
            language_of(path.name): path.name for path in sorted(site.glob("i18n/*")) if path.is_dir()
        }
        if len(named.keys() & {"en", "zh"}) == 1:
            name = named.get("en") or named["zh"]
            yield from _plugins(folder, site, name, translated="en" in named)


def _plugins(folder: Path, site: Path, language: str, *, translated: bool) -> Iterator[PairPattern]:
    top = PurePosixPath(site.relative_to(folder).as_posix())
    for plugin in sorted((site / "i18n" / language).iterdir()):
        kind = _PLUGIN.fullmatch(plugin.name)
        if kind is None:
            continue
        name = kind["name"] or {"pages": "src/pages"}.get(kind["kind"], kind["kind"])
        inside = top / "i18n" / language / plugin.name
        if kind["kind"] != "docs":
            yield from _both(folder, top / name, inside, translated=translated)
            continue
        yield from _both(folder, top / name, inside / "current", translated=translated)
        versions = f"{kind['name']}_versioned_docs" if kind["name"] else "versioned_docs"
        if any(plugin.glob("version-*")) and (site / versions).is_dir():
            yield from _both(folder, top / versions / "version-*", inside / "version-*", translated=translated)


def _both(folder: Path, ours: PurePosixPath, theirs: PurePosixPath, *, translated: bool) -> Iterator[PairPattern]:
    """Yield the patterns of two folders, of the endings that the second one holds."""
    for suffix in _MARKDOWN:
        if next(folder.glob(f"{theirs}/**/*{suffix}"), None) and next(folder.glob(f"{ours}/**/*{suffix}"), None):
            one, other = f"{ours}/**/*{suffix}", f"{theirs}/**/*{suffix}"
            # Pages that the second language lacks are shown in the first.
            yield PairPattern(one, other, missing="source") if translated else PairPattern(other, one, missing="target")


def rooted(folder: Path, inside: Path, folders: Sequence[str]) -> Iterator[PairPattern]:
    """Yield the pairs of a folder that holds the pages of one language, and those of the other in a folder of it.

    They are told by pages of the same names; folders of other languages are left out.
    """
    locales = filter(_LOCALE.fullmatch, folders)
    named: dict[str, str] = {language_of(name.replace("_", "-").casefold()): name for name in locales}
    if len(named.keys() & {"zh", "en"}) != 1:
        return
    language = "zh" if "zh" in named else "en"
    own, prefix = named[language], "" if inside == Path() else f"{inside.as_posix()}/"
    home = folder / inside
    pages = [path for suffix in _MARKDOWN for path in (home / own).rglob(f"*{suffix}")]
    shared = sum((home / path.relative_to(home / own)).is_file() for path in pages)
    if not pages or shared < max(1, len(pages) // 2):
        return
    others = tuple(f"{prefix}{name}" for name in sorted(folders) if name != own and _LOCALE.fullmatch(name))
    for suffix in sorted({path.suffix for path in pages}):
        root, other = f"{prefix}**/*{suffix}", f"{prefix}{own}/**/*{suffix}"
        pair = (other, root) if language == "zh" else (root, other)
        yield PairPattern(*pair, exclude=others, missing="source" if language == "en" else "target")


def together(patterns: Iterable[PairPattern]) -> tuple[PairPattern, ...]:
    """Return patterns of which those that differ in the folder of a version alone are one."""
    groups: dict[PairPattern, list[PairPattern]] = defaultdict(list)
    for pattern in patterns:
        groups[_unversioned(pattern)].append(pattern)
    found: list[PairPattern] = []
    for joined, members in groups.items():
        found += [joined] if len(members) >= _FEW else members
    return tuple(dict.fromkeys(found))


def _unversioned(pattern: PairPattern) -> PairPattern:
    sides = [side.split("/") for side in (pattern.source, pattern.target or "")]
    for number, part in enumerate(sides[0]):
        if _VERSION.fullmatch(part) and all(side[number : number + 1] == [part] for side in sides if side != [""]):
            for side in sides:
                side[number : number + 1] = ["*"] * len(side[number : number + 1])
    source, target = ("/".join(side) for side in sides)
    return replace(pattern, source=source, target=target or None)


def both_in_one(folder: Path, paths: Iterable[str]) -> Iterator[PairPattern]:
    """Yield the pages that have a section for each language, as one pattern for the folders of one name."""
    from xlcheck.read import has_two_languages

    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in sorted(paths):
        name = PurePosixPath(path)
        if name.suffix.lower() in _MARKDOWN and has_two_languages(folder / path):
            top = name.parts[0] if len(name.parts) > _FEW else ""
            found[top, f"{name.parent.name}/*{name.suffix}" if len(name.parts) > 1 else name.name].append(path)
    for (top, pattern), several in found.items():
        parents = {PurePosixPath(path).parent.as_posix() for path in several}
        if len(parents) > 1:
            yield PairPattern(f"{top}/**/{pattern}" if top else f"**/{pattern}")
        elif len(several) > _FEW:
            yield PairPattern(f"{next(iter(parents))}/*{PurePosixPath(several[0]).suffix}")
        else:
            yield from (PairPattern(path) for path in several)
