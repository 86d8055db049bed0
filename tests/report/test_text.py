"""The report for a person at a terminal: grouped, cut to the width, short or long, with colours and without."""

from dataclasses import replace
from io import StringIO

import pytest

from xlcheck.report.text import HINT, excerpt, print_text, render_plain
from xlcheck.rows import Elsewhere, Results


def printed(results, view, *, terminal=False, width=80, colour=False):
    from rich.console import Console

    out = StringIO()
    system = "truecolor" if colour else None
    console = Console(file=out, width=width, force_terminal=terminal, color_system=system, emoji=False, markup=False)
    print_text(console, results, view)
    return out.getvalue()


def test_findings_about_the_same_sentences_stand_together_with_all_words_marked(results, review):
    text = printed(results, review)
    assert text.count("en 3:") == 1
    assert "was [18.5 billion yuan], up [12%]." in text
    assert text.index("NUM004") < text.index("NUM008") < text.index("zh 3:")


def test_quiet_is_one_line_a_finding_and_nothing_else(results, view):
    good = Results(results.outcomes[:1])
    lines = printed(good, replace(view, quiet=True)).splitlines()
    assert [line.split(": ", 1)[1] for line in lines] == [
        "critical NUM004 the source says 18.5亿 (suggestion: 1.85 billion)",
        "critical OMI001 this text has no translation",
    ]


def test_quiet_is_silent_where_all_is_well(view):
    assert printed(Results(()), replace(view, quiet=True)) == ""


def test_quiet_still_says_what_could_not_be_checked(results, view):
    assert "IOE004 the file is empty" in printed(results, replace(view, quiet=True))


def test_verbose_says_why_it_matters_and_how_sure_it_is(results, view):
    text = printed(results, replace(view, verbose=True))
    assert "critical (high confidence) NUM004" in text
    assert "The digits agree, and the magnitude does not" in text


def test_marks_are_brackets_without_colour_and_the_hint_is_for_a_terminal(results, view):
    plain, terminal = printed(results, view), printed(results, view, terminal=True, colour=True)
    assert "[18.5亿元]" in plain
    assert "\x1b" not in plain
    assert HINT not in plain
    assert "[18.5亿元]" not in terminal
    assert "\x1b[1;4m18.5亿元" in terminal
    assert HINT in terminal


@pytest.mark.parametrize("room", [40, 60, 100])
def test_an_excerpt_fits_the_room_and_keeps_the_flagged_words(room):
    text = "前面的话很长很长，" * 12 + "收入为18.5亿元，" + "后面的话也很长，" * 12
    at = text.index("18.5")
    shown = excerpt(text, [(at, at + 6)], brackets=True, room=room)
    assert shown.cell_len <= room
    assert "[18.5亿元]" in shown.plain
    assert shown.plain[0] == shown.plain[-1] == "…"


def test_words_far_apart_are_shown_without_all_that_lies_between():
    text = "one " + "and so on " * 60 + "two"
    shown = excerpt(text, [(0, 3), (len(text) - 3, len(text))], brackets=True, room=60)
    assert shown.plain.startswith("[one] and")
    assert shown.plain.endswith("[two]")
    assert shown.cell_len <= 60


def test_nothing_at_the_gate_is_not_called_nothing(results, view):
    below = Results((replace(results.outcomes[0], rows=results.outcomes[0].rows[1:2]),))
    assert "No findings at the gate" in printed(below, view)
    assert "No findings in" in printed(Results((replace(results.outcomes[0], rows=()),)), view)


@pytest.mark.parametrize(
    ("places", "line"),
    [
        pytest.param([], None, id="nowhere"),
        pytest.param([("", 5), ("", 9)], "also 5:1, 9:1", id="in the same file"),
        pytest.param([("", 5), ("b.md", 2), ("b.md", 4)], "also EN 5:1; b.md 2:1, 4:1", id="in another file"),
        pytest.param([("", n) for n in range(11)], "also 0:1, 1:1, 2:1, 3:1, 4:1, 5:1, 6:1, 7:1 and 3 more", id="many"),
    ],
)
def test_other_places(results, review, places, line):
    outcome = results.outcomes[0]
    row = outcome.rows[0]
    name = row.target.path
    others = tuple(
        Elsewhere(1, row.source, replace(row.target, path=path or name, line=n, column=1)) for path, n in places
    )
    text = render_plain(Results((replace(outcome, rows=(replace(row, related=others),)),)), review)
    found = [part.strip() for part in text.split("\n") if part.strip().startswith("also ")]
    assert found == ([line.replace("EN", name)] if line else [])


def test_a_place_in_word_is_told_by_its_heading_and_the_first_words_of_its_paragraph(checked, docx, view):
    def p(text, style=""):
        return f"<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"

    styles = "<w:style w:styleId='h'><w:name w:val='heading 1'/></w:style>"
    body = p("Goods", "h") + p("The harbour had a good year in every respect. Output was 81 tons.")
    text = render_plain(checked(docx(body, styles=styles), "81"), view)
    assert "en.docx, paragraph 2 (“The harbour had a good year in every …”, under “Goods”)  critical" in text


def test_a_note_stands_under_no_heading_of_the_body(checked, docx, view):
    reference = "<w:r><w:footnoteReference w:id='7'/></w:r>"
    body = f"<w:p><w:r><w:t>Output rose.</w:t></w:r>{reference}</w:p>" + (
        "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>Costs</w:t></w:r></w:p>"
    )
    notes = "<w:footnote w:id='7'><w:p><w:r><w:t>It was 81 tons.</w:t></w:r></w:p></w:footnote>"
    text = render_plain(checked(docx(body, footnotes=notes), "81"), view)
    assert "en.docx, footnote 1  critical" in text
