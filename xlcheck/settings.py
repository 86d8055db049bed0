"""What a run is asked to do, as frozen values. What a repository has is `xlcheck.config.Configuration`.

CheckSettings   what findings depend on: the checks, the glossaries, the model, how files are read
`- Settings     and what is made of them: severities, ignores by file, the gate
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, Protocol, TypeVar, get_args

from xlcheck.errors import ConfigurationError
from xlcheck.files.source import MAX_BYTES
from xlcheck.globs import matches
from xlcheck.model import CONFIDENCES, SEVERITIES, Confidence, Severity
from xlcheck.model_options import USUAL, ModelOptions, model_options

TIMEOUT = 300.0
"""Seconds that the work on one pair of files may take."""

STYLE = "STY"
"""What the codes of checks begin with that run only where they are asked for."""

JUDGED = "MIS"
"""The same of those of the learned judge."""

SHIPPED = "shipped"
"""The name under which ``--glossary`` knows the glossaries that come with xlcheck."""

Missing = Literal["both", "source", "target", "none"]
"""Which missing counterparts of a pair of patterns are findings: a missing source, a missing target."""

MISSING: tuple[Missing, ...] = get_args(Missing)

Options = tuple[tuple[str, tuple[tuple[str, Any], ...]], ...]
"""The options of checks by code."""


class Graded(Protocol):
    """What has a code, a severity and a confidence: a finding of a check, or of a report."""

    @property
    def code(self) -> str:
        """The code of the check."""

    @property
    def severity(self) -> Severity:
        """How bad it is."""

    @property
    def confidence(self) -> Confidence:
        """How sure it is."""


class Coded(Protocol):
    """What has a code and a severity that settings may change; always a dataclass."""

    @property
    def code(self) -> str:
        """The code of the check."""

    @property
    def severity(self) -> Severity:
        """How bad it is."""


C = TypeVar("C", bound=Coded)


@dataclass(frozen=True, slots=True)
class PairPattern:
    """Which files of a repository are pairs: ``docs/zh/**/*.md`` and ``docs/en/**/*.md``.

    The wildcards of both stand for the same text. Without ``target``, the files are bilingual. Paths are relative to
    the folder of the configuration. ``exclude`` are patterns of files, of either side, that belong to no pair.
    """

    source: str
    target: str | None = None
    exclude: tuple[str, ...] = ()
    missing: Missing = "both"


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What the findings of a pair depend on, before anything is made of them: what a kept result is kept under."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    glossary: tuple[str, ...] = (SHIPPED,)
    domains: tuple[str, ...] = ()
    model: str | None = None
    model_options: ModelOptions = USUAL
    presegmented: bool = False
    encoding: str | None = None
    as_text: bool = False
    unfinished: bool = True
    style: bool = False
    meaning: bool = False
    judge: str | None = None
    options: Options = ()

    def wants(self, code: str) -> bool:
        """Return whether a code is selected and not ignored; checks of style and of the judge have to be asked for."""
        named = code.startswith(self.select) if self.select else not code.startswith((STYLE, JUDGED))
        asked = (self.style and code.startswith(STYLE)) or (self.meaning and code.startswith(JUDGED))
        return (named or asked) and not (self.ignore and code.startswith(self.ignore))

    def chosen(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Return which of the known codes are selected and not ignored."""
        return tuple(code for code in codes if self.wants(code))

    def options_of(self, code: str) -> dict[str, Any]:
        """Return the options that are set for a check."""
        return {name: value for known, options in self.options if known == code for name, value in options}


@dataclass(frozen=True, slots=True, init=False)
class Settings(CheckSettings):
    """The choices of one run. Whatever they are given as, they are kept as tuples: hashable, comparable, picklable."""

    fail_on: Severity = "major"
    confidence: Confidence = "medium"
    severity: tuple[tuple[str, Severity], ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ignored_texts: tuple[str, ...] = ()
    folder: str = "."
    max_bytes: int = MAX_BYTES
    timeout: float = TIMEOUT

    def __init__(
        self,
        *,
        select: str | Iterable[str] = (),
        ignore: str | Iterable[str] = (),
        glossary: str | Path | Iterable[str | Path] = SHIPPED,
        domains: str | Iterable[str] = (),
        model: str | Path | None = None,
        model_options: ModelOptions | Mapping[str, Any] = USUAL,
        presegmented: bool = False,
        encoding: str | None = None,
        as_text: bool = False,
        unfinished: bool = True,
        style: bool = False,
        meaning: bool = False,
        judge: str | Path | None = None,
        options: Mapping[str, Mapping[str, Any]] | Options = (),
        fail_on: Severity = "major",
        confidence: Confidence = "medium",
        severity: Mapping[str, Severity] | Iterable[tuple[str, Severity]] = (),
        per_file_ignores: Mapping[str, str | Iterable[str]] | Iterable[tuple[str, Iterable[str]]] = (),
        ignored_texts: str | Iterable[str] = (),
        folder: str | Path = ".",
        max_bytes: int = MAX_BYTES,
        timeout: float = TIMEOUT,
    ) -> None:
        """Take the choices; each has a default.

        Args:
            select: codes or beginnings of codes, ``"NUM"`` or ``["NUM", "TRM001"]``; none means all.
            ignore: codes or beginnings of codes that are left out.
            glossary: paths of glossaries, or ``"shipped"`` for those that come with xlcheck; later ones win, ``()`` is
                none at all.
            domains: the domains of the glossaries that hold; none means all.
            model: the name or folder of an encoder; None is the embedded one.
            model_options: how a transformer is loaded and asked: `ModelOptions`, or its fields by name.
            presegmented: whether documents hold one sentence a line.
            encoding: the encoding of the files; None where it is told by their content.
            as_text: whether files of unknown endings are read as plain text, and those with keys too.
            unfinished: whether entries are checked that their file calls unfinished (fuzzy, needs-review).
            style: whether the checks of English style run (STY); selecting them by their codes does too.
            meaning: whether the learned judge runs (MIS); selecting them by their codes does too.
            judge: the name or folder of a CrossEncoder of sentence-transformers in place of the one that comes along.
            options: options of checks by code or name, ``{"LNG002": {"runs": 2}}``.
            fail_on: the lowest severity at the gate.
            confidence: the lowest confidence at the gate.
            severity: severities by code or beginning of a code, ``{"NUM003": "info"}``; the longest one wins.
            per_file_ignores: codes that are ignored in the files of a pattern, ``{"docs/en/old/**": ["NUM"]}``.
            ignored_texts: what stands in sentences, on either side, about which nothing is said: a banner, a licence.
            folder: the folder that these patterns are relative to.
            max_bytes: the largest file that is read as one side of a pair, or as both.
            timeout: the seconds after which the work on one pair of files ends with an error; 0 is no limit.

        Raises:
            ConfigurationError: for a code, a severity, a confidence or an option that does not exist, with the nearest
                one that does.
        """
        grades = severity.items() if isinstance(severity, Mapping) else severity
        files = per_file_ignores.items() if isinstance(per_file_ignores, Mapping) else per_file_ignores
        values: dict[str, Any] = {
            "select": known_prefixes("select", select),
            "ignore": known_prefixes("ignore", ignore),
            "glossary": tuple(map(str, _several(glossary))),
            "domains": _several(domains),
            "model": None if model is None else str(model),
            "model_options": _model_options(model_options),
            "presegmented": presegmented,
            "encoding": encoding,
            "as_text": as_text,
            "unfinished": unfinished,
            "style": style,
            "meaning": meaning,
            "judge": None if judge is None else str(judge),
            "options": _options(options),
            "fail_on": one_of("fail_on", fail_on, SEVERITIES),
            "confidence": one_of("confidence", confidence, CONFIDENCES),
            "severity": tuple(
                (code, one_of(f"severity of {code}", grade, SEVERITIES))
                for prefix, grade in grades
                for code in known_prefixes("severity", prefix)
            ),
            "per_file_ignores": tuple((at, known_prefixes(f"per_file_ignores {at}", codes)) for at, codes in files),
            "ignored_texts": _several(ignored_texts),
            "folder": str(folder),
            "max_bytes": max_bytes,
            "timeout": timeout,
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def severity_of(self, code: str, ordinary: Severity) -> Severity:
        """Return the severity of a finding of this code, given the one that it has of its own."""
        said = [(len(prefix), severity) for prefix, severity in self.severity if code.startswith(prefix)]
        return max(said, key=lambda item: item[0])[1] if said else ordinary

    def ignored_in(self, *paths: str) -> tuple[str, ...]:
        """Return the codes that are ignored in a pair of files, either of which a pattern may name."""
        if not self.per_file_ignores:
            return ()
        inside = [Path(os.path.relpath(path, self.folder)).as_posix() for path in paths]
        return tuple(
            code
            for pattern, codes in self.per_file_ignores
            if any(matches(pattern, path) for path in inside)
            for code in codes
        )

    def settled(self, found: Iterable[C], *paths: str, texts: Callable[[C], str] | None = None) -> tuple[C, ...]:
        """Return findings of a pair of files as these settings have them: with their severities, less what is ignored.

        ``texts`` returns the sentences that a finding is about. To settle twice is to settle once. What is kept of a
        result is kept unsettled.
        """
        ignored = self.ignored_in(*paths)
        kept = (item for item in found if not item.code.startswith(ignored))
        if texts and self.ignored_texts:
            kept = (item for item in kept if not any(text in texts(item) for text in self.ignored_texts))
        return tuple(map(self._graded, kept))

    def _graded(self, item: C) -> C:
        severity = self.severity_of(item.code, item.severity)
        return item if severity == item.severity else replace(item, severity=severity)  # type: ignore[type-var]

    def gate(self, finding: Graded) -> bool:
        """Return whether a finding counts: whether it is as severe and as sure as it takes to fail a run."""
        return SEVERITIES.index(finding.severity) <= SEVERITIES.index(self.fail_on) and CONFIDENCES.index(
            finding.confidence
        ) <= CONFIDENCES.index(self.confidence)


def _model_options(given: ModelOptions | Mapping[str, Any]) -> ModelOptions:
    return given if isinstance(given, ModelOptions) else model_options(given)


def for_review(finding: Graded) -> bool:
    """Return whether a person who reviews should see a finding: it is serious, or minor and not unsure.

    The rest are hints: most of them are right translations that are only unlike others.
    """
    grave = SEVERITIES.index(finding.severity)
    return grave <= SEVERITIES.index("major") or (finding.severity == "minor" and finding.confidence != "low")


def known_prefixes(named: str, given: str | Iterable[str]) -> tuple[str, ...]:
    """Return codes or beginnings of codes, in capitals; a text may hold several with commas between.

    Raises:
        ConfigurationError: if one of them is that of no code; the message begins with ``named`` and names the nearest.
    """
    prefixes = tuple(code.strip().upper() for item in _several(given) for code in item.split(",") if code.strip())
    if prefixes:
        from xlcheck.checks.catalogue import known_codes

        known = known_codes()
        for prefix in prefixes:
            if not any(code.startswith(prefix) for code in known):
                raise ConfigurationError(f"{named} {prefix}: no check has this code{nearest(prefix, known)}")
    return prefixes


def one_of(named: str, value: str, known: tuple[str, ...]) -> str:
    """Return a value that must be one of a few.

    Raises:
        ConfigurationError: if it is not; the message begins with ``named`` and lists the values.
    """
    if value not in known:
        close = difflib.get_close_matches(str(value), known, 1, 0.5)
        hint = f"; did you mean {close[0]}?" if close else ""
        raise ConfigurationError(f"{named} {value}: must be one of {', '.join(known)}{hint}")
    return value


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a hint at the nearest known name for the end of an error message, or at nothing."""
    pool = set(known)
    close = difflib.get_close_matches(name, sorted(pool | {k[:3] for k in pool if k[3:].isdigit()}), 1, 0.5)
    return f"; did you mean {close[0]}?" if close else "; `xlcheck checks` lists them"


def _several(given: Any) -> tuple[Any, ...]:
    return (given,) if isinstance(given, str | Path) else tuple(given)


def _options(given: Mapping[str, Mapping[str, Any]] | Options) -> Options:
    """Return the options of checks by code.

    Raises:
        ConfigurationError: for a check or an option that does not exist, or a value that does not fit.
    """
    if not given:
        return ()
    from xlcheck.checks.options import check_called, frozen, wrong_option

    found = []
    for key, options in dict(given).items():
        check = check_called(key)
        if check is None:
            known_prefixes("options", key)
            raise ConfigurationError(f"options {key}: give the whole code of a check; this one has no options")
        values = dict(options)
        for name, value in values.items():
            if wrong := wrong_option(check, name, value):
                raise ConfigurationError(f"options {key}.{name}: {wrong}")
        found.append((check.code, tuple((name, frozen(value)) for name, value in values.items())))
    return tuple(found)
