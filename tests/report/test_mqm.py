"""The MQM score: what carries points, for how many characters, and where it is shown."""

import json
from dataclasses import replace

from xlcheck.report.json import render_json
from xlcheck.report.mqm import score
from xlcheck.report.text import render_plain
from xlcheck.rows import Results


def test_without_characters_there_is_no_score(view):
    empty = Results(())
    assert score(empty) == {"points": 0, "source_characters": 0, "per_1000": None}
    assert "MQM" not in render_plain(empty, replace(view, review=True))


def test_points_are_counted_for_a_thousand_characters(results):
    # Critical twice and major once; what is of low confidence carries none. Blanks are no characters.
    characters = len("年报") + len("🚢🚢全年收入18.5亿元，增长12%。") + len("这一句没有译文。")
    assert score(results) == {
        "points": 55,
        "source_characters": characters,
        "per_1000": round(55_000 / characters, 2),
    }


def test_the_score_is_shown_and_counts_for_nothing(results, view):
    assert json.loads(render_json(results, view))["summary"]["mqm"] == score(results)
    assert "MQM" not in render_plain(results, replace(view, review=False))
    assert "penalty points per 1,000 source characters (55 for" in render_plain(results, replace(view, review=True))
