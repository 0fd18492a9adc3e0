#include "searcher/commands/options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "common/article.h"
#include "common/program/error.h"
#include "common/stored/field.h"
#include "searcher/commands/counting_options.h"
#include "searcher/commands/saved_options.h"
#include "searcher/commands/serve_options.h"
#include "searcher/commands/word_options.h"
#include "searcher/output/exports/hit_format.h"
#include "searcher/output/tables/concordance_rows.h"
#include "searcher/query/language/operator_table.h"

namespace khabar {
namespace {

constexpr std::array<std::string_view, 2> kMatches{"all", "any"};
constexpr std::array<std::string_view, 3> kSorts{"relevance", "newest", "oldest"};
constexpr std::array<std::string_view, 2> kParseFormats{"text", "json"};
constexpr std::array<std::string_view, 2> kAnalyzeFormats{"text", "tsv"};

constexpr Option kExpandOption{
    .name = "expand",
    .value = "WHEN",
    .group = "Query",
    .text =
        "let words of the best articles add weight, and print them; auto: for a few words that many articles have "
        "all of; without WHEN: always",
    .fallback = "auto",
    .choices = kExpandNames,
    .bare = "always"};

constexpr std::array kSearchOptions{
    kIndexOption,
    kGenerationOption,
    kDeskOption,
    kInOption,
    Option{"match", 'm', "HOW", "Query", "whether an article must have all words or any of them", "all", kMatches},
    kExpandOption,
    kLenientOption,
    kTimezoneOption,
    Option{"from", '\0', "DAY", "Filter", "articles of this day or later (YYYY-MM-DD)"},
    Option{"to", '\0', "DAY", "Filter", "articles of this day or earlier (YYYY-MM-DD)"},
    Option{"source", '\0', "NAME", "Filter", "articles of this source; if given again, of any of them", {}, {}, true},
    Option{"section", '\0', "NAME", "Filter", "articles of this section; if given again, of any of them", {}, {}, true},
    Option{"group", '\0', "ID", "Filter", "the article with this id, and its near duplicates"},
    Option{"duplicates",
           '\0',
           "HOW",
           "Output",
           "fold: only the first of near duplicates (default for text); show: all articles; only: nothing but near "
           "duplicates",
           {},
           kDuplicatesNames},
    Option{"limit", 'n', "N", "Output", "number of hits to print", "10"},
    Option{"offset", '\0', "N", "Output", "number of hits to skip before the first one printed", "0"},
    Option{"sort", 's', "ORDER", "Output", "order of the hits", "relevance", kSorts},
    format_option(kHitFormatNames),
    kOutputOption,
    kFieldsOption,
    kExcelOption,
    kManifestOption,
    kCrateOption,
    Option{"explain", '\0', "", "Output",
           "in text and json, show the forms found for each word, and its weight in each hit"},
    kBidiOption,
};

constexpr std::array kRunOptions{
    kIndexOption,
    Option{"topics", 't', "TSV", "Evaluation", "the file of topics; each line is a name, a tab and words"},
    Option{"output", 'o', "RUN", "Evaluation", "the TREC run to write; -: standard output"},
    Option{"top", '\0', "N", "Evaluation", "number of hits per topic", "100"},
    kExpandOption,
    Option{"syntax", '\0', "", "Query", "topics are queries in the language of 'search', and not plain words"},
    kLenientOption,
    kTimezoneOption,
};

constexpr auto kKwicOptions = joined_options(
    kAskedOptions,
    std::array{
        kQueriesOption,
        Option{"with",
               '\0',
               "WORD",
               "Lines",
               "only lines that have a form of this word beside the match, within --width; if given again, of any of "
               "them",
               {},
               {},
               true},
        Option{"without",
               '\0',
               "WORD",
               "Lines",
               "only lines that have it not; if given again, none of them",
               {},
               {},
               true},
        Option{"first", '\0', "", "Lines", "only the first occurrence of each article"},
        Option{"sample", '\0', "N", "Lines",
               "N lines by chance; those of a smaller sample are among those of a larger"},
        Option{"seed", '\0', "N", "Lines", "the chance: another number draws other lines", "0"},
        Option{"sort", 's', "KEYS", "Lines",
               "up to three of before1 to before9, after1 to after9, match, ending (from its last letter on), source, "
               "date, "
               "with commas between"},
        Option{"limit", 'n', "N", "Lines", "print N lines at most"},
        Option{"offset", '\0', "N", "Lines", "leave out the first N lines", "0"},
        Option{"codes", '\0', "", "Lines",
               "in tables, also the columns code and note: as codes import has kept them, or to be filled in by hand"},
        Option{"width", 'w', "N", "Output", "words before and after the match; with a c behind it, characters", "8"},
        Option{"show", '\0', "WHAT", "Output",
               "form: the words as they stand; lemma: the lemma of each, without punctuation; both", "form",
               kLineWordsNames},
        kJobsOption},
    kProvenTableOptions);

constexpr std::array kParseOptions{
    Option{"format", 'f', "FORMAT", "Output", "text: the canonical form; json: also the notes and the tree", "text",
           kParseFormats},
    kLenientOption,
};

constexpr std::array kAnalyzeOptions{
    Option{"format", 'f', "FORMAT", "Output", "text: each step of each word; tsv: the line, a tab and its lemmas",
           "text", kAnalyzeFormats},
};

constexpr std::array kVerifyOptions{
    Option{"index",
           'i',
           "DIR",
           "Index",
           "the index, if it is not where it was; if given again, all of them",
           {},
           {},
           true},
    kGenerationOption,
};

constexpr bool has_example(const FieldSpec& spec) { return !spec.example.empty(); }

constexpr auto kFields = [] {
  std::array<ArgumentField, std::ranges::count_if(kFieldTable, has_example)> fields;
  auto at = fields.begin();
  for (const FieldSpec& spec : kFieldTable) {
    if (has_example(spec)) *at++ = {spec.name, spec.arabic, spec.example, spec.description};
  }
  return fields;
}();

constexpr std::array kCommands{
    Command{
        "search", "QUERY...", "print the articles that match a query, best first",
        "Words match in all their forms. Every word must occur (--match all), or one of them (--match any). If no\n"
        "article has all of them, articles with any of them are shown, and the output says so. Stop words add weight,\n"
        "but need not occur. Without words, a filter lists articles, newest first.\n"
        "\n"
        "A sign, =, ~ or a field name applies to what follows it without a space. Operators of letters are in "
        "capitals;\n"
        "NEAR, ADJ, SENT and PARA bind tightest, then words side by side, AND and OR. What is not in the language is\n"
        "refused with the place and what to write instead; --lenient reads it as words. An argument that begins with "
        "one\n"
        "dash is part of the query if it is not a short option; -- ends the options. Matched words are bold on a\n"
        "terminal; they stand in [ ] if colour is off (no terminal, or NO_COLOR is set). In JSON, each mark is a\n"
        "pair of code point offsets into the snippet, its begin and its end.\n"
        "\n"
        "Articles whose bodies share 80 % of their runs of five words are near duplicates, and make a group.\n"
        "--duplicates fold shows the first article of each group, and says how many others match the query and which\n"
        "article is the oldest. --duplicates show shows every article. --duplicates only shows the articles that have\n"
        "near duplicates. By default, text is folded unless --group is given, and other formats show every article.\n"
        "Articles are counted both with and without near duplicates.\n"
        "\n"
        "csv, tsv, jsonl, trec, ris, bibtex, csl and atom write each hit at once. --fields takes names of rank, "
        "index,\n"
        "id, title, title_marks, date, source, section, author, url, path, group, near_duplicates, score, snippet and\n"
        "marks. ris, bibtex and csl are for programs that keep references; atom is a feed.",
        kSearchOptions, kFields, kOperatorTable},
    Command{
        "run", "", "search for many topics and write a TREC run",
        "Topics are plain words, never operators unless --syntax is given, and an article with any of them is a hit.\n"
        "After a warm-up with up\n"
        "to 1,000 topics, all of them are searched, and a line of timings is printed.",
        kRunOptions},
    kCountCommand,
    kFacetsCommand,
    kTrendCommand,
    Command{
        "kwic", "[QUERY...]", "print each occurrence of a query with the words around it",
        "A line for each of the occurrences that 'count' counts, in the order of the index. Sorting by before1 and\n"
        "the like compares words without their marks, in the order of Unicode's root collation; lines of equal keys\n"
        "stay in their order. The columns are line (the id of the line: the article's id and the number of the word),\n"
        "id, part (title or body), date, source, before, match, after and index. Context never reaches from the title\n"
        "into the body.\n"
        "\n"
        "With --queries, the lines of one query follow those of another, and the column 'name' stands first, as in\n"
        "'count'; --sort, --first, --sample and --limit are of each query by itself, and a line that two of them find\n"
        "stands twice. With --show both, the columns before_lemmas, match_lemmas and after_lemmas follow 'after', and\n"
        "as text the lemmas stand below the words. They are those of the index, by which a query finds its words and\n"
        "'collocates' counts.",
        kKwicOptions},
    kTermsCommand,
    kCollocatesCommand,
    kWordsCommand,
    kKeywordsCommand,
    kNgramsCommand,
    kRisingCommand,
    kSourcesCommand,
    kShowCommand,
    kSimilarCommand,
    kSetCommand,
    kCodesCommand,
    kWatchCommand,
    kServeCommand,
    Command{
        "parse", "QUERY...", "show how a query is understood, without an index",
        "Prints the canonical form of the query, which means the same. What is not in the language is refused, with\n"
        "`^` under the place and what to write instead. 'search --help' has the language.",
        kParseOptions},
    Command{
        "verify-manifest", "FILE", "ask again what a manifest tells of, and say what differs",
        "FILE was written by --manifest or --ro-crate of a command that gives numbers. The command is run again,\n"
        "without its output, over the same index as it is now, or over a kept generation of it (--generation). What\n"
        "is told are other versions and generations, which articles came, went and changed, and counts, queries and\n"
        "outputs that differ. The exit status is 1 if any of these do; another version or generation alone changes\n"
        "no result. A digest (XXH3-128) finds what changed by itself or by mistake, and is no seal against forgery.",
        kVerifyOptions},
    Command{"analyze", "[TEXT...]", "show how words are analysed for the index",
            "Without TEXT, the lines of standard input are analysed one by one.", kAnalyzeOptions},
};

constexpr std::array kExamples{
    Example{"khabar-search --index news.index 'الهجرة غير الشرعية'", "articles about illegal migration"},
    Example{"khabar-search --index news.index 'إيران -تركيا' --sort newest", "about Iran but not Turkey, newest first"},
    Example{"khabar-search count --index news.index --by source --by year 'الهجرة'",
            "how often migration is written about, by source and year"},
    Example{"khabar-search trend --index news.index --by year --output trend.svg 'الهجرة'",
            "the share of articles about migration over the years, as a picture"},
    Example{"khabar-search kwic --index news.index --sort after1 --width 5 'الهجرة'",
            "the word in its contexts, in the order of what follows it"},
    Example{"khabar-search --index news.index --source BBC --format csv --limit 1000",
            "the newest articles of a source, as CSV"},
};

constexpr Program kProgram{
    "khabar-search", "search Arabic news that khabar-index indexed", "search", kCommands, kExamples, false};

std::optional<std::chrono::sys_days> day_of(const ParsedOptions& options, std::string_view name) {
  if (!options.has(name)) return std::nullopt;
  const auto day = parse_day(options.get(name));
  if (!day) {
    throw Error(fmt::format("--{}: '{}' is not a day", name, options.get(name)), "write it as YYYY-MM-DD, 2018-01-31");
  }
  return day;
}

// People read a story once; programs count articles, unless they ask for something else.
Duplicates duplicates_of(const ParsedOptions& options) {
  const auto named = std::ranges::find(kDuplicatesNames, options.get("duplicates"));
  if (named != kDuplicatesNames.end()) return static_cast<Duplicates>(named - kDuplicatesNames.begin());
  return search_format(options).name == "text" && !options.has("group") ? Duplicates::kFold : Duplicates::kShow;
}

}  // namespace

const Program& searcher_program() { return kProgram; }

std::vector<std::string> all_of(const ParsedOptions& options, std::string_view name) {
  const auto found = options.values.find(name);
  return found == options.values.end() ? std::vector<std::string>{} : found->second;
}

std::vector<std::string> indexes_of(const ParsedOptions& options) {
  if (!options.has("index")) throw Error("--index DIR is missing", "name the directory that khabar-index built");
  return all_of(options, "index");
}

const HitFormat& search_format(const ParsedOptions& options) {
  return hit_format(options.has("format") ? options.get("format") : hit_format_of_path(options.get("output")));
}

std::size_t count_of(const ParsedOptions& options, std::string_view name) {
  const std::optional<long long> number = options.number(name);
  if (!number || *number < 0) {
    throw Error(fmt::format("--{}: '{}' is not a number of 0 or more", name, options.get(name)));
  }
  return static_cast<std::size_t>(*number);
}

Expand expand_of(const ParsedOptions& options) {
  const auto at = std::ranges::find(kExpandNames, options.get("expand"));
  return static_cast<Expand>(at - kExpandNames.begin());
}

SearchRequest search_request(const ParsedOptions& options) {
  SearchRequest request;
  request.query = fmt::format("{}", fmt::join(options.arguments, " "));
  request.lenient = options.has("lenient");
  request.match = options.get("match") == "any" ? Match::kAny : Match::kAll;
  const std::string sort = options.get("sort");
  request.sort = sort == "newest" ? Sort::kNewest : sort == "oldest" ? Sort::kOldest : Sort::kRelevance;
  request.offset = count_of(options, "offset");
  request.limit = count_of(options, "limit");
  request.expand = expand_of(options);
  request.explain = options.has("explain");
  request.from = day_of(options, "from");
  request.to = day_of(options, "to");
  if (request.from && request.to && *request.from > *request.to) {
    throw Error(fmt::format("--from {} is after --to {}", options.get("from"), options.get("to")));
  }
  request.sources = all_of(options, "source");
  request.sections = all_of(options, "section");
  request.sets = all_of(options, "in");
  request.group = options.get("group");
  request.duplicates = duplicates_of(options);
  return request;
}

}  // namespace khabar
