"""Each row: a text with | where a sentence ends. Rows without | come first: what must stay in one piece."""

import pytest

from xlcheck.segment import split

WHOLE = {
    "a title before a name": "Mr. Chen met Dr. Okafor and Prof. Li.",
    "initials": "The award went to J. R. Tanaka and Alice B. Moreau.",
    "a country in capitals with stops": "The U.S. Department of Energy and the U.K. Treasury signed it.",
    "an hour before a month": "It opened at 10 a.m. July 3 in the main hall.",
    "an hour before a time zone": "It opened at 10 a.m. Beijing time.",
    "a number behind No.": "See No. 5 and Nos. 7 and 8.",
    "a figure and a table": "As Fig. 3 and Sec. IV show, it works.",
    "a month in short": "It began on Jan. 5 and ended on Feb. 9.",
    "decimals and percentages": "Output rose 3.5 percent to 12.75 million tons.",
    "for example": "Some metals, e.g. copper, and others, i.e. Zinc and tin, rose.",
    "et al. before a year": "This follows Wang et al. (2019) closely.",
    "etc. in mid-sentence": "Steel, copper, etc. were exported.",
    "versus": "It was Brown vs. Board of Education.",
    "a company": "Harbour Bridge Co., Ltd. and Nordwind Inc. merged.",
    "a dotted degree": "She holds a Ph.D. from Leeds.",
    "a name with a version": "Use Node.js 3.2.1 or later.",
    "versions that are compared": "The order is 2.0.0-beta.2 < 2.0.0-beta.11 < 2.0.0-rc.1 < 2.0.0.",
    "the number of an entry behind it": "The flickering is fixed. (#8127)",
    "an address": "Write to info@example.org or visit www.example.org today.",
    "an ellipsis before a small letter": "We hoped ... but it failed.",
    "a spaced ellipsis before a small letter": "We hoped . . . but it failed.",
    "a stutter": "I... I have nothing to say.",
    "speech with its verb": '"Are you ready?" asked the chair.',
    "an exclamation within a sentence": "The loud crack! of the ice woke us.",
    "an item number": "1. The fund was set up in May.",
    "an item letter": "(b) The board meets twice a year.",
    "a Roman item number": "iv. Rules for members.",
    "a bracket with a sentence in it": "The plan (see Annex II. Table 3 follows) was adopted.",
    "a remark in brackets": "Would you like some more? (laughter) we were asked.",
    "a semicolon ends no sentence": "Profits rose; costs fell.",
    "a speaker": "Maria Okafor: I agree.",
    "a heading": "Main indicators of the third quarter",
    "a date at the end of a heading": "Geneva, 5 Oct. 2021",
    "a quoted title before more": 'The series "Who Feeds Us?" was a success.',
}

SPLIT = {
    "full stops": "The year went well.|The next will be better.|Thank you!",
    "a stop inside the quotation mark": 'It is called "Two Legs."|We all learn from it.',
    "a stop inside a single quotation mark": "'Let us go.'|He stood up.",
    "sentences within one quotation": '"Let us go.|We are late."',
    "a country at the end": "He moved to the U.S.|The firm stayed.",
    "an hour at the end": "The meeting ended at 5 p.m.|Reporters stayed.",
    "etc. at the end": "They sell steel, copper, etc.|The rest is exported.",
    "a company at the end": "It was sold to Nordwind Inc.|The price is unknown.",
    "a year at the end": "It opened in 1998.|The hall is new.",
    "a percentage at the end": "It fell by 3.5%.|Exports rose.",
    "a sentence that begins with a figure": "The plant was closed.|12 workers stayed.",
    "a paragraph number within a text": "It was amended at various times.|2. The Fund is run by a board.",
    "an ellipsis at the end": "We waited...|Nobody came.",
    "a sentence in brackets": "It rained.|(The hall was full.)|We left.",
    "No. as an answer": "Did it help? |No.|It made things worse.",
    "a letter at the end": "We chose plan B.|It was cheaper.",
    "I at the end": "So am I.|We have to act.",
    "a word with a capital inside": "Sales fell.|iPhone exports rose.",
    "a footnote mark in square brackets": "This is known.[3]|Others differ.",
    "a footnote mark with blanks": "This is known.[ 3 ]|Others differ.",
    "a footnote mark with blanks around it": "This is known. [ 3 ]|Others differ.",
    "a note in square brackets": "This is known.[note 3]|Others differ.",
    "a raised footnote mark": "This is known.¹²|Others differ.",
    "a raised reference that lost its place": "It grows in the north.12 |Others differ.",
    "a full-width stop": "We agree。|They do not.",
    "a quotation opens the next": 'We agree.|"So do we," they said.',
    "two blanks": "We agree.|  They do not.",
    "a line feed": "We agree.|\nThey do not.",
    "a text without capitals": "the dose was halved.|no harm was seen (fig. 2).|the trial ended at dr. lee's request.",
    "several marks": "Really?!|Yes.",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE.keys())
def test_stays_whole(text):
    assert [text[a:b] for a, b in split(text, "en")] == [text]


@pytest.mark.parametrize("marked", SPLIT.values(), ids=SPLIT.keys())
def test_splits(marked):
    text = marked.replace("|", " ")
    assert [text[a:b] for a, b in split(text, "en")] == [part.strip() for part in marked.split("|")]
