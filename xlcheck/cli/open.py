"""``xlcheck open``: the page on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xlcheck.cli.common import Encoding, Model, Style
from xlcheck.cli.options import Config, Domain, Glossary, Ignore, Isolated, NoGlossary, Select, set_up
from xlcheck.errors import UsageError


def open_page(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="The Chinese source and its translation, one bilingual file, or folders; none: choose on the page.",
            metavar="[ZH EN]",
        ),
    ] = None,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port on 127.0.0.1.", show_default="one that is free")
    ] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the address alone.")] = False,
    close_after: Annotated[
        float,
        typer.Option("--close-after", metavar="MINUTES", min=0, help="End when no page was open so long; 0: never."),
    ] = 10,
    select: Select = None,
    ignore: Ignore = None,
    glossary: Glossary = None,
    domain: Domain = None,
    no_glossary: NoGlossary = False,
    model: Model = None,
    encoding: Encoding = None,
    style: Style = False,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Open a page to check, correct and save a translation; nothing leaves this machine (docs/page.md).

    Needs the extra app. Ends with Ctrl+C, or by itself when the page is closed.
    """
    if paths and len(paths) > 2:
        raise UsageError("open: give the Chinese source and its translation, or a folder; the page takes more")
    from xlcheck.app import Options, serve

    setup = set_up(
        config,
        isolated,
        no_glossary,
        select=select,
        ignore=ignore,
        glossary=glossary,
        domains=domain,
        model=model,
        encoding=encoding,
        style=style or None,
    )
    serve(Options(setup, tuple(paths or ()), port, not no_browser, close_after))
