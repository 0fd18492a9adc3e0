#include "searcher/commands/options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "common/article.h"
#include "common/program/error.h"
#include "common/stored/field.h"
#include "searcher/output/hit_writer.h"
#include "searcher/output/tables/table_writer.h"
#include "searcher/query/operator_table.h"

namespace khabar {
namespace {

constexpr std::array<std::string_view, 2> kMatches{"all", "any"};
constexpr std::array<std::string_view, 3> kSorts{"relevance", "newest", "oldest"};
constexpr std::array<std::string_view, 3> kBidi{"auto", "isolate", "none"};
constexpr std::array<std::string_view, 2> kParseFormats{"text", "json"};
constexpr std::array<std::string_view, 2> kAnalyzeFormats{"text", "tsv"};

constexpr Option kIndex{
    "index", 'i', "DIR", "Index", "an index: its directory or host:port; if given again, all of them are searched",
    {},      {},  true};

constexpr Option kLenient{"lenient", '\0', "", "Query",
                          "for pasted text: refuse nothing, read what is not in the language as words, and say so"};

constexpr Option kTimezone{"timezone", '\0', "ZONE", "Filter", "days are those of this time zone, such as Asia/Riyadh",
                           "UTC"};

constexpr Option kBidiOption{
    "bidi", '\0', "HOW", "Output", "isolate Arabic in lines of mixed direction; auto: only on a terminal",
    "auto", kBidi};

constexpr std::array kSearchOptions{
    kIndex,
    Option{"match", 'm', "HOW", "Query", "whether an article must have all words or any of them", "all", kMatches},
    Option{"expand", '\0', "", "Query", "let words of the best articles add weight, and print these words"},
    kLenient,
    kTimezone,
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
    Option{"format", 'f', "FORMAT", "Output", "format of the output", "text", kOutputFormatNames},
    Option{"explain", '\0', "", "Output",
           "in text and json, show the forms found for each word, and its weight in each hit"},
    kBidiOption,
};

constexpr std::array kRunOptions{
    kIndex,
    Option{"topics", 't', "TSV", "Evaluation", "the file of topics; each line is a name, a tab and words"},
    Option{"output", 'o', "RUN", "Evaluation", "the TREC run to write; -: standard output"},
    Option{"top", '\0', "N", "Evaluation", "number of hits per topic", "100"},
    Option{"expand", '\0', "", "Evaluation", "let words of the best articles add weight"},
    Option{"syntax", '\0', "", "Query", "topics are queries in the language of 'search', and not plain words"},
    kLenient,
    kTimezone,
};

constexpr Option kTableFormat{"format",
                              'f',
                              "FORMAT",
                              "Output",
                              "format of the output; if none is given, what the name of --output ends in, else text",
                              {},
                              kTableFormatNames};

constexpr Option kOutput{"output", 'o', "FILE", "Output", "the file to write; -: standard output"};

constexpr std::array kCountOptions{
    kIndex,
    Option{"queries", '\0', "FILE", "Query", "a file of queries: a line `name: query` each, # begins a comment"},
    kLenient,
    kTimezone,
    Option{"by",
           'b',
           "NAME",
           "Count",
           "count by source, section, author, lang, year, month, week, day, form, group or kind; if given again, by "
           "two of them",
           {},
           {},
           true},
    Option{"kinds", '\0', "FILE", "Count", "for --by kind: a codebook, a line of a source, a tab and its kind each"},
    kTableFormat,
    kOutput,
    Option{"wide", '\0', "", "Output", "columns for each query, instead of rows"},
    kBidiOption,
};

constexpr std::array kKwicOptions{
    kIndex,
    kLenient,
    kTimezone,
    Option{"first", '\0', "", "Lines", "only the first occurrence of each article"},
    Option{"sample", '\0', "N", "Lines", "N lines by chance; those of a smaller sample are among those of a larger"},
    Option{"seed", '\0', "N", "Lines", "the chance: another number draws other lines", "0"},
    Option{"sort", 's', "KEYS", "Lines",
           "up to three of before1 to before9, after1 to after9, match, source, date, with commas between"},
    Option{"limit", 'n', "N", "Lines", "print the first N lines only"},
    Option{"width", 'w', "N", "Output", "words before and after the match; with a c behind it, characters", "8"},
    kTableFormat,
    kOutput,
    kBidiOption,
};

constexpr std::array kParseOptions{
    Option{"format", 'f', "FORMAT", "Output", "text: the canonical form; json: also the notes and the tree", "text",
           kParseFormats},
    kLenient,
};

constexpr std::array kAnalyzeOptions{
    Option{"format", 'f', "FORMAT", "Output", "text: each step of each word; tsv: the line, a tab and its lemmas",
           "text", kAnalyzeFormats},
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
        "Articles are counted both with and without near duplicates.",
        kSearchOptions, kFields, kOperatorTable},
    Command{
        "run", "", "search for many topics and write a TREC run",
        "Topics are plain words, never operators unless --syntax is given, and an article with any of them is a hit.\n"
        "After a warm-up with up\n"
        "to 1,000 topics, all of them are searched, and a line of timings is printed.",
        kRunOptions},
    Command{
        "count", "[QUERY...]", "count articles, occurrences and words, by source, month and the like",
        "Every word must occur; nothing else is searched for instead. The columns are:\n"
        "\n"
        "  name                 of the query in the file of --queries, or the query\n"
        "  articles             that match\n"
        "  articles_unique      a group of near duplicates counts once a row\n"
        "  occurrences          matches in title or body; of those that overlap, one\n"
        "  words                of these articles\n"
        "  per_million          occurrences in a million words\n"
        "  ratio, low, high     of articles, with its interval of 95 % (Wilson)\n"
        "  collection_articles  what ratio is of: those with the query's filters\n"
        "  collection_words     their words, which per_million is of\n"
        "  query                finds exactly these articles\n"
        "\n"
        "A row in which nothing is found has zeros; one for which there is no article at all, such as a month without\n"
        "news, is empty. Articles without a date, source and the like are in a row 'none'. Weeks are those of\n"
        "ISO 8601. Forms and groups are listed if they are found. By form, an article is in the row of each of its\n"
        "forms; a form has a query if the query has words only. The exit status is 0 also if nothing is found.",
        kCountOptions},
    Command{
        "kwic", "QUERY...", "print each occurrence of a query with the words around it",
        "A line for each of the occurrences that 'count' counts, in the order of the index. Sorting by before1 and\n"
        "the like compares words without their marks, in the order of Unicode's root collation; lines of equal keys\n"
        "stay in their order. The columns are line (the id of the line: the article's id and the number of the word),\n"
        "id, part (title or body), date, source, before, match, after and index. Context never reaches from the title\n"
        "into the body.",
        kKwicOptions},
    Command{
        "parse", "QUERY...", "show how a query is understood, without an index",
        "Prints the canonical form of the query, which means the same. What is not in the language is refused, with\n"
        "`^` under the place and what to write instead. 'search --help' has the language.",
        kParseOptions},
    Command{"analyze", "[TEXT...]", "show how words are analysed for the index",
            "Without TEXT, the lines of standard input are analysed one by one.", kAnalyzeOptions},
};

constexpr std::array kExamples{
    Example{"khabar-search --index news.index 'الهجرة غير الشرعية'", "articles about illegal migration"},
    Example{"khabar-search --index news.index 'إيران -تركيا' --sort newest", "about Iran but not Turkey, newest first"},
    Example{"khabar-search count --index news.index --by source --by year 'الهجرة'",
            "how often migration is written about, by source and year"},
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
  return options.get("format") == "text" && !options.has("group") ? Duplicates::kFold : Duplicates::kShow;
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

std::size_t count_of(const ParsedOptions& options, std::string_view name) {
  const std::optional<long long> number = options.number(name);
  if (!number || *number < 0) {
    throw Error(fmt::format("--{}: '{}' is not a number of 0 or more", name, options.get(name)));
  }
  return static_cast<std::size_t>(*number);
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
  request.expand = options.has("expand");
  request.explain = options.has("explain");
  request.from = day_of(options, "from");
  request.to = day_of(options, "to");
  if (request.from && request.to && *request.from > *request.to) {
    throw Error(fmt::format("--from {} is after --to {}", options.get("from"), options.get("to")));
  }
  request.sources = all_of(options, "source");
  request.sections = all_of(options, "section");
  request.group = options.get("group");
  request.duplicates = duplicates_of(options);
  return request;
}

}  // namespace khabar
