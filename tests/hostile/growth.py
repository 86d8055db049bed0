"""How time and memory grow with the input: ``python -m tests.hostile.growth [WORD...]`` prints a row for each structure.

Each is made once, twice and four times as large and goes through the real command. The last figures say how much more
the second step, from twice to four times, costs than the first: 2 where the cost is linear, 4 where it is quadratic.
"""

import sys
import tempfile
from pathlib import Path

from tests.hostile.command import Commands
from tests.hostile.inputs import BAD, EN, ZH, docx, odt, paragraph, pdf_pages, po, stream, tbx, tmx, write, xliff, xlsx

SIZES = (1, 2, 4)
LINES = (
    "港口公司去年完成吞吐量{n}万吨，同比增长{m}%。",
    "The port company handled {t:,} tonnes last year, up {m}% year on year.",
)


def lines(count, side, every=0):
    """Return sentences of which each has numbers of its own; every so many-th of the translation has a wrong one."""
    return [
        LINES[side].format(n=100 + n, t=10_000 * (100 + n), m=n % 90 + (side and every and n % every == 0))
        for n in range(count)
    ]


def both(suffix, join, count, **options):
    return {f"{name}.{suffix}": join(lines(count, side, **options)) for side, name in enumerate(("zh", "en"))}


def units(count, **options):
    return list(zip(lines(count, 0), lines(count, 1, **options), strict=True))


def many(one, pairs):
    """Return a bilingual XML file of many units, from one that has one."""
    text = one(*pairs[0])
    tag = "trans-unit" if "<trans-unit" in text else "tu"
    start, end = text.index(f"<{tag}>" if tag == "tu" else "<trans-unit"), text.index(f"</{tag}>") + len(tag) + 3
    unit = text[start:end]
    body = "".join(unit.replace(pairs[0][0], zh).replace(pairs[0][1], en) for zh, en in pairs)
    return text[:start] + body + text[end:]


def plain(sentences):
    return "\n\n".join(sentences) + "\n"


def listed(sentences):
    return "".join(f"- {sentence}\n" for sentence in sentences)


def tabled(sentences):
    return "| a | b |\n|---|---|\n" + "".join(f"| {sentence} | {n} |\n" for n, sentence in enumerate(sentences))


def cues(sentences):
    return "".join(
        f"{n}\n00:{n // 60 % 60:02}:{n % 60:02},000 --> 00:{n // 60 % 60:02}:{n % 60:02},900\n{text}\n\n"
        for n, text in enumerate(sentences, 1)
    )


def page(sentences):
    drawn = (b"1 0 0 1 50 %d Tm (%b) Tj " % (-24 * n, text.encode()) for n, text in enumerate(sentences))
    return pdf_pages(stream(b"BT /F 12 Tf " + b"".join(drawn) + b"ET"))


def backwards(count, words):
    """Return lists whose items stand in the other order on the other side, and hold so many numbers each."""

    def item(n, side):
        return (
            LINES[side].format(n=1000 + n, t=10_000 * (1000 + n), m=n % 90)
            + (" " if side else "")
            + " ".join(str(n * 100 + i) for i in range(words))
        )

    return {
        "zh.md": listed(item(n, 0) for n in range(count)),
        "en.md": listed(item(n, 1) for n in reversed(range(count))),
    }


def one_sentence(count):
    """Return a sentence of many clauses that is a list on the other side, again and again."""
    clauses = [f"第{n}条要求港口公司完成吞吐量{n}万吨" for n in range(count)]
    return {
        "zh.md": "\n\n".join("，".join(clauses[at : at + 15]) + "。" for at in range(0, count, 15)) + "\n",
        "en.md": "\n\n".join(
            listed(
                f"article {n} asks the port company to handle {10_000 * n:,} tonnes"
                for n in range(at, min(at + 15, count))
            )
            for at in range(0, count, 15)
        ),
    }


def copies(count):
    """Return files that are copies of one with wrong numbers, and the configuration."""
    made = {"xlcheck.toml": '[[pairs]]\nsource = "zh/*.txt"\ntarget = "en/*.txt"\n'}
    for name in range(8):
        made |= {f"zh/{name}.txt": plain(lines(count, 0)), f"en/{name}.txt": plain(lines(count, 1, every=2))}
    return made


DOCUMENTS, UNITS = ("check", "zh.{}", "en.{}"), ("check", "a.{}")
STRUCTURES = {
    "text": (DOCUMENTS, "txt", lambda n: both("txt", plain, 1000 * n)),
    "text, a finding in every sentence": (DOCUMENTS, "txt", lambda n: both("txt", plain, 500 * n, every=1)),
    "Markdown lists": (DOCUMENTS, "md", lambda n: both("md", listed, 500 * n)),
    "Markdown tables": (DOCUMENTS, "md", lambda n: both("md", tabled, 400 * n)),
    "HTML": (DOCUMENTS, "html", lambda n: both("html", lambda s: "".join(f"<p>{x}</p>\n" for x in s), 500 * n)),
    "Word": (DOCUMENTS, "docx", lambda n: both("docx", lambda s: docx("".join(map(paragraph, s))), 500 * n)),
    "ODT": (DOCUMENTS, "odt", lambda n: both("odt", lambda s: odt("".join(f"<text:p>{x}</text:p>" for x in s)), 500 * n)),
    "subtitles": (DOCUMENTS, "srt", lambda n: both("srt", cues, 500 * n)),
    "PDF": (("check", "zh.txt", "en.pdf"), "", lambda n: {"zh.txt": plain(lines(240 * n, 0)), "en.pdf": page(lines(240 * n, 1))}),
    "TSV": (UNITS, "tsv", lambda n: {"a.tsv": "".join(f"{z}\t{e}\n" for z, e in units(1000 * n))}),
    "TSV, a finding in every unit": (UNITS, "tsv", lambda n: {"a.tsv": "".join(f"{z}\t{e}\n" for z, e in units(1000 * n, every=1))}),
    "TSV, all units the same": (UNITS, "tsv", lambda n: {"a.tsv": f"{ZH.strip()}\t{BAD}" * 1000 * n}),
    "TSV, one source rendered in many ways": (UNITS, "tsv", lambda n: {"a.tsv": "".join(f"港口公司发布公告。\tNotice {i} of the port.\n" for i in range(1000 * n))}),
    "CSV": (UNITS, "csv", lambda n: {"a.csv": "zh,en\n" + "".join(f'"{z}","{e}"\n' for z, e in units(1000 * n))}),
    "PO": (UNITS, "po", lambda n: {"a.po": "\n".join(po(z, e) for z, e in units(1000 * n))}),
    "XLIFF": (UNITS, "xlf", lambda n: {"a.xlf": many(xliff, units(1000 * n))}),
    "TMX": (UNITS, "tmx", lambda n: {"a.tmx": many(tmx, units(1000 * n))}),
    "JSON": (UNITS, "jsonl", lambda n: {"a.jsonl": "".join(f'{{"zh": "{z}", "en": "{e}"}}\n' for z, e in units(1000 * n))}),
    "XLSX": (UNITS, "xlsx", lambda n: {"a.xlsx": xlsx("".join(f"<row><c t='str'><v>{z}</v></c><c t='str'><v>{e}</v></c></row>" for z, e in units(1000 * n)))}),
    "a glossary": (("terms", "lint", "g.tbx"), "", lambda n: {"g.tbx": tbx(term="港口").replace("<body>", "<body>" + "".join(f'<termEntry><langSet xml:lang="zh"><tig><term>港口{i}</term></tig></langSet><langSet xml:lang="en"><tig><term>port {i}</term></tig></langSet></termEntry>' for i in range(1000 * n)))}),
    "sentences of numbers": (UNITS, "tsv", lambda n: {"a.tsv": f"{'三吨，' * 1200 * n}\t{'3 tonnes, ' * 400 * n}\n"}),
    "one sentence without an end": (UNITS, "tsv", lambda n: {"a.tsv": f"{ZH.strip() * 60 * n}\t{EN.strip() * 60 * n}\n"}),
    "items in the other order": (DOCUMENTS, "md", lambda n: backwards(200 * n, 2)),
    "items in the other order, with 40 numbers": (DOCUMENTS, "md", lambda n: backwards(100 * n, 40)),
    "equal items among others": (DOCUMENTS, "md", lambda n: {"zh.md": listed(["港口公司。"] * 450 * n) + backwards(40 * n, 2)["zh.md"], "en.md": backwards(40 * n, 2)["en.md"] + listed(["The port company."] * 450 * n)}),
    "lists that are one sentence": (DOCUMENTS, "md", lambda n: one_sentence(400 * n)),
    "copies of a wrong file": (("check", "--no-cache"), "", lambda n: copies(60 * n)),
    "copies of a wrong file, as SARIF": (("check", "--no-cache", "--format", "sarif"), "", lambda n: copies(60 * n)),
    "tiers, all of them": (("check", "a.tsv", "--review", "all"), "", lambda n: {"a.tsv": "".join(f"{z}\t{e}\n" for z, e in units(1000 * n, every=1))}),
}  # fmt: skip
"""By name: the command, the suffix it is filled with, and what makes the files, so many times as large."""


def main(*words):
    """Print the table of those whose names hold one of the words."""
    print(f"{'kB':>7} {'s':>6} {'2x':>6} {'4x':>6} {'MB':>5} {'2x':>5} {'4x':>5}  4x to 2x, of time and of memory")  # noqa: T201
    with Commands() as commands:
        for name, (command, suffix, make) in STRUCTURES.items():
            if words and not any(word in name for word in words):
                continue
            taken, peaks, kilobytes, codes = [], [], 0, set()
            for size in SIZES:
                with tempfile.TemporaryDirectory() as folder:
                    written = write(Path(folder), make(size))
                    kilobytes = kilobytes or written // 1000
                    arguments = [argument.format(suffix) for argument in command]
                    result = commands.run(arguments, Path(folder), seconds=60, environment={})
                taken.append(result.seconds)
                peaks.append(result.megabytes)
                codes.add(result.code)
            steps = [
                round((more[2] - more[1]) / max(more[1] - more[0], least), 1)
                for more, least in ((taken, 0.05), (peaks, 5))
            ]
            cells = [
                *(f"{value:6.2f}" for value in taken),
                *(f"{value:5}" for value in peaks),
                *(f"{step:4}" for step in steps),
            ]
            print(f"{kilobytes:7,}", *cells, f" exit {codes}  {name}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
