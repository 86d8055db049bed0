"""One pair on the page: its files, what was found in it, and every version that edits have made of the translation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from xlcheck.app.beads import carried, passages
from xlcheck.errors import UsageError
from xlcheck.files.formats import detect
from xlcheck.model import Document, Pair, PairReport
from xlcheck.pipeline import Checker, OnStage, renamed, silent
from xlcheck.read import read_bilingual, read_document
from xlcheck.report.writeback import changes, why_not, write_back
from xlcheck.rows import Outcome, outcome

MOST_VERSIONS = 200
"""Edits that can be taken back."""

_FEEDS = re.compile(r"[\r\n]+")
_WITH_FEEDS = frozenset({"po", "json", "jsonl", "csv"})


@dataclass(frozen=True, slots=True)
class File:
    """A file that a person opened: where its bytes are, what it is called, and its own folder where that is known.

    ``shown`` is what it is called among others: with the folders in which it was found.
    """

    path: Path
    name: str
    shown: str
    home: Path | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """The translation after so many edits, and what was found in it; the report is not settled.

    ``edited`` are the beads that a person has changed.
    """

    path: Path
    report: PairReport
    edited: frozenset[int] = frozenset()


@dataclass(slots=True)
class Work:
    """A pair that is open. ``target`` is the translation, or the one file that holds both.

    ``folder`` is where versions are put; ``signature`` tells what aligned the two.
    """

    source: File
    target: File
    folder: Path
    versions: list[Version] = field(default_factory=list)
    signature: str = ""
    saved: Version | None = None
    as_text: bool = False
    made: int = 0

    @property
    def bilingual(self) -> bool:
        """Whether one file holds both sides."""
        return self.source is self.target

    @property
    def now(self) -> Version:
        """The version at hand."""
        return self.versions[-1]

    @property
    def edits(self) -> int:
        """How many edits the version at hand has."""
        return len(self.versions) - 1

    @property
    def name(self) -> str:
        """What the translation is saved as."""
        return f"{Path(self.target.name).stem}.checked{Path(self._file_name).suffix}"

    @property
    def _file_name(self) -> str:
        path = Path(self.target.name)
        return f"{path.stem}{'.tsv' if self.bilingual else '.txt'}" if self.as_text else path.name

    @property
    def why_not(self) -> str:
        """Why the translation cannot be changed as it is; empty where it can be."""
        return why_not(self.now.path)

    def check(self, checker: Checker, on_stage: OnStage = silent) -> None:
        """Read, align and check the pair anew.

        Raises:
            XlcheckError: as `Checker.read`.
        """
        path = self.versions[-1].path if self.versions else self.target.path
        _ = checker.glossary
        source, target = (path, None) if self.bilingual else (self.source.path, path)
        pair, self.signature = checker.read(source, target, on_stage)
        report = checker.find_in(pair, self.signature, on_stage)
        self.versions[-1:] = [Version(path, report)]

    def again(self, checker: Checker) -> None:
        """Check the version at hand again, with its alignment: other terms hold."""
        version = self.now
        self.versions[-1] = replace(version, report=checker.find_in(version.report.pair, self.signature))

    def edit(self, checker: Checker, bead: int, passage: int, text: str) -> bool:
        """Put a text in the place of a passage, check again, and return whether it is another one.

        Raises:
            UsageError: if there is no such passage; `NotWritten` if the file cannot be changed so.
        """
        pair = self.now.report.pair
        if not 0 <= bead < len(pair.beads) or not 0 <= passage < len(places := passages(pair, bead)):
            raise UsageError("there is no such passage; load the page again")
        place = places[passage]
        old = pair.target.text[place.span.start : place.span.end]
        new = self._tidy(text, feeds="\n" in old)
        if place.before or place.after:
            new = f"{place.before}{new}{place.after}" if new else ""
        made = changes(old, new, place.span.start)
        if not made:
            return False
        self.made += 1
        to = self.folder / str(self.made) / self._file_name
        to.parent.mkdir(parents=True)
        found = write_back(self.now.path, to, pair.target, made, lambda path: self._read(path, checker))
        edited, kept = self._edited(pair, found, bead, checker)
        beads = self.now.edited | {bead} if kept else frozenset()
        self.versions.append(Version(to, checker.find_in(edited, self.signature), beads))
        del self.versions[1 : len(self.versions) - MOST_VERSIONS]
        return True

    def undo(self) -> bool:
        """Take the last edit back; return whether there was one."""
        if not self.edits:
            return False
        self.versions.pop()
        return True

    def to_text(self, checker: Checker, on_stage: OnStage = silent) -> None:
        """Go on with the translation as plain text, or as a table of both: its own format cannot be changed."""
        pair = self.now.report.pair
        if self.bilingual:
            rows = zip(pair.source.segments, pair.target.segments, strict=True)
            text = "\n".join("\t".join(" ".join(side.text.split()) for side in row) for row in rows)
        else:
            # An empty line between: paragraphs of about one length would be taken for the lines of one.
            text = "\n\n".join(pair.target.text.split("\n"))
        before, self.as_text = self.versions, True
        path = self.folder / "text" / self._file_name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8", newline="\n")
        self.versions = [Version(path, self.now.report)]
        try:
            self.check(checker, on_stage)
        except BaseException:
            self.versions, self.as_text = before, False
            raise

    def outcome(self, *, shown: bool) -> Outcome:
        """Return what came of the pair; ``shown`` names the files as the person knows them, else as they lie here."""
        report = self.now.report
        if shown:
            names = {report.pair.source.path: self.source.shown, report.pair.target.path: self.target.shown}
            report = renamed(report, names)
        return outcome(report, whole=True)

    def _tidy(self, text: str, *, feeds: bool) -> str:
        """Return what a person typed, without line ends where the text had none and the format knows none."""
        text = text.replace("\r\n", "\n").strip()
        if feeds or detect(self.now.path).name in _WITH_FEEDS:
            return text
        return " ".join(filter(None, (line.strip() for line in _FEEDS.split(text)))).replace("\t", " ")

    def _read(self, path: Path, checker: Checker) -> tuple[Document, ...]:
        settings = checker.settings
        if self.bilingual:
            return read_bilingual(path, encoding=settings.encoding, max_bytes=settings.max_bytes)
        return (
            read_document(
                path,
                "en",
                presegmented=settings.presegmented and not self.as_text,
                encoding=settings.encoding,
                max_bytes=settings.max_bytes,
            ),
        )

    def _edited(self, pair: Pair, found: tuple[Document, ...], bead: int, checker: Checker) -> tuple[Pair, bool]:
        """Return the pair after an edit, and whether it is aligned as before but for what has changed."""
        source = found[0] if self.bilingual else pair.source
        beads = carried(pair.beads, pair.target, found[-1], bead)
        if beads is None and not self.bilingual:
            aligned, self.signature = checker.aligned((source, found[-1]))
            return aligned, False
        return Pair(source, found[-1], pair.beads if beads is None else beads, pair.bilingual), True


def opened(path: Path, shown: str) -> File:
    """Return a file that was named on the command line, or lies in a folder that was."""
    return File(path.absolute(), path.name, shown, path.absolute().parent)
