"""`xlcheck terms` and `xlcheck doctor` as processes: what they print, write and return."""

import json

import pytest

PAIRS = """水上驿站今年开放。\tWater stations open this year.
全省新建水上驿站五座。\tThe province built five water stations.
每座水上驿站都有船闸。\tEach water station has a ship lock.
船闸昨天关闭。\tThe ship lock closed yesterday.
游客很喜欢这里的风景。\tVisitors like the scenery here.
新的船闸又宽又深。\tThe new ship lock is wide and deep.
"""


@pytest.fixture
def glossary(tmp_path):
    path = tmp_path / "g.csv"
    path.write_text("zh,en,variants,status\n船闸,ship lock,lock,\n沉井,caisson,,proposed\n", encoding="utf-8")
    return path


@pytest.fixture
def pairs(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text(PAIRS, encoding="utf-8")
    return path


def test_lint_of_the_shipped_glossaries(run):
    result = run("terms", "lint")
    assert result.returncode == 0
    assert all("[info: " in line for line in result.stdout.splitlines())


def test_lint_names_every_defect_with_its_line(run, tmp_path, glossary):
    bad = tmp_path / "bad.csv"
    bad.write_text("zh,en\n国企,\n国企,SOE\n国企,SOE\n", encoding="utf-8")
    result = run("terms", "lint", bad, glossary)
    assert result.returncode == 1
    first, second = result.stdout.splitlines()
    assert first.startswith(f"{bad}:2: 国企 has no English rendering") and second.startswith(f"{bad}:4: ")
    report = json.loads(run("terms", "lint", bad, "--format", "json").stdout)
    assert [(d["line"], d["name"], d["grade"]) for d in report["defects"]] == [
        (2, "no-english", "error"),
        (4, "duplicate", "warning"),
    ]


def test_lint_with_documents_tells_what_was_never_seen(run, glossary, pairs):
    result = run("terms", "lint", glossary, "--corpus", pairs)
    assert (result.returncode, result.stdout) == (
        0,
        f"{glossary}:3: 沉井 stands in none of the documents [info: unseen]\n",
    )


@pytest.mark.parametrize("suffix", ["xlsx", "tbx"])
def test_convert_there_and_back(run, tmp_path, glossary, suffix):
    there, back = tmp_path / f"there.{suffix}", tmp_path / "back.csv"
    assert run("terms", "convert", glossary, "-o", there).returncode == 0
    assert run("terms", "convert", there, "-o", back).returncode == 0
    once = run("terms", "convert", glossary).stdout
    assert back.read_text(encoding="utf-8") == once
    assert once.splitlines() == ["zh,en,variants,status", "船闸,ship lock,lock,preferred", "沉井,caisson,,proposed"]


def test_convert_to_the_older_tbx(run, glossary):
    result = run("terms", "convert", glossary, "--to", "tbx2")
    assert result.returncode == 0 and "<martif" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["convert", "G", "-o", "G"], "name another file", id="onto itself"),
        pytest.param(["convert", "G", "-o", "x.doc"], "must be one of csv", id="a suffix that there is not"),
        pytest.param(["convert", "none.csv"], "no such file", id="no file"),
        pytest.param(["lint", "G", "--format", "xml"], "must be one of text, json", id="a format that there is not"),
        pytest.param(["suggest", "G.txt"], "G.txt", id="one document"),
        pytest.param(["suggest", "P", "-o", "G"], "there already", id="a file that would be lost"),
    ],
)
def test_wrong_calls(run, tmp_path, glossary, pairs, arguments, says):
    named = {"G": str(glossary), "P": str(pairs)}
    result = run("terms", *(named.get(a, a) for a in arguments), cwd=tmp_path)
    assert result.returncode in (2, 3) and says in result.stderr and result.stdout == ""
    assert "Traceback" not in result.stderr


def test_suggest_shows_evidence_and_writes_proposals(run, tmp_path, glossary, pairs):
    out = tmp_path / "new.csv"
    result = run("terms", "suggest", pairs, "--glossary", glossary, "-o", out)
    assert result.returncode == 0
    first = result.stdout.splitlines()
    assert first[0].startswith("水上驿站  in 3: water stations (3, 1.00)")
    assert "水上驿站今年开放。" in first[1] and "船闸  in" not in result.stdout
    _, row = out.read_text(encoding="utf-8").splitlines()
    assert row == "水上驿站,water stations,,,proposed,,,,in 3 of 3 sentences,pairs.tsv"
    assert run("terms", "lint", out).returncode == 0


def test_a_sheet_of_proposed_terms_becomes_a_glossary_of_the_approved_rows(run, tmp_path, pairs):
    sheet, kept = tmp_path / "review.xlsx", tmp_path / "kept.csv"
    result = run("terms", "suggest", pairs, "--term", "水上驿站", "--term", "船闸", "--output", sheet)
    assert result.returncode == 0 and "write yes in the column decision" in result.stderr
    refused = run("terms", "convert", sheet, "-o", kept)
    assert refused.returncode == 2 and f"{sheet}: no row is approved: write yes" in refused.stderr

    from openpyxl import load_workbook

    book = load_workbook(sheet)
    rows = {row[1].value: row for row in book["review"].iter_rows(min_row=2)}
    assert len(rows) >= 2 and [row[0].value for row in rows.values()] == [None] * len(rows)
    rows["水上驿站"][0].value, rows["水上驿站"][2].value = "yes", "water station"
    book.save(sheet)

    result = run("terms", "convert", sheet, "-o", kept)
    assert f"1 entry; {len(rows) - 1} not approved" in result.stderr
    _, row = kept.read_text(encoding="utf-8").splitlines()
    assert row == "水上驿站,water station,,,preferred,,,,in 3 of 3 sentences,pairs.tsv"
    assert run("terms", "lint", kept).returncode == 0


def test_suggest_for_one_term_as_json(run, pairs):
    report = json.loads(run("terms", "suggest", pairs, "--term", "船闸", "--format", "json").stdout)
    (item,) = report["suggestions"]
    assert (item["zh"], item["count"], item["candidates"][0]["text"]) == ("船闸", 3, "ship lock")
    assert [e["unit"] for e in item["candidates"][0]["examples"]] == [3, 4, 6]


def test_suggest_from_two_documents(run, tmp_path):
    zh, en = zip(*(line.split("\t") for line in PAIRS.splitlines()), strict=True)
    for name, lines in (("zh.txt", zh), ("en.txt", en)):
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = run("terms", "suggest", tmp_path / "zh.txt", tmp_path / "en.txt", "--presegmented")
    assert result.returncode == 0 and "水上驿站  in 3: water stations" in result.stdout


def test_doctor(run, tmp_path, glossary, pairs):
    result = run("doctor", pairs, "--glossary", glossary, "--format", "json")
    assert result.returncode == 0
    facts = json.loads(result.stdout)
    assert facts["glossaries"] == [{"path": str(glossary), "entries": 2}]
    assert [item["zh"] for item in facts["unseen"]] == ["沉井"]
    both = run("doctor", pairs, "--glossary", "shipped", "--glossary", glossary).stdout
    [unseen] = [line for line in both.splitlines() if line.startswith("unseen ")]
    assert "沉井" in unseen


def test_doctor_on_a_folder_and_on_faults(run, tmp_path, pairs):
    bad = tmp_path / "bad.csv"
    bad.write_text("zh,en\n“”,quotes\n", encoding="utf-8")
    result = run("doctor", tmp_path, "--glossary", bad)
    assert result.returncode == 1 and "can never be found" in result.stdout and "pairs.tsv" in result.stdout
    assert run("doctor", "--glossary", tmp_path / "none.csv").returncode == 2
    assert run("doctor", tmp_path / "none.txt").returncode == 3


def test_entries_are_limited_by_domain_and_by_file(run, tmp_path):
    (tmp_path / "g.csv").write_text(
        "zh,en,domain,files\n资金流动,flow of funds,finance,\n资金流动,liquidity,law,\n沉井基础,caisson,,other/*\n",
        encoding="utf-8",
    )
    (tmp_path / "p.tsv").write_text("资金流动加快，沉井基础已完成。\tLiquidity rose.\n", encoding="utf-8")
    config = tmp_path / "xlcheck.toml"
    check = ("check", "p.tsv", "--select", "TRM", "--format", "jsonl")
    config.write_text('glossary = ["g.csv"]\ndomains = ["law"]\n', encoding="utf-8")
    assert run(*check, cwd=tmp_path).stdout == ""
    config.write_text('glossary = ["g.csv"]\ndomains = ["Finance"]\n', encoding="utf-8")
    (line,) = run(*check, cwd=tmp_path).stdout.splitlines()
    assert json.loads(line)["term"] == "资金流动"
    assert run(*check, "--domain", "law", cwd=tmp_path).stdout == ""


def test_doctor_takes_what_is_configured(run, tmp_path, glossary, pairs):
    (tmp_path / "xlcheck.toml").write_text('glossary = ["g.csv"]\n[[pairs]]\nsource = "pairs.tsv"\n', encoding="utf-8")
    facts = json.loads(run("doctor", "--format", "json", cwd=tmp_path).stdout)
    assert facts["configuration"].endswith("xlcheck.toml")
    assert [item["path"] for item in facts["documents"]] == ["pairs.tsv"]
    assert [item["zh"] for item in facts["unseen"]] == ["沉井"]


def test_patterns_of_a_configuration_hold_beside_every_glossary(run, tmp_path, glossary):
    (tmp_path / "xlcheck.toml").write_text(
        "[[patterns]]\nsource = '第(\\d+)条'\ntarget = 'Article \\1\\b'\nexamples = [['第3条', 'Article 3']]\n",
        encoding="utf-8",
    )
    (tmp_path / "zh.txt").write_text("根据第12条的规定，公司应当使用新的设备。\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text("Under Article 21, the company shall use new equipment.\n", encoding="utf-8")
    for arguments in ([], ["--glossary", glossary]):
        result = run("check", "zh.txt", "en.txt", "--select", "TRM", *arguments, cwd=tmp_path)
        assert (result.returncode, "第12条 asks for /Article 12/" in result.stdout) == (1, True)
    assert run("check", "zh.txt", "en.txt", "--select", "TRM", "--no-glossary", cwd=tmp_path).returncode == 0
    assert run("terms", "lint", tmp_path / "xlcheck.toml").returncode == 0


def test_a_pattern_that_cannot_be_used_ends_the_run(run, tmp_path):
    (tmp_path / "xlcheck.toml").write_text("\n[[patterns]]\nforbidden = '(?=a)'\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("根据规定，公司应当使用新的设备。\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("The company shall use new equipment.\n", encoding="utf-8")
    result = run("check", "a.txt", "b.txt", cwd=tmp_path)
    assert result.returncode == 2
    assert "xlcheck.toml:2: /(?=a)/ is no pattern that can be used: character 1: look-ahead" in result.stderr
