"""A new check, begun: its file with the page, and its tests, of which one fails until the check finds something.

    python -m benchmarks.new_check SPL001 mixed-spelling --family surface

writes xlcheck/checks/surface/spl001_mixed_spelling.py and tests/checks/test_spl001.py. Nothing has to be registered:
checks are found by their place. The page is the docstring; its pairs are run by tests/checks/test_registry.py, which
fails too until the pair under "Bad" is found. CONTRIBUTING.md says what else belongs to a check.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from string import Template

ROOT = Path(__file__).resolve().parents[1]

CHECK = Template('''\
"""$code: TODO what it finds, in a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.registry import register
from xlcheck.model import Finding, Severity, Side, Span


@register
@dataclass(frozen=True, slots=True)
class $class_name:
    """TODO: what is wrong, in one sentence for a translator.

    TODO: why it matters, what is compared, and what is not reported although it looks like it.

    Bad:
        zh: 这一句要译错。
        en: TODO a translation that is wrong.

    Good:
        zh: 这一句要译对。
        en: TODO a translation that looks like it and is right.
    """

    code: ClassVar[str] = "$code"
    name: ClassVar[str] = "$name"
    severity: ClassVar[Severity] = "$severity"

    # Fields of this class are options of the configuration; give each a default and a docstring of its own.

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each TODO."""
        for bead in context.trusted_beads:
            for span in self._wrong(context.source(bead), context.target(bead)):
                yield Finding(
                    self.code, self.severity, "medium", "TODO: what is wrong here", bead=bead, target_spans=(span,)
                )

    def _wrong(self, source: Side, target: Side) -> Iterator[Span]:
        """Yield the places of the translation that are wrong, as offsets into the document."""
        yield from ()
''')

TEST = Template('''\
"""$code: TODO what it finds, in a line."""

import pytest

from xlcheck.checks import Context, Example
from xlcheck.checks.$family.$module import $class_name
from xlcheck.terms import Glossary


def run(*beads):
    """The words that are flagged in the translation of these pairs of sentences."""
    pair = Example("bad", beads).pair()
    findings = $class_name().check(Context(pair, Glossary(())))
    return [pair.target.text[slice(*span)] for finding in findings for span in finding.target_spans]


SILENT = {
    "a right translation": ("我们完善了制度。", "We have improved the system."),
    # TODO: all that looks like the mistake and is right. Every false alarm that was ever seen becomes a line here.
}


@pytest.mark.parametrize("bead", SILENT.values(), ids=SILENT.keys())
def test_what_is_right_stays_unsaid(bead):
    assert run(bead) == []


FOUND = {
    "TODO the fact": (("这一句要译错。", "TODO a translation that is wrong."), ["wrong"]),
}


@pytest.mark.parametrize(("bead", "words"), FOUND.values(), ids=FOUND.keys())
def test_what_is_wrong_is_found_where_it_stands(bead, words):
    assert run(bead) == words
''')


def written(root: Path, code: str, name: str, family: str, severity: str) -> list[Path]:
    """Write the two files and return them.

    Raises:
        ValueError: if a name has not its form, the family is none, or the code is taken.
    """
    if not re.fullmatch(r"[A-Z]{3}\d{3}", code):
        raise ValueError(f"{code}: a code is three capitals and three digits, such as SPL001")
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name):
        raise ValueError(f"{name}: a name is small words with hyphens, such as mixed-spelling")
    checks = root / "xlcheck" / "checks"
    families = sorted(path.parent.name for path in checks.glob("*/__init__.py"))
    if family not in families:
        raise ValueError(f"{family}: no family of checks; there are {', '.join(families)}")
    if any(f'"{code}"' in path.read_text(encoding="utf-8") for path in checks.glob("*/*.py")):
        raise ValueError(f"{code} is taken, and codes are never given twice")
    words = {
        "code": code, "name": name, "family": family, "severity": severity,
        "module": f"{code.lower()}_{name.replace('-', '_')}", "class_name": name.title().replace("-", ""),
    }  # fmt: skip
    files = {
        checks / family / f"{words['module']}.py": CHECK,
        root / "tests" / "checks" / f"test_{code.lower()}.py": TEST,
    }
    if there := [path for path in files if path.exists()]:
        raise ValueError(f"{there[0]} is there already")
    for path, template in files.items():
        path.write_text(template.substitute(words), encoding="utf-8")
    return list(files)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("code", help="three capitals, three digits; never used before")
    parser.add_argument("name", help="small words with hyphens")
    parser.add_argument("--family", required=True, help="a folder of xlcheck/checks/")
    parser.add_argument("--severity", choices=("critical", "major", "minor", "info"), default="minor")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    args = parser.parse_args()
    try:
        files = written(args.root, args.code, args.name, args.family, args.severity)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    for path in files:
        print(path.relative_to(args.root).as_posix())
    print(
        f"next: the TODOs, then python -m pytest tests/checks -k {args.code.lower()}; docs/generate.py writes the page"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
