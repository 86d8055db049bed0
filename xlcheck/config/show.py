"""Settings as a configuration file: those of a run, and the commented one that ``xlcheck init`` writes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from xlcheck.config.load import Configuration
from xlcheck.settings import PairPattern

TEMPLATE = """\
# xlcheck: the settings of this repository. `xlcheck check` without files checks the pairs below.
# All keys: docs/configuration.md. `xlcheck check --show-settings` prints what holds.

# Which Chinese files belong to which English ones. What ** and * stand for is the same on both sides.
{pairs}
# A finding fails the run from this severity (critical, major, minor, info) and confidence (high, medium, low) on.
fail-on = "major"
confidence = "medium"

# Codes or beginnings of codes; `xlcheck checks` lists them.
# select = ["NUM", "DTE", "UNT", "OMI", "TRM"]
# ignore = ["ENU001"]

# Sentences with one of these texts are left out, as a switch between languages.
{ignored}
# Your terms: CSV files with the columns zh, en. "shipped" are the glossaries that come with xlcheck.
# glossary = ["shipped", "terms.csv"]

# Findings from before xlcheck came; `xlcheck baseline` writes the file.
baseline = "xlcheck-baseline.json"

# [severity]
# OMI002 = "major"    # a source file without a translation fails the run
# NUM008 = "info"

# [per-file-ignores]
# "docs/en/changelog.md" = ["NUM"]

# [checks.LNG002]
# runs = 2
"""

_PAIR = """\
[[pairs]]
source = {source}
target = {target}
"""
_CATALOGUE = """\
[[pairs]]
source = {source}    # both languages in one file
"""


def template(pairs: tuple[PairPattern, ...], ignored: tuple[str, ...] = ()) -> str:
    """Return a commented configuration with these pairs, with an example to fill in where there are none.

    ``ignored`` are texts whose sentences are left out.
    """
    shown = [
        (_PAIR if p.target else _CATALOGUE).format(source=_toml(p.source), target=_toml(p.target or ""))
        + (f"exclude = {_toml(list(p.exclude))}\n" if p.exclude else "")
        + (f"missing = {_toml(p.missing)}\n" if p.missing != "both" else "")
        for p in pairs
    ]
    example = _PAIR.format(source=_toml("docs/zh/**/*.md"), target=_toml("docs/en/**/*.md"))
    text = "\n".join(shown) if shown else "".join(f"# {line}\n" for line in example.splitlines())
    # Keys behind an array of tables would belong to its last element, so the array goes to the end.
    texts = f"ignore-texts = {_toml(list(ignored))}" if ignored else '# ignore-texts = ["English | 简体中文"]'
    head, _, rest = TEMPLATE.replace("{ignored}", texts).partition("# Which Chinese files")
    comment, _, rest = rest.partition("{pairs}\n")
    return f"{head}{rest}\n# Which Chinese files{comment}{text}"


def show(configuration: Configuration) -> str:
    """Return the settings of a run as TOML, with the file that they come from."""
    settings = configuration.settings
    origin = f"# from {configuration.path}" if configuration.path else "# no configuration file: the defaults"
    lines = [origin]
    plain: dict[str, Any] = {
        "select": settings.select,
        "ignore": settings.ignore,
        "fail-on": settings.fail_on,
        "confidence": settings.confidence,
        "glossary": settings.glossary,
        "domains": settings.domains,
        "model": settings.model,
        "encoding": settings.encoding,
        "as": "text" if settings.as_text else None,
        "unfinished": "check" if settings.unfinished else "skip",
        "style": settings.style,
        "meaning": settings.meaning,
        "judge": settings.judge,
        "ignore-texts": settings.ignored_texts,
        "baseline": configuration.baseline,
        "jobs": configuration.jobs,
    }
    lines += [f"{key} = {_toml(value)}" if value is not None else f"# {key} is not set" for key, value in plain.items()]
    tables: list[tuple[str, Iterable[tuple[str, Any]]]] = [
        ("model-options", settings.model_options.given().items()),
        ("severity", settings.severity),
        ("per-file-ignores", settings.per_file_ignores),
    ]
    tables += [(f"checks.{code}", options) for code, options in settings.options]
    for name, pairs in tables:
        if pairs:
            lines += ["", f"[{name}]", *(f"{_toml(key)} = {_toml(value)}" for key, value in pairs)]
    for pair in configuration.pairs:
        fields = {"source": pair.source, "target": pair.target, "exclude": pair.exclude, "missing": pair.missing}
        lines += ["", "[[pairs]]", *(f"{key} = {_toml(value)}" for key, value in fields.items() if value is not None)]
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    """Return a value as TOML; JSON's texts, numbers, truth values and lists are TOML too."""
    return json.dumps(value, ensure_ascii=False)
