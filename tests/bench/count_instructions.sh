#!/bin/bash
# Counts the instructions of a small build and of 100 queries with callgrind, and compares them with the baseline of the
# same compiler and libraries: more than a tenth above it fails, for a machine's load cannot be the reason.
#   count_instructions.sh INDEXER SEARCHER CORPUS TOPICS BASELINE
# Exits with 77 (skipped) if valgrind or a baseline for these versions is missing; prints the line that would be one.
set -euo pipefail

indexer=$1 searcher=$2 corpus=$3 topics=$4 baseline=$5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! command -v valgrind >/dev/null; then
  echo "there is no valgrind (package valgrind)"
  exit 77
fi

# Of the program itself: its child processes, which look at what was written, say what they have from it as well.
count() {
  local process
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>"$work/log" >/dev/null || [ $? = 1 ]
  process=$(sed -n '1s/^==\([0-9]*\)==.*/\1/p' "$work/log")
  sed -n "s/^==$process== Collected : \\([0-9]*\\).*/\\1/p" "$work/log"
}

version() { pkg-config --modversion "$1"; }

versions="gcc-$("${CXX:-g++}" -dumpfullversion) xapian-$(version xapian-core) icu-$(version icu-uc) $(uname -m)"
for i in 1 2 3; do sed "s/^/$i-/" "$topics"; done | head -100 >"$work/topics.tsv"
build=$(count "$indexer" build --jobs 1 --quiet --index "$work/index" "$corpus")
queries=$(count "$searcher" run --index "$work/index" --topics "$work/topics.tsv" --top 10 --output "$work/run")
echo "counted: $versions	$build	$queries"

known=$(grep -F "$versions	" "$baseline" || true)
if [ -z "$known" ]; then
  echo "no baseline for $versions in $baseline"
  exit 77
fi
IFS=$'\t' read -r _ known_build known_queries <<<"$known"
status=0
compare() { # NAME NOW BEFORE
  echo "$1: $2 instructions, $3 in the baseline ($((100 * $2 / $3)) %)"
  if (($2 * 10 > $3 * 11)); then
    echo "$1 takes over a tenth more instructions: find out why, or change the baseline and say why"
    status=1
  fi
}
compare build "$build" "$known_build"
compare queries "$queries" "$known_queries"
exit "$status"
