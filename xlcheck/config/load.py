"""From a configuration file to settings; whatever it says wrongly is an error that names file, line and next step."""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from xlcheck.checks.catalogue import known_codes
from xlcheck.checks.options import check_called, frozen, wrong_option
from xlcheck.config.find import MAX_BYTES, NAME, TABLE, top
from xlcheck.errors import ConfigurationError, InputError
from xlcheck.files.places import inside, leads_out
from xlcheck.files.source import whole
from xlcheck.files.toml_lines import line_of
from xlcheck.globs import wildcards
from xlcheck.model import CONFIDENCES, SEVERITIES
from xlcheck.model_options import ModelOptions, model_options
from xlcheck.settings import MISSING, SHIPPED, PairPattern, Settings

Key = str | int

_TRUST = "name it on the command line, or say --trust-config if you know who wrote this configuration"


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a repository has, beside the settings of a run: its pairs, its baseline, the processes that work on it.

    ``folder`` is that of the file, and what its patterns are relative to. Without a file, ``path`` is None and the
    folder is the working directory. ``root`` is the top of the repository; nothing outside of it is read for a pattern.
    ``baseline`` is a path from the working directory, ``jobs`` a number of processes, 0 for one a processor.
    ``narrowed`` says what of the file makes the run see or count less than it would without. ``patterns`` is the file
    itself, from the working directory, where it holds any: it is a glossary then, beside the others.
    """

    path: Path | None
    folder: Path
    root: Path
    settings: Settings
    pairs: tuple[PairPattern, ...] = ()
    baseline: str | None = None
    jobs: int = 1
    narrowed: tuple[str, ...] = ()
    patterns: str | None = None


def load_configuration(path: Path | None, *, trusted: bool = False) -> Configuration:
    """Return the configuration of a file; None gives the defaults.

    What it names must lie in the repository, as it does itself, unless it is ``trusted``.

    Raises:
        ConfigurationError: for a file that cannot be read, an unknown key or code, a value that does not fit, and a
            path that leads out of the repository.
    """
    if path is None:
        return Configuration(None, Path.cwd(), top(Path.cwd()), Settings())
    shown = Path(os.path.relpath(path))
    if not trusted and leads_out(path, top(path.parent)):
        raise ConfigurationError(f"{shown}: is a link out of the repository; {_TRUST}")
    try:
        text = whole(path, MAX_BYTES).decode()
        values = tomllib.loads(text)
    except InputError as error:
        said = str(error).replace(f"{path}: ", f"{shown}: ").replace(", or raise the limit with --max-bytes", "")
        raise ConfigurationError(said.replace("the limit for one document", "the limit for a configuration")) from None
    except RecursionError:
        raise ConfigurationError(f"{shown}: not valid TOML: nested too deep; write it flat") from None
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{shown}: is not UTF-8 (byte {error.start}); save it as UTF-8") from None
    except ValueError as error:  # of the format, or a number of thousands of digits
        raise ConfigurationError(f"{shown}: not valid TOML: {error}") from None
    prefix: tuple[str, ...] = ()
    if path.name == "pyproject.toml":
        prefix = TABLE
        tool = values.get("tool", {})
        values = tool.get("xlcheck", {}) if isinstance(tool, dict) else {}
    folder = path.resolve().parent
    if not isinstance(values, dict):
        raise ConfigurationError(f"{shown}: tool.xlcheck: must be a table")
    fields = _Reader(shown, text, prefix, folder, trusted).fields(values)
    own = {name: fields.pop(name) for name in ("pairs", "baseline", "jobs", "patterns") if name in fields}
    if own.get("patterns"):
        fields["glossary"] = (*fields.get("glossary", (SHIPPED,)), own["patterns"])
    return Configuration(path, folder, top(folder), Settings(**fields, folder=os.path.relpath(folder)), **own)


class _Reader:
    """Reads the values of one file and knows where they stand."""

    def __init__(self, shown: Path, text: str, prefix: tuple[str, ...], folder: Path, trusted: bool) -> None:
        self._trusted = trusted
        self._shown, self._text, self._prefix, self._folder = shown, text, prefix, folder
        self._known = known_codes()
        self._keys: dict[str, Callable[[Any, tuple[Key, ...]], Any]] = {
            "select": self._codes,
            "ignore": self._codes,
            "fail-on": lambda value, at: self._choice(value, at, SEVERITIES),
            "confidence": lambda value, at: self._choice(value, at, CONFIDENCES),
            "severity": self._severity,
            "glossary": lambda value, at: tuple(
                self._path(p, at) if p != SHIPPED else p for p in self._texts(value, at)
            ),
            "domains": self._texts,
            "model": self._model,
            "model-options": self._model_options,
            "encoding": self._string,
            "as": lambda value, at: self._choice(value, at, ("text",)) == "text",
            "unfinished": lambda value, at: self._choice(value, at, ("check", "skip")) == "check",
            "style": self._boolean,
            "meaning": self._boolean,
            "judge": self._model,
            "baseline": lambda value, at: self._path(self._string(value, at), at),
            "jobs": self._jobs,
            "checks": self._checks,
            "pairs": self._pairs,
            "per-file-ignores": self._per_file_ignores,
            "ignore-texts": self._texts,
            "patterns": self._patterns,
        }

    def fields(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return what the file says, under the names of the fields of settings and configuration."""
        self._table(values, ())
        self._refuse_unknown(values, self._keys, ())
        fields = {key.replace("-", "_"): self._keys[key](value, (key,)) for key, value in values.items()}
        for key, name in (("checks", "options"), ("ignore_texts", "ignored_texts"), ("as", "as_text")):
            if key in fields:
                fields[name] = fields.pop(key)
        return fields

    def _boolean(self, value: Any, at: tuple[Key, ...]) -> bool:
        if not isinstance(value, bool):
            self._fail(at, "must be true or false")
        return value

    def _fail(self, at: tuple[Key, ...], message: str) -> NoReturn:
        raise self._wrong(at, message)

    def _wrong(self, at: tuple[Key, ...], message: str) -> ConfigurationError:
        line = line_of(self._text, (*self._prefix, *at))
        place = f"{self._shown}:{line}" if line else f"{self._shown}"
        names = ".".join(str(key) for key in at if isinstance(key, str))
        return ConfigurationError(f"{place}: {names}: {message}" if names else f"{place}: {message}")

    def _refuse_unknown(self, values: dict[str, Any], known: Iterable[str], at: tuple[Key, ...]) -> None:
        known = list(known)
        for key in values:
            if key not in known:
                close = difflib.get_close_matches(key, known, 1, 0.5)
                hint = f"did you mean {close[0]}?" if close else f"known are {', '.join(known)}"
                self._fail((*at, key), f"there is no such key; {hint}")

    def _table(self, value: Any, at: tuple[Key, ...]) -> dict[str, Any]:
        if not isinstance(value, dict):
            self._fail(at, "must be a table")
        return value

    def _string(self, value: Any, at: tuple[Key, ...]) -> str:
        if not isinstance(value, str) or not value:
            self._fail(at, 'must be a text in quotation marks, such as "…"')
        return value

    def _texts(self, value: Any, at: tuple[Key, ...]) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            self._fail(at, 'must be a list of texts, such as ["…"]')
        return tuple(value)

    def _choice(self, value: Any, at: tuple[Key, ...], known: tuple[str, ...]) -> str:
        if value not in known:
            close = difflib.get_close_matches(str(value), known, 1, 0.5)
            hint = f"; did you mean {close[0]}?" if close else ""
            self._fail(at, f"{value!r} must be one of {', '.join(known)}{hint}")
        return str(value)

    def _code(self, value: str, at: tuple[Key, ...]) -> str:
        code = value.strip().upper()
        if not code or not any(known.startswith(code) for known in self._known):
            pool = sorted({*self._known, *(known[:3] for known in self._known)})
            close = difflib.get_close_matches(code, pool, 1, 0.5)
            hint = f"did you mean {close[0]}?" if close else "`xlcheck checks` lists them"
            self._fail(at, f"no check has the code {value}; {hint}")
        return code

    def _codes(self, value: Any, at: tuple[Key, ...]) -> tuple[str, ...]:
        return tuple(self._code(code, at) for code in self._texts(value, at))

    def _severity(self, value: Any, at: tuple[Key, ...]) -> tuple[tuple[str, str], ...]:
        table = self._table(value, at)
        return tuple((self._code(c, (*at, c)), self._choice(s, (*at, c), SEVERITIES)) for c, s in table.items())

    def _jobs(self, value: Any, at: tuple[Key, ...]) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self._fail(at, "must be a number of processes; 0 means one for each processor")
        return value

    def _path(self, value: str, at: tuple[Key, ...]) -> str:
        """Return a path of the file, which is relative to its folder, as one from the working directory."""
        if not self._trusted and not inside(self._folder / value, top(self._folder)):
            self._fail(at, f"{value} leads out of the repository; {_TRUST}")
        return Path(os.path.relpath(self._folder / value)).as_posix() if not Path(value).is_absolute() else value

    def _model(self, value: Any, at: tuple[Key, ...]) -> str:
        name = self._string(value, at)
        is_path = (self._folder / name).exists() or name.startswith((".", "~")) or Path(name).is_absolute()
        return self._path(name, at) if is_path else name

    def _model_options(self, value: Any, at: tuple[Key, ...]) -> ModelOptions:
        return model_options(self._table(value, at), lambda name, message: self._wrong((*at, name), message))

    def _checks(self, value: Any, at: tuple[Key, ...]) -> tuple[tuple[str, tuple[tuple[str, Any], ...]], ...]:
        found = []
        for key, options in self._table(value, at).items():
            check = check_called(key)
            if check is None:
                self._code(key, (*at, key))
                self._fail((*at, key), f"give the whole code of a check; {key} has no options")
            for name, option in self._table(options, (*at, key)).items():
                if wrong := wrong_option(check, name, option):
                    self._fail((*at, key, name), wrong)
            found.append((check.code, tuple((name, frozen(option)) for name, option in options.items())))
        return tuple(found)

    def _per_file_ignores(self, value: Any, at: tuple[Key, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return tuple((pattern, self._codes(codes, (*at, pattern))) for pattern, codes in self._table(value, at).items())

    def _patterns(self, value: Any, at: tuple[Key, ...]) -> str | None:
        """Return the file itself, which is read as a glossary where the others are: there each table is looked at."""
        if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
            self._fail(at, "must be an array of tables: [[patterns]]")
        return self._shown.as_posix() if value else None

    def _pairs(self, value: Any, at: tuple[Key, ...]) -> tuple[PairPattern, ...]:
        if not isinstance(value, list):
            self._fail(at, "must be an array of tables: [[pairs]]")
        return tuple(self._pair(self._table(pair, (*at, i)), (*at, i)) for i, pair in enumerate(value))

    def _pair(self, pair: dict[str, Any], at: tuple[Key, ...]) -> PairPattern:
        self._refuse_unknown(pair, ("source", "target", "exclude", "missing"), at)
        if "source" not in pair:
            self._fail(at, 'has no source; write source = "docs/zh/**/*.md"')
        source = self._pattern(pair["source"], (*at, "source"))
        target = self._pattern(pair["target"], (*at, "target")) if "target" in pair else None
        if target is not None and wildcards(source) != wildcards(target):
            self._fail(
                (*at, "target"),
                f"{target} must have the same wildcards in the same order as {source}, since what they stand for in a "
                "source gives the name of its translation",
            )
        if target is not None and source == target:
            self._fail((*at, "target"), "is the same as source; leave it out for bilingual files")
        return PairPattern(
            source,
            target,
            self._texts(pair.get("exclude", []), (*at, "exclude")),
            self._choice(pair.get("missing", "both"), (*at, "missing"), MISSING),  # type: ignore[arg-type]
        )

    def _pattern(self, value: Any, at: tuple[Key, ...]) -> str:
        """Return a pattern relative to the folder of the file, without ``..`` where that stays in the repository."""
        pattern = self._string(value, at).replace("\\", "/")
        if Path(pattern).is_absolute():
            self._fail(at, f"{pattern} must be relative to the folder of {self._shown.name}")
        inside = os.path.normpath(self._folder / pattern)
        if not Path(inside).is_relative_to(top(self._folder)):
            self._fail(at, f"{pattern} leads out of the repository; give files in it")
        return Path(os.path.relpath(inside, self._folder)).as_posix()


__all__ = ["NAME", "Configuration", "load_configuration"]
