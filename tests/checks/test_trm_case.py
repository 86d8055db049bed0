"""TRM002 for what is forbidden everywhere, TRM004 and TRM005: their weight and what they propose."""

import pytest

from xlcheck.checks import Context, Example, registry
from xlcheck.terms import ANY, Entry, Glossary

GLOSSARY = Glossary(
    (
        Entry("党代会", "Party Congress", case=True),
        Entry("政府", "Government", case=True, status="proposed"),
        Entry("ChinaJoy", "ChinaJoy", status="keep"),
        Entry(ANY, "leading role", forbidden=("vanguard status",)),
    )
)


def findings(zh, en, code):
    context = Context(Example("bad", ((zh, en),)).pair(), GLOSSARY)
    return [f for c in ("TRM001", "TRM002", "TRM004", "TRM005") for f in registry()[c]().check(context)], code


@pytest.mark.parametrize(
    ("zh", "en", "code", "severity", "confidence", "suggestion"),
    [
        pytest.param(
            "党代会开幕。", "The party congress opened.", "TRM004", "minor", "high", "Party Congress", id="case"
        ),
        pytest.param("政府发布。", "The government said so.", "TRM004", "info", "low", "Government", id="proposed"),
        pytest.param(
            "ChinaJoy开幕。", "CHINAJOY has opened.", "TRM005", "major", "high", "ChinaJoy", id="kept, recased"
        ),
        pytest.param("ChinaJoy开幕。", "It has opened.", "TRM005", "major", "medium", None, id="kept, not there"),
        pytest.param("它先行。", "It has vanguard status.", "TRM002", "major", "high", "leading role", id="anywhere"),
    ],
)
def test_finding(zh, en, code, severity, confidence, suggestion):
    (finding,), _ = findings(zh, en, code)
    assert (finding.code, finding.severity, finding.confidence) == (code, severity, confidence)
    assert finding.suggestion == suggestion
    assert finding.term in (None, *GLOSSARY.concepts) and (finding.term is None) == (code == "TRM002")
