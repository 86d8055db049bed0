import pytest

from xlcheck.errors import InputError
from xlcheck.read import read_document

SRT = """\
1
00:00:01,000 --> 00:00:02,500
Output rose to

2
00:00:02,600 --> 00:00:04,000
<i>three million</i> tons. Costs
fell.

41
00:01:00,000 --> 00:01:02,000
- Really?
- Yes &amp; no.
"""

VTT = """\
WEBVTT

NOTE no
no

STYLE
::cue { no: no }

00:01.000 --> 00:02.000 align:start
<v Lin>Output <00:00:01.500><c.loud>rose</c>

intro
00:03.000 --> 00:04.000
again.
"""


def texts(document):
    return [(document.unit(s.span.start).name, s.line, s.text) for s in document.segments]


def test_a_sentence_runs_over_cues(read, check):
    document = read(SRT, name="talk.srt")
    assert texts(document) == [
        ("cue 1", 3, "Output rose to three million tons."),
        ("cue 2", 7, "Costs fell."),
        ("cue 41", 12, "- Really?"),
        ("cue 41", 13, "- Yes & no."),
    ]
    assert document.unit(document.text.index("three")).name == "cue 2"
    check(read(SRT.replace("&amp;", "&"), name="talk.srt"), SRT.replace("&amp;", "&"))


def test_webvtt(read, check):
    document = read(VTT, name="talk.vtt")
    assert texts(document) == [("cue 1", 10, "Output rose again.")]
    assert document.unit(document.text.index("again")).name == "cue intro"
    check(document, VTT)


def test_without_punctuation_every_cue_stands_alone(read):
    content = "".join(
        f"{i}\n00:00:0{i},000 --> 00:00:0{i},900\n{t}\n\n" for i, t in enumerate(["产量", "三百万吨", "成本"])
    )
    assert [s.text for s in read(content, "zh", "a.srt").segments] == ["产量", "三百万吨", "成本"]


def test_cues_without_blank_lines_between(read):
    content = "1\n00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:03,000 --> 00:00:04,000\nTwo.\n"
    assert texts(read(content, name="a.srt")) == [("cue 1", 3, "One."), ("cue 2", 6, "Two.")]


def test_a_file_without_cues_is_refused(write):
    with pytest.raises(InputError, match="no cue is in this file") as caught:
        read_document(write("text\n", "a.srt"), "en")
    assert caught.value.code == "IOE011"
