#!/bin/bash
# Installs what is needed, then builds and tests everything, stage by stage; says at the end which stages failed.
#   ./test.sh          all stages but the tests with the label slow; the unit tests run with sanitizers only
#   ./test.sh quick    layout, and build and tests without sanitizers
#   ./test.sh threads  build, update and search under ThreadSanitizer only
#   ./test.sh slow     build, the tests with the label slow and the unit tests at full length, and the programs under
#                      AddressSanitizer only
# shellcheck disable=SC2317  # stages are called by their names
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

jobs=$(nproc)
report=()
stage_status=0
failed=0

# stage NAME FUNCTION: runs it by itself, timed. Never call it in a condition: `set -e` would not hold inside it.
stage() {
  local name=$1 start=$SECONDS verdict=passed
  printf '\n== %s\n' "$name"
  set +e
  (
    set -e
    "$2"
  )
  stage_status=$?
  set -e
  if ((stage_status != 0)); then
    verdict=FAILED
    failed=1
  fi
  printf '== %s: %s after %d s\n' "$name" "$verdict" $((SECONDS - start))
  report+=("$(printf '%-18s %5d s  %s' "$name" $((SECONDS - start)) "$verdict")")
}

# The same for a stage without which the others make no sense.
required_stage() {
  stage "$@"
  if ((stage_status != 0)); then finish; fi
}

finish() {
  printf '\n== Summary\n'
  printf '%s\n' "${report[@]}"
  printf '%-18s %5d s  %s\n' all "$SECONDS" "$( ((failed)) && echo FAILED || echo passed)"
  exit "$failed"
}

sources() { find common indexer searcher tests \( -name '*.h' -o -name '*.cc' \) -print0 | sort -z; }

dependencies() { ./install-dependencies.sh; }

layout() { sources | xargs -0 clang-format --dry-run --Werror; }

# build TARGET...: optimized.
build() {
  cmake --preset dev -DBUILD_TESTING=ON -DKHABAR_WERROR=ON
  cmake --build build --parallel "$jobs" --target "$@"
}

build_everything() { build all; }

build_programs() { build khabar-index khabar-search program_tests; }

# scratch_place: where tests write. Most of their time is waiting for the disk to have what the programs sync, so this is
# in memory if 8 GB are free there.
scratch_place() {
  local room=$((8 * 1024 * 1024)) in_memory available
  in_memory=$(df --output=avail /dev/shm 2>/dev/null | tail -n 1) || true
  available=$(awk '/^MemAvailable:/ {print $2}' /proc/meminfo)
  if [[ -w /dev/shm ]] && ((${in_memory:-0} >= room && ${available:-0} >= room)); then
    echo /dev/shm
  else
    echo "${TMPDIR:-/tmp}"
  fi
}

# run_tests DIRECTORY ARGUMENT...: ctest there; says which tests were skipped.
run_tests() {
  local directory=$1 status=0 scratch
  shift
  scratch=$(mktemp -d "$(scratch_place)/khabar-tests-XXXXXX")
  chmod 1777 "$scratch"  # some tests act as another user
  # shellcheck disable=SC2064  # the name of now
  trap "rm -rf '$scratch'" EXIT
  TMPDIR=$scratch ctest --test-dir "$directory" --parallel "$jobs" --output-on-failure --no-tests=error "$@" || status=1
  tests/list_skipped.sh "$directory" || status=1
  return "$status"
}

tests() { run_tests build --label-exclude '^slow$'; }

program_tests() { run_tests build --label-regex '^(cli|hostile|quality|bench)$'; }

slow_tests() { run_tests build --label-regex '^(slow|unit)$'; }

# With AddressSanitizer and UndefinedBehaviorSanitizer.
unit_tests() {
  cmake --preset asan -DKHABAR_TABLES="$PWD/build/common"
  cmake --build build-asan --parallel "$jobs" --target unit_tests
  run_tests build-asan --label-regex '^unit$'
}

# The programs themselves, as their command lines are tested.
sanitized_programs() {
  cmake --preset asan -DKHABAR_TABLES="$PWD/build/common"
  cmake --build build-asan --parallel "$jobs" --target cli_tests
  run_tests build-asan --label-regex '^cli$'
}

threads() {
  cmake --preset tsan
  cmake --build build-tsan --parallel "$jobs" --target threads_cli_test
  run_tests build-tsan --label-regex '^tsan$'
}

# A part of the tree as one source, since most of the time goes into what its sources include. What passed is remembered
# by its content and that of all headers, so that a second run is quick.
tidy_one() {
  local key output
  key=build-tidy/passed/$({ echo "$2" && sed -n 's/^#include "\(.*\.cc\)"$/\1/p' "$1" | xargs cat; } |
    sha256sum | cut -c 1-32)
  if [[ -e $key ]]; then return; fi
  echo "clang-tidy $1"
  if ! output=$(clang-tidy-16 -p build-tidy/joined --quiet --config-file=.clang-tidy \
    --extra-arg=-Wno-unknown-warning-option "$1" 2>&1); then
    grep -v '^[0-9]* warnings generated' <<<"$output"
    return 1
  fi
  touch "$key"
}

tidy() {
  cmake --preset tidy
  mkdir -p build-tidy/passed
  tests/tidy/join_sources.py build-tidy
  local shared
  shared=$(sources | { grep -z '\.h$' || true; } | xargs -0 cat .clang-tidy build-tidy/joined/compile_commands.json |
    sha256sum)
  export -f tidy_one
  # The longest first, so that no processor waits for the last.
  # shellcheck disable=SC2016
  wc -l build-tidy/joined/*.cc | sort -rn | sed -n 's/^ *[0-9]* \(.*\.cc\)$/\1/p' | tr '\n' '\0' |
    xargs -0 -P "$jobs" -I '{}' bash -euo pipefail -c 'tidy_one "$1" "$2"' tidy_one '{}' "$shared"
}

mode=${1:-all}
case $mode in
  all | quick | slow | threads) ;;
  *)
    echo "test.sh: error: unknown argument '$mode'; it takes 'quick', 'slow', 'threads' or nothing" >&2
    exit 2
    ;;
esac

required_stage dependencies dependencies
if [[ $mode == threads ]]; then
  stage threads threads
  finish
fi
if [[ $mode == slow ]]; then
  required_stage build build_everything
  stage 'slow tests' slow_tests
  stage 'sanitized programs' sanitized_programs
  finish
fi
stage layout layout
if [[ $mode == quick ]]; then
  required_stage build build_everything
  stage tests tests
else
  required_stage build build_programs
  stage tests program_tests
  stage 'unit tests' unit_tests
  stage clang-tidy tidy
fi
finish
