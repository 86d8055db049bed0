"""Edits, checks and what is saved, without a browser."""

import io
import json
import zipfile

import pytest
from docx import Document as WordDocument

from tests.app.conftest import EN, TSV, ZH
from xlcheck.app.beads import carried, passages
from xlcheck.model import Bead, Pair
from xlcheck.read import read_text
from xlcheck.suppress.decisions import read_file


def codes(data):
    return [f["code"] for f in data["findings"] if f["gate"]]


def edited(server, bead, old, new, document=0, passage=0):
    """Replace words of a pair and return the new data."""
    data = server.data()
    first = data["documents"][document]["from"]
    text = (data["app"]["passages"].get(str(first + bead)) or [data["beads"][first + bead][1]])[passage]
    assert old in text
    value = {"document": document, "bead": bead, "passage": passage, "text": text.replace(old, new) if old else new}
    status, answer = server.call("/edit", revision=data["app"]["revision"], **value)
    assert status == 200, answer
    return answer


def saved(server, what="translation", document=0):
    status, headers, body = server.ask("GET", f"/save/{what}?document={document}")
    assert status == 200, body
    return headers["content-disposition"].rpartition("''")[2], body


def test_what_is_corrected_is_found_no_more_and_the_file_differs_there_alone(pair):
    assert codes(pair.data()) == ["NUM004", "NUM003"]
    edited(pair, 1, "billion", "trillion")
    data = edited(pair, 3, "32", "23")
    assert codes(data) == []
    assert data["app"]["edited"] == [1, 3]
    assert saved(pair) == ("en.checked.txt", EN.replace("billion", "trillion").replace("32", "23").encode())
    assert (pair.folder / "en.txt").read_text(encoding="utf-8") == EN


def test_an_edit_is_taken_back(pair):
    before = pair.data()
    after = edited(pair, 1, "3.6 billion", "3.7 billion")
    assert after["app"]["works"][0]["edits"] == 1
    _, back = pair.call("/undo", revision=after["app"]["revision"], document=0)
    assert [back[key] for key in ("findings", "beads")] == [before[key] for key in ("findings", "beads")]
    assert saved(pair)[1] == EN.encode()


def test_a_slip_that_an_edit_makes_is_found(pair):
    assert "NUM003" in codes(edited(pair, 3, "15 schools", "51 schools"))


def test_a_missing_sentence_is_put_in(served):
    lines = EN.split("\n")
    server = served(("zh.txt", ZH), ("en.txt", "\n".join(lines[:3] + lines[4:])))
    data = server.data()
    bead = next(i for i, b in enumerate(data["beads"]) if not b[1])
    assert "OMI001" in codes(data)
    after = edited(server, bead, "", "The river has become clean and the fish have come back.")
    assert "OMI001" not in codes(after)
    assert "over the previous year. The river has become clean" in saved(server)[1].decode()


def test_a_sentence_is_cut_in_two_and_stays_with_its_source(pair):
    after = edited(pair, 2, ", and the residents are", ". The residents are")
    assert after["beads"][2][5] == 2
    assert [b[6] for b in after["beads"]] == [b[6] for b in pair.data()["beads"]]


def test_a_table_is_changed_in_its_cells(table):
    assert codes(table.data()) == ["NUM004", "NUM003"]
    assert codes(edited(table, 0, "billion", "trillion")) == ["NUM003"]
    assert saved(table) == ("a.checked.tsv", TSV.replace("billion", "trillion").encode())


XLIFF = """<xliff version="1.2"><file source-language="zh-CN" target-language="en" original="a"><body>
<trans-unit id="1"><source>总投资<g id="1">3.6万亿</g>元。</source><target>Total investment was <g id="1">3.6 billion</g> yuan.</target></trans-unit>
<trans-unit id="2"><source>医院23家。</source><target>32 hospitals.</target></trans-unit></body></file></xliff>
"""  # noqa: E501


def test_a_file_of_a_cat_tool_keeps_its_codes_and_gets_notes(served):
    server = served(("a.xlf", XLIFF))
    assert codes(edited(server, 0, "billion", "trillion")) == ["NUM003"]
    assert saved(server) == ("a.checked.xlf", XLIFF.replace("billion", "trillion").encode())
    name, noted = saved(server, "xliff")
    assert (name, b"NUM003" in noted, b"NUM004" in noted) == ("a.comments.xlf", True, False)


def word(text):
    document = WordDocument()
    for line in filter(None, text.split("\n")):
        paragraph = document.add_paragraph()
        for n, part in enumerate(line.split(" ")):
            run = paragraph.add_run(part if n == 0 else f" {part}")
            run.bold = part == "billion"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_word_document_keeps_its_formatting_and_gets_comments(served):
    server = served(("zh.txt", ZH), ("en.docx", word(EN)))
    assert codes(server.data()) == ["NUM004", "NUM003"]
    assert codes(edited(server, 1, "billion", "trillion")) == ["NUM003"]
    name, content = saved(server)
    assert name == "en.checked.docx"
    runs = [run for paragraph in WordDocument(io.BytesIO(content)).paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.bold] == [" trillion"]
    name, commented = saved(server, "docx")
    assert name == "en.comments.docx"
    with zipfile.ZipFile(io.BytesIO(commented)) as archive:
        said = archive.read("word/comments.xml").decode()
    assert "NUM003" in said and "NUM004" not in said


def test_sheet_and_report_are_saved_under_the_names_of_the_files(table):
    name, sheet = saved(table, "xlsx")
    assert (name, sheet[:2]) == ("a.review.xlsx", b"PK")
    name, page = saved(table, "html")
    assert name == "a.review.html"
    assert b"<title>Review: a.tsv</title>" in page and str(table.folder).encode() not in page


def test_nothing_is_overwritten_without_the_question(table):
    value = {"what": "translation", "document": 0, "name": "a.checked.tsv"}
    assert table.call("/save/translation", **value) == (200, {"path": str(table.folder / "a.checked.tsv")})
    edited(table, 0, "billion", "trillion")
    status, answer = table.call("/save/translation", **value)
    assert (status, answer["exists"]) == (409, True)
    assert (table.folder / "a.checked.tsv").read_text(encoding="utf-8") == TSV
    assert table.call("/save/translation", **value, replacing=True)[0] == 200
    assert "trillion" in (table.folder / "a.checked.tsv").read_text(encoding="utf-8")


def test_the_file_that_was_opened_can_be_replaced_and_the_edit_taken_back(table):
    edited(table, 0, "billion", "trillion")
    assert table.call("/save/translation", what="translation", document=0, name="a.tsv", replacing=True)[0] == 200
    table.call("/undo", revision=table.data()["app"]["revision"], document=0)
    assert saved(table)[1] == TSV.encode()


def test_a_file_without_its_folder_is_not_saved_beside_anything(served):
    server = served()
    key = server.upload("a.tsv", TSV.encode())["key"]
    assert server.call("/check", pairs=[[key, None]])[0] == 200
    assert server.checked()["state"] == "done"
    status, answer = server.call("/save/translation", what="translation", document=0, name="a.checked.tsv")
    assert (status, "Download" in answer["error"]) == (400, True)
    assert saved(server) == ("a.checked.tsv", TSV.encode())


DECISIONS = {"version": 1, "report": "x", "decisions": [{"fingerprint": "f", "status": "intended", "note": "so"}]}


def test_decisions_are_kept_for_the_next_day_and_another_translation(served, tmp_path):
    server = served(("a.tsv", TSV))
    assert server.data()["app"]["kept"] is None
    assert server.call("/decisions", file=json.dumps(DECISIONS)) == (200, {})
    edited(server, 1, "clean", "clear")
    assert json.loads(server.data()["app"]["kept"]) == DECISIONS
    assert json.loads(served(("b.tsv", TSV.replace("clean", "clear"))).data()["app"]["kept"]) == DECISIONS
    (kept,) = (tmp_path / "kept" / "decisions").iterdir()
    assert read_file(kept)[0].status == "intended"


def test_a_term_is_added_to_a_new_glossary_and_checked_at_once(table):
    data = table.data()
    entry = {"zh": "河水", "en": "stream", "forbidden": "river; =1+1", "note": "as in the last report"}
    status, after = table.call("/term", revision=data["app"]["revision"], entry=entry)
    assert (status, "TRM002" in codes(after)) == (200, True)
    assert after["app"]["terms"] == {"name": "terms.csv", "unsaved": True, "where": ""}
    name, content = saved(table, "terms")
    assert name == "terms.csv"
    assert content.decode().splitlines()[1].startswith("河水,stream,,river; =1+1,")


def test_a_term_is_added_to_the_glossary_of_the_command_line(served, tmp_path):
    from xlcheck.settings import Settings

    path = tmp_path / "my.csv"
    path.write_text("zh,en,note\n医院,hospital,a ward is 病房\n", encoding="utf-8")
    server = served(("a.tsv", TSV), settings=Settings(glossary=str(path)))
    data = server.data()
    assert data["app"]["terms"]["where"] == str(path)
    assert server.call("/term", revision=data["app"]["revision"], entry={"zh": "河水", "en": "stream"})[0] == 200
    assert path.read_text(encoding="utf-8") == "zh,en,note\n医院,hospital,a ward is 病房\n河水,stream,\n"


PDF_TEXT = "The page has a text of its own, which nobody can change in a PDF."


def test_a_pdf_goes_on_as_text(served, tmp_path):
    pytest.importorskip("pypdf")
    lines = [line for line in EN.split("\n") if line]
    content = "BT /F1 9 Tf 40 780 Td " + " ".join(f"({line}) Tj 0 -24 Td" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",  # noqa: E501
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    data += f"xref\n0 6\n0000000000 65535 f \n{table}trailer << /Root 1 0 R /Size 6 >>\nstartxref\n{len(data)}\n%%EOF".encode()  # noqa: E501
    server = served(("zh.txt", ZH), ("en.pdf", data))
    before = server.data()
    assert "PDF" in before["app"]["works"][0]["whyNot"]
    status, after = server.call("/as-text", revision=before["app"]["revision"], document=0)
    assert (status, after["app"]["works"][0]["whyNot"]) == (200, "")
    bead = next(i for i, b in enumerate(after["beads"]) if "billion" in b[1])
    assert "NUM004" not in codes(edited(server, bead, "billion", "trillion"))
    name, text = saved(server)
    assert (name, b"3.6 trillion" in text) == ("en.checked.txt", True)


def test_a_bilingual_file_that_cannot_be_written_goes_on_as_a_table(served):
    cells = "".join(f"\\trowd\\cellx1\\cellx2\\intbl {zh}\\cell {en}\\cell\\row\n" for zh, en in rtf_rows())
    server = served(("a.rtf", "{\\rtf1\\ansi" + cells + "}"))
    before = server.data()
    assert "does not write" in before["app"]["works"][0]["whyNot"]
    assert server.call("/as-text", revision=before["app"]["revision"], document=0)[0] == 200
    edited(server, 0, "billion", "trillion")
    assert saved(server) == ("a.checked.tsv", TSV.replace("billion", "trillion").encode())


def rtf_rows():
    """The table of the tests, its Chinese as rich text writes it."""
    for line in ("Chinese\tEnglish", *TSV.splitlines()):
        zh, en = line.split("\t")
        yield "".join(c if c.isascii() else f"\\u{ord(c) if ord(c) < 0x8000 else ord(c) - 0x10000}?" for c in zh), en


def test_files_of_a_folder_are_paired_shown_and_checked_together(served):
    server = served()
    names = {
        "zh/a.txt": ZH,
        "en/a.txt": EN,
        "pairs.tsv": TSV,
        "en/left.txt": "Nobody has written this in Chinese yet. " * 5,
    }
    keys = {name: server.upload(f"folder/{name}", text.encode())["key"] for name, text in names.items()}
    status, proposed = server.call("/pairs", keys=list(keys.values()))
    assert status == 200
    assert proposed["pairs"] == [
        {"pair": [keys["zh/a.txt"], keys["en/a.txt"]], "how": "name"},
        {"pair": [keys["pairs.tsv"], None], "how": "name"},
    ]
    assert proposed["alone"] == [keys["en/left.txt"]]
    assert server.call("/check", pairs=[p["pair"] for p in proposed["pairs"]])[0] == 200
    assert server.checked()["state"] == "done"
    data = server.data()
    assert [d["target"] for d in data["documents"]] == ["folder/en/a.txt", "folder/pairs.tsv"]
    edited(server, 0, "billion", "trillion", document=1)
    assert saved(server, document=1) == ("pairs.checked.tsv", TSV.replace("billion", "trillion").encode())


def test_files_of_one_name_are_told_apart(served):
    server = served()
    keys = [server.upload("a.tsv", TSV.encode())["key"] for _ in range(2)]
    server.call("/check", pairs=[[key, None] for key in keys])
    assert server.checked()["state"] == "done"
    assert [d["target"] for d in server.data()["documents"]] == ["a.tsv", "a.tsv (2)"]
    edited(server, 0, "billion", "trillion", document=1)
    assert [saved(server, document=n)[1].count(b"trillion") for n in (0, 1)] == [0, 1]


def test_two_texts_that_do_not_belong_together_are_said_to_be_none(served):
    server = served()
    bees = (
        "Bees live in hives.",
        "They make honey.",
        "Winter is hard for them, and many die.",
        "Nobody knows the queen.",
    )
    birds = ("Swallows build nests under roofs.", "An owl hunts at night.", "Its eyes are large.", "Geese fly south.")
    other = "\n".join((*bees, *birds, "A cat may look at a king.", "The piano was out of tune.", "She laughed."))
    keys = [server.upload("zh.txt", (ZH * 3).encode())["key"], server.upload("en.txt", other.encode())["key"]]
    server.call("/check", pairs=[keys])
    job = server.checked()
    assert (job["state"], "right ones" in job["trouble"][0]["said"]) == ("failed", True)


def test_swapped_files_are_told_by_their_language(served):
    server = served()
    seen = [server.upload(name, text.encode()) for name, text in (("a.txt", EN), ("b.txt", ZH))]
    assert [one["language"] for one in seen] == ["en", "zh"]
    server.call("/check", pairs=[[one["key"] for one in seen]])
    assert "not Chinese" in server.checked()["trouble"][0]["said"]


def test_two_files_on_the_command_line_may_come_in_any_order(served):
    assert codes(served(("en.txt", EN), ("zh.txt", ZH)).data()) == ["NUM004", "NUM003"]


def test_checks_and_glossaries_are_chosen(served):
    server = served()
    key = server.upload("a.tsv", TSV.encode())["key"]
    own = server.upload("my.csv", "zh,en,forbidden\n河水,stream,river\n".encode())["key"]
    server.call("/check", pairs=[[key, None]], options={"off": [0], "glossary": "own", "own": [own]})
    assert server.checked()["state"] == "done"
    assert codes(server.data()) == ["TRM002"]
    wrong = server.upload("bad.csv", b"zh,en,status\nx,y,nonsense\n")["key"]
    server.call("/check", pairs=[[key, None]], options={"glossary": "own", "own": [wrong]})
    assert "nonsense" in server.checked()["trouble"][0]["said"]


def documents(*texts):
    return [read_text(text, "a.txt", "en") for text in texts]


def test_sentences_keep_their_beads_around_an_edit():
    before, after = documents(
        "One is here. Two is here. Three is here.", "One is here. Two was. It is gone. Three is here."
    )
    beads = (Bead((0,), (0,)), Bead((1,), (1,)), Bead((2,), ()), Bead((3,), (2,)))
    assert [b.target for b in carried(beads, before, after, 1)] == [(0,), (1, 2), (), (3,)]


def test_an_edit_that_reaches_into_another_bead_is_aligned_anew():
    before, after = documents("One is here. Two is here.", "One is here and two is here.")
    assert carried((Bead((0,), (0,)), Bead((1,), (1,))), before, after, 0) is None


def test_passages_are_cut_where_paragraphs_end():
    (document,) = documents("One is here. Two is here.\nThree is here.")
    (source,) = documents("x")
    pair = Pair(source, document, (Bead((0,), (0, 1, 2)), Bead((), ())))
    assert [document.text[p.span.start : p.span.end] for p in passages(pair, 0)] == [
        "One is here. Two is here.",
        "Three is here.",
    ]
    assert passages(pair, 1)[0].before == " "
