// The options and the help of `serve`.
#pragma once

#include "searcher/commands/shared_options.h"

namespace khabar {

inline constexpr std::array kServeOptions{
    kIndexOption,
    kTimezoneOption,
    Option{"config", 'c', "FILE", "Index", "read options from lines `name = value`; the command line takes precedence"},
    Option{"host", '\0', "ADDRESS", "Server", "where to listen; another than this machine needs --token or --no-auth",
           "127.0.0.1"},
    Option{"port", 'p', "N", "Server", "the port; 0: any that is free", "8080"},
    Option{"token", '\0', "FILE", "Server",
           "ask for the first line of FILE, as the password of any user or as `Authorization: Bearer`"},
    Option{"no-auth", '\0', "", "Server", "let everyone ask who can reach --host"},
    Option{"name",
           '\0',
           "NAME",
           "Server",
           "another name of this server in addresses, such as that of a proxy; may be given again",
           {},
           {},
           true},
    Option{"workers", 'j', "N", "Server", "how many requests are answered at the same time", "4"},
    Option{"queue", '\0', "N", "Server", "how many more may wait; the next one is refused (503)", "64"},
    Option{"deadline", '\0', "SECONDS", "Server", "the longest that an answer may take", "20"},
    Option{"allow-codes", '\0', "", "Server",
           "let readers of the page give codes to lines and keep sets of articles, in the file of 'codes' and 'set'"},
    Option{"log-queries", '\0', "", "Server", "write queries into the log, which otherwise has paths only"},
};

inline constexpr Command kServeCommand{
    "serve", "", "serve a page to search with, and the same as a JSON API, on this machine",
    "Prints the address of the page. Everything is in the program: no request leaves the machine, and no path leads "
    "to\n"
    "a file. What has been published is answered from without a restart. SIGTERM and SIGINT end the server when what\n"
    "is under way is answered. docs/page.md has the page, the API and how to run it as a service.",
    kServeOptions};

}  // namespace khabar
