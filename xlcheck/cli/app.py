"""The application object and its commands, in the order in which ``--help`` lists them."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from xlcheck.cli import (
    align,
    baseline,
    check,
    checks,
    corpus,
    doctor,
    explain,
    init,
    lsp,
    model,
    numbers,
    open,
    stale,
    terms,
)
from xlcheck.version import __version__


class Commands(TyperGroup):
    """The commands; the end of a file of Python's own (a compiled module that was cut short) is no answer to a prompt.

    Click takes an EOFError for a person who gave up, and ends with code 1, which means findings.
    """

    def invoke(self, ctx: Any) -> Any:
        """Run a command.

        Raises:
            RuntimeError: in place of an EOFError.
        """
        try:
            return super().invoke(ctx)
        except EOFError as error:
            raise RuntimeError(
                f"{error or 'unexpected end of a file'}; a damaged installation: install again"
            ) from error


app = typer.Typer(
    name="xlcheck",
    cls=Commands,
    help="Check an English translation against the Chinese source that prevails.",
    epilog="First steps: `xlcheck check zh.docx en.docx --output html=review.html` checks two documents and writes a "
    "page to work through. `xlcheck explain NUM004` tells more of a code, `xlcheck init` sets up a folder of pairs.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(name="check")(check.check)
app.command(name="open")(open.open_page)
app.command(name="align")(align.align)
app.command(name="numbers")(numbers.numbers)
app.command(name="checks")(checks.checks)
app.command(name="explain")(explain.explain)
app.command(name="init")(init.init)
app.command(name="lsp")(lsp.lsp)
app.command(name="doctor")(doctor.doctor)
app.command(name="stale")(stale.stale)
app.add_typer(corpus.app, name="corpus")
app.add_typer(terms.app, name="terms")
app.add_typer(model.app, name="model")
app.add_typer(baseline.app, name="baseline")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"xlcheck {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    del version
