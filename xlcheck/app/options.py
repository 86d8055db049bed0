"""What the command line asks of the page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xlcheck.config import Configuration


@dataclass(frozen=True, slots=True)
class Options:
    """What is opened and how: ``paths`` are none, a bilingual file or a folder, or two files or folders.

    ``port`` 0 is any that is free. ``close_after`` are the minutes without an open page after which the server ends; 0
    never.
    """

    configuration: Configuration
    paths: tuple[Path, ...] = ()
    port: int = 0
    browser: bool = True
    close_after: float = 10.0
