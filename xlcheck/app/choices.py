"""What a person chose on the first page, as settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from xlcheck.app.words import FAMILIES, FIELDS
from xlcheck.app.work import File
from xlcheck.errors import UsageError
from xlcheck.settings import Settings


def chosen(base: Settings, options: Mapping[str, Any], files: Mapping[str, File]) -> Settings:
    """Return the settings of the command line with what was chosen on the page; ``files`` are those it knows.

    Raises:
        UsageError: if an option is not one of the page's.
    """
    off = [FAMILIES[n] for n in options.get("off", ()) if n in range(len(FAMILIES))]
    ignore = (*base.ignore, *(code for family in off for code in family.codes))
    own = [str(files[key].path) for key in options.get("own", ()) if key in files]
    match options.get("glossary", "usual"):
        case "usual":
            glossary = (*base.glossary, *own)
        case "own":
            glossary = tuple(own)
        case "none":
            glossary = ()
        case _:
            raise UsageError("This choice of a glossary does not exist.")
    domains = tuple(name for name in options.get("fields", ()) if name in FIELDS) or base.domains
    style = base.style or options.get("style") is True
    return replace(base, ignore=ignore, glossary=glossary, domains=domains, style=style)
