"""What ``xlcheck check`` prints and writes: its reports, the page, and the smaller baseline."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from xlcheck.cli.common import choice, console, write
from xlcheck.errors import ConfigurationError, UsageError

if TYPE_CHECKING:
    from xlcheck.project import Session
    from xlcheck.report import View
    from xlcheck.rows import ReportedFinding

FORMATS = (
    "text",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "summary",
    "html",
    "xlsx",
    "docx",
    "odt",
    "xliff",
)
WHOLE = frozenset({"html", "docx", "odt"})
"""Forms that show the whole texts, which nobody keeps for the others."""
_PACKED = {"xlsx": "spreadsheet", "docx": "document", "odt": "document"}


def shrink(path: Path, session: Session) -> None:
    """Take what is no more out of the baseline; in CI, where nobody would commit it, only say so."""
    from xlcheck.report import write_whole
    from xlcheck.suppress.baseline import render

    many = f"{session.stale} known finding{'s are' if session.stale != 1 else ' is'} no more"
    if os.environ.get("CI", "").lower() not in ("", "0", "false"):
        typer.echo(f"xlcheck: {path}: {many}: run xlcheck check and commit the smaller baseline", err=True)
        return
    write_whole(path, render(session.kept or ()))
    typer.echo(f"xlcheck: {path}: {many} and left the baseline", err=True)


def print_rows(rows: Sequence[ReportedFinding]) -> None:
    """Print findings as they come, an object a line."""
    from xlcheck.report.json import lines

    write(lines(rows))


def report(session: Session, view: View, form: str | None, outputs: list[tuple[str, Path]]) -> None:
    """Print and write the reports; without a ``form``, the findings have been printed."""
    from xlcheck.report import FORMATS as RENDER
    from xlcheck.report import write_whole

    results = session.results
    for named, remark in dict.fromkeys(remark for o in results.outcomes for remark in o.remarks):
        typer.echo(f"xlcheck: {named}: {remark}", err=True)
    for remark in results.remarks:
        typer.echo(f"xlcheck: {remark}", err=True)
    for error in results.errors if form != "text" else ():
        typer.echo(f"xlcheck: {error.message}", err=True)
    for name, path in outputs:
        write_whole(path, RENDER[name](results, view))
        if not view.quiet:
            typer.echo(f"xlcheck: written: {path}", err=True)
    if form == "text":
        from xlcheck.report.text import print_text

        print_text(console(), results, view)
    elif form:
        write(RENDER[form](results, view))


def page_of(outputs: list[tuple[str, Path]], source: Path | None, target: Path | None) -> Path:
    """Return the page among the outputs; where there is none, one in the working directory is added."""
    given = next((path for name, path in outputs if name == "html"), None)
    if given is None:
        named = target or source
        given = Path("xlcheck-review.html" if named is None or named.is_dir() else f"{named.stem}-review.html")
        outputs.append(("html", given))
    return given


def show_page(page: Path | None) -> None:
    """Show a page in the browser; where there is none, say so: it is written all the same."""
    import webbrowser

    if page is not None and not webbrowser.open(page.absolute().as_uri()):
        typer.echo(f"xlcheck: no browser can be started here; open {page} yourself", err=True)


def ensure_sensible(form: str, formats: set[str], *, suggest: bool) -> None:
    """Raise UsageError where a terminal would get what it cannot show, or suggestions have no document to go into."""
    if form in _PACKED and sys.stdout.isatty():
        raise UsageError(
            f"--format {form}: a terminal shows no {_PACKED[form]}; write it to a file: --output {form}=review.{form}"
        )
    if suggest and "docx" not in formats:
        raise UsageError("--suggest: puts suggestions into a Word document; name it: --output docx=EN-checked.docx")


def ensure_writable(paths: list[Path]) -> None:
    """Raise UsageError where a report could not be written: that is known before minutes of work."""
    for path in paths:
        if path.is_dir():
            raise UsageError(f"{path}: this is a folder; name the file to write in it")
        if not path.parent.is_dir():
            raise UsageError(f"{path}: there is no folder {path.parent}; make it, or name another one")


def usual_format() -> str:
    """Return the form that is printed where none is named."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def output_of(item: str) -> tuple[str, Path]:
    """Return the form and the file of FORMAT=PATH; raises ConfigurationError if it is none."""
    name, equals, path = item.partition("=")
    if not equals or not path:
        raise ConfigurationError(f"--output {item}: must be FORMAT=PATH, such as sarif=xlcheck.sarif")
    return choice("--output", name, FORMATS), Path(path)
