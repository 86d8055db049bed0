"""What is open on the page: the files, the pairs under review, the checker that is kept, and what is saved of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from xlcheck.app import kept, terms
from xlcheck.app.beads import passages
from xlcheck.app.choices import chosen
from xlcheck.app.files import Files
from xlcheck.app.job import Job
from xlcheck.app.words import trouble
from xlcheck.app.work import File, Work
from xlcheck.config import Configuration
from xlcheck.errors import ConfigurationError, GlossaryError, UsageError, XlcheckError
from xlcheck.files.formats import detect
from xlcheck.files.source import whole
from xlcheck.files.written import write_whole
from xlcheck.pipeline import Checker
from xlcheck.project import suppressed
from xlcheck.project.comparison import compared
from xlcheck.project.match import key_of, matched
from xlcheck.project.session import settled
from xlcheck.report import FORMATS, View
from xlcheck.report.html.payload import payload
from xlcheck.rows import Results
from xlcheck.settings import SHIPPED
from xlcheck.suppress.baseline import read_baseline
from xlcheck.version import __version__

Pairs = Sequence[tuple[str, str | None]]
"""Keys of files: of a source and its translation, or of a bilingual file."""


class Stale(UsageError):
    """What is asked for is about a state of the page that another tab has left behind."""


class Desk:
    """The state of one server. Its methods are called from several threads, one at a time."""

    def __init__(self, configuration: Configuration, folder: Path, told: Callable[[], None]) -> None:
        """Take what the command line asks; ``folder`` is for what is handed over and made, ``told`` hears of news."""
        self.lock = threading.RLock()
        self.configuration = configuration
        self.settings = configuration.settings
        self.folder = folder
        self.files = Files(folder / "files")
        self.works: list[Work] = []
        self.job: Job | None = None
        self.revision = 0
        self.everything = False
        self.own: Path | None = None
        self._told = told
        self._checker: Checker | None = None
        self._started = 0

    # ---- what is opened ----

    def proposed(self, keys: Sequence[str]) -> dict[str, Any]:
        """Return which of these files are pairs, by their names or else by their texts, and which are alone."""
        known = [key for key in keys if key in self.files.known]
        path_of = {self.files.known[key].path: key for key in known}
        seen = {key: self.files.described(key, self.settings) for key in known}
        single = [key for key in known if seen[key]["kind"] == "pairs"]
        sides: dict[str, list[Path]] = {"zh": [], "en": [], "": []}
        for key in known:
            if seen[key]["kind"] == "document":
                sides[seen[key]["language"] or ""].append(self.files.known[key].path)
        named = {path: key_of(Path(self.files.folder(key), path.name)) for path, key in path_of.items()}
        found = matched(sides["zh"], sides["en"], named)
        pairs: list[dict[str, Any]] = [
            {"pair": [path_of[m.source], path_of[m.target]], "how": m.how} for m in found.pairs
        ]
        pairs += [{"pair": [key, None], "how": "name"} for key in single]
        left = [path_of[path] for path in (*found.sources, *found.targets, *sides[""])]
        return {"pairs": pairs, "alone": left}

    def start(self, pairs: Pairs, options: Mapping[str, Any]) -> None:
        """Check pairs in a thread of its own.

        Raises:
            UsageError: if there is none, a file is not known, or another check runs.
        """
        with self.lock:
            if self.job and self.job.state == "running":
                raise UsageError("A check is running. Wait for its end, or cancel it.")
            works = [self._work(source, target) for source, target in pairs]
            if not works:
                raise UsageError("Choose a Chinese text and its translation first.")
            _told_apart(works)
            settings = chosen(self.configuration.settings, options, self.files.known)
            everything = options.get("level") == "everything"
            comparing = len(works) > 1
            known = self._checker if self._checker and self._checker.comparing == comparing else None
            checker = known.renewed(settings) if known else Checker(settings, comparing=comparing)
            job = self.job = Job([work.target.name for work in works], self._told)
        job.start(lambda job: self._checked(job, works, checker, everything=everything))

    def _work(self, source: str, target: str | None) -> Work:
        """Return a pair with copies of its files: what somebody does to them meanwhile changes nothing here."""
        self._started += 1
        folder = self.folder / "pairs" / str(self._started)

        def copied(key: str, side: str) -> File:
            file = self.files.known.get(key)
            if file is None:
                raise UsageError("This file is no longer there. Choose it again.")
            path = folder / side / file.name
            path.parent.mkdir(parents=True)
            path.write_bytes(whole(file.path, self.settings.max_bytes))
            return replace(file, path=path)

        first = copied(source, "source")
        return Work(first, first if target is None else copied(target, "target"), folder / "versions")

    def _checked(self, job: Job, works: Sequence[Work], checker: Checker, *, everything: bool) -> bool:
        """Check pairs; what was open before stays until all of them are."""
        good = []
        _ = checker.glossary
        for number, work in enumerate(works):
            job.begin(number)
            try:
                work.check(checker, job.stage)
            except (ConfigurationError, GlossaryError):
                raise
            except XlcheckError as error:
                job.trouble[number] = trouble(error)
                continue
            good.append(work)
        job.stage("done")
        with self.lock:
            if good:
                self.rescue()
                self.works, self._checker, self.settings, self.everything = good, checker, checker.settings, everything
                self.own = None
                self.revision += 1
        return bool(good)

    # ---- what is found ----

    def results(self, *, shown: bool = True) -> Results:
        """Return what was found; ``shown`` names the files as the person knows them."""
        assert self._checker is not None
        outcomes = tuple(work.outcome(shown=shown) for work in self.works)
        if len(outcomes) > 1:
            outcomes = compared(outcomes, (), self._checker.conflicts, ignored=lambda _: ())
        results = Results(tuple(settled(outcome, self.settings) for outcome in outcomes))
        known = Path(self.configuration.baseline) if self.configuration.baseline else None
        entries = read_baseline(known) if known and known.exists() else ()
        return suppressed(results, entries, None, None).results

    def view(self) -> View:
        """Return how results are shown."""
        return View(self.settings.gate, self.everything, Path.cwd(), __version__)

    def data(self) -> dict[str, Any]:
        """Return all that the review page shows: the report's data, what can be edited, and what can be saved.

        Raises:
            UsageError: if nothing is open.
        """
        with self.lock:
            if not self.works:
                raise UsageError("Nothing is open. Choose the two files first.")
            found = payload(self.results(), self.view())
            cut: dict[int, list[str]] = {}
            edited = []
            for work, document in zip(self.works, found["documents"], strict=True):
                pair = work.now.report.pair
                for number in range(len(pair.beads)):
                    bead = document["from"] + number
                    texts = [pair.target.text[p.span.start : p.span.end] for p in passages(pair, number)]
                    if texts != [found["beads"][bead][1]]:
                        cut[bead] = texts
                edited += [document["from"] + number for number in sorted(work.now.edited)]
            app = {
                "revision": self.revision,
                "works": [self._seen(work) for work in self.works],
                "passages": cut,
                "edited": edited,
                "everything": self.everything,
                "terms": self._terms(),
                "kept": kept.read(self._key()),
            }
            return found | {"app": app}

    def _seen(self, work: Work) -> dict[str, Any]:
        return {
            "name": work.name,
            "stem": Path(work.target.name).stem,
            "home": str(work.target.home) if work.target.home else "",
            "edits": work.edits,
            "whyNot": work.why_not,
            "odt": not work.bilingual and work.now.path.suffix.casefold() == ".odt",
            "xliff": work.bilingual and detect(work.now.path).name == "xliff",
        }

    def _terms(self) -> dict[str, Any]:
        """Return where new entries go: into a glossary of the person's own, or a new one that is yet to be saved."""
        path = self._glossary_for_new()
        own = path.is_relative_to(self.folder)
        return {"name": path.name, "unsaved": own and self.own is not None, "where": "" if own else str(path)}

    def _key(self) -> str:
        return kept.key_of(work.now.report.pair.source.text for work in self.works)

    # ---- what is changed ----

    def edit(self, revision: int, document: int, bead: int, passage: int, text: str) -> dict[str, Any]:
        """Put a text in the place of a passage, check again, and return the new data.

        Raises:
            Stale: if the page is not of this revision.
            UsageError: if there is no such passage, or the file cannot be changed so.
        """
        with self.lock:
            work = self._fresh(revision, document)
            assert self._checker is not None
            if work.edit(self._checker, bead, passage, text):
                self._changed()
            return self.data()

    def undo(self, revision: int, document: int) -> dict[str, Any]:
        """Take the last edit of a translation back, and return the new data; errors as `edit`."""
        with self.lock:
            if self._fresh(revision, document).undo():
                self._changed()
            return self.data()

    def as_text(self, revision: int, document: int) -> dict[str, Any]:
        """Go on with a translation as plain text, and return the new data; errors as `edit`."""
        with self.lock:
            work = self._fresh(revision, document)
            assert self._checker is not None
            work.to_text(self._checker)
            self._changed()
            return self.data()

    def add_term(self, revision: int, fields: object) -> dict[str, Any]:
        """Add an entry to the glossary, check again with it, and return the new data.

        Raises:
            UsageError: as `edit`, and if it is no entry.
        """
        with self.lock:
            self._fresh(revision, 0)
            assert self._checker is not None
            new = terms.entry(fields)
            path = self._glossary_for_new()
            before = path.read_bytes() if path.exists() else None
            path.parent.mkdir(parents=True, exist_ok=True)
            terms.add(path, new)
            names = self.settings.glossary
            settings = self.settings if str(path) in names else replace(self.settings, glossary=(*names, str(path)))
            checker = self._checker.renewed(settings)
            try:
                _ = checker.glossary
            except GlossaryError:
                if before is None:
                    path.unlink()
                else:
                    write_whole(path, before)
                raise
            self.own, self.settings, self._checker = path, settings, checker
            for work in self.works:
                work.again(checker)
            self._changed()
            return self.data()

    def _glossary_for_new(self) -> Path:
        own = [Path(name) for name in self.settings.glossary if name != SHIPPED]
        return next((path for path in reversed(own) if terms.takes(path)), self.folder / "terms" / terms.NAME)

    def _fresh(self, revision: int, document: int) -> Work:
        if revision != self.revision:
            raise Stale("The text was changed in another window. It is loaded again here; make the change once more.")
        if not 0 <= document < len(self.works):
            raise UsageError("This document is not open.")
        return self.works[document]

    def _changed(self) -> None:
        self.revision += 1
        self._told()

    def decide(self, text: str) -> None:
        """Keep the decisions of the page, in the form of its file.

        Raises:
            UsageError: if they are none.
        """
        with self.lock:
            if self.works:
                kept.write(self._key(), text, self.folder)

    # ---- what is saved ----

    def made(self, what: str, document: int) -> tuple[str, bytes]:
        """Return a file that can be saved: its usual name and its bytes.

        Raises:
            UsageError: if there is no such file.
        """
        with self.lock:
            if not 0 <= document < len(self.works):
                raise UsageError("This document is not open.")
            work = self.works[document]
            stem = Path(work.target.name).stem
            if what == "translation":
                work.saved = work.now
                return work.name, work.now.path.read_bytes()
            if what == "terms":
                path = self._glossary_for_new()
                if not path.exists():
                    raise UsageError("No entry was added to a glossary.")
                return path.name, path.read_bytes()
            named = {"docx": "comments.docx", "odt": "comments.odt", "xlsx": "review.xlsx", "html": "review.html"}
            named["xliff"] = f"comments{work.now.path.suffix}"
            if what not in named:
                raise UsageError("There is no such file to save.")
            commented = what in ("docx", "odt", "xliff")
            results = self.results(shown=not commented)
            if commented:
                results = replace(results, outcomes=(results.outcomes[document],))
            elif len(self.works) > 1:
                stem = "translations"
            content = FORMATS[what](results, replace(self.view(), review=True))
            return f"{stem}.{named[what]}", content.encode() if isinstance(content, str) else content

    def rescue(self) -> list[Path]:
        """Keep the translations that were changed and not saved, and return where; those that were are forgotten."""
        kept_at = []
        with self.lock:
            for work in self.works:
                if work.edits and work.saved is not work.now:
                    kept_at.append(kept.rescued(work.name, work.now.path.read_bytes()))
                    work.saved = work.now
        return kept_at

    def save(self, what: str, document: int, name: str, content: bytes | None, *, replacing: bool) -> Path:
        """Save a file beside the translation, in the folder that it was opened from.

        ``content`` is that of what the page itself makes (the decisions).

        Raises:
            FileExistsError: if there is one of this name, and it is not to be replaced.
            UsageError: if the folder is not known, or the name is none.
        """
        if content is None:
            usual, content = self.made(what, document)
        else:
            usual = "x.json"
        with self.lock:
            home = self.works[document].target.home if 0 <= document < len(self.works) else None
            if home is None:
                raise UsageError("The browser does not say where the file came from: use Download.")
            plain = name == Path(name).name and not any(c in name for c in "\\/:\x00") and name not in ("", ".", "..")
            if not plain or Path(name).suffix.casefold() != Path(usual).suffix.casefold():
                raise UsageError(f"The name must be that of a file in this folder and end with {Path(usual).suffix}")
            path = home / name
            if path.exists() and not replacing:
                raise FileExistsError(name)
            write_whole(path, content)
            return path


def _told_apart(works: Sequence[Work]) -> None:
    """Give pairs of the same names a number: what is said of several pairs names them."""
    counts: dict[tuple[str, str], int] = {}
    for work in works:
        names = work.source.shown, work.target.shown
        counts[names] = counts.get(names, 0) + 1
        if counts[names] > 1:
            numbered = replace(work.target, shown=f"{work.target.shown} ({counts[names]})")
            work.source = numbered if work.bilingual else work.source
            work.target = numbered
