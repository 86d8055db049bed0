"""What holds for every check, whatever it finds."""

import re

import pytest

from xlcheck.checks import Context, examples, registry
from xlcheck.encode import load_encoder
from xlcheck.terms import load_glossary, shipped

CHECKS = list(registry().values())
ids = [c.code for c in CHECKS]


@pytest.mark.parametrize("check", CHECKS, ids=ids)
def test_code_and_name_have_their_form(check):
    assert re.fullmatch(r"[A-Z]{3}\d{3}", check.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.name)
    assert check.severity in ("critical", "major", "minor", "info")


@pytest.mark.parametrize("check", CHECKS, ids=ids)
def test_page_has_a_bad_and_a_good_pair(check):
    assert {e.verdict for e in examples(check)} == {"bad", "good"}


@pytest.mark.parametrize("check", CHECKS, ids=ids)
def test_the_good_pairs_are_silent_and_the_bad_ones_are_found(check, tmp_path):
    for example in examples(check):
        glossary = shipped()
        if example.glossary:
            (tmp_path / "g.csv").write_text(f"zh,en\n{example.glossary}\n", encoding="utf-8")
            glossary = load_glossary([tmp_path / "g.csv"])
        findings = list(check().check(Context(example.pair(), glossary, load_encoder(None))))
        assert bool(findings) == (example.verdict == "bad"), example
        assert {f.code for f in findings} <= {check.code}
