#!/usr/bin/env python3
"""Checks a directory against what RO-Crate 1.1 requires (https://w3id.org/ro/crate/1.1), without Khabar's help.

    check_crate.py DIR    prints what is wrong, a line each, and ends with 1 if anything is
"""
import datetime
import hashlib
import json
import pathlib
import re
import sys
import urllib.parse

METADATA = "ro-crate-metadata.json"
SPECIFICATION = "https://w3id.org/ro/crate/1.1"


def as_list(value):
    return value if isinstance(value, list) else [value]


def links_of(value):
    """Yields each {"@id": ...} below a value, with whether it is nothing else."""
    if isinstance(value, list):
        for one in value:
            yield from links_of(one)
    elif isinstance(value, dict):
        yield value.get("@id"), list(value) == ["@id"]


def is_moment(text):
    try:
        return isinstance(text, str) and bool(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")))
    except ValueError:
        return False


def check_graph(graph):
    """Flat and compacted JSON-LD: entities with ids of their own, links that lead to one of them."""
    ids = [entity.get("@id") for entity in graph]
    for twice in {i for i in ids if ids.count(i) > 1}:
        yield f"{twice} is described twice"
    for entity in graph:
        if "@id" not in entity or "@type" not in entity:
            yield f"an entity without @id or @type: {entity}"
        for key, value in entity.items():
            if isinstance(value, list) and len(value) < 2:
                yield f"{entity.get('@id')}: {key} is a list of {len(value)}"
            for target, alone in links_of(value):
                if not alone:
                    yield f"{entity.get('@id')}: {key} has an entity inside"
                elif target not in ids and not re.match("https?://", target):
                    yield f"{entity.get('@id')}: {key} leads to {target}, which is not described"


def check_root(root):
    if root["@type"] != "Dataset" or root["@id"] != "./":
        yield f"the root is a {root['@type']}, {root['@id']}"
    for key in ("name", "description", "license"):
        if not root.get(key):
            yield f"the root has no {key}"
    if not is_moment(root.get("datePublished")):
        yield f"the root has no date: {root.get('datePublished')}"


def check_files(directory, entities, root):
    parts = [link for link, _ in links_of(root.get("hasPart", []))]
    files = {i: e for i, e in entities.items() if "File" in as_list(e["@type"])}
    if set(parts) != set(files):
        yield f"hasPart is {parts}, and the files are {list(files)}"
    paths = {urllib.parse.unquote(i): e for i, e in files.items()}
    present = {path.name for path in directory.iterdir()}
    if present != set(paths) | {METADATA}:
        yield f"the directory has {sorted(present)}, and described are {sorted(paths)}"
    for name, entity in paths.items():
        if not re.fullmatch(r"[^\s%?#:\[\]\\]+(%[0-9A-F]{2}[^\s%?#:\[\]\\]*)*|(%[0-9A-F]{2}[^\s%?#:\[\]\\]*)+", entity["@id"]):
            yield f"{entity['@id']} is no relative IRI"
        data = (directory / name).read_bytes() if (directory / name).is_file() else b""
        if entity.get("contentSize") != str(len(data)):
            yield f"{name} has {len(data)} bytes, not {entity.get('contentSize')}"
        if entity.get("sha256") != hashlib.sha256(data).hexdigest():
            yield f"{name} has another SHA-256"
        if not re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", str(entity.get("encodingFormat"))):
            yield f"{name} has the format {entity.get('encodingFormat')}"


def check_action(entities):
    actions = [entity for entity in entities.values() if entity["@type"] == "CreateAction"]
    if len(actions) != 1:
        yield f"there are {len(actions)} actions"
        return
    action = actions[0]
    for key in ("name", "description", "instrument", "object", "result"):
        if not action.get(key):
            yield f"the action has no {key}"
    if not is_moment(action.get("startTime")) or not is_moment(action.get("endTime")):
        yield "the action has no time"
    software = entities.get(action["instrument"]["@id"], {})
    if software.get("@type") != "SoftwareApplication" or not software.get("version") or not software.get("name"):
        yield f"the instrument is {software}"
    for target, _ in links_of(action["result"]):
        if "File" not in as_list(entities[target]["@type"]):
            yield f"a result is no file: {target}"


def check(directory):
    metadata = json.loads((directory / METADATA).read_text(encoding="utf-8"))
    context = as_list(metadata["@context"])
    if context[0] != SPECIFICATION + "/context" or "sha256" not in context[1]:
        yield f"the context is {context}"
    yield from check_graph(metadata["@graph"])
    entities = {entity["@id"]: entity for entity in metadata["@graph"]}
    descriptor = entities[METADATA]
    if descriptor["@type"] != "CreativeWork" or descriptor["conformsTo"] != {"@id": SPECIFICATION}:
        yield f"the descriptor is {descriptor}"
    root = entities[descriptor["about"]["@id"]]
    yield from check_root(root)
    yield from check_files(directory, entities, root)
    yield from check_action(entities)


def main():
    faults = list(check(pathlib.Path(sys.argv[1])))
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
