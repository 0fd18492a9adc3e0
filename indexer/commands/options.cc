#include "indexer/commands/options.h"

#include <array>

namespace khabar {
namespace {

constexpr Option kIndex{"index", 'i', "DIR", "Index", "the directory of the index"};
constexpr Option kNewIndex{"index", 'i', "DIR", "Index", "the directory of the index; created if it is missing"};
constexpr Option kKeep{"keep", 'k', "N", "Index", "generations to keep on disk, including the new one", "2"};
constexpr Option kJobs{"jobs", 'j', "N", "Speed",
                       "indexing threads (default: one per processor); the index is the same for any number"};
constexpr Option kMemory{"memory", 'm', "SIZE", "Speed",
                         "memory limit, such as 512M (default: about 1G); articles that need more are skipped"};
constexpr Option kVariants{
    "variants", '\0', "FILE", "Arabic",
    "more spelling variants: a group a line, words or names of several words, separated by tabs"};
constexpr Option kConfig{"config", 'c', "FILE", "Index",
                         "read options from lines `name = value`; the command line takes precedence"};
constexpr Option kQuiet{"quiet", 'q', "", "Output", "print errors only"};
constexpr Option kDryRun{"dry-run", 'n', "", "Output", "say what would be done, but do not do it"};

constexpr Option kEncoding{"encoding", '\0', "NAME", "Input",
                           "encoding of inputs without a byte-order mark (default: detected for each article)"};
constexpr Option kMap{"map", '\0', "FIELD=NAME,...", "Input",
                      "JSON keys or CSV columns of title, body, date, ...; articles=data.items names their list"};
constexpr Option kMaxSkipped{"max-skipped", '\0', "N|P%", "Input",
                             "do not publish if more than N (or P%) of the inputs are skipped"};
constexpr Option kFollowLinks{"follow-links", '\0', "", "Input",
                              "follow symbolic links that lead out of an INPUT directory"};
constexpr Option kForce{"force", '\0', "", "Index", "publish even if fewer than half as many articles would remain"};

constexpr std::array kBuildOptions{
    kNewIndex,
    kConfig,
    kKeep,
    kForce,
    kEncoding,
    kMap,
    kFollowLinks,
    kMaxSkipped,
    Option{"from-index", '\0', "DIR", "Input", "read the articles of this index, which may be the one to build"},
    kJobs,
    kMemory,
    kVariants,
    kDryRun,
    kQuiet};
constexpr std::array kUpdateOptions{
    kNewIndex,
    kConfig,
    kKeep,
    kForce,
    kEncoding,
    kMap,
    kFollowLinks,
    kMaxSkipped,
    Option{"delete-missing", '\0', "", "Input", "remove articles that are not in the inputs"},
    kJobs,
    kMemory,
    kVariants,
    kDryRun,
    kQuiet};
constexpr std::array kRemoveOptions{
    kIndex,
    kConfig,
    kKeep,
    kForce,
    Option{"from", '\0', "FILE", "Input", "read ids from this file, one per line; -: standard input"},
    Option{"purge", '\0', "", "Purge", "also out of every older generation, and out of sets and codes"},
    Option{"desk", '\0', "FILE", "Purge",
           "where sets and codes are kept; if none is given, where khabar-search keeps those of the index"},
    kJobs,
    kMemory,
    kDryRun,
    kQuiet};
constexpr std::array kExportOptions{
    kIndex, kConfig,
    Option{"output", 'o', "FILE", "Output",
           "write to this file, compressed if its name ends in .gz; -: standard output"},
    kQuiet};
constexpr std::array kStatusOptions{kIndex, kConfig, Option{"json", '\0', "", "Output", "print one JSON object"}};
constexpr std::array kVerifyOptions{
    kIndex, kConfig, Option{"all", 'a', "", "Index", "check all generations, not only the published one"},
    Option{"deep", '\0', "", "Index", "also read every article, term and value"}};
constexpr std::array kRollbackOptions{
    kIndex, kConfig, Option{"to", '\0', "NAME", "Index", "the generation to publish (default: the previous one)"},
    kDryRun, kQuiet};
constexpr std::array kPruneOptions{
    kIndex, kConfig, Option{"keep", 'k', "N", "Index", "generations to keep on disk", "2"}, kDryRun, kQuiet};

constexpr std::array kCommands{
    Command{
        "build", "INPUT...", "read all inputs into a new generation of the index and publish it",
        "An INPUT is a file, a directory, or - for standard input. A directory is read with everything below it.\n"
        "Formats are plain text, JSON, CSV, TREC SGML, HTML, RSS, Atom and WARC; the content of a file tells which\n"
        "it is, or else its name. Files may be compressed by gzip, bzip2, xz or zstd, and may lie in tar and zip\n"
        "archives. An article of a WARC file that names no date gets the date of its fetch.\n"
        "\n"
        "Readers of the index see the previous generation until the new one is complete and checked. A build that\n"
        "fails or is ended by a signal leaves the index as it was. If several articles have the same id, the last\n"
        "one is kept. Inputs that cannot be read are skipped; the summary and the report in DIR/reports/ count them\n"
        "and give the reasons.\n"
        "\n"
        "With --from-index, the articles come from an index, whatever analyzer made it: this rebuilds an index after\n"
        "a change of version. Its --variants are kept unless others are given.",
        kBuildOptions},
    Command{
        "update", "INPUT...", "add new articles, replace changed ones, and publish the result",
        "Compares the articles of the inputs with those of the index by id and content. Unchanged articles are not\n"
        "analysed again, and if nothing has changed, nothing is published. Changes are made in a copy, so an update\n"
        "is as safe as a build, and rollback undoes it. If several articles have the same id, the last one is kept.\n"
        "If there is no index yet, it is built; --variants is meant for that case. An index that an earlier version\n"
        "made is first built again from the articles it keeps; what was published before stays for rollback.\n"
        "\n"
        "With --delete-missing, the inputs must be complete: articles that are not in them are removed. If any input\n"
        "was skipped, nothing is removed.",
        kUpdateOptions},
    Command{
        "remove", "[ID...]", "remove articles by their ids, and publish the result",
        "Ids that no article has are named in warnings. The other articles are removed all the same, and the exit\n"
        "status is 1.\n"
        "\n"
        "A removed article stays in older generations until they are pruned, in sets and codes, and as bytes of no\n"
        "use in the files of the new generation. With --purge it does not: the index is built anew from the\n"
        "articles that stay, which takes --jobs and --memory as a build does (without --purge they change nothing);\n"
        "all other generations are dropped, whatever --keep says, so that no rollback leads back; and the articles\n"
        "leave sets and codes, whatever their content was. What lies elsewhere stays and is named: exports, copies,\n"
        "manifests, other files of --desk. A watch knows the ids until it runs next. If a purge is cut short, the\n"
        "same command finishes it; if it cannot take everything out, it says so and ends with status 2.",
        kRemoveOptions},
    Command{
        "export", "", "write the articles of the index as JSON Lines",
        "Writes every article with all its fields, in the order of the index, to standard output or to a file. The\n"
        "file appears when it is complete. A build from it makes the same articles again.",
        kExportOptions},
    Command{
        "status", "", "show what the index holds, its generations and its last runs",
        "Dates and sources are those of the published generation. The runs are read from DIR/reports/. status can be\n"
        "used at any time, even while another process writes the index.",
        kStatusOptions},
    Command{
        "verify", "", "check that the published generation is whole",
        "Reads every file of the generation once and compares it with the digest that was written when the\n"
        "generation was published, so it notices any byte that has changed since. Ends with status 2 if anything is\n"
        "wrong.\n"
        "\n"
        "With --deep, it also walks every table of the database, reads every article and compares it with its\n"
        "content hash, its words and its values, looks up every id, and searches for some articles. A generation of\n"
        "an earlier version has no digests, so it is always read like this. verify writes nothing.",
        kVerifyOptions},
    Command{"rollback", "", "publish an older generation again",
            "Goes back to the generation before the published one, or to the one that --to names, which may also be a\n"
            "newer one. The next build or update removes the generations that were rolled back from.",
            kRollbackOptions},
    Command{"prune", "", "remove old generations",
            "Keeps the newest generations and the published one, and removes the others. It also removes what killed\n"
            "runs left behind. A search that is under way keeps the generation that it has open.",
            kPruneOptions},
};

constexpr std::array kExamples{
    Example{"khabar-index build --index news.index corpus/", "index every article below corpus/"},
    Example{"khabar-index build --index news.index --map title=kicker,body=story dump.csv",
            "read a table whose columns have names of their own"},
    Example{"khabar-index build --index news.index --quiet /srv/dumps/*.jsonl.gz", "build in a nightly job"},
    Example{"khabar-index update --index news.index --delete-missing /srv/archive/", "then update it every night"},
    Example{"khabar-index rollback --index news.index", "undo the last build: publish the generation before it"},
};

constexpr Program kProgram{"khabar-index", "index Arabic news for khabar-search", "", kCommands, kExamples, true};

}  // namespace

const Program& indexer_program() { return kProgram; }

}  // namespace khabar
