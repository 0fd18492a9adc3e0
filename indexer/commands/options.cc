#include "indexer/commands/options.h"

#include <array>

namespace khabar {
namespace {

constexpr Option kIndex{"index", 'i', "DIR", "Index", "the directory of the index"};
constexpr Option kNewIndex{"index", 'i', "DIR", "Index", "the directory of the index; made where it is missing"};
constexpr Option kKeep{"keep", 'k', "N", "Index", "generations that stay on disk, the new one included", "2"};
constexpr Option kJobs{"jobs", 'j', "N", "Speed",
                       "indexing threads (default: one a processor); the index does not depend on it"};
constexpr Option kMemory{
    "memory", 'm', "SIZE", "Speed",
    "memory to keep to, such as 512M; longer articles than it allows are skipped (default: about 1G)"};
constexpr Option kVariants{"variants", '\0', "FILE", "Arabic",
                           "further spelling variants: a group a line, separated by tabs"};
constexpr Option kConfig{"config", 'c', "FILE", "Index", "options as lines `name = value`; what is typed wins over it"};
constexpr Option kQuiet{"quiet", 'q', "", "Output", "print errors only"};
constexpr Option kDryRun{"dry-run", 'n', "", "Output", "say what would be done, and do nothing"};

constexpr Option kEncoding{"encoding", '\0', "NAME", "Input",
                           "of all inputs without byte-order mark (default: found out for each article)"};
constexpr Option kMap{"map", '\0', "FIELD=NAME,...", "Input", "JSON keys or CSV columns of title, body, date, ..."};
constexpr Option kMaxSkipped{"max-skipped", '\0', "N|P%", "Input",
                             "publish nothing where more inputs than that are skipped"};
constexpr Option kFollowLinks{"follow-links", '\0', "", "Input",
                              "follow symbolic links that lead out of an INPUT directory"};
constexpr Option kForce{"force", '\0', "", "Index", "publish it also with under half of the present articles"};

constexpr std::array kBuildOptions{
    kNewIndex,
    kConfig,
    kKeep,
    kForce,
    kEncoding,
    kMap,
    kFollowLinks,
    kMaxSkipped,
    Option{"from-index", '\0', "DIR", "Input", "read the articles of that index; may be the same"},
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
    Option{"delete-missing", '\0', "", "Input", "remove the articles that the inputs do not hold"},
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
    Option{"from", '\0', "FILE", "Input", "a file with an id a line; - for standard input"},
    kDryRun,
    kQuiet};
constexpr std::array kExportOptions{
    kIndex, kConfig,
    Option{"output", 'o', "FILE", "Output", "write this file, packed where its name ends in .gz; -: standard output"},
    kQuiet};
constexpr std::array kStatusOptions{kIndex, kConfig, Option{"json", '\0', "", "Output", "as one JSON object"}};
constexpr std::array kVerifyOptions{
    kIndex, kConfig, Option{"all", 'a', "", "Index", "check all generations, not only the published one"},
    Option{"deep", '\0', "", "Index", "look inside as well: read every article, term and value"}};
constexpr std::array kRollbackOptions{
    kIndex, kConfig, Option{"to", '\0', "NAME", "Index", "publish this generation (default: the one before)"}, kDryRun,
    kQuiet};
constexpr std::array kPruneOptions{
    kIndex, kConfig, Option{"keep", 'k', "N", "Index", "generations that stay on disk", "2"}, kDryRun, kQuiet};

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
            "skipped, and counted with their reasons in the summary and in DIR/reports/.\n\n"
            "With --from-index the articles come from an index of any analyzer, as after a change of version, and its\n"
            "--variants stay unless others are named.",
            kBuildOptions},
    Command{
        "update", "INPUT...", "add what is new, replace what changed, and publish it",
        "Compares the articles of the inputs with those of the index by id and content: what is as before is not\n"
        "analysed again, and where nothing changed nothing is published. Changes are made in a copy, so an update is\n"
        "as safe as a build, and rollback undoes it. Of articles with the same id the last one stands. Where there\n"
        "is no index yet it is built; --variants is for that.\n\n"
        "With --delete-missing the inputs must be all there is: articles that they do not hold are removed, unless an\n"
        "input was skipped.",
        kUpdateOptions},
    Command{"remove", "[ID...]", "remove articles by their ids, and publish it",
            "Ids that no article has are named, and the others are removed all the same; then the exit status is 1.",
            kRemoveOptions},
    Command{
        "export", "", "write the articles of the index as JSON Lines",
        "Writes every article with all its fields, in the order of the index, to standard output or to a file that\n"
        "appears when it is complete. A build from it makes the same articles again.",
        kExportOptions},
    Command{
        "status", "", "tell what the index holds, its generations and the last runs",
        "Dates and sources are those of the published generation. Runs are read from DIR/reports/. It can be asked\n"
        "at any time, also while another process writes.",
        kStatusOptions},
    Command{
        "verify", "", "check that the published generation is whole",
        "Reads every file of the generation once and compares it with the digest that was written when it was\n"
        "published, so any byte that has changed since is noticed. Ends with status 2 if anything is wrong.\n\n"
        "With --deep it looks inside as well: it walks every table of the database, reads every article and compares\n"
        "it with its content hash, its words and its values, looks up every id, and searches for some articles. A\n"
        "generation of an earlier version has no digests: it is looked into at any rate. Nothing is written.",
        kVerifyOptions},
    Command{"rollback", "", "publish an older generation again",
            "Goes back to the generation before the published one, or to the one that --to names, which may also be a\n"
            "newer one. The next build or update removes the generations that were rolled back from.",
            kRollbackOptions},
    Command{"prune", "", "remove old generations",
            "Removes all but the newest generations, never the published one, and what killed runs left behind. A\n"
            "search that is under way keeps the generation it has open.",
            kPruneOptions},
};

constexpr std::array kExamples{
    Example{"khabar-index build --index news.index corpus/", "index every article below corpus/"},
    Example{"khabar-index build --index news.index --map title=kicker,body=story dump.csv",
            "a table with column names of its own"},
    Example{"khabar-index build --index news.index --quiet /srv/dumps/*.jsonl.gz", "from a nightly job"},
    Example{"khabar-index update --index news.index --delete-missing /srv/archive/", "after that, night by night"},
    Example{"khabar-index rollback --index news.index", "the last build was a mistake: search what was there before"},
};

constexpr Program kProgram{"khabar-index", "index Arabic news for khabar-search", "", kCommands, kExamples, true};

}  // namespace

const Program& indexer_program() { return kProgram; }

}  // namespace khabar
