"""The work on many pairs: in this process or in several, with the same results in the same order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from xlcheck.errors import ConfigurationError, GlossaryError, InputError, LanguageError, ModelError, XlcheckError
from xlcheck.model import Note
from xlcheck.pipeline import Checker, OnStage, silent
from xlcheck.project.cache import ResultCache
from xlcheck.project.copies import content_of, copied, homes
from xlcheck.project.parts import check_bilingual
from xlcheck.project.plan import Planned
from xlcheck.project.pool import processors, spread
from xlcheck.rows import Outcome, note_row, outcome
from xlcheck.rules import RULES

_KEPT_AT_ONCE = 8
"""Results that are written into the cache in one transaction."""

_FEW = 8
"""Pairs for one worker below which its start costs more than it brings."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of pairs, in their order, and what is known of those beside them.

    ``unknown`` counts the pairs beside that nothing is known of.
    """

    outcomes: tuple[Outcome, ...]
    beside: tuple[Outcome, ...] = ()
    unknown: int = 0


def run(
    pairs: Sequence[Planned],
    checker: Checker,
    *,
    jobs: int = 1,
    beside: Sequence[Planned] = (),
    cache: Path | None = None,
    on_stage: OnStage = silent,
) -> Ran:
    """Check pairs of files and return what came of each, in their order.

    ``jobs`` processes share the work, 0 means one for each processor; the results do not depend on it as
    long as each process has as many threads for its matrix products.
    ``cache`` is the folder of results by content, None for none; pairs ``beside`` are looked up there and not checked.
    A pair that cannot be checked is an outcome with an error, and the run goes on.

    Raises:
        UsageError: if the settings, a glossary or the model cannot be used.
    """
    limit = checker.settings.max_bytes
    store = ResultCache(checker.settings, checker.codes, cache, limit) if cache else None
    every = (*pairs, *beside) if store else tuple(pairs)
    hashed = every if store or len(every) > 1 else ()
    contents = {pair: content for pair in hashed if (content := content_of(pair, limit))}
    home = homes(every, contents)
    keys = {
        pair: key
        for pair, content in contents.items()
        if store and pair not in home and (key := store.key(pair, content))
    }
    known = store.get({key: pair for pair, key in keys.items()}) if store else {}
    results = {pair: found for pair, key in keys.items() if (found := known.get(key))}
    work = [pair for pair in pairs if pair not in results and pair not in home]
    copied(pairs, home, results)
    if work:
        many = "1 pair" if len(work) == 1 else f"{len(work)} pairs"
        unchanged = sum(pair in results for pair in pairs)
        copies = len(pairs) - len(work) - unchanged
        said = (f"{copies} copies" if copies else "", f"{unchanged} unchanged" if unchanged else "")
        on_stage(", ".join(filter(None, (f"checking {many} of files", *said))))
        done = zip(work, _checked(work, checker, jobs), strict=True)
        results |= _keeping(done, store, keys) if store else done
    copied((*pairs, *beside), home, results)
    left = [pair for pair in pairs if pair not in results]  # copies of what could not be checked
    results |= zip(left, _checked(left, checker, jobs), strict=True)
    if store:
        store.put({}, [key for key in keys.values() if key in known])
    return Ran(
        tuple(results[pair] for pair in pairs),
        tuple(results[pair] for pair in beside if pair in results),
        sum(pair not in results and keys.get(home.get(pair, pair)) not in known for pair in beside),
    )


def _keeping(
    done: Iterable[tuple[Planned, Outcome]], store: ResultCache, keys: Mapping[Planned, bytes]
) -> Iterator[tuple[Planned, Outcome]]:
    """Yield what comes and keep it in the cache every few pairs: a run that is stopped has not worked for nothing."""
    fresh: dict[bytes, Outcome] = {}
    try:
        for pair, found in done:
            if pair in keys:
                fresh[keys[pair]] = found
            if len(fresh) >= _KEPT_AT_ONCE:
                store.put(fresh, ())
                fresh.clear()
            yield pair, found
    finally:
        store.put(fresh, ())


def _checked(work: Sequence[Planned], checker: Checker, jobs: int) -> Iterator[Outcome]:
    jobs = min(jobs or processors(), max(1, len(work) // _FEW))
    return (found for _, found in spread(check_one, work, checker, jobs))


def check_one(checker: Checker, pair: Planned) -> Outcome:
    """Check one pair; what is wrong with its files becomes an outcome with an error.

    Raises:
        UsageError: if the settings, a glossary or the model cannot be used.
    """
    try:
        if not pair.target:
            return check_bilingual(checker, Path(pair.source))
        return outcome(checker.find(Path(pair.source), Path(pair.target)))
    except (ConfigurationError, GlossaryError, ModelError):
        raise
    except LanguageError as error:
        # Of one pair that is a mistake in the call; in a repository, a page that waits for its translation.
        path = pair.source if error.source else pair.target or pair.source
        ours, theirs = ("English", "Chinese") if error.source else ("Chinese", "English")
        said = (
            f"this file is {ours} and should be {theirs}: it was copied and not translated, or swapped with the other"
        )
        note = Note("LNG003", RULES["LNG003"].severity, "high", said, path, error.source, key=pair.key)
        rows = (note_row(note),) if "LNG003" in checker.codes else ()
        return Outcome(pair.source, pair.target or pair.source, rows)
    except InputError as error:
        return _failed(pair, error.code, str(error))
    except XlcheckError as error:
        return _failed(pair, "IOE092", str(error))
    except Exception as error:
        if os.environ.get("XLCHECK_DEBUG"):
            raise
        return _failed(pair, "IOE093", f"internal error, a fault of xlcheck: {type(error).__name__}: {error}")


def _failed(pair: Planned, code: str, message: str) -> Outcome:
    target = pair.target or pair.source
    at_source = pair.source in message and target not in message
    note = Note(code, "critical", "high", message, pair.source if at_source else target, at_source)
    return Outcome(pair.source, target, error=note_row(note))


def refused(notes: Iterable[Note]) -> tuple[Outcome, ...]:
    """Return outcomes for files that are not read at all."""
    return tuple(Outcome(note.path, note.path, error=note_row(note)) for note in notes)
