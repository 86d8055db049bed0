"""The page in a browser: what a translator does on it, by mouse and by keyboard alone."""

import pytest

from tests.app.conftest import EN, TSV, ZH

LANGUAGES = ("zh.txt", ZH), ("en.txt", EN)


def count(page):
    return page.locator("#count").text_content()


def notice(page, text):
    page.locator("#notice", has_text=text).wait_for()


def given(*files):
    """Files as the browser's own dialog hands them over."""
    return [{"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in files]


def test_two_files_are_chosen_checked_corrected_and_downloaded(served, shown, tmp_path):
    page = shown(served())
    assert page.locator("#check").is_disabled()
    page.set_input_files("#files", given(("ours.txt", EN), ("source.txt", ZH)))
    page.locator("#check:enabled").wait_for()
    assert "source.txt" in page.locator("#slot-zh").text_content()
    assert "ours.txt" in page.locator("#slot-en").text_content()
    page.click("#check")
    page.wait_for_selector("#list li.row")
    page.click("text=Put it in")
    notice(page, "1 finding less, 0 new")
    page.click("#saving-open")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download: The translation").click()
    assert download.value.suggested_filename == "ours.checked.txt"
    assert download.value.path().read_text(encoding="utf-8") == EN.replace("billion", "trillion")


def test_all_of_it_goes_by_keyboard_alone(served, shown):
    server = served(*LANGUAGES)
    page = shown(server)
    page.keyboard.press("j")
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "English of pair 2"
    assert page.evaluate("getSelection().toString()") == "3.6 billion"
    page.keyboard.type("3.6 trillion")
    page.keyboard.press("Control+Enter")
    notice(page, "Pair 2 changed and checked: 1 finding less, 0 new.")
    page.keyboard.press("p")  # the next finding is selected, and its suggestion is 23
    notice(page, "Pair 4 changed and checked: 1 finding less")
    page.keyboard.press("z")
    notice(page, "taken back")
    page.keyboard.press("s")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Save: The translation"
    page.keyboard.press("Enter")
    page.locator("#saving-said", has_text="en.checked.txt").wait_for()
    assert (server.folder / "en.checked.txt").read_text(encoding="utf-8") == EN.replace("billion", "trillion")
    page.keyboard.press("Enter")
    page.locator("#question[open]").wait_for()
    page.said.clear()  # the browser logs that there is such a file
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert not page.locator("dialog[open]").count()


def test_a_translation_is_added_where_there_is_none(served, shown):
    lines = EN.split("\n")
    server = served(LANGUAGES[0], ("en.txt", "\n".join(lines[:3] + lines[4:])))
    page = shown(server)
    page.get_by_role("button", name="Add a translation, pair 3").click()
    page.keyboard.type("The river has become clean, and the fish have come back.")
    page.keyboard.press("Control+Enter")
    notice(page, "Pair 3 changed and checked: 1 finding less")
    assert "changed" in page.locator("li.row", has_text="The river has become clean").text_content()


def test_an_edit_is_left_with_escape(table, shown):
    page = shown(table)
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.keyboard.type("nothing of this")
    page.keyboard.press("Escape")
    assert not page.locator("form.editing").count()
    assert page.evaluate("document.activeElement.id") == "finding-0"
    assert table.data()["app"]["works"][0]["edits"] == 0


def test_what_cannot_be_put_into_the_file_is_said_at_the_field(table, shown):
    page = shown(table)
    page.get_by_role("button", name="Edit, pair 1").click()
    page.locator("form.editing textarea").fill("A mark \ufffc that stands for a code.")
    page.keyboard.press("Control+Enter")
    page.locator("form.editing [role=alert]", has_text="stand for codes").wait_for()
    assert page.locator("form.editing textarea").input_value().startswith("A mark")
    page.said.clear()  # the browser logs the refusal


def test_decisions_stay_with_their_findings_when_the_text_changes(table, shown):
    page = shown(table)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("i")
    page.get_by_role("button", name="Edit, pair 3").click()
    page.locator("form.editing textarea").fill("In all, 32 hospitals.")
    page.keyboard.press("Control+Enter")
    notice(page, "Pair 3 changed")
    card = page.locator("article", has_text="NUM003")
    assert card.get_attribute("data-decision") == "intended"
    page.wait_for_selector("html[data-kept='2:1']")  # revision and number
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.locator("article", has_text="NUM003").get_attribute("data-decision") == "intended"


def test_a_term_comes_from_what_is_marked_in_the_text(table, shown):
    page = shown(table)
    page.click("#view-whole")
    page.evaluate("getSelection().selectAllChildren(document.querySelectorAll('.text:lang(zh)')[1])")
    page.keyboard.press("g")
    assert page.locator("#term-zh").input_value() == "河水变清了。"
    page.fill("#term-zh", "河水")
    page.fill("#term-en", "stream")
    page.fill("#term-forbidden", "river")
    page.keyboard.press("Enter")
    notice(page, "河水 is in terms.csv")
    assert page.locator("article", has_text="TRM002").count() == 1
    page.keyboard.press("s")
    assert "The new glossary" in page.locator("#saving-list").text_content()


def test_two_windows_see_each_others_changes(table, shown):
    one, other = shown(table), shown(table)
    one.get_by_role("button", name="Edit, pair 1").click()
    one.locator("form.editing textarea").fill("Total investment was 3.6 trillion yuan.")
    one.keyboard.press("Control+Enter")
    notice(one, "1 finding less")
    notice(other, "another window")
    assert count(other) == count(one)


def test_faults_are_said_beside_the_file_in_words_for_people(served, shown):
    page = shown(served())
    page.set_input_files("#files", given(("old.mo", "x"), ("zh.txt", ZH)))
    fault = page.locator("#wrong li", has_text="old.mo")
    fault.wait_for()
    assert "This kind of file is not read. Save it as .docx" in fault.text_content()
    page.locator("#hint", has_text="The English translation is missing").wait_for()
    page.get_by_role("button", name="Take away old.mo").click()
    page.locator("#wrong:empty").wait_for(state="hidden")
    page.set_input_files("#files", given(("en.txt", "Bees live in hives. " * 30 + "\nOwls hunt.\n")))
    page.locator("#check:enabled").wait_for()


def test_swapping_makes_the_other_file_the_source(served, shown):
    page = shown(served())
    page.set_input_files("#files", given(LANGUAGES[0], LANGUAGES[1]))
    page.locator("#check:enabled").wait_for()
    page.click("#swap")
    assert "en.txt" in page.locator("#slot-zh").text_content()
    assert "This looks English" in page.locator("#slot-zh").text_content()
    page.click("#check")
    page.locator("#notice", has_text="not Chinese").wait_for()


def test_several_files_are_shown_as_pairs_before_they_are_checked(served, shown):
    page = shown(served())
    page.set_input_files("#files", given(*LANGUAGES, ("pairs.tsv", TSV)))
    page.locator("#pairs tr").nth(1).wait_for()
    assert page.locator("#check").text_content() == "Check 2 pairs"
    page.locator("#pairs input").nth(1).uncheck()
    assert page.locator("#check").text_content() == "Check"
    page.click("#check")
    page.wait_for_selector("#list li.row")
    assert "zh.txt" in page.locator("#documents").text_content()


def test_options_reach_the_check(served, shown):
    page = shown(served())
    page.set_input_files("#files", given(("a.tsv", TSV)))
    page.click("#options summary")
    page.set_input_files("#glossary", given(("my.csv", "zh,en,forbidden\n河水,stream,river\n")))
    page.locator("#own", has_text="my.csv").wait_for()
    page.get_by_label("Only my own").check()
    page.get_by_label("Numbers, dates, units").uncheck()
    page.get_by_label("Everything").check()
    page.click("#check")
    page.wait_for_selector("#list li.row")
    assert [card.text_content() for card in page.locator("article .code").all()] == ["TRM002"]


SIZES = [(390, 844), (1280, 900), (1920, 1080)]


@pytest.mark.parametrize(("width", "height"), SIZES, ids=[str(w) for w, _ in SIZES])
def test_nothing_is_wider_than_the_screen(served, shown, width, height):
    server = served(*LANGUAGES)
    page = shown(server, viewport={"width": width, "height": height}, color_scheme="dark" if width == 390 else "light")
    wide = "document.documentElement.scrollWidth <= innerWidth"
    assert page.evaluate(wide)
    assert page.evaluate("document.querySelector('header.top').offsetHeight") <= 100
    page.keyboard.press("j")
    page.keyboard.press("e")
    assert page.evaluate(wide)
    page.keyboard.press("Escape")
    for key in "sg?":
        page.keyboard.press(key)
        assert page.evaluate("document.querySelector('dialog[open]').scrollWidth <= innerWidth")
        page.keyboard.press("Escape")
    page.goto(f"http://{server.host}/?new")
    page.wait_for_selector("html[data-ready]")
    page.click("#options summary")
    assert page.evaluate(wide)


def test_everything_that_is_pressed_or_filled_has_a_name(served, shown):
    server = served(*LANGUAGES)
    page = shown(server)
    page.keyboard.press("j")
    page.keyboard.press("e")
    unnamed = """() => [...document.querySelectorAll('button, input, textarea, select, a[href], summary')]
        .filter((e) => !(e.getAttribute('aria-label') || e.textContent.trim() || e.labels?.length))
        .map((e) => e.outerHTML)"""
    assert page.evaluate(unnamed) == []
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    assert page.evaluate(unnamed) == []
    page.goto(f"http://{server.host}/?new")
    page.wait_for_selector("html[data-ready]")
    assert page.evaluate(unnamed) == []


def test_the_page_says_that_the_server_was_ended(served, shown):
    page = shown(served())
    page.click("#end")
    page.locator("#notice", has_text="You may close this window").wait_for()


def test_a_key_is_answered_in_a_tenth_of_a_second_with_two_thousand_findings(served, shown):
    lines = (f"第{i}个项目投资{i + 7}万元。\tProject {i} cost {i + 9}0,000 yuan.\n" for i in range(1, 1101))
    server = served(("big.tsv", "".join(lines)))
    page = shown(server)
    assert int(count(page).split()[0].replace(",", "")) > 2000
    page.locator("#list li.row").nth(1000).wait_for(state="attached")
    pressed = """async (key) => {
        const begin = performance.now();
        document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        return performance.now() - begin;
    }"""
    times = sorted(page.evaluate(pressed, key) for key in "jjjjajrjijokku")
    assert times[len(times) // 4] < 100  # the machine may be busy with other things
    assert page.locator("#map path.column").count() > 0
