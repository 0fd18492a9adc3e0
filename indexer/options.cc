#include "indexer/options.h"

#include <array>

namespace khabar {
namespace {

constexpr std::array kBuildOptions{
    Option{"index", 'i', "DIR", "Index", "the directory of the index; made where it is missing"},
    Option{"keep", 'k', "N", "Index", "generations that stay on disk, the new one included", "2"},
    Option{"encoding", '\0', "NAME", "Input",
           "of all inputs without byte-order mark (default: found out for each article)"},
    Option{"map", 'm', "FIELD=NAME,...", "Input", "JSON keys or CSV columns of title, body, date, ..."},
    Option{"max-skipped", '\0', "N|P%", "Input", "publish nothing where more inputs than that are skipped"},
    Option{"jobs", 'j', "N", "Speed", "indexing threads (default: one a processor); the index does not depend on it"},
    Option{"variants", '\0', "FILE", "Arabic", "further spelling variants: a group a line, separated by tabs"},
    Option{"quiet", 'q', "", "Output", "print errors only"},
};

constexpr std::array kCommands{
    Command{"build", "INPUT...", "read all inputs into a new generation of the index and publish it",
            "An INPUT is a file, a directory that is read with all below it, or - for standard input. Content decides "
            "how it\n"
            "is read, then the name: plain text, JSON, CSV, TREC SGML, HTML, RSS, Atom and WARC, in files, packed by "
            "gzip,\n"
            "bzip2, xz or zstd, and in tar and zip archives. An article of WARC that names no date has that of its "
            "fetch.\n"
            "\n"
            "Readers of the index see the former\n"
            "generation until the new one is complete and checked; a build that fails or is ended by a signal leaves\n"
            "the index as it was. Of articles with the same id the later one stands. Inputs that cannot be read are\n"
            "skipped, and counted with their reasons in the summary and in DIR/reports/.",
            kBuildOptions},
};

constexpr std::array kExamples{
    Example{"khabar-index build --index news.index corpus/", "index every article below corpus/"},
    Example{"khabar-index build --index news.index --map title=kicker,body=story dump.csv",
            "a table with column names of its own"},
    Example{"khabar-index build --index news.index --quiet /srv/dumps/*.jsonl.gz", "from a nightly job"},
};

constexpr Program kProgram{"khabar-index", "index Arabic news for khabar-search", "", kCommands, kExamples, true};

}  // namespace

const Program& indexer_program() { return kProgram; }

}  // namespace khabar
