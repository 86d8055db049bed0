"""``xlcheck model``: what a model is, training one, fetching one."""

from __future__ import annotations

import typer

app = typer.Typer(help="The sentence encoders.", no_args_is_help=True, rich_markup_mode=None)
