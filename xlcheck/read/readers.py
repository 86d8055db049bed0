"""The function that reads a format, imported when it is needed: most runs need one or two of them."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from xlcheck.files.formats import Format


def reader_of(format_: Format) -> Callable[..., Any]:
    """Return the reader that the table of formats names, within this package."""
    module, _, function = format_.reader.partition(":")
    reader: Callable[..., Any] = getattr(importlib.import_module(f"xlcheck.read.{module}"), function)
    return reader
