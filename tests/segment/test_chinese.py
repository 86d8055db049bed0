"""Each row: a text with | where a sentence ends. Rows without | come first: what must stay in one piece."""

import pytest

from xlcheck.segment import split

WHOLE = {
    "a semicolon ends no sentence": "收入增长三成；利润翻了一番；负债率下降。",
    "a colon ends no sentence": "会议强调：要稳中求进。",
    "a decimal point ends no sentence": "产值达到38.6亿元，增长4.5%。",
    "an ellipsis within a clause": "他说……还没有想好。",
    "six half-width dots within a clause": "他说......还没有想好。",
    "a quotation that is carried on": "“我们准备好了！”，他对记者说。",
    "a quoted name that ends with a mark, in mid-clause": "各地开展“我为家乡献一策！”活动，反响热烈。",
    "a title with a question mark": "《谁来种粮？》一文引起讨论。",
    "a bracket with a sentence in it": "新方案（详见附件二。表三另发）已经公布。",
    "a question mark in an address": "请访问 https://example.org/a?id=3 查看。",
    "a half-width question mark left by a lost dash": "这个问题 ? 也就是经费问题 ? 很重要。",
    "an interpunct written as a full stop": "约翰.史密斯先生出席了会议。",
    "an item number with a half-width stop": "一.总体要求。",
    "several closing marks stay with their sentence": "他问：“你听见‘来吧！’了吗？”",
    "a heading without a mark": "第三季度主要经济指标",
    "marks of surprise in a run": "真的吗？！",
    "quotation marks of Taiwan": "主席说：「大家辛苦了。」",
    "a closing mark behind a blank": "他说：“走吧。 ”",
    "the number of an entry behind it": "修复了切换时的闪烁。 #8127",
    "the marks of a list of sources": "[1] 王芳：《水渠史》，[2] 李明：《河堤志》。",
    "a section with a letter": "见报告第三.C节所列各项。",
}

SPLIT = {
    "a footnote mark in square brackets": "水位已经回落。[3]|道路恢复通行。",
    "a footnote mark with blanks": "水位已经回落。[ 3 ]|道路恢复通行。",
    "a raised footnote mark": "水位已经回落。¹²|道路恢复通行。",
    "a list of sources": "[1] 王芳著。|[2] 李明著。",
    "full stops": "今年形势不错。|明年会更好。|谢谢大家！",
    "question and answer": "准备好了吗？|准备好了。",
    "the closing quotation mark stays": "他说：“今天不谈了。”|会议到此结束。",
    "sentences within one quotation": "他说：“今天不谈了。|明天再来。”",
    "a full stop behind the quotation mark": "这叫作“两条腿走路”。|各地都在学。",
    "speech behind a verb of saying": "她问“都到齐了吗？”|我们点头。",
    "straight quotation marks close and open": '他说："开会了。"|"好的。"|大家坐下。',
    "an ellipsis that closes a quotation": "“我还没想好……”|他低下头。",
    "half-width stop behind a Han character": "基金设立于四九年. |总部在纽约.",
    "half-width stop without a blank, in a text without full-width stops": "基金设立于四九年.|总部在纽约.",
    "half-width question mark": "谁来管?|大家来管!",
    "sentences within a bracket that holds nothing else": "（以下为摘要。|全文另发。）",
    "a stop behind a per cent sign": "增长4.5%。|下降1%。",
    "English sentence marks end a quoted English text": "标语写着Yes!|大家笑了。",
    "white space between sentences belongs to none": "第一句。 |　第二句。",
    "a short bracket before the mark": "去年（2019年）启动。|今年完工。",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE.keys())
def test_stays_whole(text):
    assert [text[a:b] for a, b in split(text, "zh")] == [text]


@pytest.mark.parametrize("marked", SPLIT.values(), ids=SPLIT.keys())
def test_splits(marked):
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in split(text, "zh")] == [part.strip() for part in marked.split("|")]


def test_a_block_of_english_in_a_chinese_document_is_split_as_english():
    text = "Dr. Lee arrived at 5 p.m. on Friday. She left early."
    assert [text[a:b] for a, b in split(text, "zh")] == ["Dr. Lee arrived at 5 p.m. on Friday.", "She left early."]
