"""Where a link or an image leads, less what names a language."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from xlcheck.language.script import HAN

LANGUAGE = r"(?:zh|en|cn)(?:[-_](?:cn|tw|hk|hans|hant|us|gb))?"
"""What names a language in a path."""
_FOLDER = re.compile(rf"{LANGUAGE}|chinese|english", re.IGNORECASE)
_NAMED = re.compile(rf"(?:(?<=.)[._-](?:{LANGUAGE}|chinese|english)|^(?:{LANGUAGE})[._-])(?=[._@-]|$)", re.IGNORECASE)


_PLACEHOLDER = re.compile(r"\$?\{\{?[^{}]{1,80}\}?\}(?=[\w/.])")
"""What a site puts before its own paths: ${mainSitePath}api.html."""
_FILE = re.compile(rf"(?:[._-]{LANGUAGE})?(?:\.(?:mdx?|markdown|html?|rst|adoc|ipynb))?$", re.IGNORECASE)
"""The end of a file name that names its language and its format."""
_HOST = re.compile(rf"^(?:(?:www|m|{LANGUAGE})\.)+(?=.*\.)", re.IGNORECASE)
_INDEX = frozenset({"index", "readme", "_index", ""})
_OTHER = re.compile(r"(?!https?:)[A-Za-z][A-Za-z0-9+.-]*:", re.IGNORECASE)
"""Schemes of what is no page: mailto:."""
_HAN = re.compile(f"[{HAN}]")


class Target(NamedTuple):
    """Where a link leads, less what names a language or a format.

    ``site`` is empty within the own one, ``anchor`` where it is no name of a part of a program.
    """

    path: str
    site: str
    anchor: str
    written: str

    @property
    def page(self) -> tuple[str, str]:
        """What identifies the page."""
        return self.site, self.path

    def among(self, others: Iterable[Target]) -> bool:
        """Return whether one of these leads to the same page; the own site may be named or not."""
        return any(
            other.path == self.path and (other.site == self.site or not (other.site and self.site)) for other in others
        )

    def moved(self, other: Target) -> bool:
        """Return whether both may be one page, which its site has moved: they have the same name."""
        return posixpath.basename(self.path) == posixpath.basename(other.path)

    @property
    def external(self) -> bool:
        """Whether it leads to another site."""
        return bool(self.site)


def page_name(path: str) -> str:
    """Return what identifies a page within its folder, given the path of its file."""
    return _path(posixpath.basename(path))


def target_of(written: str, own: str = "") -> Target | None:
    """Return where a link leads; None for an anchor of the same page, or where it is no page.

    ``own`` is the name of the page itself: a link to it may be written as a mere anchor on the other side.
    """
    shown = _PLACEHOLDER.sub("", unquote(written))
    if shown[:1] in "{$%" or _OTHER.match(shown):
        return None
    try:
        parts = urlsplit(shown)
    except ValueError:
        return None
    site = _HOST.sub("", parts.netloc.casefold())
    path, anchor = parts.path, parts.fragment
    if anchor.startswith("/") or (site and anchor[:2] == "!/"):  # the page of an application with one page
        path, _, anchor = f"{path}/{anchor}".partition("#")
    page = _path(path)
    if site and (_HAN.search(page) or _local(parts.netloc)):
        return None  # named in its language
    if not site and (not page or posixpath.basename(page) == own):
        return None
    return Target(page, site, "" if _HAN.search(anchor) or not _NAME.search(anchor) else anchor, written)


_NAME = re.compile(r"^[\w-]*\w[._][\w.]*$|^[a-z]+[A-Z]\w*$")
"""An anchor that is the name of a part of a program, and no heading."""


def _local(host: str) -> bool:
    """Return whether a site has an address for each language, which names its pages in its own."""
    return host.casefold().partition(".")[0] in ("zh", "en") and "wiki" in host.casefold()


def _path(path: str) -> str:
    parts = [p for p in posixpath.normpath(path).split("/") if p not in ("", ".", "..") and not _FOLDER.fullmatch(p)]
    if parts:
        parts[-1] = _FILE.sub("", parts[-1])
        if parts[-1].lower() in _INDEX:
            parts.pop()
    return "/".join(parts).casefold()


def picture(target: str) -> str:
    """Return what identifies an image, whatever language its path names: its name and the folders above it.

    Folders that lead up or nowhere (``../``) are left out, and so are host and query: a site may keep its images in
    several places.
    """
    try:
        path = urlsplit(unquote(target)).path
    except ValueError:
        return target.casefold()
    parts = [part for part in posixpath.normpath(path).split("/") if part not in ("", ".", "..", "public", "static")]
    parts = [part for part in parts if not _FOLDER.fullmatch(part)]
    if parts:
        stem, suffix = posixpath.splitext(parts[-1])
        parts[-1] = _NAMED.sub("", stem) + suffix
    return "/".join(parts).casefold()
