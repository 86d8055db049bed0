"""The review report in a browser: what a reviser does with it, and what a hostile document cannot do to it."""

import json
import re

import pytest

from xlcheck.suppress.decisions import read_file

KEYS_SEEN = "NUM004", "NUM003", "DTE001", "OMI001"


def codes(page):
    """Return the codes of the findings that are shown, in their order."""
    return page.locator("article:not([hidden]) .code").all_text_contents()


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def chip(page, group, value):
    return page.locator(f'[data-filter="{group}:{value}"]')


def saved(page):
    """Save the decisions and return the file's name and content."""
    with page.expect_download() as download:
        page.click("#save")
    return download.value.suggested_filename, json.loads(download.value.path().read_text(encoding="utf-8"))


def loaded(page, value):
    content = value if isinstance(value, str) else json.dumps(value)
    page.set_input_files("#file", {"name": "d.json", "mimeType": "application/json", "buffer": content.encode()})
    page.wait_for_selector("#notice:visible")
    return page.inner_text("#notice").removesuffix("✕").strip()


# ---- what is shown ----


def test_a_report_without_findings_says_so(opened, results):
    page = opened(results(found=[]))
    assert page.inner_text("#count") == "No findings in 8 pairs of sentences."
    assert page.inner_text("#progress-text") == "Nothing to decide"
    press(page, "j", "a", "u", "o", "n")
    assert page.locator(".row").count() == 0
    press(page, "w")
    assert page.locator(".row").count() == 8


def test_the_gate_comes_first_and_the_rest_is_a_click_away(opened):
    page = opened()
    assert codes(page) == [*KEYS_SEEN]
    assert page.inner_text("#count") == "4 of 5 findings in 8 pairs of sentences"
    chip(page, "gate", "at").click()
    assert codes(page) == ["NUM004", "NUM003", "DTE001", "TRM001", "OMI001"]


def test_everything_is_shown_where_nothing_is_at_the_gate(opened):
    assert len(codes(opened(gate=lambda finding: False))) == 5


def test_both_sides_stand_beside_each_other_with_their_marks(opened):
    row = opened().locator(".row").first
    assert row.locator(".text").all_text_contents() == [
        "总投资3.6万亿元。",
        "Total investment came to 3.6 billion yuan.",
    ]
    # Two findings overlap: the pieces have the look of the gravest.
    assert row.locator("mark").all_text_contents() == ["3.6万亿", "3.6 ", "billion"]
    assert [m.get_attribute("class") for m in row.locator("mark").all()] == ["critical"] * 3
    boxes = [row.locator(".text").nth(i).bounding_box() for i in (0, 1)]
    assert boxes[0]["y"] == boxes[1]["y"] and boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    assert row.locator(".suggestion").first.text_content() == "Suggestion: 3.6 trillion"


def test_a_side_without_sentence_says_so(opened):
    page = opened()
    press(page, "w")
    assert page.locator(".side.empty").all_text_contents() == ["No English counterpart", "No Chinese counterpart"]


def test_marks_of_findings_that_are_filtered_out_are_plain(opened):
    page = opened()
    press(page, "w")
    assert page.locator("mark.off").all_text_contents() == ["做强做优", "stronger and better"]
    chip(page, "gate", "at").click()
    assert page.locator("mark.off").count() == 0


def test_filters(opened):
    page = opened()
    for group, value, left in (
        ("code", "DTE001", ["DTE001"]),
        ("severity", "critical", ["NUM004"]),
        ("confidence", "medium", ["DTE001"]),
        ("status", "accepted", []),
    ):
        chip(page, group, value).click()
        assert codes(page) == left, group
        assert chip(page, group, value).get_attribute("aria-pressed") == "true"
        page.click("#reset")
        assert codes(page) == [*KEYS_SEEN]


def test_two_values_of_a_group_add_up_and_two_groups_narrow(opened):
    page = opened()
    chip(page, "severity", "critical").click()
    chip(page, "severity", "major").click()
    assert codes(page) == [*KEYS_SEEN]
    chip(page, "confidence", "medium").click()
    assert codes(page) == ["DTE001"]
    assert chip(page, "severity", "major").inner_text().split() == ["▲", "major", "1"]


def test_search(opened):
    page = opened()
    for text, left in (
        ("may 2", ["DTE001"]),
        ("万亿", ["NUM004", "NUM003"]),
        ("trillion", ["NUM004"]),
        ("omi", ["OMI001"]),
        ("no such words", []),
        ("(", []),
    ):
        page.fill("#search", text)
        assert codes(page) == left, text


def test_notes_are_searched(opened):
    page = opened()
    press(page, "j", "n")
    page.keyboard.type("ask the author")
    press(page, "Escape", "/")
    page.keyboard.type("author")
    assert codes(page) == ["NUM004"]


def test_the_text_between_the_findings_can_be_opened(opened):
    page = opened()
    assert page.locator(".gap button").all_text_contents() == [
        "1 pair not shown",
        "1 pair not shown",
        "3 pairs not shown",
    ]
    page.locator(".gap button").last.click()
    assert page.locator(".gap").count() == 2
    assert page.locator(".row").count() == 6


def test_several_pairs_have_headings_and_files_findings_of_their_own(opened, report):
    from xlcheck.places import Located
    from xlcheck.rows import Outcome, ReportedFinding, Results, outcome

    place = Located("b.txt", 1, 1, 1, 1, "", (), (1, 1))
    error = ReportedFinding("IOE001", "critical", "high", "b.txt is not there", "e" * 16, target=place)
    missing = ReportedFinding("OMI002", "major", "high", "no translation", "f" * 16, source=place)
    outcomes = (outcome(report(), whole=True), Outcome("a.txt", "b.txt", error=error), outcome(report()))
    page = opened(Results(outcomes, (missing,)))
    assert page.inner_text("#documents") == "3 pairs of files"
    assert page.locator(".paths").all_text_contents() == ["zh.txt → en.txt", "zh.txt → en.txt"]
    assert codes(page) == [*KEYS_SEEN, *KEYS_SEEN, "OMI002"]
    chip(page, "gate", "at").click()
    assert page.locator("article", has_text="b.txt is not there").locator(".controls").count() == 0


def test_a_finding_leads_to_its_other_places(opened, results):
    found = [("TRM003", "major", "high", "two renderings", 0, "三座桥", "bridges", None)]
    page = opened(results(found=found, related=[(6, "产量", "Output"), (4, "河水", "")]))
    assert page.locator(".related").text_content() == "Also in pair 7, 5"
    assert page.locator(".row").count() == 1
    page.get_by_role("button", name="Go to pair 7").click()
    assert page.locator(".row").count() == 2
    assert page.locator("mark.on").all_text_contents() == ["三座桥", "bridges", "产量", "Output"]
    assert page.evaluate(
        "document.activeElement.matches('.row') && document.activeElement.textContent.includes('Output')"
    )


def test_a_finding_leads_to_its_places_in_other_files(opened, report):
    from dataclasses import replace

    from xlcheck.rows import Results, outcome

    found = [("TRM003", "major", "high", "two renderings", 0, "三座桥", "bridges", None)]
    here = outcome(report(found=found, related=[(6, "产量", "Output")]))
    [row] = here.rows
    [place] = row.related

    def at(folder):
        sides = {side: replace(getattr(place, side), path=f"{folder}/{side}") for side in ("source", "target")}
        return replace(place, **sides)

    there = replace(outcome(report(found=[])), source="b/source", target="b/target")
    row = replace(row, related=(place, at("b"), at("<i>c")))
    page = opened(Results((replace(here, rows=(row,)), there)))
    assert page.locator(".related").text_content() == "Also in pair 7; b/target 1:164; <i>c/target 1:164"
    assert page.locator(".related button").count() == 2
    assert page.locator(".paths").count() == 1
    page.get_by_role("button", name="Go to b/target 1:164").click()
    assert page.locator(".paths").all_text_contents() == ["zh.txt → en.txt", "b/source → b/target"]
    assert page.evaluate("document.activeElement.textContent").endswith("Output rose by 20 percent.")


# ---- keys and decisions ----


def test_j_and_k_walk_through_the_findings(opened, current):
    page = opened()
    seen = []
    for key in "jjjjj":
        press(page, key)
        seen.append(current(page))
    assert seen == [*KEYS_SEEN, "OMI001"]
    press(page, "k")
    assert current(page) == "DTE001"
    assert page.evaluate("document.activeElement.matches('article.current')")
    assert page.locator("mark.on").all_text_contents() == ["5月2日", "May 3"]


def test_a_click_on_a_mark_or_a_card_selects(opened, current):
    page = opened()
    page.locator("mark", has_text="May 3").click()
    assert current(page) == "DTE001"
    page.locator("article").first.locator(".message").click()
    assert current(page) == "NUM004"


def test_accept_reject_to_do_and_back(opened):
    page = opened()
    press(page, "j", "a", "j", "r", "j", "t")
    assert page.inner_text("#progress-text") == "3 of 4 decided"
    assert [a.get_attribute("data-decision") for a in page.locator("article").all()[:3]] == [
        "accepted",
        "false-positive",
        "todo",
    ]
    press(page, "t")
    assert page.inner_text("#progress-text") == "2 of 4 decided"
    assert page.inner_text("#live") == "Decision taken back. 2 of 4 decided."
    page.locator("article").nth(1).get_by_role("button", name="Accept").click()
    assert page.locator("article").nth(1).get_attribute("data-decision") == "accepted"


def test_o_goes_to_the_next_open_finding(opened, current):
    page = opened()
    press(page, "j", "j", "a", "k", "o")
    assert current(page) == "DTE001"


def test_undo_takes_back_one_change_after_the_other(opened):
    page = opened()
    press(page, "j", "a", "r", "n")
    page.keyboard.type("why")
    press(page, "Escape", "u")
    assert page.locator("textarea:visible").count() == 0
    assert page.locator("article").first.get_attribute("data-decision") == "false-positive"
    press(page, "u")
    assert page.locator("article").first.get_attribute("data-decision") == "accepted"
    press(page, "u", "u")
    assert page.locator("article").first.get_attribute("data-decision") == ""


def test_the_words_are_copied_for_find(opened):
    page = opened()
    page.locator("article").first.click()
    page.evaluate("window.said = null; navigator.clipboard.writeText = async (text) => { window.said = text; }")
    page.keyboard.press("c")
    page.wait_for_function("window.said !== null")
    assert page.evaluate("window.said") == "investment came to 3.6 billion yuan."


def test_escape_ends_a_search(opened):
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("May 3")
    assert len(codes(page)) == 1
    page.keyboard.press("Escape")
    assert (len(codes(page)), page.locator("#search").input_value()) == (4, "")


def test_one_decision_for_all_that_is_shown_and_one_undo(opened):
    page = opened()
    page.locator("#bulk summary").click()
    assert page.locator("#bulk-text").inner_text() == "4 findings with these filters:"
    page.locator("[data-bulk=intended]").click()
    assert set(page.locator("article:visible").evaluate_all("all => all.map(c => c.dataset.decision)")) == {"intended"}
    page.locator("article").first.click()
    page.keyboard.press("u")
    assert set(page.locator("article:visible").evaluate_all("all => all.map(c => c.dataset.decision)")) == {""}


def test_who_wants_it_is_taken_to_the_next_open_finding(opened, current):
    page = opened()
    page.keyboard.press("?")
    page.locator("#advance").check()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    first = current(page)
    page.keyboard.press("a")
    assert current(page) != first


def test_the_file_says_who_decided_and_when(opened, tmp_path):
    page = opened()
    page.locator("#reviewer").fill("Li Na")
    page.locator("article").first.click()
    page.keyboard.press("i")
    _, file = saved(page)
    (tmp_path / "d.json").write_text(json.dumps(file), encoding="utf-8")
    (decision,) = read_file(tmp_path / "d.json")
    assert re.fullmatch(r"Li Na \d{4}-\d\d-\d\d", decision.by)
    assert decision.status == "intended"


def test_keys_are_letters_in_a_note_and_can_be_switched_off(opened, current):
    page = opened()
    press(page, "j", "n")
    page.keyboard.type("jar")
    assert page.locator("textarea:visible").input_value() == "jar"
    press(page, "Escape")
    assert current(page) == "NUM004"
    press(page, "?")
    page.locator("#keys").uncheck()
    press(page, "Escape", "j", "a")
    assert current(page) == "NUM004" and page.inner_text("#progress-text") == "0 of 4 decided"


def test_a_decision_leaves_the_list_only_with_the_next_filter(opened):
    page = opened()
    chip(page, "status", "open").click()
    press(page, "j", "a")
    assert codes(page) == [*KEYS_SEEN]
    chip(page, "severity", "major").click()
    chip(page, "severity", "major").click()
    assert codes(page) == [*KEYS_SEEN[1:]]


def test_the_same_finding_in_the_same_sentences_takes_one_decision(opened, results):
    texts = [("总投资3.6万亿元。", "Total investment came to 3.6 billion yuan.")] * 2
    found = [("NUM004", "critical", "high", "too small", i, "3.6万亿", "3.6 billion", None) for i in (0, 1)]
    page = opened(results(texts, found))
    press(page, "j", "a")
    assert page.inner_text("#progress-text") == "2 of 2 decided"
    _, file = saved(page)
    assert [(d["status"], d["count"]) for d in file["decisions"]] == [("accepted", 2)]


def test_saved_decisions_are_what_import_takes(opened, results, tmp_path):
    from xlcheck.suppress.decisions import read_file

    page = opened()
    press(page, "j", "a", "j", "r", "n")
    page.keyboard.type("桥 </script> \u202e")
    press(page, "Escape", "j", "n")
    page.keyboard.type("later")
    name, file = saved(page)
    assert name == "en.txt.decisions.json"
    path = tmp_path / name
    path.write_text(json.dumps(file), encoding="utf-8")
    shown = results().rows
    assert [(d.fingerprint, d.code, d.status, d.note) for d in read_file(path)] == [
        (shown[0].fingerprint, "NUM004", "accepted", ""),
        (shown[1].fingerprint, "NUM003", "false-positive", "桥 </script> \u202e"),
        (shown[2].fingerprint, "DTE001", "todo", "later"),
    ]
    assert (file["decisions"][0]["source"], file["decisions"][0]["path"]) == ("总投资3.6万亿元。", "en.txt")


def test_decisions_are_kept_and_those_of_another_report_are_not_mixed_in(opened, results, browser):
    page = opened()
    press(page, "j", "a")
    again = opened(again=page.context)
    assert again.inner_text("#progress-text") == "1 of 4 decided"
    other = opened(results(found=[("NUM001", "major", "high", "?", 1, "3.6万亿", "", None)]), again=page.context)
    assert other.inner_text("#progress-text") == "0 of 1 decided"


def test_decisions_come_back_from_a_file(opened, results):
    shown = results().rows
    decisions = [
        {"fingerprint": shown[0].fingerprint, "status": "accepted", "note": ""},
        {"fingerprint": shown[2].fingerprint, "status": "", "note": "why?"},
        {"fingerprint": shown[1].fingerprint, "status": "constructor", "note": 7},
        {"fingerprint": "0" * 16, "status": "todo"},
        None,
    ]
    page = opened()
    said = loaded(page, {"version": 1, "decisions": decisions})
    assert said == "2 decisions loaded. 1 decision about findings that are not in this report left out."
    assert page.inner_text("#progress-text") == "1 of 4 decided"
    assert page.locator("textarea:visible").input_value() == "why?"


def test_another_file_is_refused(opened):
    page = opened()
    for content in ("", "[]", "null", "{", '{"version": 2, "decisions": []}', '{"decisions": {}}', "<html>"):
        assert loaded(page, content).startswith("d.json is no file of decisions: "), content
        page.get_by_role("button", name="Dismiss").click()
    assert page.inner_text("#progress-text") == "0 of 4 decided"


def test_damaged_memory_does_no_harm(opened):
    page = opened()
    for kept in ("{", "[1]", '{"x": 1}', "null", '"a"'):
        page.evaluate(
            "kept => localStorage.setItem('xlcheck:review:' + document.getElementById('data').dataset.digest, kept)",
            kept,
        )
        page.reload()
        press(page, "j", "a")
        assert page.inner_text("#progress-text") == "1 of 4 decided", kept


def test_a_browser_that_keeps_nothing_is_no_hindrance(opened, tmp_path):
    page = opened(alone=True)
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused') }})")
    page.reload()
    press(page, "j", "a")
    assert page.inner_text("#progress-text") == "1 of 4 decided"
    assert "save the decisions as a file" in page.inner_text("#notice")


# ---- hostile text ----

HOSTILE = "<script>window.hit=1</script><img src=x onerror=window.hit=1></p>]]>-->&amp;{{data}}"


def test_hostile_text_is_shown_as_text(opened, results):
    texts = [(f"桥{HOSTILE}", f"bridge {HOSTILE}\u2028")]
    found = [("NUM001", "major", "high", f"message {HOSTILE}", 0, "<script>", "</script>", f"<b>{HOSTILE}")]
    page = opened(results(texts, found, names=(f"a{HOSTILE.replace('/', '')}.txt", "en.txt")))
    assert page.evaluate("window.hit") is None
    assert page.locator("main script, main img, main b:not(.name)").count() == 0
    assert page.locator(".text").all_text_contents() == [f"桥{HOSTILE}", f"bridge {HOSTILE}U+2028"]
    assert page.locator("mark").all_text_contents() == ["<script>", "</script>"]
    assert page.locator(".message").text_content() == f"message {HOSTILE}"
    assert page.text_content(".suggestion ins") == f"<b>{HOSTILE}"
    press(page, "j", "n")
    page.keyboard.type(HOSTILE)
    page.reload()
    assert page.locator("textarea:visible").input_value() == HOSTILE
    assert page.evaluate("window.hit") is None


def test_what_cannot_be_seen_is_shown_by_its_number(opened, results):
    hidden = "\u202e\u200f\x00\x1b\ufeff\ud800\u2028"
    shown = "U+202EU+200FU+0000U+001BU+FEFFU+D800U+2028"
    found = [("NUM001", "major", "high", f"a{hidden}b", 0, "座", "bridges", None)]
    page = opened(results([("三座桥。", f"three{hidden} bridges")], found))
    assert page.locator(".text").last.text_content() == f"three{shown} bridges"
    assert page.locator(".message").text_content() == f"a{shown}b"
    assert page.locator("mark").all_text_contents() == ["座", "bridges"]


def test_marks_stand_right_behind_characters_outside_the_first_plane(opened, results):
    found = [("NUM001", "major", "high", "?", 0, "座", "bridges", None)]
    page = opened(results([("𠀀𠀁三座桥😀。", "😀 three bridges")], found))
    assert page.locator("mark").all_text_contents() == ["座", "bridges"]


def test_a_script_that_comes_into_the_page_does_not_run(opened):
    page = opened()
    with page.tolerated():
        page.evaluate(
            """() => {
              const script = document.createElement("script");
              try { script.textContent = "window.hit = 1"; document.body.append(script); } catch {}
              try { document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.hit = 1'>"); } catch {}
            }"""
        )
        refused = page.evaluate("fetch('https://example.invalid/').then(() => 'sent', () => 'refused')")
        page.wait_for_timeout(50)
    assert page.evaluate("window.hit") is None
    assert refused == "refused"


# ---- display ----


def contrast(page, selector):
    """Return the lowest contrast of text of a selector against what lies behind it (WCAG 2.2, relative luminance)."""
    return page.evaluate(
        """selector => {
          const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
          const rgb = colour => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data];
          };
          const linear = v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
          const light = ([r, g, b]) => .2126 * linear(r / 255) + .7152 * linear(g / 255) + .0722 * linear(b / 255);
          const behind = node => {
            for (; node; node = node.parentElement) {
              const found = rgb(getComputedStyle(node).backgroundColor);
              if (found[3] === 255) return found;
            }
            return [255, 255, 255];
          };
          const ratio = node => {
            const sides = [light(rgb(getComputedStyle(node).color)), light(behind(node))].sort((x, y) => y - x);
            return (sides[0] + .05) / (sides[1] + .05);
          };
          const nodes = [...document.querySelectorAll(selector)];
          return Math.min(...nodes.filter(node => node.checkVisibility() && !node.disabled).map(ratio));
        }""",
        selector,
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_enough_contrast(opened, scheme):
    page = opened(color_scheme=scheme, reduced_motion="reduce")
    chip(page, "gate", "at").click()
    press(page, "w", "j", "a", "j", "r", "j", "t", "n")
    for selector in (
        "button",
        "mark",
        ".text",
        ".message",
        ".severity",
        "header *",
        "aside *",
        ".gutter",
        ".finding *",
    ):
        assert contrast(page, f"{selector}:not(svg, svg *, progress)") >= 4.5, selector


def test_the_switch_goes_through_the_schemes_and_is_remembered(opened):
    page = opened(color_scheme="light")
    backgrounds = []
    for _ in range(3):
        page.click("#theme")
        backgrounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert backgrounds[0] == backgrounds[2] != backgrounds[1]
    page.click("#theme")
    page.click("#theme")
    page.reload()
    assert page.inner_text("#theme") == "Dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == backgrounds[1]


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_nothing_is_wider_than_the_window(opened, results, width):
    page = opened(results([("长" * 400, "w" * 900)], [("NUM001", "major", "high", "x" * 300, 0, "长", "w", "y" * 99)]))
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_everything_that_works_has_a_name_and_a_role(opened):
    page = opened()
    press(page, "j", "n")
    nameless = page.evaluate(
        """() => [...document.querySelectorAll("button, input, textarea, progress, dialog, aside, [role]")]
          .filter(n => n.getAttribute("role") !== "status")
          .filter(n => !(n.getAttribute("aria-label") || n.labels?.length || n.textContent.trim() ||
            document.getElementById(n.getAttribute("aria-labelledby"))))
          .map(n => n.outerHTML)"""
    )
    assert nameless == []
    assert (
        page.evaluate("new Set([...document.querySelectorAll('[id]')].map(n => n.id)).size")
        == page.locator("[id]").count()
    )
    assert page.locator("html").get_attribute("lang") == "en"
    assert {t.get_attribute("lang") for t in page.locator(".text").all()} == {"zh", "en"}
    assert page.get_by_role("list", name="Pairs of sentences").get_by_role("listitem").count() >= 4
    for role in ("main", "complementary", "banner"):
        assert page.get_by_role(role).count() == 1, role
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("article").first.get_attribute("aria-label").startswith("critical, number magnitude:")


def test_all_can_be_reached_with_the_tab_key_and_focus_is_seen(opened):
    page = opened()
    press(page, "j")
    for selector in ("article.current", "#save", "[data-filter]", "#search", ".gap button", ".act"):
        page.locator(selector).first.focus()
        style = page.evaluate(
            "(({outlineStyle, boxShadow}) => [outlineStyle, boxShadow])(getComputedStyle(document.activeElement))"
        )
        assert style[0] != "none" or style[1] != "none", selector


def test_severities_differ_by_more_than_colour(opened):
    page = opened(gate=lambda finding: False)
    lines = page.evaluate(
        "[...document.querySelectorAll('mark')].map(m => m.className + ' ' + getComputedStyle(m).textDecorationStyle)"
    )
    assert len({line.split()[0] for line in lines}) == len({line.split()[1] for line in lines}) == 3
    assert {s[0] for s in page.locator(".severity").all_text_contents()} == {"◆", "▲", "●"}


def test_print_shows_the_text_the_decisions_and_the_notes_and_no_controls(opened):
    page = opened(color_scheme="dark")
    press(page, "j", "a", "n")
    page.keyboard.type("mended")
    page.emulate_media(media="print")
    assert page.locator(".row").first.is_visible() and page.locator("textarea").first.is_visible()
    assert page.locator(".act.accepted").first.is_visible()
    for selector in ("#save", "#search", ".chips", ".gap", ".act.note", ".act.todo"):
        assert not page.locator(selector).first.is_visible(), selector
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "light"
    assert page.evaluate("getComputedStyle(document.querySelector('.row')).contentVisibility") == "visible"


def test_no_motion_for_who_wants_none(opened):
    page = opened(reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.querySelector('button')).transitionDuration") == "0s"


def test_the_map_leads_to_the_finding(opened, current):
    page = opened()
    box = page.locator("#map").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.2, box["y"] + 8)
    assert current(page) == "NUM004"
    assert re.search("4 without a decision|5 without a decision", page.locator("#map svg").get_attribute("aria-label"))


def test_help_is_a_dialog_that_escape_closes(opened):
    page = opened()
    press(page, "?")
    assert page.get_by_role("dialog", name="How to work through the findings").is_visible()
    press(page, "Escape")
    assert not page.locator("#help").is_visible()


# ---- size ----


def test_five_thousand_pairs(opened, results, current):
    texts = [(f"第{i}座桥长{i}米。", f"Bridge number {i} is {i} meters long.") for i in range(5000)]
    found = [("NUM003", "major", "high", f"value {i}", i, f"长{i}米", f"{i} meters", None) for i in range(0, 5000, 2)]
    found.append(("NUM004", "critical", "high", "the last one", 4999, "4999米", "4999 meters", None))
    page = opened(results(texts, found))
    assert page.inner_text("#count") == "2,501 findings in 5,000 pairs of sentences"
    chip(page, "code", "NUM004").click()
    assert codes(page) == ["NUM004"]
    press(page, "j", "a", "w")
    assert current(page) == "NUM004"
    assert page.locator("article.current").is_visible()
    page.wait_for_function("() => document.querySelectorAll('.row').length === 5000")
    page.click("#reset")
    press(page, "w", "/")
    page.keyboard.type("value 4444")
    assert codes(page) == ["NUM003"]
    _, file = saved(page)
    assert len(file["decisions"]) == 1
