// The commands that keep something in the desk file: what they are told, and what their help says.
#pragma once

#include "searcher/commands/shared_options.h"

namespace khabar {

inline constexpr Option kReplaceOption{"replace", '\0', "", "Set", "in place of the set that has this name"};

inline constexpr auto kSetOptions = joined_options(
    kAskedOptions,
    std::array{Option{"query", '\0', "QUERY", "Set", "set save: the articles that match this query"},
               Option{"ids", '\0', "FILE", "Set",
                      "set save: the articles with these ids, one a line; # begins a comment; -: standard input"},
               kReplaceOption},
    kTableOptions);

inline constexpr Command kSetCommand{
    "set", "ACTION [NAME...]", "keep a set of articles by a name, for --in NAME and set:NAME",
    "What is to be done is one of:\n"
    "\n"
    "  save NAME         keep the articles of --query or --ids\n"
    "  list              name, articles, how many of them are present, and how each\n"
    "                    set was made\n"
    "  show NAME         its articles, each with its state: same, changed or gone\n"
    "  remove NAME...\n"
    "  and NEW A B       keep the articles that are in both of two sets\n"
    "  or NEW A B        in either or both\n"
    "  minus NEW A B     in A and not in B\n"
    "\n"
    "A set holds articles by their ids, in a file of its own (--desk) that no build, update or rollback touches: an\n"
    "article that changes stays in it, and one that is gone is counted as such. If several indexes have an article of\n"
    "one id, its content tells which is meant. set:NAME in a query, and --in NAME beside it, are the articles of a\n"
    "set; set:none is what is in none. Exit status 1: there is no set, a new one is empty, or some of the ids are of\n"
    "no article.",
    kSetOptions};

inline constexpr auto kCodesOptions =
    joined_options(std::array{kIndexOption, kGenerationOption, kDeskOption}, kTableOptions);

inline constexpr Command kCodesCommand{
    "codes", "ACTION [ARGUMENT...]", "keep codes that were given to lines of kwic by hand",
    "'kwic --codes --output FILE.tsv' writes lines with an empty column 'code'. Fill it in, in a spreadsheet or an\n"
    "editor: a code a line, or several with ; between. Then what is to be done is one of:\n"
    "\n"
    "  import FILE       keep the codes of a table, CSV or TSV, with the columns\n"
    "                    'line' and 'code', and if they are there 'note', 'match'\n"
    "                    and 'index'; -: standard input\n"
    "  list              code, lines, how many of them are present, articles, query\n"
    "  export            line, code, note, match and state of every line, as import\n"
    "                    reads it\n"
    "  remove CODE...\n"
    "\n"
    "A line that is coded again has the new codes only; one without a code stays as it was. A code stays on its line\n"
    "while title and body of the article are the same; else its state is 'changed', or 'gone' if no article has the\n"
    "id. 'count --by code' counts lines by their codes, code:NAME in a query finds their articles. A row that cannot\n"
    "go in is told with its line and the reason, and the rest goes in. Exit status 1: there is no code, or a row was\n"
    "refused.",
    kCodesOptions};

// Those of tables, and a feed.
inline constexpr std::array<std::string_view, 6> kWatchFormatNames{"text", "json", "jsonl", "csv", "tsv", "atom"};
inline constexpr std::array<std::string_view, 1> kSinceNames{"last"};

inline constexpr auto kWatchOptions = joined_options(
    kAskedOptions,
    std::array{
        Option{"since", '\0', "WHEN", "Watch", "what is told is what differs since the last run", "last", kSinceNames},
        format_option(kWatchFormatNames), kOutputOption, kFieldsOption, kExcelOption, kBidiOption});

inline constexpr Command kWatchCommand{
    "watch", "ACTION [ARGUMENT...]", "run a file of queries again and again, and tell what is new",
    "What is to be done is one of:\n"
    "\n"
    "  run FILE          tell which articles are new, changed and gone since FILE\n"
    "                    ran last; each line of it is `name: query`, # begins a\n"
    "                    comment\n"
    "  list              list, name and query, how many articles it had, when it ran\n"
    "  remove LIST [NAME...]\n"
    "                    forget a list, or some of its queries\n"
    "\n"
    "The columns of run are watch, change, id, title, date, source, url and index; atom is a feed of them. What is\n"
    "told is kept by the name of FILE, without its directory, and by that of the query. An article that only moved to\n"
    "another generation of the index is not told. A run that fails is as if it had not been. Exit status 1: nothing\n"
    "is new, changed or gone; list: nothing is watched.",
    kWatchOptions};

}  // namespace khabar
