"""Every row of the table of reporting verbs decides in its example."""

from __future__ import annotations

import pytest

from xlcheck.align import speech
from xlcheck.language.reporting_verbs import reporting_verbs, rows


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.form)
def test_a_verb_reports_in_its_example(row):
    assert row.kind in {"zh", "en"}
    assert row.form in row.example
    assert speech.reports(row.example, False, row.kind) == 1


def test_forms_by_language():
    assert "said" in reporting_verbs("en") and "说" in reporting_verbs("zh")
    assert not reporting_verbs("en") & reporting_verbs("zh")
