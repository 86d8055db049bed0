"""Hooks of the site (mkdocs.yml): pages of the checkout's root beside those of docs/, and links that hold in both.

On the forge a page of docs/ reaches ``../CONTRIBUTING.md`` and CONTRIBUTING.md reaches ``docs/ci.md``. On the site both
stand in one folder; what is no page of the site is linked on the forge.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[1]
ROOT_PAGES = ("CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
FORGE = "https://github.com/xlcheck/xlcheck/blob/main/"

LINK = re.compile(r"\[(?P<text>[^\[\]\n]*)\]\((?!\w+:|#)(?P<target>[^)\s#]+)(?P<anchor>#[^)\s]*)?\)")
"""An inline link to a file."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the root."""
    from mkdocs.structure.files import File

    for name in ROOT_PAGES:
        files.append(File.generated(config, name, abs_src_path=str(ROOT / name)))
    return files


def on_page_markdown(markdown: str, *, page: Page, **_: object) -> str:
    """Return the page with its links as they hold on the site, and the titles of pages in place of their file names."""
    name = page.file.src_uri

    def replaced(link: re.Match[str]) -> str:
        target = site_target(link["target"], name)
        text = link["text"]
        if text == Path(link["target"]).name and not target.startswith(FORGE):
            text = title(source_folder(name) / link["target"]) or text
        return f"[{text}]({target}{link['anchor'] or ''})"

    return LINK.sub(replaced, markdown)


def source_folder(page: str) -> Path:
    """Return the folder in which a page of the site stands in the checkout."""
    return ROOT if page in ROOT_PAGES else ROOT / "docs"


def title(path: Path) -> str | None:
    """Return the first heading of a page."""
    heading = re.search(r"^# (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE) if path.is_file() else None
    return heading[1] if heading else None


def site_target(target: str, page: str) -> str:
    """Return where a link of a page leads on the site; a folder or file that is no page is one of the forge.

    A target that the checkout does not have stays as it is: mkdocs warns about it, which --strict makes an error.
    """
    path = (source_folder(page) / target).resolve()
    if not path.exists() or not path.is_relative_to(ROOT):
        return target
    inside = path.relative_to(ROOT).as_posix()
    if inside in ROOT_PAGES:
        return inside
    return inside.removeprefix("docs/") if inside.startswith("docs/") else FORGE + inside
