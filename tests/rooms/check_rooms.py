#!/usr/bin/env python3
"""Names each line that includes from a room which its own room may not see, by the table in rooms.txt, each room that
ARCHITECTURE.md has no heading for, and each folder with more sources than a reader can look over.

    check_rooms.py ROOT TABLE    ROOT is the checkout; prints the lines that offend, ends with 1 if there are any
"""
import collections
import pathlib
import re
import sys

TREES = ("common", "indexer", "searcher")
MOST_SOURCES = 25
INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')
GENERATED = {"common/version.h"}


def read_table(path):
    """Returns what each room may see, and the faults of the table itself."""
    sees, faults = {}, []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        line = line.partition("#")[0].strip()
        if not line:
            continue
        name, _, seen = line.partition(":")
        excepted = name.startswith("except ")
        room = name.removeprefix("except ").strip()
        if excepted != (room in sees):
            faults.append(f"{path.name}:{number}: '{room}' is {'not in the table' if excepted else 'there twice'}")
        for other in seen.split():
            if other not in sees:
                faults.append(f"{path.name}:{number}: {room} may not see {other}, which does not stand below it")
        sees.setdefault(room, set()).update(seen.split())
    return sees, faults


def room_of(path, sees):
    return path if path in sees else path.rpartition("/")[0]


def check_file(root, path, sees):
    """Yields a fault for each include of the file that the table does not allow."""
    room = room_of(path, sees)
    if room not in sees:
        yield f"{path}:1: the table knows no room '{room}'"
        return
    for number, line in enumerate((root / path).read_text().splitlines(), 1):
        match = INCLUDE.match(line)
        if not match or (match[1] == "<" and not match[2].startswith(tuple(f"{tree}/" for tree in TREES))):
            continue
        included = match[2]
        if included not in GENERATED and not (root / included).is_file():
            yield f"{path}:{number}: {line.strip()}: no such path from the project root"
            continue
        other = room_of(included, sees)
        if other != room and other not in sees[room]:
            yield f"{path}:{number}: {line.strip()}: {room} may not see {other}"


def check(root, table):
    sees, faults = read_table(table)
    found = set()
    for tree in TREES:
        for path in sorted((root / tree).rglob("*")):
            if path.name.endswith((".h", ".cc", ".h.in")):
                name = path.relative_to(root).as_posix()
                found.add(room_of(name, sees))
                faults.extend(check_file(root, name, sees))
    return faults, found


def crowded_folders(root):
    """Names each folder of the trees and their tests that holds too many sources."""
    counts = collections.Counter(
        path.parent.relative_to(root).as_posix() for tree in (*TREES, "tests") for path in (root / tree).rglob("*")
        if path.name.endswith((".h", ".cc", ".h.in")))
    return [f"{folder}:1: {count} sources, and at most {MOST_SOURCES} are allowed: part it"
            for folder, count in sorted(counts.items()) if count > MOST_SOURCES]


def missing_headings(root, rooms):
    """Names each of the rooms that has no heading with a link to its folder."""
    headings = {line for line in (root / "ARCHITECTURE.md").read_text().splitlines() if line.startswith("#")}
    return [f"ARCHITECTURE.md:1: no heading '## [{room}]({room})'"
            for room in sorted(rooms) if "/" in room and not room.endswith(".h") and f"## [{room}]({room})" not in headings]


def main():
    root = pathlib.Path(sys.argv[1])
    faults, found = check(root, pathlib.Path(sys.argv[2]))
    faults += missing_headings(root, found) + crowded_folders(root)
    print("\n".join(faults) or f"{len(found)} rooms, all includes in order")
    return 1 if faults or not found else 0


if __name__ == "__main__":
    sys.exit(main())
