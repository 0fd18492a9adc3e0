#!/usr/bin/env python3
"""Reads a picture of `khabar-search trend` with a parser of its own and compares it with the table of the same trend.

    check_svg.py TABLE.jsonl < PICTURE.svg    names what is wrong, and ends with 1 if anything is
"""
import json
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"
XHTML = "{http://www.w3.org/1999/xhtml}"
KNOWN = {"svg", "title", "desc", "metadata", "g", "rect", "line", "path", "circle", "text"}


def is_rtl(text):
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)


def looks(root):
    for element in root.iter():
        if element.tag.startswith(XHTML):
            continue
        name = element.tag.removeprefix(SVG)
        if name not in KNOWN:
            yield f"an element {element.tag}"
        for key, value in element.attrib.items():
            if key == "style" or key.startswith("on") or "href" in key or "url(" in value:
                yield f"an attribute {key}={value}"
    if not all((root.findtext(SVG + name) or "").strip() for name in ("title", "desc")):
        yield "no title or description"


def places(root):
    width, height = (float(number) for number in root.get("viewBox").split()[2:])
    for name, x, y in (("circle", "cx", "cy"), ("text", "x", "y"), ("rect", "x", "y"), ("line", "x1", "y1")):
        for element in root.iter(SVG + name):
            if not (0 <= float(element.get(x)) <= width and 0 <= float(element.get(y)) <= height):
                yield f"{name} at {element.get(x)}, {element.get(y)}"


def names(root):
    for text in root.iter(SVG + "text"):
        if is_rtl(text.text) and not text.text[0].isascii() and text.get("direction") != "rtl":
            yield f"'{text.text}' runs from left to right"


def plain(value):
    return "" if value is None else value if isinstance(value, str) else float(value)


def numbers(root, rows):
    table = root.find(f"{SVG}metadata/{XHTML}table")
    columns = [cell.text for cell in table.iter(XHTML + "th") if cell.get("scope") == "col"]
    drawn = [[cell.text or "" for cell in row] for row in table.find(XHTML + "tbody")]
    if columns != list(rows[0]):
        yield f"columns {columns}"
    if len(drawn) != len(rows):
        yield f"{len(drawn)} rows, not {len(rows)}"
    for shown, row in zip(drawn, rows):
        for column, cell in zip(columns, shown):
            wanted = plain(row[column])
            if (float(cell) if isinstance(wanted, float) and cell else cell) != wanted:
                yield f"{column} is {cell}, not {wanted}"


def points(root, rows, by):
    shown = [row for row in rows if row["collection_articles"] and row[by][:4].isdigit()]
    circles = [circle.get("class") for circle in root.iter(SVG + "circle")]
    for kind, wanted in (("point", len([row for row in shown if not row["partial"]])),
                         ("point partial", len([row for row in shown if row["partial"]])),
                         ("point single", len([row for row in shown if row.get("smoothed_over")]))):
        if circles.count(kind) != wanted:
            yield f"{circles.count(kind)} of {kind}, not {wanted}"
    for circle in root.iter(SVG + "circle"):
        if not circle.findtext(SVG + "title"):
            yield "a point without numbers"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    root = ElementTree.parse(sys.stdin.buffer).getroot()
    by = list(rows[0])[1]
    wrong = [*looks(root), *places(root), *names(root), *numbers(root, rows), *points(root, rows, by)]
    for what in wrong:
        print(what)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
