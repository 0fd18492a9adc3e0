#!/usr/bin/env python3
"""How long a researcher's commands take, from start to the last byte, and ripgrep over the same texts.

    tests/bench/desk.py INDEX WORD [RUNS]    KHABAR_BUILD: the folder of the build, else build

The peer reads the articles as JSON Lines and is asked for the forms that `terms` lists of the word, since it knows no
lemmas, no days, no near duplicates, no order of lines and no statistics. Medians of RUNS (default 9) after one that is
not counted.
"""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

BUILD = pathlib.Path(os.environ.get("KHABAR_BUILD", "build"))
SEARCH = str(BUILD / "searcher/khabar-search")


def output_of(command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode()


def run(command):
    """Returns seconds on the clock, seconds of processors and MB of memory."""
    began = time.monotonic()
    with open(os.devnull, "wb") as nothing:
        child = subprocess.Popen(command, stdout=nothing, stderr=nothing)
        _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)} ended with {status}")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(name, command, runs):
    run(command)
    wall, processor, memory = zip(*(run(command) for _ in range(runs)))
    print(f"{name}: {1000 * statistics.median(wall):.0f} ms, of processors {1000 * statistics.median(processor):.0f} ms "
          f"(least {1000 * min(processor):.0f}), {max(memory):.0f} MB")


def main():
    index, word = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 9
    desk = lambda command, *options: [SEARCH, command, "--index", index, *options, word]
    counted = json.loads(output_of(desk("count", "--format", "jsonl")))
    print(f"{word}: {counted['articles']} articles, {counted['occurrences']} occurrences")
    measure("count --by month", desk("count", "--by", "month", "--format", "csv"), runs)
    measure("trend", desk("trend", "--format", "csv"), runs)
    measure("kwic, 1,000 sorted lines", desk("kwic", "--sort", "after1", "--limit", "1000", "--format", "tsv"), runs)
    measure("kwic, all lines", desk("kwic", "--format", "tsv"), runs)
    measure("collocates", desk("collocates", "--format", "csv"), runs)
    if not shutil.which("rg"):
        print("ripgrep is not installed: the peer is left out")
        return
    with tempfile.TemporaryDirectory() as work:
        texts = os.path.join(work, "articles.jsonl")
        with open(texts, "wb") as file:
            subprocess.run([str(BUILD / "indexer/khabar-index"), "export", "--index", index], check=True, stdout=file)
        forms = output_of(desk("terms", "--format", "tsv", "--fields", "form")).splitlines()[1:]
        peer = ["rg", "--no-config", "--threads", "1", "--no-filename", "--word-regexp"]
        pattern = "|".join(forms)
        found = output_of([*peer, "--count-matches", pattern, texts]).strip()
        print(f"ripgrep, {len(forms)} forms: {found} matches in {os.path.getsize(texts) / 1e6:.0f} MB")
        measure("ripgrep, count", [*peer, "--count-matches", pattern, texts], runs)
        measure("ripgrep, the matches without context", [*peer, "--only-matching", pattern, texts], runs)


if __name__ == "__main__":
    main()
