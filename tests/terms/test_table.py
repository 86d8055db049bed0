"""Glossary files: what is read, and what each defect says."""

import pytest

from xlcheck.errors import GlossaryError
from xlcheck.terms import Entry, load_glossary

HEAD = "zh,en,variants,forbidden,status,pos,domain,case,note,source\n"


def pairs(path):
    return [(e.zh, e.en) for e in load_glossary([path]).entries]


def test_every_column_is_read(write):
    path = write(HEAD + '国企,SOE,"state firm; state company",state shop,admitted,NP,soe,yes,a note,a book\n')
    assert load_glossary([path]).entries == (
        Entry(
            zh="国企",
            en="SOE",
            variants=("state firm", "state company"),
            forbidden=("state shop",),
            status="admitted",
            pos="NP",
            domain="soe",
            case=True,
            note="a note",
            source="a book",
            path=str(path),
            line=2,
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("国企,SOE\n", id="two columns need no header"),
        pytest.param("中文,English\n国企,SOE\n", id="a header in two languages"),
        pytest.param("术语,译文\n国企,SOE\n", id="a header in Chinese"),
        pytest.param("source,target\n国企,SOE\n", id="source and target"),
        pytest.param("Target,Source\nSOE,国企\n", id="target and source"),
        pytest.param("English,Source\nSOE,国企\n", id="one language and the source"),
        pytest.param("Term,Translation\n国企,SOE\n", id="term and translation"),
        pytest.param("Simplified Chinese,English (US)\n国企,SOE\n", id="languages and regions"),
        pytest.param("zh_Hans_CN,en-GB\n国企,SOE\n", id="codes of languages"),
        pytest.param("ID,Chinese,x,ENGLISH\n1,国企,y,SOE\n", id="columns that are not known are left alone"),
        pytest.param("\n\nzh,en\n\n国企,SOE\n\n", id="empty lines"),
        pytest.param("zh;en\n国企;SOE\n", id="semicolons, as a spreadsheet writes them in Europe"),
        pytest.param("zh,en\r\n国企,SOE\r\n", id="lines of Windows"),
        pytest.param("# our terms\nzh,en\n国企,SOE\n", id="a comment line"),
    ],
)
def test_forms_of_the_same_glossary(write, text):
    assert pairs(write(text)) == [("国企", "SOE")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_of_simplified_chinese(write, encoding):
    assert pairs(write("中文,英文\n国有企业,state-owned enterprise\n", encoding=encoding))[0][0] == "国有企业"


def test_big5_is_not_taken_for_gb18030(write):
    assert pairs(write("術語,譯文\n國有企業,state-owned enterprise\n", encoding="big5"))[0][0] == "國有企業"


def test_tabs_by_suffix_and_quotes_are_ordinary_there(write):
    assert pairs(write('zh\ten\n“双创”\t"startups, and innovation\n', "g.tsv")) == [
        ("“双创”", '"startups, and innovation')
    ]


def test_the_later_glossary_wins_and_the_rest_stays(write):
    first, second = write("国企,SOE\n央企,central SOE\n", "a.csv"), write("国企,state firm\n", "b.csv")
    assert {e.zh: e.en for e in load_glossary([first, second]).entries} == {"国企": "state firm", "央企": "central SOE"}


def test_the_same_pair_twice_is_harmless(write):
    assert load_glossary([write("国企,SOE\n国企,SOE\n")]).concepts["国企"].good == ("SOE",)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        pytest.param(HEAD + ",SOE,,,,,,,,\n", 2, "the Chinese term is empty", id="no Chinese"),
        pytest.param(HEAD + "国企,,,,,,,,,\n", 2, "国企 has no English rendering", id="no English"),
        pytest.param("zh,en\n国企\n", 2, "国企 has no English rendering", id="a line that is too short"),
        pytest.param(HEAD + "国企,SOE,,,good,,,,,\n", 2, "'good' is no status", id="a status that there is not"),
        pytest.param(HEAD + "国企,SOE,,soe,,,,,,\n", 2, "a rendering of 国企 and forbidden", id="forbidden and en"),
        pytest.param(HEAD + "国企,SOE,a,A,,,,,,\n", 2, "a rendering of 国企 and forbidden", id="forbidden variant"),
        pytest.param(HEAD + "国企,SOE,,,,,,perhaps,,\n", 2, "says nothing about case", id="case is yes or no"),
        pytest.param("a,b,c\n国企,SOE,x\n", 1, "name the columns zh and en", id="three columns without names"),
    ],
)
def test_defects_name_file_line_and_next_step(write, text, line, says):
    path = write(text)
    with pytest.raises(GlossaryError) as error:
        load_glossary([path])
    assert str(error.value).startswith(f"{path}:{line}: ")
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "the glossary is empty", id="empty"),
        pytest.param(b"PK\x03\x04\x00\x00", "this is not text", id="a spreadsheet"),
        pytest.param(b"\xff\xfe\x00", "does not fit UTF-16", id="half a character"),
        pytest.param(b'zh,en\n"a,b\n', "this is no CSV", id="a quote that never ends"),
    ],
)
def test_files_that_are_no_glossary(tmp_path, data, says):
    path = tmp_path / "g.csv"
    path.write_bytes(data)
    with pytest.raises(GlossaryError, match=says):
        load_glossary([path])


def test_a_file_that_is_not_there_and_a_folder(tmp_path):
    with pytest.raises(GlossaryError, match="no such file"):
        load_glossary([tmp_path / "none.csv"])
    with pytest.raises(GlossaryError, match="this is a folder"):
        load_glossary([tmp_path])
