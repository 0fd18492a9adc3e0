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

}  // namespace khabar
