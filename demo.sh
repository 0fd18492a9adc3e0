#!/bin/bash
# Installs what is needed, builds, indexes corpus/ and answers a query. Can be run again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

./install-dependencies.sh build

# A first build leaves the tests out; a build directory that has them keeps them.
options=()
if [[ ! -e build/CMakeCache.txt ]]; then options=(-DBUILD_TESTING=OFF); fi
cmake --preset dev "${options[@]}"
cmake --build build --parallel "$(nproc)" --target khabar-index khabar-search

query='الهجرة غير الشرعية'
printf '\n$ build/indexer/khabar-index build --index build/demo-index corpus\n'
build/indexer/khabar-index build --index build/demo-index corpus
printf "\n$ build/searcher/khabar-search --index build/demo-index '%s'\n" "$query"
build/searcher/khabar-search --index build/demo-index "$query"
