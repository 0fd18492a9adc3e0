#!/bin/bash
# Names the tests that the last ctest in DIRECTORY skipped, each with its reason. If CI is set, it fails if one was skipped for
# a missing package, which install-dependencies.sh should have brought; missing rights or measuring data are no fault.
#   tests/list_skipped.sh DIRECTORY
set -euo pipefail

# A test of googletest says why in the line after "FILE:LINE: Skipped"; a script in its last line.
skipped=$(awk '
  function print_skipped() { if (skipped) print name ": " reason }
  /^[0-9]+\/[0-9]+ Testing: / { print_skipped(); name = $3; skipped = 0; reason = ""; expected = 0 }
  expected { reason = $0; expected = 0 }
  /: Skipped$/ { skipped = 1; expected = 1 }
  /^there is no .* \(package [^)]*\)$/ { skipped = 1; reason = $0 }
  END { print_skipped() }
' "$1/Testing/Temporary/LastTest.log")
if [[ -z $skipped ]]; then exit 0; fi
printf '\nSkipped:\n%s\n' "$skipped"
if [[ -n ${CI:-} && $skipped == *'(package '* ]]; then
  echo "list_skipped.sh: error: a test lacks a package: put it into install-dependencies.sh" >&2
  exit 1
fi
