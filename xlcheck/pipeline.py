"""The order of the stages; nothing else knows it.

Path -> Document -> Segments -> Beads -> Findings -> Report
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from xlcheck import __version__
from xlcheck.checks import Context, registry
from xlcheck.checks.base import TRUST
from xlcheck.errors import UsageError
from xlcheck.model import SEVERITIES, Bead, Finding, Pair, Report
from xlcheck.settings import SHIPPED, Settings

OnStage = Callable[[str], None]
"""Is told what begins, in words for a person."""


def _silent(_: str) -> None:
    return None


def align_files(source: Path, target: Path, settings: Settings, on_stage: OnStage = _silent) -> tuple[Pair, str]:
    """Read, segment and align two documents; return them and the signature of the aligner.

    Raises:
        InputError: if one cannot be read.
        UsageError: if one is in the wrong language.
        ModelError: if the model is not present.
    """
    from xlcheck.align import align
    from xlcheck.encode import load
    from xlcheck.read import check_languages, read_document

    on_stage(f"reading {source.name} and {target.name}")
    documents = (
        read_document(source, "zh", presegmented=settings.presegmented, encoding=settings.encoding),
        read_document(target, "en", presegmented=settings.presegmented, encoding=settings.encoding),
    )
    if not settings.presegmented:
        check_languages(*documents)
    on_stage("loading the model")
    encoder = load(settings.model)
    on_stage(f"aligning {len(documents[0].segments)} with {len(documents[1].segments)} sentences")
    beads = align(documents[0].segments, documents[1].segments, encoder)
    return Pair(*documents, beads), f"model:{encoder.name}@{encoder.revision}"


def read_pair(source: Path, target: Path | None, settings: Settings, on_stage: OnStage = _silent) -> tuple[Pair, str]:
    """Return two aligned documents: from two files through the aligner, or from one bilingual file without it.

    Raises:
        UsageError: if a single file is not a bilingual format.
        AlignmentError: if two documents are not translations of each other.
    """
    from xlcheck.align import ensure_aligned
    from xlcheck.read import bilingual_suffixes, check_languages, is_bilingual, read_bilingual

    if target is not None:
        pair, signature = align_files(source, target, settings, on_stage)
        ensure_aligned(pair)
        return pair, signature
    if not is_bilingual(source):
        kinds = ", ".join(bilingual_suffixes())
        raise UsageError(
            f"{source}: give the translation as a second file: xlcheck check {source} TRANSLATION "
            f"(a single file must be bilingual: {kinds})"
        )
    on_stage(f"reading {source.name}")
    documents = read_bilingual(source, encoding=settings.encoding)
    check_languages(*documents)
    count = len(documents[0].segments)
    return Pair(*documents, tuple(Bead((i,), (i,)) for i in range(count)), bilingual=True), "bilingual"


def check_files(source: Path, target: Path | None, settings: Settings, on_stage: OnStage = _silent) -> Report:
    """Check a translation against its source: two documents, or one bilingual file.

    Raises:
        XlcheckError: see `read_pair` and `align_files`; GlossaryError if a glossary cannot be used.
    """
    checks = [check for code, check in registry().items() if code in settings.chosen(registry())]
    from xlcheck.terms import Glossary, load, shipped

    if settings.glossary == (SHIPPED,):
        glossary = shipped()
    elif settings.glossary:
        own = load([Path(name) for name in settings.glossary if name != SHIPPED])
        glossary = shipped().merged(own) if SHIPPED in settings.glossary else own
    else:
        glossary = Glossary(())
    pair, signature = read_pair(source, target, settings, on_stage)
    on_stage(f"checking {len(pair.beads)} pairs of sentences")
    context = Context(pair, glossary)
    findings = [finding for check in checks for finding in check().check(context)]
    return Report(
        pair,
        tuple(sorted(findings, key=lambda finding: _place(pair, finding))),
        () if pair.bilingual else tuple(_uncertain(pair)),
        f"xlcheck:{__version__}|{signature}|glossary:{glossary.digest}",
    )


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
