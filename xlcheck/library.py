"""What a Python program does with xlcheck: check files, texts and pairs, and align them (docs/library.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from xlcheck.checks.catalogue import every_rule
from xlcheck.errors import ConfigurationError, UsageError
from xlcheck.model import Bead, Document, Lang, Pair
from xlcheck.rows import ReportedFinding, Results, outcome
from xlcheck.rules import Rule
from xlcheck.settings import SHIPPED, Settings, nearest
from xlcheck.version import __version__

if TYPE_CHECKING:
    from xlcheck.pipeline import Checker, OnStage

CHUNK = 10_000
"""Pairs that `check_pairs` looks at together."""


class AlignedSentences(NamedTuple):
    """Chinese sentences and the English ones that they belong to; one side may be empty.

    ``score`` is the probability, 0 to 1, that they do, or that there is no counterpart.
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two aligned documents, a sequence of `AlignedSentences` in the order of the source.

    Every sentence is in exactly one of them. ``pair`` holds the documents with their segments and beads, ``signature``
    what the alignment depends on.
    """

    pair: Pair
    signature: str

    def __len__(self) -> int:
        return len(self.pair.beads)

    def __iter__(self) -> Iterator[AlignedSentences]:
        ours, theirs = self.pair.source.segments, self.pair.target.segments
        for bead in self.pair.beads:
            yield AlignedSentences(
                tuple(ours[i].text for i in bead.source), tuple(theirs[i].text for i in bead.target), bead.score
            )

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one row for a table each: ``source`` and ``target``, sentences joined by a line feed, ``score``."""
        return [{"source": "\n".join(s), "target": "\n".join(t), "score": score} for s, t, score in self]


@dataclass(frozen=True, slots=True)
class Report:
    """What the checks found, and what of it counts.

    ``results`` is what every format of the command is made of; ``settings`` decide on the gate.
    """

    results: Results
    settings: Settings

    @property
    def findings(self) -> tuple[ReportedFinding, ...]:
        """Every finding, by its place in the translation, also below the gate."""
        return self.results.rows

    @property
    def at_gate(self) -> tuple[ReportedFinding, ...]:
        """The findings that count: at least as severe and as sure as the settings' ``fail_on`` and ``confidence``."""
        return tuple(filter(self.settings.gate, self.findings))

    @property
    def failed(self) -> bool:
        """Whether a finding counts."""
        return any(map(self.settings.gate, self.findings))

    @property
    def exit_code(self) -> int:
        """The exit code of the command: 0 where nothing counts, 1 where something does.

        What the command ends with 2 and 3 for is raised as an error here.
        """
        return int(self.failed)

    @property
    def skipped(self) -> tuple[ReportedFinding, ...]:
        """Notes on sentences that were not compared, because it is uncertain which of them belong together."""
        return self.results.skipped

    @property
    def hidden(self) -> int:
        """How many findings the ignores in the files and in the settings hide."""
        return sum(outcome.hidden for outcome in self.results.outcomes)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a person should know of how the files were read ("zh.txt: read as GB18030")."""
        return tuple(f"{path}: {said}" for outcome in self.results.outcomes for path, said in outcome.remarks)

    @property
    def signature(self) -> str:
        """What the findings depend on: the version of xlcheck, the model and its revision, the glossaries."""
        return self.results.signature

    @property
    def alignment(self) -> Alignment:
        """How the sentences of the two sides were aligned."""
        pair = self.results.outcomes[0].pair
        assert pair is not None  # a report is made with its texts
        return Alignment(pair, self.signature)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each finding, whose values have the same type in every row: for a table.

        The row is that of `ReportedFinding.to_row`, and ``gate``: whether the finding counts.
        """
        return [{**finding.to_row(), "gate": self.settings.gate(finding)} for finding in self.findings]

    def render(self, format: str, *, review: bool = True, root: str | Path = ".") -> str | bytes:
        """Return the report in a format of the command: "text", "json", "sarif", "html", ...; "xlsx" is bytes.

        With ``review``, the formats for persons also show what does not count. ``root`` is the folder that paths are
        relative to where a format wants them so.

        Raises:
            ConfigurationError: if there is no such format; the message lists them.
        """
        from xlcheck.report import FORMATS, View
        from xlcheck.settings import one_of

        view = View(self.settings.gate, review, Path(root), __version__)
        return FORMATS[one_of("format", format, tuple(FORMATS))](self.results, view)


def check_files(
    source: str | Path,
    target: str | Path | None = None,
    settings: Settings | None = None,
    *,
    on_stage: OnStage | None = None,
    beads: str | Path | None = None,
) -> Report:
    """Check a translation against its source: two documents, or one bilingual file.

    Args:
        source: the Chinese document, or the bilingual file.
        target: its English translation.
        settings: the choices; None is `Settings()`.
        on_stage: is told what begins, in words for a person.
        beads: the corrected alignment of the two documents, a file as ``xlcheck align --format beads`` prints.

    Raises:
        InputError: if a file cannot be read; `AlignmentError` if the two are not translations of each other.
        UsageError: if a single file is not bilingual, or a file is in the wrong language (`LanguageError`).
        GlossaryError, ModelError: if a glossary or the model of the settings cannot be used.
    """
    settings = settings or Settings()
    table = None if beads is None else Path(beads)
    checker = _checker(settings)
    from xlcheck.project.parts import check_files as found_in
    from xlcheck.project.session import settled

    second = None if target is None else Path(target)
    found = found_in(checker, Path(source), second, table, whole=True, on_stage=on_stage or _silent)
    return Report(Results((settled(found, settings),)), settings)


def check_texts(
    zh: str, en: str, settings: Settings | None = None, *, source: str = "source", target: str = "target"
) -> Report:
    """Check a translation in memory: both texts are read as plain text (.txt), split into sentences and aligned.

    ``source`` and ``target`` are the names under which findings and errors speak of the two.

    Raises:
        InputError: if a text is empty; `AlignmentError` if the two are not translations of each other.
        LanguageError: if a text is in the wrong language.
        GlossaryError, ModelError: if a glossary or the model of the settings cannot be used.
    """
    from xlcheck.align import ensure_aligned

    settings = settings or Settings()
    checker = _checker(settings)
    pair, signature = checker.aligned(_documents(zh, en, settings, source, target))
    ensure_aligned(pair, checker.encoder)
    report = checker.settled(checker.find_in(pair, signature))
    return Report(Results((outcome(report, whole=True),)), settings)


def check_pairs(
    pairs: Iterable[tuple[str, str]], settings: Settings | None = None, *, name: str = "pairs", chunk: int = CHUNK
) -> Iterator[ReportedFinding]:
    """Check pairs that are aligned already, as those of a bilingual file, and yield the findings as they come.

    Any number of pairs is checked in the memory that ``chunk`` of them take. A finding's ``unit``, and the line of both
    sides, is the 1-based number of its pair. Checks that look across pairs (one term, name or sentence that is
    translated in several ways, a repeated one) see the pairs of a chunk and no others.

    Args:
        pairs: Chinese and English texts; an empty English text is an untranslated one.
        settings: the choices; None is `Settings()`. `Settings.gate` tells which findings count.
        name: what findings and errors call the pairs.
        chunk: how many pairs are looked at together.

    Raises:
        GlossaryError: at once, if a glossary of the settings cannot be used.
        UsageError: when the place is reached, if a pair is not two texts; `LanguageError` if the first chunk is in the
            wrong language.
    """
    if chunk < 1:
        raise UsageError(f"chunk {chunk}: must be a number of pairs, 1 at least")
    checker = _checker(settings or Settings())
    _ = checker.glossary
    return _found_in(iter(pairs), checker, name, chunk)


def align_files(
    source: str | Path, target: str | Path, settings: Settings | None = None, *, on_stage: OnStage | None = None
) -> Alignment:
    """Align the sentences of two documents.

    Raises:
        InputError: if one cannot be read.
        UsageError: if one is in the wrong language, or both are one file.
        ModelError: if the model of the settings is not present.
    """
    return Alignment(*_checker(settings or Settings()).align(Path(source), Path(target), on_stage or _silent))


def align_texts(zh: str, en: str, settings: Settings | None = None) -> Alignment:
    """Align the sentences of two texts in memory, which are read as plain text.

    Raises:
        InputError: if one is empty.
        LanguageError: if one is in the wrong language.
        ModelError: if the model of the settings is not present.
    """
    settings = settings or Settings()
    return Alignment(*_checker(settings).aligned(_documents(zh, en, settings, "source", "target")))


def codes() -> dict[str, Rule]:
    """Return every code with its name, ordinary severity and page, sorted."""
    return every_rule()


def explain(code: str) -> Rule:
    """Return the name, the ordinary severity and the page of a code, or of the name of one ("number-magnitude").

    Raises:
        ConfigurationError: if there is none; the message names the nearest one.
    """
    rules = every_rule()
    found = rules.get(code.upper()) or next((rule for rule in rules.values() if rule.name == code.lower()), None)
    if found is None:
        raise ConfigurationError(f"explain {code}: no check has this code or name{nearest(code.upper(), rules)}")
    return found


def _checker(settings: Settings) -> Checker:
    """Return a checker, with its model and glossaries loaded where the last calls have had the same."""
    own = [Path(name) for name in settings.glossary if name != SHIPPED]
    return _made(settings, tuple(_state(path) for path in own))


@lru_cache(maxsize=2)
def _made(settings: Settings, state: tuple[tuple[int, int] | None, ...]) -> Checker:
    from xlcheck.pipeline import Checker

    del state  # of the glossaries: others are read anew
    return Checker(settings)


def _state(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _silent(_: str) -> None:
    """Say nothing."""


def _documents(zh: str, en: str, settings: Settings, source: str, target: str) -> tuple[Document, Document]:
    from xlcheck.read import check_languages, read_text

    sides: tuple[tuple[str, str, Lang], ...] = ((zh, source, "zh"), (en, target, "en"))
    ours, theirs = (read_text(text, name, lang, presegmented=settings.presegmented) for text, name, lang in sides)
    if not settings.presegmented:
        check_languages(ours, theirs)
    return ours, theirs


def _found_in(pairs: Iterator[tuple[str, str]], checker: Checker, name: str, size: int) -> Iterator[ReportedFinding]:
    from xlcheck.project.parts import later
    from xlcheck.read import check_languages

    before = 0
    while chunk := list(islice(pairs, size)):
        pair = _bilingual(chunk, name, before)
        if not before:
            check_languages(pair.source, pair.target)
        report = checker.settled(checker.find_in(pair, "pairs"))
        for finding in outcome(report).rows:
            yield later(finding, before)
        before += len(chunk)


def _bilingual(chunk: list[tuple[str, str]], name: str, before: int) -> Pair:
    """Return pairs as the two sides of a bilingual file whose lines they are."""
    from xlcheck.read import read_units

    for number, given in enumerate(chunk, before + 1):
        if isinstance(given, str) or len(given) != 2 or not all(isinstance(text, str) for text in given):
            raise UsageError(f"{name}, pair {number}: must be a Chinese and an English text, and is {given!r:.80}")
    zh, en = (read_units([texts[side] for texts in chunk], name, lang, before + 1) for side, lang in enumerate(_LANGS))
    return Pair(zh, en, tuple(Bead((i,), (i,)) for i in range(len(chunk))), bilingual=True)


_LANGS: tuple[Lang, Lang] = ("zh", "en")
