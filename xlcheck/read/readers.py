"""The function that reads a format, imported when it is needed: most runs need one or two of them."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from xlcheck.files.formats import PLUGIN, Format


def reader_of(format_: Format, *, other: bool = False) -> Callable[..., Any]:
    """Return the reader that the table of formats names, within this package or in a plug-in.

    ``other`` asks for the one of files of the other kind, which not every format has.
    """
    module, _, function = (format_.other if other else format_.reader).partition(":")
    home = importlib.import_module(f"xlcheck.read.{module}")
    reader: Callable[..., Any] = home.reader_of_plugin(function) if module == PLUGIN else getattr(home, function)
    return reader
