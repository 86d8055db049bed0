"""A run over a corpus: plan, shards, comparison, and the sum of what was found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from xlcheck.corpus.consistency import compare
from xlcheck.corpus.engines import run as run_engine
from xlcheck.corpus.plan import Plan
from xlcheck.corpus.tables import write_json
from xlcheck.pipeline import Checker, OnStage
from xlcheck.remaining import tenths

SUMMARY = "summary.json"


@dataclass(slots=True)
class Summary:
    """What came of a run: units checked, findings by code, those at the gate, and the errors of shards by file.

    ``waiting`` is the number of shards that nobody has checked yet.
    """

    units: int = 0
    findings: Counter[str] = field(default_factory=Counter)
    gate: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    waiting: int = 0


def check_corpus(
    plan: Plan,
    checker: Checker,
    *,
    engine: str = "processes",
    jobs: int = 1,
    address: str | None = None,
    share: tuple[int, int] = (1, 1),
    on_stage: OnStage,
) -> Summary:
    """Check the shards of a plan that are not done, compare them all, and return the sum.

    Of ``share`` (i, n), every n-th shard from the i-th on is checked; what parts say differently is compared when all
    are done. A shard that cannot be checked is told, and the run goes on.

    Raises:
        XlcheckError: if the settings cannot be used, the engine is missing, or the tables cannot be written.
    """
    mine = [shard for shard in plan.shards if shard.number % share[1] == share[0] - 1]
    waiting = [shard for shard in mine if not plan.is_done(shard)]
    said, ready = tenths(on_stage), len(mine) - len(waiting)
    if ready:
        on_stage(f"{ready} of {len(mine)} shards are done already")
    for number, _ in enumerate(run_engine(engine, plan, waiting, checker, jobs, address) if waiting else (), 1):
        said("checking shards", number, len(waiting))
    return summed(plan, checker, on_stage)


def summed(plan: Plan, checker: Checker, on_stage: OnStage) -> Summary:
    """Return the sum of what the folder tells; where all shards are told, also what their parts say differently."""
    found = Summary()
    for done in map(plan.told, plan.shards):
        if done is None:
            found.waiting += 1
            continue
        found.units += done["units"]
        found.findings.update(done["findings"])
        found.gate.update(done["gate"])
        if error := done.get("error"):
            found.errors.append(error)
    if not found.waiting:
        on_stage("comparing what the parts say")
        good = tuple(filter(plan.is_done, plan.shards))
        for row in compare(plan, good, checker):
            found.findings[row["code"]] += 1
            found.gate[row["code"]] += row["gate"]
        write_json(plan.folder / SUMMARY, _plain(found))
        for path in plan.folder.rglob(".*.part"):  # of runs that were killed while they wrote
            path.unlink(missing_ok=True)
    return found


def _plain(found: Summary) -> dict[str, object]:
    return {
        "units": found.units,
        "findings": dict(sorted(found.findings.items())),
        "gate": dict(sorted((+found.gate).items())),
        "errors": found.errors,
    }
