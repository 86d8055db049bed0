"""The table of hostile inputs: what is made, which command reads it, and how that must end."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from tests.hostile.inputs import (
    BAD,
    EN,
    ZH,
    Content,
    archive,
    docx,
    link,
    odt,
    paragraph,
    pdf,
    pdf_pages,
    pipe,
    po,
    stream,
    tbx,
    tmx,
    xliff,
    xlsx,
)

_PAIRS = '[[pairs]]\nsource = "zh/*.txt"\ntarget = "en/*.txt"\n'
SECRET = "hush9Secret"
"""What stands in files outside of the tree, and may not be in any output."""

INJECTED = ("\n::warning", "\x1b", "Traceback", "internal error", SECRET)


@dataclass(frozen=True)
class Case:
    """One input. ``exit`` are the exit codes that it may end with, ``says`` is what its messages or output hold."""

    group: str
    name: str
    files: Callable[[], dict[str, Content]]
    arguments: tuple[str, ...]
    exit: tuple[int, ...]
    says: str = ""
    never: tuple[str, ...] = INJECTED
    seconds: int = 10
    megabytes: int = 1000
    environment: dict[str, str] = field(default_factory=dict)
    unchanged: tuple[str, ...] = ()
    """Files whose bytes the command must leave as they are."""

    def __str__(self) -> str:
        return f"{self.group}: {self.name}"


def _noise(size: int, seed: int = 1) -> str:
    """Return words that no packer makes small."""
    draw = random.Random(seed)
    return " ".join("".join(draw.choices("abcdefghijklmnopqrstuvwxyz", k=5)) for _ in range(size // 6))


_ATTACKS = {
    "an external entity": '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
    "an entity of the network": '<!DOCTYPE r [<!ENTITY e SYSTEM "http://127.0.0.1:9/x">]>',
    "a parameter entity": '<!DOCTYPE r [<!ENTITY % e SYSTEM "http://127.0.0.1:9/x"> %e;]>',
    "a billion laughs": '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    + '<!ENTITY e "&j;">]>',
    "an entity of a megabyte": f'<!DOCTYPE r [<!ENTITY e "{"a" * 1_000_000}">]>',
}


def _xml() -> Iterator[Case]:
    for attack, before in _ATTACKS.items():
        said = "declares an entity"
        yield Case("xml", f"{attack} in XLIFF", lambda b=before: {"a.xlf": xliff(target="&e;" * 9, before=b)},
                   ("check", "a.xlf"), (3,), said)  # fmt: skip
        yield Case("xml", f"{attack} in TMX", lambda b=before: {"a.tmx": tmx(target="&e;" * 9, before=b)},
                   ("check", "a.tmx"), (3,), said)  # fmt: skip
        yield Case("xml", f"{attack} in Word", lambda b=before: {"zh.txt": ZH, "a.docx": docx(paragraph("&e;" * 9), b)},
                   ("check", "zh.txt", "a.docx"), (3,), said)  # fmt: skip
        yield Case("xml", f"{attack} in ODT", lambda b=before: {"zh.txt": ZH, "a.odt": odt("<text:p>&e;</text:p>", b)},
                   ("check", "zh.txt", "a.odt"), (3,), said)  # fmt: skip
        yield Case("xml", f"{attack} in a sheet",
                   lambda b=before: {"a.xlsx": xlsx("<row><c t='str'><v>&e;</v></c></row>", b)},
                   ("check", "a.xlsx"), (3,), said)  # fmt: skip
        yield Case("xml", f"{attack} in a glossary", lambda b=before: {"a.tbx": tbx(b, "&e;")},
                   ("terms", "lint", "a.tbx"), (1,), "")  # fmt: skip
    deep = "<g>" * 100_000
    yield Case(
        "xml", "elements nested without end", lambda: {"a.xlf": xliff(target=deep)}, ("check", "a.xlf"), (3,), "nested"
    )
    yield Case("xml", "a namespace of a megabyte",
               lambda: {"a.xlf": xliff("<n:x/>" * 20_000, root=f' xmlns:n="{"u" * 1_000_000}"')},
               ("check", "a.xlf"), (3,), "namespace")  # fmt: skip
    yield Case("xml", "a namespace of seven megabytes",
               lambda: {"a.xlf": xliff("<n:x/>" * 20_000, root=f' xmlns:n="{"u" * 7_000_000}"')},
               ("check", "a.xlf"), (3,))  # fmt: skip
    yield Case(
        "xml",
        "an attribute of 20 MB",
        lambda: {"a.xlf": xliff(root=f' a="{"u" * 20_000_000}"')},
        ("check", "a.xlf"),
        (3,),
    )
    yield Case("xml", "300,000 attributes",
               lambda: {"a.xlf": xliff(root="".join(f' a{i}="x"' for i in range(300_000)))}, ("check", "a.xlf"), (0, 3))  # fmt: skip
    yield Case("xml", "CDATA of 30 MB", lambda: {"a.xlf": xliff(target=f"<![CDATA[{'ab cd ' * 5_000_000}]]>")},
               ("check", "a.xlf"), (3,), "characters")  # fmt: skip
    yield Case(
        "xml",
        "a segment of 60 MB",
        lambda: {"a.xlf": xliff(target="ab cd " * 10_000_000)},
        ("check", "a.xlf"),
        (3,),
        "characters",
    )
    yield Case(
        "xml",
        "a comment of 20 MB",
        lambda: {"a.xlf": xliff(before=f"<!--{'x' * 20_000_000}-->")},
        ("check", "a.xlf"),
        (3,),
    )
    for name in (
        "utf-7",
        "rot13",
        "hex",
        "zlib",
        "unicode_escape",
        "undefined",
        "idna",
        "../../etc/passwd",
        "os.system",
    ):
        yield Case("xml", f"the encoding {name}", lambda n=name: {"a.xlf": xliff(before=f'<?xml version="1.0" encoding="{n}"?>')},
                   ("check", "a.xlf"), (3,))  # fmt: skip
    yield Case("xml", "a DTD of the network",
               lambda: {"a.xlf": xliff(target="&y;", before='<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd">')},
               ("check", "a.xlf"), (3,), "not defined")  # fmt: skip


def _packed() -> Iterator[Case]:
    def word(name: str, body: Callable[[], str], exit: tuple[int, ...], says: str = "", **more: object) -> Case:
        return Case(
            "zip",
            name,
            lambda: {"zh.txt": ZH, "a.docx": docx(body(), **more)},
            ("check", "zh.txt", "a.docx"),
            exit,
            says,
        )

    yield word(
        "millions of empty elements",
        lambda: "".join(f"<w:x{i * 7919 % 1009}/>" for i in range(1_600_000)),
        (3,),
        "elements",
    )
    yield word("100,000 line breaks in a paragraph",
               lambda: f"<w:p><w:r>{''.join(f'<w:t>{i * 7919 % 100_003} ab</w:t><w:br/>' for i in range(100_000))}</w:r></w:p>",
               (3,), "characters")  # fmt: skip
    yield word("a bomb of zeros", lambda: paragraph("0" * 200_000_000), (3,), "unpacks to")
    yield word("LZMA", lambda: paragraph(EN.strip()), (3,), "packed in a way", method=14)
    yield word("bzip2", lambda: paragraph(EN.strip()), (3,), "packed in a way", method=12)
    yield word("names that climb", lambda: paragraph(EN.strip()), (0,), more={"../../../T": "x", "/tmp/T": "x"})
    yield word(
        "190 tables in tables",
        lambda: "<w:tbl><w:tr><w:tc>" * 60 + paragraph(EN.strip()) + "</w:tc></w:tr></w:tbl>" * 60,
        (0,),
    )
    yield Case("zip", "a list of parts that is too long",
               lambda: {"zh.txt": ZH, "a.docx": archive({f"p{i}": "" for i in range(100_000)})},
               ("check", "zh.txt", "a.docx"), (3,), "its list of parts")  # fmt: skip
    yield Case("zip", "12,000 parts", lambda: {"zh.txt": ZH, "a.docx": archive({f"p{i}": "" for i in range(12_000)})},
               ("check", "zh.txt", "a.docx"), (3,), "parts")  # fmt: skip
    yield Case(
        "zip",
        "cut in half",
        lambda: {"zh.txt": ZH, "a.docx": docx(paragraph(EN))[:300]},
        ("check", "zh.txt", "a.docx"),
        (3,),
        "damaged",
    )
    yield Case(
        "zip", "an empty archive", lambda: {"zh.txt": ZH, "a.docx": archive({})}, ("check", "zh.txt", "a.docx"), (3,)
    )
    yield Case("zip", "an old Office file", lambda: {"zh.txt": ZH, "a.docx": b"\xd0\xcf\x11\xe0" + bytes(600)},
               ("check", "zh.txt", "a.docx"), (3,), "password")  # fmt: skip
    yield Case("zip", "60,000 line breaks in ODT",
               lambda: {"zh.txt": ZH, "a.odt": odt(f"<text:p>{''.join(f'{i * 7919 % 100_003} ab<text:line-break/>' for i in range(60_000))}</text:p>")},
               ("check", "zh.txt", "a.odt"), (3,), "characters")  # fmt: skip
    yield Case("zip", "blanks by the thousand million in ODT",
               lambda: {"zh.txt": ZH, "a.odt": odt(f'<text:p>{"<text:s text:c=" + chr(34) + "999999999" + chr(34) + "/>"}{EN.strip()}</text:p>')},
               ("check", "zh.txt", "a.odt"), (0,))  # fmt: skip
    yield Case("zip", "a million rows of a sheet",
               lambda: {"a.xlsx": xlsx("".join(f'<row r="{i}"><c r="A{i}"><v>{i * 7919 % 1009}</v></c></row>' for i in range(1, 520_000)))},
               ("check", "a.xlsx"), (3,), "elements")  # fmt: skip
    yield Case("zip", "a cell in the last corner",
               lambda: {"a.xlsx": xlsx("<row><c r='A1' t='str'><v>港口公司去年。</v></c><c r='B1' t='str'><v>The port company.</v></c></row>"
                                       "<row><c r='ZZZ9999999' t='str'><v>x</v></c></row>")},
               ("check", "a.xlsx"), (0, 1, 3))  # fmt: skip
    yield Case("zip", "dates without measure",
               lambda: {"a.xlsx": xlsx("<row><c t='str'><v>三吨</v></c><c t='d'><v>1e308</v></c></row>")}, ("check", "a.xlsx"), (0, 1, 2, 3))  # fmt: skip
    yield Case("zip", "a million shared strings",
               lambda: {"a.xlsx": xlsx("<row><c t='s'><v>0</v></c></row>", strings="".join(f"<si><t>{i * 7919 % 1009}</t></si>" for i in range(780_000)))},
               ("check", "a.xlsx"), (3,))  # fmt: skip


def _pages() -> Iterator[Case]:
    def page(name: str, text: Callable[[], str], suffix: str = "md") -> Case:
        return Case(
            suffix, name, lambda: {"zh.txt": ZH, f"a.{suffix}": text()}, ("check", "zh.txt", f"a.{suffix}"), (0, 1, 3)
        )

    for mark in (
        "![",
        "[",
        "a_",
        "**x",
        "*a **a ",
        "<? ",
        "<![CDATA[",
        "{.a ",
        "<!-- ",
        "[a](",
        "{{< ",
        "{/* ",
        "~~a",
        "\\",
        "<a ",
        "&amp;",
        "`a ",
        "|",
        "$a",
        "https://",
        "a@",
    ):
        yield page(f"{mark.strip()} without end", lambda m=mark: EN + m * (100_000 // len(m)))
    yield page("50,000 question marks", lambda: EN + "<? " * 50_000)
    yield page("runs of backticks", lambda: EN + " ".join("`" * i for i in range(1, 1400)))
    yield page(
        "a table of 3,000 columns",
        lambda: "\n".join(["|" + "a|" * 3000, "|" + "-|" * 3000, *["|" + "b|" * 3000] * 300]),
    )
    yield page(
        "a table of 1,000 columns",
        lambda: EN + "\n\n" + "\n".join(["|" + "a|" * 1000, "|" + "-|" * 1000, *["|b|c|"] * 100]),
    )
    yield page("quotations nested", lambda: ">" * 50_000 + EN)
    yield page("lists nested", lambda: "\n".join(f"{'  ' * (i % 400)}- a" for i in range(4000)) + "\n\n" + EN)
    yield page("definitions of links", lambda: "".join(f"[a{i}]: /x\n" for i in range(20_000)) + "\n" + EN)
    yield page(
        "footnotes",
        lambda: "".join(f"[^a{i}]: note\n" for i in range(8000)) + "\n" + EN + "".join(f"[^a{i}]" for i in range(2000)),
    )
    yield page(
        "keys of front matter", lambda: "---\n" + "".join(f"title{i}: a\n" for i in range(20_000)) + "---\n" + EN
    )
    yield page("ignores", lambda: "<!-- xlcheck: ignore NUM -->\n\nOne.\n\n" * 1500 + EN)
    yield page("a module's brackets", lambda: "export const a = " + "{" * 20_000 + "\n\n" + EN, "mdx")
    for name, part in {
        "entities": "&lt;",
        "tags": "<div>",
        "lists": "<ul><li>",
        "marks": "</",
        "comments": "<!--",
        "attributes": "<a b",
        "pre": "<pre>",
        "ruby": "<ruby><rt>",
    }.items():
        yield page(f"{name} without end", lambda p=part: f"<p>{EN}</p>" + p * 100_000, "html")
    yield page("an attribute of 10 MB", lambda: f"<p {'x' * 900_000}>{EN}", "html")
    yield page("scripts", lambda: f"<script>{'<' * 100_000}</script><p onclick=x>{EN}", "html")
    yield page("one cue of 40,000 lines", lambda: "1\n00:00:01,000 --> 00:00:02,000\n" + "line abc\n" * 40_000, "srt")
    yield page("20,000 empty cues", lambda: "1\n00:00:01,000 --> 00:00:02,000\n\n" * 20_000 + EN, "srt")
    yield page("no cue", lambda: EN, "srt")
    yield page(
        "a style with an address",
        lambda: "WEBVTT\n\nSTYLE\na { b: url(http://127.0.0.1:9/) }\n\n00:01.000 --> 00:02.000\n" + EN,
        "vtt",
    )


def _texts() -> Iterator[Case]:
    runs = {"a": "a", "digits": "1", "dashes": "-", "stops": ".", "blanks and a": "a ", "hyphens": "a-", "dots": "a.", "quotes": '"', "brackets": "(", "commas": "1,", "slashes": "A/",
            "currency": "$1", "percent": "5% ", "capitals": "Aa ", "apostrophes": "a'", "colons": "1:", "at": "a@", "underscores": "_", "closing": "”", "twenty": "twenty-", "hundred": "one hundred and ",
            "years": "2001-", "ranges": "1-2-", "phones": "0571-", "ampersands": "&", "names": "Li Wei ", "million": "million ", "half": "and a half "}  # fmt: skip
    for name, run in runs.items():
        size = 19_000 // len(run)
        yield Case(
            "run",
            f"of {name} at the longest",
            lambda r=run, n=size: {"m.tsv": f"{ZH.strip()}\t{r * n}\n"},
            ("check", "m.tsv"),
            (0, 1),
        )
    chinese = {"numerals": "一", "scales": "亿", "points": "零点", "percent": "百分之", "ordinals": "第", "brackets": "（", "quotes": "“", "years": "二〇", "commas": "，", "names": "王", "dates": "三月", "digits": "1万", "units": "三吨，"}  # fmt: skip
    for name, run in chinese.items():
        size = 19_000 // len(run)
        yield Case(
            "run",
            f"of Chinese {name} at the longest",
            lambda r=run, n=size: {"m.tsv": f"{r * n}\t{EN}"},
            ("check", "m.tsv"),
            (0, 1),
        )
    yield Case(
        "run",
        "of numbers on both sides",
        lambda: {"m.tsv": f"三吨{'，4吨' * 6000}\t3 tonnes, {'5 tonnes, ' * 1800}\n"},
        ("check", "m.tsv", "--format", "json"),
        (1,),
    )
    yield Case(
        "text",
        "a line of 200 kB",
        lambda: {"m.tsv": f"{ZH.strip()}\t{'a ' * 100_000}\n"},
        ("check", "m.tsv"),
        (3,),
        "characters",
    )
    yield Case(
        "text",
        "a line of 2 MB",
        lambda: {"m.tsv": f"{ZH.strip()}\t{'a' * 2_000_000}\n"},
        ("check", "m.tsv"),
        (3,),
        "characters",
    )
    yield Case(
        "text",
        "a cell of 3 MB",
        lambda: {"a.csv": f'zh,en\n{ZH.strip()},"' + "a b\n" * 700_000 + '"\n'},
        ("check", "a.csv"),
        (3,),
        "characters",
    )
    yield Case(
        "text",
        "a cell of 6 MB in lines of two bytes",
        lambda: {"a.csv": f'zh,en\n{ZH.strip()},"' + "a\n" * 3_000_000 + '"\n'},
        ("check", "a.csv"),
        (3,),
        "a field of more than",
    )
    yield Case(
        "text",
        "200 lines of 20,000 fields",
        lambda: {"a.csv": f"{ZH.strip()},{EN.strip()}{',x' * 20_000}\n" * 200},
        ("check", "a.csv"),
        (3,),
        "columns",
    )
    yield Case(
        "text",
        "200,000 commas",
        lambda: {"a.csv": f"zh,en\n{ZH.strip()},{EN.strip()}{',' * 200_000}\n"},
        ("check", "a.csv"),
        (0, 1, 3),
    )
    yield Case(
        "text",
        "a quotation that never ends",
        lambda: {"a.csv": f'zh,en\n{ZH.strip()},"a\n'},
        ("check", "a.csv"),
        (3,),
        "never ends",
    )
    yield Case("text", "100,000 backslashes", lambda: {"a.po": po(ZH.strip(), "\\" * 9000)}, ("check", "a.po"), (0, 1))
    for name, value in {"lists": "[" * 20_000, "objects": '{"a":' * 20_000, "a number": "1" * 2_000_000}.items():
        yield Case(
            "text",
            f"JSON of {name}",
            lambda v=value: {"a.json": f'{{"zh": "{ZH.strip()}", "en": "{EN.strip()}", "x": {v}}}'},
            ("check", "a.json"),
            (0, 3),
        )
    yield Case(
        "text",
        "JSON of NUL characters",
        lambda: {"a.json": json.dumps({"zh": ZH, "en": "\0" * 9000})},
        ("check", "a.json"),
        (0, 1, 3),
    )
    yield Case(
        "numbers",
        "一 and 亿 forty times",
        lambda: {"zh.txt": f"港口有{'一' + '亿' * 40}吨。\n", "en.txt": EN},
        ("check", "zh.txt", "en.txt"),
        (0, 1),
    )
    yield Case(
        "numbers",
        "one hundred and one hundred and ...",
        lambda: {"zh.txt": ZH * 20, "en.txt": "one " + "hundred and one " * 300 + "\n"},
        ("check", "zh.txt", "en.txt"),
        (0, 1),
    )
    yield Case("numbers", "twenty- without end", dict, ("numbers", "三成", "twenty-" * 400), (0, 1))
    yield Case("numbers", "a thousand digits", dict, ("numbers", "九" * 1000, "9" * 1000), (0, 1))
    yield Case(
        "pdf",
        "100,000 operators",
        lambda: {"zh.txt": ZH, "a.pdf": pdf(b"BT /F 12 Tf " + b"1 0 0 1 0 0 Tm (ab) Tj " * 100_000 + b"ET")},
        ("check", "zh.txt", "a.pdf"),
        (3,),
    )
    yield Case(
        "pdf", "a bomb", lambda: {"zh.txt": ZH, "a.pdf": pdf(b" " * 300_000_000)}, ("check", "zh.txt", "a.pdf"), (3,)
    )
    shown = b"BT /F 12 Tf 1 0 0 1 50 700 Tm (" + EN.strip().encode() + b") Tj ET "
    digits = b"<</Length 9000000/Filter/ASCII85Decode>>stream\n" + b"z" * 8_999_998 + b"~>\nendstream"
    for name, made in {
        "a string of 60 MB": lambda: pdf(shown + b"BT (" + b"a" * 60_000_000 + b") Tj ET"),
        "20 million numbers": lambda: pdf(shown + b"1 " * 20_000_000),
        "10 million comments": lambda: pdf(b"%a\n" * 10_000_000 + shown),
        "200 pages of one stream": lambda: pdf_pages(stream(shown + b" " * 7_000_000), pages=200),
        "a form that is drawn 2,000 times": lambda: pdf_pages(stream(shown + b"/X Do " * 2000), [shown * 200]),
        "forms that draw forms": lambda: pdf_pages(stream(shown + b"/X Do "), [b"/X Do " * 10] * 8 + [shown]),
        "digits that unfold slowly": lambda: pdf_pages(digits),
    }.items():
        yield Case("pdf", name, lambda m=made: {"zh.txt": ZH, "a.pdf": m()}, ("check", "zh.txt", "a.pdf"), (3,),
                   "more content than a PDF of this size")  # fmt: skip
    yield Case("pdf", "20 pages of 9,000 operators",
               lambda: {"zh.txt": ZH, "a.pdf": pdf_pages(stream(b"BT /F 12 Tf " + b"1 0 0 1 0 0 Tm (ab) Tj " * 9_000 + b"ET"), pages=20)},
               ("check", "zh.txt", "a.pdf"), (3,), "more operators")  # fmt: skip
    yield Case("pdf", "a form that draws itself",
               lambda: {"zh.txt": ZH, "a.pdf": pdf_pages(stream(shown + b"/X Do "), [b"/X Do " + shown]).replace(b"/Resources<<>>", b"/Resources<</XObject<</X 5 0 R>>>>")},
               ("check", "zh.txt", "a.pdf"), (0, 1))  # fmt: skip
    yield Case(
        "pdf",
        "arrays nested",
        lambda: {"zh.txt": ZH, "a.pdf": pdf(b"x", b"[" * 100_000)},
        ("check", "zh.txt", "a.pdf"),
        (3,),
    )
    yield Case("pdf", "cut", lambda: {"zh.txt": ZH, "a.pdf": pdf(b"x")[:200]}, ("check", "zh.txt", "a.pdf"), (3,))


def _lists() -> Iterator[Case]:
    """What the aligner looks for beyond its band: items in another order, and a sentence that is a list."""

    def lists(name: str, zh: Callable[[], str], en: Callable[[], str]) -> Case:
        return Case("lists", name, lambda: {"zh.md": zh(), "en.md": en()}, ("check", "zh.md", "en.md"), (0, 1, 3))

    def items(text: str, numbers: Iterable[int], more: int) -> str:
        return "".join(f"- {text} {n} {' '.join(str(1000 * n + i) for i in range(more))}\n" for n in numbers)

    yield lists("in the other order, with forty numbers an item",
                lambda: items("港口公司吞吐量", range(150), 40),
                lambda: items("The port company handled", reversed(range(150)), 40))  # fmt: skip
    yield lists("of equal items, before and behind others",
                lambda: "- 港口公司发布公告。\n" * 700 + items("港口公司吞吐量", range(40), 2),
                lambda: items("The port company handled", range(40), 2) + "- The port company makes it known.\n" * 700)  # fmt: skip
    yield lists("of 900 items for one sentence",
                lambda: "，".join(f"第{n}条要求完成吞吐量{n}万吨" for n in range(900)) + "。\n",
                lambda: items("article on the tonnes of the port,", range(900), 0))  # fmt: skip
    zh = "".join(f"港口公司{n}月完成吞吐量{n}万吨。\n" for n in range(1, 13)) * 4
    en = "".join(f"In month {n} the port company handled {n + 1}0,000 tonnes.\n" for n in range(1, 13)) * 4
    yield Case("lists", "of wrong rows in eight files",
               lambda: {"xlcheck.toml": _PAIRS, **{f"{side}/{n}.txt": text for n in range(8) for side, text in (("zh", zh), ("en", en))}},
               ("check", "--no-cache", "--format", "sarif", "--review", "all"), (1,))  # fmt: skip


def _nothing() -> Iterator[Case]:
    def pair(name: str, zh: str, en: str, exit: tuple[int, ...], says: str = "", suffix: str = "txt") -> Case:
        return Case(
            "nothing",
            name,
            lambda: {f"zh.{suffix}": zh, f"en.{suffix}": en},
            ("check", f"zh.{suffix}", f"en.{suffix}"),
            exit,
            says,
        )

    yield pair("zero-width characters on both sides", "\u200b\u200d\n", "\u200b\u2060\n", (3,), "nothing in this file")
    yield pair("zero-width characters in the translation", ZH, "\u200b\n", (3,), "nothing in this file")
    yield pair("blanks in the translation", ZH, " \n\u3000\n", (3,))
    yield pair("an empty translation", ZH, "", (3,), "empty")
    yield pair("marks alone", ZH, "... --- !\n", (3,), "nothing in this file")
    yield pair("other numbers", "1 2 3\n", "4 5 6\n", (1,), "NUM003")
    yield pair("more numbers", "1\n2\n3\n", "1\n2\n3\n4\n", (1,), "NUM")
    yield pair("a scrap of the text", ZH * 60, EN, (3,), "a twentieth")
    yield pair("a text of a scrap", ZH, EN * 40_000, (3,), "a twentieth")
    yield pair("all of it preformatted", f"<pre>{ZH}</pre>", f"<pre>{BAD}</pre>", (1,), "NUM", "html")
    yield pair("code alone", f"<pre>a = b({1});</pre>", "<pre>a = c();</pre>", (3,), "", "html")
    yield pair("hidden text alone", f"<p>{ZH}", f"<p hidden>{EN}</p>", (3,), "", "html")
    yield Case(
        "nothing",
        "an archive without text",
        lambda: {"zh.txt": ZH, "a.docx": docx("<w:p/>")},
        ("check", "zh.txt", "a.docx"),
        (3,),
        "no text",
    )
    yield Case(
        "nothing", "a catalogue without translations", lambda: {"a.po": po(ZH.strip(), "")}, ("check", "a.po"), (1, 3)
    )
    yield Case("nothing", "a table without pairs", lambda: {"a.tsv": "\t\n\t\n"}, ("check", "a.tsv"), (3,))
    for name, files, more in (
        ("no source has its translation", {"zh/a.txt": ZH, "en/b.txt": EN}, ()),
        ("no source has its translation, which is ignored", {"zh/a.txt": ZH, "en/b.txt": EN}, ("--ignore", "OMI,ADD")),
        ("the only error is ignored", {"zh/a.txt": ZH, "en/a.txt": "\u200b\n"}, ("--ignore", "IOE")),
        ("every source is English, which is ignored", {"zh/a.txt": EN, "en/a.txt": EN}, ("--ignore", "LNG")),
        ("every source is English, below the gate", {"zh/a.txt": EN, "en/a.txt": EN}, ("--fail-on", "critical")),
    ):
        yield Case(
            "nothing",
            f"a repository where {name}",
            lambda f=files: {"xlcheck.toml": _PAIRS, **f},
            ("check", *more),
            (3,),
            "nothing was compared",
        )
    for side, files in {
        "sources": {"zh/a.txt": "", "en/a.txt": EN},
        "translations": {"zh/a.txt": ZH, "en/a.txt": ""},
    }.items():
        yield Case(
            "nothing",
            f"a repository of empty {side}",
            lambda f=files: {"xlcheck.toml": _PAIRS, **f},
            ("check",),
            (3,),
            "empty",
        )
    for name, line in {
        "matches no file": 'source = "*.md"',
        "excludes every file": 'source = "zh/*"\ntarget = "en/*"\nexclude = ["**"]',
    }.items():
        yield Case(
            "nothing",
            f"a pattern that {name}",
            lambda p=line: {"zh/a.txt": ZH, "en/a.txt": EN, "xlcheck.toml": f"[[pairs]]\n{p}\n"},
            ("check",),
            (2,),
            "no pair of files",
        )
    yield Case(
        "nothing",
        "units without targets and one check",
        lambda: {"a.tsv": f"{ZH.strip()}\t\n"},
        ("check", "a.tsv", "--select", "WRD001"),
        (3,),
    )


_TREE: dict[str, Content] = {
    "tree/.git/HEAD": "x\n",
    "tree/zh/a.txt": ZH,
    "tree/en/a.txt": BAD,
    "outside/secret": f"key={SECRET}\n",
}


def _tree() -> Iterator[Case]:
    def tree(
        name: str,
        more: dict[str, Content],
        exit: tuple[int, ...],
        says: str = "",
        *arguments: str,
        config: str = "",
        **fields: object,
    ) -> Case:
        files = {**_TREE, **({"tree/xlcheck.toml": config + _PAIRS} if config is not None else {}), **more}
        return Case("tree", name, lambda: files, ("@tree", *(arguments or ("check",))), exit, says, **fields)

    for key in ('glossary = ["{}"]', 'baseline = "{}"', 'model = "{}"'):
        for place in ("../outside/secret", "/etc/hostname", ".git/HEAD", "linked"):
            more: dict[str, Content] = {"tree/linked": link("../outside/secret")} if place == "linked" else {}
            yield tree(
                f"{key.format(place)}", more, (2,), "leads out of the repository", config=key.format(place) + "\n"
            )
    yield tree(
        "a glossary that is no glossary",
        {"tree/g.csv": f"key={SECRET}x\n"},
        (2,),
        "columns",
        config='glossary = ["g.csv"]\n',
    )
    yield tree("a text that is a link to .git", {"tree/en/a.txt": link("../.git/HEAD")}, (3,), "link")
    yield tree("a text that is a link out", {"tree/en/a.txt": link("../../outside/secret")}, (3,), "link out")
    yield tree(
        "a configuration that is a link out",
        {"tree/xlcheck.toml": link("../outside/secret")},
        (2,),
        "link out",
        config=None,
    )
    yield tree("pairs above the tree", {}, (2,), "out of the repository", config='[[pairs]]\nsource = "../*.md"\n')
    yield tree(
        "a report over a link out",
        {"tree/r.sarif": link("../outside/secret")},
        (2,),
        "link out",
        "check",
        "--output",
        "sarif=r.sarif",
        unchanged=("outside/secret",),
    )
    yield tree(
        "a baseline over a link out",
        {"tree/xlcheck-baseline.json": link("../outside/new.json")},
        (2,),
        "link out",
        "baseline",
        unchanged=("outside/new.json",),
    )
    yield tree(
        "a baseline of a link out",
        {"tree/b.json": link("../outside/secret")},
        (2,),
        "leads out",
        config='baseline = "b.json"\n',
    )
    yield tree("a selection", {}, (0,), "narrows the run: select WRD001", config='select = ["WRD001"]\n')
    yield tree("a severity", {}, (0,), "narrows the run: severity", config='severity = {NUM = "info"}\n')
    yield tree("ignores by file", {}, (0,), "narrows the run", config='per-file-ignores = {"en/*" = ["NUM"]}\n')
    for narrow in (
        'select = ["WRD001"]',
        'ignore = ["NUM"]',
        'severity = {NUM = "info"}',
        'per-file-ignores = {"en/*" = ["NUM"]}',
        'fail-on = "critical"',
        'confidence = "high"',
    ):
        yield tree(f"{narrow} refused", {}, (2,), "--strict-config", "check", "--strict-config", config=f"{narrow}\n")
    yield tree("TOML nested", {"tree/xlcheck.toml": "a = " + "[" * 100_000}, (2,), "nested", config=None)
    yield tree("TOML of many keys", {"tree/xlcheck.toml": "x" + ".x" * 2000 + " = 1\n"}, (2,), config=None)
    yield tree("TOML of 2 MB", {"tree/xlcheck.toml": "#" * 2_000_000}, (2,), "larger than", config=None)
    yield tree("TOML of numbers", {"tree/xlcheck.toml": "jobs = " + "9" * 5000 + "\n"}, (2,), config=None)
    yield tree(
        "a baseline nested", {"tree/b.json": "[" * 200_000}, (2,), "not a baseline", config='baseline = "b.json"\n'
    )
    yield tree(
        "a pattern that backtracks",
        {"tree/en/" + "a" * 240: "x"},
        (0, 1, 2, 3),
        config='[[pairs]]\nsource = "zh/**a**a**a**a**ab"\ntarget = "en/**a**a**a**a**ab"\n',
    )
    yield tree(
        "an exclusion that backtracks",
        {"tree/zh/" + "a" * 240 + ".txt": ZH},
        (0, 1, 2, 3),
        config='[[pairs]]\nsource = "zh/**"\ntarget = "en/**"\nexclude = ["**a**a**a**a**ab"]\n',
        seconds=10,
    )
    for kind, make in {"a device": link("/dev/zero"), "a pipe": pipe}.items():
        yield tree(
            f"{kind} for pyproject.toml",
            {"tree/pyproject.toml": make},
            (0, 1, 2),
            "",
            "check",
            "zh/a.txt",
            "en/a.txt",
            config=None,
        )
        yield tree(
            f"{kind} for xlcheck.toml",
            {"tree/xlcheck.toml": make},
            (2,),
            "",
            "check",
            "zh/a.txt",
            "en/a.txt",
            config=None,
        )
        yield tree(f"{kind} for a glossary", {"tree/g.csv": make}, (2,), "", config='glossary = ["g.csv"]\n')
        yield tree(f"{kind} for a baseline", {"tree/b.json": make}, (2,), "", config='baseline = "b.json"\n')
        yield tree(f"{kind} for a text", {"tree/en/a.txt": make}, (3,))
        yield Case(
            "files",
            f"{kind} for a text on the command line",
            lambda m=make: {"zh.txt": ZH, "en.txt": m},
            ("check", "zh.txt", "en.txt"),
            (3,),
            "no file but",
        )
        yield Case(
            "files",
            f"{kind} for a glossary on the command line",
            lambda m=make: {"m.tsv": f"{ZH.strip()}\t{EN}", "g.csv": m},
            ("check", "m.tsv", "--glossary", "g.csv"),
            (2,),
        )
        yield Case(
            "files",
            f"{kind} for a table of beads",
            lambda m=make: {"zh.txt": ZH, "en.txt": EN, "b.tsv": m},
            ("check", "zh.txt", "en.txt", "--beads", "b.tsv"),
            (2,),
        )


def _channels() -> Iterator[Case]:
    names = {
        "a command": "x\n::warning file=a::owned",
        "an escape": "x\x1b]0;owned\x07",
        "a legacy command": "x ##[error]owned",
        "an override": "x\u202eowned",
    }
    for kind, name in names.items():
        never = (*INJECTED, "##[", "\u202e", "\x07")
        yield Case(
            "channels",
            f"{kind} in the name of a file that is not there",
            lambda: {"zh.txt": ZH},
            ("check", "zh.txt", f"{name}.txt"),
            (3,),
            never=never,
        )
        yield Case(
            "channels",
            f"{kind} in the name of a file that is no text",
            lambda n=name: {"zh.txt": ZH, f"{n.replace('/', '')}.txt": b"\xff\x00\x01"},
            ("check", "zh.txt", f"{name}.txt"),
            (3,),
            never=never,
        )
        yield Case(
            "channels",
            f"{kind} in a remark",
            lambda n=name: {"zh.txt": ZH, f"{n}.txt": EN.encode("utf-16")},
            ("check", "zh.txt", f"{name}.txt"),
            (0, 1),
            never=never,
        )
        yield Case(
            "channels",
            f"{kind} in an option",
            lambda: {"zh.txt": ZH},
            ("check", "zh.txt", "--select", name),
            (2,),
            never=never,
        )
        yield Case(
            "channels",
            f"{kind} in a sentence",
            lambda n=name: {"m.tsv": f"{ZH.strip()}\t{BAD.strip()} {n.replace(chr(10), ' ')}\n"},
            ("check", "m.tsv"),
            (1,),
            never=never[:-3] if kind == "a legacy command" else never,
        )
    for form in ("text", "sarif", "junit"):
        yield Case(
            "channels",
            f"an override in {form}",
            lambda: {"m.tsv": "港口\u202e有三吨。\tThe port\u202e has 4 tonnes.\u202e\n"},
            ("check", "m.tsv", "--review", "--format", form),
            (0, 1),
            never=("\u202e", "Traceback"),
        )
    for form in ("tsv", "beads"):
        yield Case(
            "channels",
            f"a formula in {form}",
            lambda: {"zh.txt": "=1+1 港口\n", "en.txt": '=HYPERLINK("x") port\n'},
            ("align", "zh.txt", "en.txt", "--format", form),
            (0,),
            "'=HYPERLINK",
            never=("\t=", "\n="),
        )
    yield Case(
        "files",
        "a limit of bytes",
        lambda: {"zh.txt": ZH, "en.txt": EN * 100},
        ("check", "zh.txt", "en.txt", "--max-bytes", "1000"),
        (3,),
        "--max-bytes",
    )
    for command in (("align",), ("terms", "suggest")):
        name = " ".join(command)
        yield Case("files", f"a limit of bytes, {name}", lambda: {"zh.txt": ZH, "en.txt": EN * 100},
                   (*command, "zh.txt", "en.txt", "--max-bytes", "1000"), (3,), "--max-bytes")  # fmt: skip
        yield Case("files", f"a limit of time, {name}", lambda: {"zh.txt": ZH * 3000, "en.txt": EN * 3000},
                   (*command, "zh.txt", "en.txt", "--timeout-per-pair", "0.2"), (3,), "--timeout-per-pair")  # fmt: skip
    yield Case("files", "a limit of bytes, baseline", lambda: {"xlcheck.toml": _PAIRS, "zh/a.txt": ZH, "en/a.txt": EN * 100},
               ("baseline", "--max-bytes", "1000"), (3,), "--max-bytes")  # fmt: skip
    yield Case(
        "files",
        "a limit of time",
        lambda: {"zh.txt": ZH * 3000, "en.txt": EN * 3000},
        ("check", "zh.txt", "en.txt", "--timeout-per-pair", "0.2"),
        (3,),
        "--timeout-per-pair",
    )


TABLE: tuple[Case, ...] = tuple(
    case for group in (_xml, _packed, _pages, _texts, _lists, _nothing, _tree, _channels) for case in group()
)
