"""The order of the stages; nothing else knows it.

Path -> Document -> Segments -> Beads -> Findings -> PairReport
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from xlcheck.checkable import ensure_checkable, ensure_compared
from xlcheck.checks import Check, Context, check_of, findings
from xlcheck.checks.catalogue import known_codes
from xlcheck.checks.comparing import Comparing, Conflict, stated
from xlcheck.checks.context import TRUST
from xlcheck.checks.vetted import blamed
from xlcheck.deadline import deadline
from xlcheck.errors import UsageError
from xlcheck.model import SEVERITIES, Bead, Document, Fact, Finding, Pair, PairReport
from xlcheck.places import FactRow
from xlcheck.reading import aligned_by_table, documents_of, ensure_bilingual, keyed
from xlcheck.remaining import OnStage as OnStage
from xlcheck.remaining import silent as silent
from xlcheck.remaining import tenths
from xlcheck.settings import JUDGED, SHIPPED, Settings
from xlcheck.suppress import judge_ignores
from xlcheck.version import __version__

if TYPE_CHECKING:
    from xlcheck.encode import Encoder
    from xlcheck.terms import Glossary

VECTORS = frozenset({"SIM001", "STR001", "TRM006", "TRM008"})
"""Checks that compare vectors. In a bilingual file, which needs no model otherwise, they must be named."""

_BY_MODEL = "model:"
"""How the signature of what the aligner has aligned begins."""


class Checker:
    """Checks pairs, one after the other, with one encoder, one glossary and one set of checks."""

    def __init__(self, settings: Settings, *, comparing: bool = False) -> None:
        """Take the settings. With ``comparing`` reports hold the facts in which the pairs of a run are compared.

        Raises:
            ConfigurationError: if they name a code or an option that does not exist.
        """
        self.settings = settings
        self.comparing = comparing
        self._on_stage: OnStage = silent  # of the pair at hand: the encoder outlives it
        self.codes = settings.chosen(known_codes())
        """What is selected, of all codes."""

    @cached_property
    def _checks(self) -> tuple[Check, ...]:
        """The checks that are selected, imported on first use."""
        return self._imported(self.codes)

    def _imported(self, codes: Iterable[str]) -> tuple[Check, ...]:
        known = ((code, check_of(code)) for code in codes)
        return tuple(check(**self.settings.options_of(code)) for code, check in known if check)

    @cached_property
    def glossary(self) -> Glossary:
        """The glossary of the settings. Raises GlossaryError if one cannot be used."""
        from xlcheck.terms import Glossary, load_glossary, shipped

        names = self.settings.glossary
        if names == (SHIPPED,):
            return shipped().limited(domains=self.settings.domains)
        own = load_glossary([Path(name) for name in names if name != SHIPPED]) if names else Glossary(())
        glossary = shipped().merged(own) if SHIPPED in names else own
        return glossary.limited(domains=self.settings.domains)

    @cached_property
    def encoder(self) -> Encoder:
        """The encoder of the settings, loaded on first use. Raises ModelError if it is not present."""
        from xlcheck.encode import load_encoder

        said = tenths(lambda text: self._on_stage(text))
        return load_encoder(
            self.settings.model,
            self.settings.model_options,
            lambda done, total: said("encoding sentences", done, total),
        )

    def renewed(self, settings: Settings, *, comparing: bool | None = None) -> Checker:
        """Return a checker of other settings, which keeps the encoder where that is the same."""
        other = Checker(settings, comparing=self.comparing if comparing is None else comparing)
        same = (settings.model, settings.model_options) == (self.settings.model, self.settings.model_options)
        if same and "encoder" in self.__dict__:
            other.__dict__["encoder"] = self.encoder
        return other

    def _vectors(self, *, aligned: bool) -> Encoder | None:
        """Return the encoder for the checks that compare vectors: the aligner's, or where there was none, if named."""
        named = any(code.startswith(prefix) for prefix in self.settings.select for code in VECTORS)
        return self.encoder if aligned or (named and VECTORS & {*self.codes}) else None

    def align(self, source: Path, target: Path, on_stage: OnStage = silent) -> tuple[Pair, str]:
        """Read, segment and align two documents; return them and the signature of the aligner.

        Raises:
            InputError: if one cannot be read.
            UsageError: if one is in the wrong language, or both are one file.
            ModelError: if the model is not present.
        """
        with deadline(self.settings.timeout, str(target)):
            if found := keyed(source, target, self.settings, on_stage):
                return found
            return self.aligned(documents_of(source, target, self.settings, on_stage), on_stage)

    def aligned(self, documents: tuple[Document, Document], on_stage: OnStage = silent) -> tuple[Pair, str]:
        """Align two documents; return them and the signature of the aligner."""
        from xlcheck.align import align

        ensure_checkable(*documents, bilingual=False)
        self._on_stage = on_stage
        on_stage("loading the model")
        encoder = self.encoder
        on_stage(f"aligning {len(documents[0].segments)} with {len(documents[1].segments)} sentences")
        return Pair(*documents, align(documents[0].segments, documents[1].segments, encoder)), _by_model(encoder)

    def read(
        self, source: Path, target: Path | None, on_stage: OnStage = silent, beads: Path | None = None
    ) -> tuple[Pair, str]:
        """Return two aligned documents: from two files through the aligner, or from one bilingual file without it.

        ``beads`` is a corrected alignment of the two files, that takes the place of the aligner's.

        Raises:
            UsageError: if a single file is not a bilingual format, or a file is in the wrong language.
            InputError: if a file cannot be read.
            AlignmentError: if two documents are not translations of each other.
        """
        from xlcheck.read import check_languages, read_bilingual

        if beads is not None:
            if target is None:
                raise UsageError("--beads: give the two documents too: xlcheck check ZH EN --beads FILE")
            return aligned_by_table(source, target, beads, self.settings, on_stage)
        if target is not None:
            if found := keyed(source, target, self.settings, on_stage):
                return found
            from xlcheck.align import ensure_aligned

            pair, signature = self.align(source, target, on_stage)
            ensure_aligned(pair, self.encoder)
            return pair, signature
        if pair_in_one := self.sections_of(source, on_stage):
            return pair_in_one
        ensure_bilingual(source, self.settings)
        on_stage(f"reading {source.name}")
        documents = read_bilingual(
            source,
            encoding=self.settings.encoding,
            max_bytes=self.settings.max_bytes,
            unfinished=self.settings.unfinished,
        )
        check_languages(*documents)
        count = len(documents[0].segments)
        return Pair(*documents, tuple(Bead((i,), (i,)) for i in range(count)), bilingual=True), "bilingual"

    def sections_of(self, path: Path, on_stage: OnStage = silent) -> tuple[Pair, str] | None:
        """Return the two sections of a page with both languages, aligned; None where it is no such page."""
        from xlcheck.read import check_languages, has_two_languages, read_two_languages

        if not has_two_languages(path):
            return None
        from xlcheck.align import ensure_aligned

        on_stage(f"reading {path.name}")
        documents = read_two_languages(path, encoding=self.settings.encoding, max_bytes=self.settings.max_bytes)
        check_languages(*documents)
        pair, signature = self.aligned(documents, on_stage)
        ensure_aligned(pair, self.encoder)
        return pair, signature

    def check(
        self, source: Path, target: Path | None, on_stage: OnStage = silent, beads: Path | None = None
    ) -> PairReport:
        """Check a translation against its source: two documents, with their corrected beads or without, or one file.

        Raises:
            XlcheckError: see `read`, `glossary` and `encoder`.
        """
        return self.settled(self.find(source, target, on_stage, beads))

    def find(
        self, source: Path, target: Path | None, on_stage: OnStage = silent, beads: Path | None = None
    ) -> PairReport:
        """Return what `check` returns before it is settled: what may be kept, whatever severities hold another time."""
        _ = self.glossary  # what is wrong with it is said before anything is read
        with deadline(self.settings.timeout, str(target or source)):
            return self.find_in(*self.read(source, target, on_stage, beads), on_stage)

    def find_in(self, pair: Pair, signature: str, on_stage: OnStage = silent, *, part: bool = False) -> PairReport:
        """Return what the checks find in two aligned documents, not settled; ``signature`` tells what aligned them.

        Of a ``part`` of a file, nothing need be translated.
        """
        ensure_checkable(pair.source, pair.target, bilingual=pair.bilingual)
        self._on_stage = on_stage
        stage = f"checking {len(pair.beads)} pairs of sentences"
        said = tenths(on_stage)
        vectors = self._vectors(aligned=signature.startswith(_BY_MODEL))
        if vectors and not signature.startswith(_BY_MODEL):
            signature += f"|{_by_model(vectors)}"
        context = Context(pair, self.glossary, vectors, self.settings.judge)
        found = findings(self._checks, context, lambda done, total: said(stage, done, total))
        if any(code.startswith(JUDGED) for code in self.codes):
            signature += f"|judge:{context.judge.signature}"
        if "ALN903" in self.codes and not pair.bilingual:
            from xlcheck.align import moved_findings

            found += moved_findings(pair)
        comparers = self.comparers(self.codes) if self.comparing else []
        facts: list[Fact] = []
        for check in comparers:
            with blamed(check.code):
                facts += stated(check, context)
        if self.codes and not part:
            ensure_compared(pair, any(True for _ in context.trusted_beads), bool(found))
        kept = judge_ignores(pair, found, facts, self.codes, known_codes())
        return PairReport(
            pair,
            tuple(sorted(kept.findings, key=lambda finding: _place(pair, finding))),
            () if pair.bilingual else tuple(_uncertain(pair)),
            f"xlcheck:{__version__}|{signature}|glossary:{self.glossary.digest}",
            tuple(note for note in kept.notes if note.code in self.codes),
            kept.hidden,
            tuple(kept.facts),
        )

    def settled(self, report: PairReport) -> PairReport:
        """Return a report with the severities of the settings, without what they ignore in these files."""
        paths = report.pair.source.path, report.pair.target.path
        kept = self.settings.settled(report.findings, *paths, texts=lambda finding: sentences(report.pair, finding))
        notes = self.settings.settled(report.notes, *paths)
        gone = len(report.findings) + len(report.notes) - len(kept) - len(notes)
        return replace(report, findings=kept, notes=notes, hidden=report.hidden + gone)

    def conflicts(self, facts: Sequence[FactRow]) -> Iterator[Conflict]:
        """Yield what the pairs of a run disagree about; ``facts`` are those of all their reports, in their order."""
        # Where no pair was read again, only the checks that have facts are imported.
        about = {fact.code for fact in facts}
        for check in self.comparers(code for code in self.codes if code in about):
            with blamed(check.code):
                yield from check.across([fact for fact in facts if fact.code == check.code])

    def comparers(self, codes: Iterable[str]) -> list[Comparing]:
        """Return the checks among these that compare the pairs of a run."""
        return [check for check in self._imported(codes) if isinstance(check, Comparing)]


def renamed(report: PairReport, shown: Mapping[str, str]) -> PairReport:
    """Return a report with other paths: of the files in place of those that stood in for them."""
    pair = report.pair
    source = replace(pair.source, path=shown.get(pair.source.path, pair.source.path))
    target = replace(pair.target, path=shown.get(pair.target.path, pair.target.path))
    notes = tuple(replace(note, path=shown.get(note.path, note.path)) for note in report.notes)
    return replace(report, pair=replace(pair, source=source, target=target), notes=notes)


def sentences(pair: Pair, finding: Finding) -> str:
    """Return the sentences of both sides that a finding is about, a line for each side."""
    if finding.bead is None:
        return ""
    bead = pair.beads[finding.bead]
    return f"{pair.source_side(bead).text}\n{pair.target_side(bead).text}"


def _by_model(encoder: Encoder) -> str:
    return f"{_BY_MODEL}{encoder.name}@{encoder.revision}"


def _place(pair: Pair, finding: Finding) -> tuple[object, ...]:
    """Sort by the place in the translation, which is what a person edits; a lost sentence comes where it was lost."""
    bead = finding.bead if finding.bead is not None else -1
    spans = finding.target_spans or finding.source_spans
    start = spans[0].start if spans else -1
    return bead, start, SEVERITIES.index(finding.severity), finding.code, finding.message


def _uncertain(pair: Pair) -> list[Finding]:
    """One note for each run of beads that were not compared because their alignment is too uncertain."""
    notes = []
    weak = [i for i, bead in enumerate(pair.beads) if bead.source and bead.target and bead.score < TRUST]
    for _, group in groupby(enumerate(weak), key=lambda item: item[1] - item[0]):
        run = [bead for _, bead in group]
        source = [pair.source.segments[i] for bead in run for i in pair.beads[bead].source]
        target = [pair.target.segments[i] for bead in run for i in pair.beads[bead].target]
        notes.append(
            Finding(
                "ALN902",
                "info",
                "low",
                f"not compared: it is uncertain which of these sentences belong together "
                f"({len(source)} Chinese, {len(target)} English)",
                run[0],
                tuple(s.span for s in source),
                tuple(s.span for s in target),
            )
        )
    return notes
