#!/usr/bin/env python3
"""Joins the sources of each part of the tree into one, so that clang-tidy reads what they include only once.

  join_sources.py BUILD_DIRECTORY

Reads compile_commands.json there, writes a file for each part, and a compile_commands.json of these, to `joined`.
"""
import json
import re
import shlex
import sys
from pathlib import Path

# A part is all sources below these folders. Names in unnamed namespaces differ within a part.
PARTS = {
    "indexer": ["indexer"],
    "searcher_saved": ["searcher/saved", "searcher/commands/saved"],
    "searcher_serve": ["searcher/serve"],
    "searcher": ["common", "searcher"],
    "tests_indexer": ["tests/indexer"],
    "tests_saved": ["tests/searcher/saved"],
    "tests_serve": ["tests/searcher/serve", "tests/cli/searcher/serve_cli_test.cc"],
    "tests_searcher": ["tests/common", "tests/searcher"],
    "tests_programs": ["tests"],
}


def stands_alone(command):
    """A module that takes the place of calls of the system goes with no other source."""
    return "_EXPORTS" in command


def including(path, number):
    """The lines that include a source; its main() gets a name of its own."""
    include = f'#include "{path}"\n'
    if not re.search(r"^int main\(", path.read_text(), re.MULTILINE):
        return include
    return f"#define main main_{number}\n{include}#undef main\n"


def part_of(path):
    return next(name for name, folders in PARTS.items() if any(path.is_relative_to(folder) for folder in folders))


def main():
    build = Path(sys.argv[1]).resolve()
    joined = build / "joined"
    joined.mkdir(exist_ok=True)
    for old in joined.glob("*.cc"):  # of sources that have moved
        old.unlink()
    root = Path(__file__).resolve().parents[2]
    parts = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = Path(entry["file"])
        alone = stands_alone(entry["command"])
        name = str(path.relative_to(root)).replace("/", "_") if alone else part_of(path.relative_to(root))
        sources, flags = parts.setdefault(name, ({}, {}))
        sources[path] = None
        words = shlex.split(entry["command"].replace("-isystem ", "-isystem"))
        flags.update(dict.fromkeys(words[1 : words.index("-o")]))
    commands = []
    for name, (sources, flags) in parts.items():
        file = joined / f"{name}.cc"
        text = "".join(including(source, number) for number, source in enumerate(sources))
        if not file.exists() or file.read_text() != text:
            file.write_text(text)
        arguments = ["c++", *flags, "-c", str(file)]
        commands.append({"directory": str(build), "file": str(file), "arguments": arguments})
    (joined / "compile_commands.json").write_text(json.dumps(commands, indent=1))


main()
