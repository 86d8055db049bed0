"""The options of the commands that check, and what they make of the configuration."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypedDict

import typer

from xlcheck.cli.common import choice, complete, complete_codes
from xlcheck.errors import ConfigurationError, UsageError
from xlcheck.model import CONFIDENCES, SEVERITIES
from xlcheck.model_options import model_options
from xlcheck.settings import SHIPPED, Settings, known_prefixes

if TYPE_CHECKING:
    from xlcheck.config import Configuration

Select = Annotated[
    list[str] | None,
    typer.Option(
        help="Only these codes or beginnings of codes: NUM,TRM001. Repeatable.", autocompletion=complete_codes
    ),
]
Ignore = Annotated[list[str] | None, typer.Option(help="Not these codes. Repeatable.", autocompletion=complete_codes)]
Glossary = Annotated[
    list[str] | None,
    typer.Option(help=f"Glossary file in place of the shipped ones; repeatable; `{SHIPPED}` keeps those too."),
]
Domain = Annotated[
    list[str] | None,
    typer.Option(
        help="The text is of this field: only terms of it and of none hold, as if you had listed them. Repeatable."
    ),
]
NoGlossary = Annotated[bool, typer.Option("--no-glossary", help="Check no terms.")]
FailOn = Annotated[
    str | None,
    typer.Option(
        help="Lowest severity that counts: critical, major, minor, info.",
        show_default="major",
        autocompletion=complete(*SEVERITIES),
    ),
]
Sure = Annotated[
    str | None,
    typer.Option(
        "--confidence",
        help="Lowest confidence that counts: high, medium, low.",
        show_default="medium",
        autocompletion=complete(*CONFIDENCES),
    ),
]
Config = Annotated[
    Path | None,
    typer.Option(
        help="Configuration file; otherwise the nearest xlcheck.toml, or pyproject.toml with [tool.xlcheck], "
        "from here upwards."
    ),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Read no configuration file.")]
Jobs = Annotated[
    int | None,
    typer.Option(min=0, help="Processes for many pairs; 0: one for each processor.", show_default="1"),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Check every pair anew.")]
Baseline = Annotated[Path | None, typer.Option(help="Baseline of known findings, in place of the configured one.")]


TrustConfig = Annotated[
    bool,
    typer.Option("--trust-config", help="The configuration may name files outside of the repository."),
]
StrictConfig = Annotated[
    bool,
    typer.Option(
        "--strict-config",
        help="Refuse a configuration with select, ignore, severity, per-file-ignores, fail-on or confidence that make "
        "less count than the command line does: for pull requests of strangers.",
    ),
]
MaxBytes = Annotated[
    int | None,
    typer.Option("--max-bytes", min=1, help="Largest file that is read.", show_default="67108864"),
]
Timeout = Annotated[
    float | None,
    typer.Option("--timeout-per-pair", min=0, help="Seconds for one pair of files; 0: no limit.", show_default="300"),
]


class Limits(TypedDict, total=False):
    """The limits that the command line gives, as fields of the settings."""

    max_bytes: int
    timeout: float


def limited(max_bytes: int | None, timeout: float | None) -> Limits:
    """Return the limits that are given."""
    limits = Limits()
    if max_bytes is not None:
        limits["max_bytes"] = max_bytes
    if timeout is not None:
        limits["timeout"] = timeout
    return limits


def asked(prompt: str | None, options: list[str] | None) -> dict[str, str]:
    """Return the options of the model that the command line gives.

    Raises:
        ConfigurationError: if one is no KEY=VALUE.
    """
    given = {}
    for option in options or ():
        name, sign, value = option.partition("=")
        if not sign:
            raise ConfigurationError(f"--model-option {option}: must be KEY=VALUE, such as device=cuda")
        given[name.strip()] = value
    return given if prompt is None else {**given, "prompt": prompt}


_OF_REPOSITORIES = ("baseline", "jobs")


def one_thread() -> None:
    """Have one thread for the matrix products, in this process and in those that it starts.

    Their last bit must not depend on how many threads there are. Say it before numpy is imported, which reads it then.
    """
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")


def set_up(
    config: Path | None,
    isolated: bool,
    no_glossary: bool = False,
    *,
    trusted: bool = False,
    strict: bool = False,
    **given: Any,
) -> Configuration:
    """Read the configuration and replace what the command line gives; None is not given.

    Of one that is not ``trusted``, no path leads out of the repository; one that lets less count is refused if it must
    be ``strict``.

    Raises:
        ConfigurationError: if one of them is wrong.
    """
    from xlcheck.config import find, load_configuration, narrowed, weakened

    if config is not None and isolated:
        raise UsageError("--config and --isolated exclude each other")
    if config is not None and not config.is_file():
        raise ConfigurationError(f"--config {config}: there is no such file; `xlcheck init` writes one")
    configuration = load_configuration(config or (None if isolated else find(Path.cwd())), trusted=trusted)
    for option, known in (("fail_on", SEVERITIES), ("confidence", CONFIDENCES)):
        if given.get(option) is not None:
            choice(f"--{option.replace('_', '-')}", given[option], known)
    for option in ("select", "ignore"):
        if given.get(option) is not None:
            given[option] = known_prefixes(f"--{option}", given[option])
    if no_glossary:
        given["glossary"] = ()
    elif given.get("glossary"):
        own = (configuration.patterns,) if configuration.patterns else ()
        given["glossary"] = (*given["glossary"], *own)
    else:
        given.pop("glossary", None)
    if given.get("domains"):
        given["domains"] = tuple(given["domains"])
    else:
        given.pop("domains", None)
    chosen = {name: value for name, value in given.items() if value is not None}
    if configuration.path:
        said = narrowed(configuration.settings, configuration.baseline, chosen.keys())
        if strict and (less := weakened(configuration.settings, chosen.keys())):
            raise ConfigurationError(
                f"{os.path.relpath(configuration.path)}: lets less count than the command line, which --strict-config "
                f"refuses: {'; '.join(less)}; take it out, or give it on the command line"
            )
        configuration = replace(configuration, narrowed=said)
    of_repository = {name: chosen.pop(name) for name in _OF_REPOSITORIES if name in chosen}
    return replace(configuration, settings=_replaced(configuration.settings, chosen), **of_repository)


def _replaced(settings: Settings, chosen: dict[str, Any]) -> Settings:
    """Return settings with those of the command line in their place; of the model's options only those it names."""
    if "model_options" in chosen:
        of_line = {name.replace("_", "-"): value for name, value in chosen["model_options"].items()}
        chosen["model_options"] = model_options({**settings.model_options.given(), **of_line})
    return replace(settings, **chosen)
