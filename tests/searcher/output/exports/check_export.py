#!/usr/bin/env python3
"""Reads references that `khabar-search search` wrote, with parsers of its own, and compares them with the same hits as JSON.

    check_export.py FORMAT HITS.jsonl < EXPORT    names what is wrong, and ends with 1 if anything is
"""
import csv
import io
import json
import re
import sys
import xml.etree.ElementTree as ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
TEX = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^"}
FIELDS = ("id", "title", "source", "author", "date", "section", "url")


def flat(text):
    return re.sub(r"[\t\r\n]", " ", text or "")


def ris(text):
    """As the RIS specification has it: lines of two letters or digits, two spaces, a hyphen, a space and a value."""
    item = None
    for line in text.removesuffix("\r\n").split("\r\n"):
        if not line:
            continue
        tag, value = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line).groups()
        if tag == "TY":
            assert item is None and value == "NEWS", line
            item = {}
        elif tag == "ER":
            date = item.get("DA", "").rstrip("/").replace("/", "-")
            assert item.get("PY", "") == date[:4]
            yield dict(zip(FIELDS, (item.get("AN"), item.get("TI"), item.get("T2"), item.get("AU"), date, item.get("SE"),
                                    item.get("UR"))))
            item = None
        else:
            assert tag not in item, line
            item[tag] = value
    assert item is None


def untex(text):
    text = re.sub(r"\\(text[a-z]+)\{\}", lambda found: {"{": "\x01", "}": "\x02"}.get(
        TEX[found[1]], "\x03" if TEX[found[1]] == "\\" else TEX[found[1]]), text)
    text = re.sub(r"\\([%#$&_])", r"\1", text)
    assert "\\" not in text, text
    return text.replace("{", "").replace("}", "").translate({1: "{", 2: "}", 3: "\\"})


def braced(text, at):
    """What stands between the brace at `at` and the one that ends it; BibTeX counts every brace."""
    depth = 0
    for end in range(at, len(text)):
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        if depth == 0:
            return text[at + 1:end], end + 1
    raise AssertionError("a brace is not closed")


def bibtex(text):
    at, keys = 0, set()
    while (found := re.compile(r"\s*@article(?=\{)").match(text, at)):
        entry, at = braced(text, found.end())
        key, rest = entry.split(",", 1)
        assert re.fullmatch(r"[A-Za-z0-9._:/+-]+", key) and key not in keys, key
        keys.add(key)
        item, inside = {}, 0
        while (field := re.compile(r"\s*(\w+) = ").match(rest, inside)):
            if rest[field.end()] == "{":
                item[field[1]], inside = braced(rest, field.end())
            else:
                item[field[1]] = re.compile(r"\w+").match(rest, field.end())[0]
                inside = field.end() + len(item[field[1]])
            inside += rest.startswith(",", inside)
        assert not rest[inside:].strip(), rest[inside:]
        author = untex(item.get("author", ""))
        note = untex(item["note"])
        section, _, name = note.rpartition(", ")
        yield dict(zip(FIELDS, (name, untex(item["title"]), untex(item.get("journal", "")), author, item.get("date", ""),
                                section, item.get("url", ""))))
    assert not text[at:].strip(), text[at:]


def csl(text):
    for item in json.loads(text):
        assert item["type"] == "article-newspaper"
        author = "; ".join(name.get("literal") or f"{name['family']}, {name['given']}" for name in item.get("author", []))
        parts = item.get("issued", {"date-parts": [[]]})["date-parts"][0]
        date = "-".join(f"{part:02}" for part in parts)
        yield dict(zip(FIELDS, (item["archive_location"], item.get("title"), item.get("container-title"), author, date,
                                item.get("section"), item.get("URL"))))


def atom(text):
    root = ElementTree.fromstring(text.encode())
    assert root.tag == ATOM + "feed" and root.findtext(ATOM + "id") and root.findtext(ATOM + "updated")
    ids = [entry.findtext(ATOM + "id") for entry in root.iter(ATOM + "entry")]
    assert len(ids) == len(set(ids)), "an id twice"
    for entry in root.iter(ATOM + "entry"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", entry.findtext(ATOM + "updated"))
        link, category = entry.find(ATOM + "link"), entry.find(ATOM + "category")
        yield {"title": entry.findtext(ATOM + "title"), "url": "" if link is None else link.get("href"),
               "date": (entry.findtext(ATOM + "published") or "")[:10],
               "section": "" if category is None else category.get("term")}


def table(text, delimiter):
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter,
                               quoting=csv.QUOTE_MINIMAL if delimiter == "," else csv.QUOTE_NONE, strict=True))


def main():
    kind = sys.argv[1]
    with open(sys.argv[2], encoding="utf-8") as file:
        hits = [json.loads(line) for line in file]
    text = sys.stdin.buffer.read().decode("utf-8")
    read = {"ris": ris, "bibtex": bibtex, "csl": csl, "atom": atom, "csv": lambda text: table(text, ","),
            "tsv": lambda text: table(text, "\t")}[kind]
    items = list(read(text))
    wrong = [] if len(items) == len(hits) else [f"{len(items)} of {len(hits)} hits"]
    for item, hit in zip(items, hits):
        for key in FIELDS:
            if key in item and flat(item[key]) != flat(hit[key]):
                wrong.append(f"{key} is {item[key]!r}, not {hit[key]!r}")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
