"""Many pairs in one run: which files belong together, what is known of them already, and the work on the rest."""

from __future__ import annotations

from xlcheck.project.plan import Plan, Planned, plan
from xlcheck.project.repeated import told_once
from xlcheck.project.run import run
from xlcheck.project.session import Session, check_pair, check_project, suppressed
from xlcheck.project.watch import Watch, watched

__all__ = [
    "Plan",
    "Planned",
    "Session",
    "Watch",
    "check_pair",
    "check_project",
    "plan",
    "run",
    "suppressed",
    "told_once",
    "watched",
]
