#!/bin/bash
# Installs what Khabar needs on Debian 12, as root or through sudo. Quick and without network if all is there.
#   ./install-dependencies.sh          everything, for test.sh and development
#   ./install-dependencies.sh build    only what building and using the two programs needs
#   ./install-dependencies.sh --list   names the packages and installs nothing
set -euo pipefail

# One package a line, with what needs it.
build_packages=(
  g++                           # the compiler (GCC 12)
  cmake                         # describes the build
  ninja-build                   # runs the build
  pkg-config                    # finds Xapian and xxHash
  libxapian-dev                 # the search engine below both programs
  libicu-dev                    # Unicode: normalization, categories, character sets
  libboost-program-options-dev  # command lines
  libarchive-dev                # compressed and packed input
  zlib1g-dev                    # gzip
  libdeflate-dev                # quicker packing of what an index stores
  libbrotli-dev                 # pages of crawls that browsers fetched
  libsqlite3-dev                # the file of sets, codes and watches of a researcher
  libzstd-dev                   # crawls packed with a dictionary of their own
  libxml2-dev                   # HTML, XML and SGML input
  nlohmann-json3-dev            # JSON in and out
  libsimdjson-dev               # JSON in, the quick way
  libfmt-dev                    # messages and output
  libxxhash-dev                 # fingerprints and content hashes
  libjemalloc-dev               # an allocator for many small objects in several threads
  poppler-utils                 # PDF: pdftotext, which a build runs if it is there
  hunspell-ar                   # the Arabic lexicon that is compiled into the programs
  nettle-dev                    # SHA-256, of the files of an RO-Crate
  libmicrohttpd-dev             # khabar-search serve: HTTP
  fonts-noto-core               # Noto Naskh Arabic, which the page of `serve` carries
)
test_packages=(
  libgtest-dev                  # unit tests
  libgmock-dev                  # their matchers
  libbenchmark-dev              # tests/bench
  valgrind                      # the count of instructions in tests/bench
  xapian-tools                  # xapian-tcpsrv, for the tests over a served index
  clang-format                  # the layout that test.sh checks
  clang-tidy-16                 # the default, 14, cannot read GCC 12's <ranges>
  clang-16                      # the unit tests with sanitizers, and tests/fuzz
  libclang-rt-16-dev            # its sanitizers and fuzzer
  python3                       # evaluation scripts, and the check of rooms
  systemd                       # systemd-analyze, for the units that are installed
  xfsprogs                      # the test that an update shares its blocks
  man-db                        # the test that man shows our pages without a warning
  zsh                           # the test of its completion
  ripgrep                       # the peer of tests/bench/desk.py
  chromium                      # tests/browser
  nodejs                        # tests/browser, and the npm that installs its two packages
)
# Packages of Node.js that come from elsewhere have npm inside, and conflict with Debian's.
if ! command -v npm >/dev/null; then test_packages+=(npm); fi

packages=("${build_packages[@]}" "${test_packages[@]}")
case ${1:-} in
  "") ;;
  build) packages=("${build_packages[@]}") ;;
  --list)
    printf '%s\n' "${packages[@]}"
    exit 0
    ;;
  *)
    echo "install-dependencies.sh: error: unknown argument '$1'; it takes 'build', '--list' or nothing" >&2
    exit 2
    ;;
esac

# What tests/browser needs from npm, by its lock file. Without the registry those tests are skipped by name.
install_browser_packages() {
  local browser_tests
  browser_tests=$(dirname "${BASH_SOURCE[0]}")/tests/browser
  if cmp --quiet "$browser_tests/package-lock.json" "$browser_tests/node_modules/installed-lock.json"; then return; fi
  if npm ci --prefix "$browser_tests" --ignore-scripts --no-audit --no-fund --loglevel=error; then
    cp "$browser_tests/package-lock.json" "$browser_tests/node_modules/installed-lock.json"
  else
    echo "install-dependencies.sh: warning: npm could not install what tests/browser needs; they will be skipped" >&2
  fi
}

missing=()
for package in "${packages[@]}"; do
  if [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null) != installed ]]; then
    missing+=("$package")
  fi
done
if ((${#missing[@]} == 0)); then
  echo "All ${#packages[@]} packages are installed."
  if [[ ${1:-} != build ]]; then install_browser_packages; fi
  exit 0
fi

as_root=(env DEBIAN_FRONTEND=noninteractive)
if ((EUID != 0)); then
  if ! command -v sudo >/dev/null; then
    echo "install-dependencies.sh: error: these packages are missing: ${missing[*]}" >&2
    echo "install-dependencies.sh: hint: run it as root, or install sudo" >&2
    exit 2
  fi
  as_root=(sudo env DEBIAN_FRONTEND=noninteractive)
fi

# Another apt may be at work on a machine that has just started: wait for it.
apt_get=("${as_root[@]}" apt-get --option DPkg::Lock::Timeout=600 --option Acquire::Retries=3)
echo "Installing: ${missing[*]}"
"${apt_get[@]}" update
"${apt_get[@]}" install --yes --no-install-recommends "${missing[@]}"
if [[ ${1:-} != build ]]; then install_browser_packages; fi
