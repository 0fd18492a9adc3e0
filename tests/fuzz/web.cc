// What a request brings: addresses, forms, cursors, codes, articles, who asks, and the headers of what is kept and
// packed.
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "common/ascii.h"
#include "searcher/query/query_parser.h"
#include "searcher/saved/line_coder.h"
#include "searcher/serve/api/api_error.h"
#include "searcher/serve/api/asked_query.h"
#include "searcher/serve/api/command_options.h"
#include "searcher/serve/api/cursor.h"
#include "searcher/serve/api/set_keeping.h"
#include "searcher/serve/entity_tag.h"
#include "searcher/serve/http/admission.h"
#include "searcher/serve/http/listener.h"
#include "searcher/serve/http/packing.h"
#include "searcher/serve/http/url_text.h"
#include "tests/fuzz/harness.h"

namespace khabar::fuzz {
namespace {

void addresses(std::string_view input) {
  require(percent_decoded(percent_encoded(input)) == input, "what is encoded is decoded to the same");
  const std::string decoded = percent_decoded(input);
  require(decoded.size() <= input.size(), "decoding makes no text longer");
  require(percent_decoded(percent_encoded(decoded)) == decoded, "what was decoded stays the same");
  require(percent_decoded(encoded_path(decoded)) == decoded, "a path is decoded to the same");
}

void forms(std::string_view input) {
  const Parameters parameters = read_form(input);
  require(parameters.size() <= input.size(), "each pair has a byte");
  require(read_form(form_text(parameters)) == parameters, "a form is read as it is written");
  for (const auto& [name, value] : parameters) {
    const std::vector<std::string> values = all_parameters(parameters, name);
    require(std::ranges::find(values, value) != values.end(), "a value is among those of its name");
    require(parameter(parameters, name) == values.front(), "the first value of a name is the one that counts");
  }
}

void cursors(std::string_view input) {
  std::optional<Cursor> cursor;
  const auto failure = failure_of({}, [&] { cursor = read_cursor(std::string{input}); });
  require(cursor.has_value() != failure.has_value(), "a text is a cursor or is refused");
  if (failure) return require(failure->status == 400 && failure->code == "bad_cursor", "a wrong cursor is told so");
  const Cursor again = read_cursor(cursor_text(*cursor));
  require(again.generation == cursor->generation && again.offset == cursor->offset,
          "a cursor is read as it is written");
}

std::string base64_of(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned bits = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      bits = bits << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    const std::size_t digits = std::min<std::size_t>(bytes.size() - i, 3) + 1;
    for (std::size_t k = 0; k < 4; ++k) {
      text += k < digits ? kDigits[bits >> (18 - 6 * static_cast<unsigned>(k)) & 63U] : '=';
    }
  }
  return text;
}

bool is_admitted(const Admission& admission, const std::string& host, std::string authorization = {}) {
  HttpRequest request;
  request.host = host;
  request.authorization = std::move(authorization);
  return !admission.refusal(request);
}

// The token, a line feed, and what somebody sends.
void tokens(std::string_view input) {
  const std::size_t end = std::min(input.find('\n'), input.size());
  const std::string token{input.substr(0, end)};
  const std::string sent{input.substr(std::min(input.size(), end + 1))};
  require(same_secret(token, sent) == (token == sent), "two texts are the same secret if they are the same text");
  if (token.empty()) return;
  const Admission admission{{"localhost"}, token};
  require(is_admitted(admission, "localhost", "Bearer " + token), "the token is taken");
  require(is_admitted(admission, "localhost", "Basic " + base64_of("any:" + token)), "the token is a password");
  require(is_admitted(admission, "localhost", "Basic " + base64_of("any:" + sent)) == (token == sent),
          "no other text is the password");
  if (!is_admitted(admission, "localhost", sent)) return;
  const std::string scheme = ascii::to_lower(sent.substr(0, sent.find(' ')));
  require(scheme == "bearer" || scheme == "basic", "a token comes in one of two ways");
  require(scheme == "basic" || sent.ends_with(token), "nobody comes in without the token");
}

void hosts(std::string_view input) {
  const Admission admission{{"localhost", "news.example.org"}, ""};
  const std::string host{input};
  if (!is_admitted(admission, host)) return;
  require(!is_admitted(admission, "evil." + host), "a part of a name is not the name");
  constexpr std::string_view kOfHosts = "abcdefghijklmnopqrstuvwxyz0123456789.:[]";
  const std::string name = ascii::to_lower(host.substr(0, host.rfind(':')));
  require(name.find_first_not_of(kOfHosts) == std::string::npos, "a host has letters of hosts");
}

// What a form names, and what systemd may have set.
void references(std::string_view input) {
  if (const auto article = read_article(input)) {
    const auto again = read_article(article_text(*article));
    require(again && again->index == article->index && again->id == article->id, "an article is read as it is written");
    require(input.ends_with(article->id), "an id is taken as it is");
  }
  const std::string text{input.substr(0, input.find('\0'))};  // the environment has no other
  require(!passed_socket(text.c_str(), "1") || text == std::to_string(::getpid()),
          "what is meant for another process is not taken");
  const auto failure = failure_of({}, [&] {
    const auto socket = passed_socket(std::to_string(::getpid()).c_str(), text.c_str());
    require(!socket || *socket == 3, "one socket is the first that is passed");
  });
  require(!failure || !failure->message.empty(), "who is refused is told why");
}

// Tags of the answers to a form, and a header that may name one.
void tags(std::string_view input) {
  HttpRequest request;
  request.parameters = read_form(input);
  const std::string tag = entity_tag(request, "state", false);
  require(tag != entity_tag(request, "other", false) && tag != entity_tag(request, "state", true),
          "another answer has another tag");
  require(tag.size() > 2 && tag.front() == '"' && tag.back() == '"', "a tag stands in quotation marks");
  require(names_tag("\"a\", W/" + tag, tag) && names_tag(tag, tag), "a tag is found in a list");
  const bool has = input.find(tag) != std::string_view::npos;
  require(names_tag(input, tag) == has, "a header names what stands in it");
  if (takes_gzip(input)) {
    const std::string small = ascii::to_lower(std::string{input});
    require(small.find("gzip") != std::string::npos || small.find('*') != std::string::npos,
            "only who names gzip takes it");
  }
}

// Offsets of lines are read by the command alone.
void check_numbers(const Endpoint& endpoint, const ParsedOptions& options) {
  const auto limit = options.number("limit");
  require(!limit || *limit <= kMostRowsAsked, "no limit is passed");
  if (endpoint.name != "search") return;
  const auto offset = options.number("offset");
  require(!offset || *offset <= kDeepestHit, "no hit lies too deep");
}

// The first byte chooses the endpoint, the rest is a form.
void parameters(std::string_view input) {
  if (input.empty()) return;
  const Endpoint& endpoint = kEndpoints.at(static_cast<unsigned char>(input.front()) % kEndpoints.size());
  if (endpoint.command.empty()) return;
  const Parameters asked = read_form(input.substr(1));
  std::optional<ParsedOptions> options;
  const auto failure = failure_of(parameter(asked, "q"), [&] { options = command_options(endpoint, "json", asked); });
  if (failure) return require(failure->status == 400 && !failure->message.empty(), "who is refused is told why");
  for (const char* name : {"index", "output", "manifest", "queries", "kinds", "desk", "ids", "config", "help"}) {
    require(!options->has(name), "no request names a file");
  }
  check_numbers(endpoint, *options);
  if (endpoint.subject != Subject::kQuery && endpoint.subject != Subject::kQueryOrAll) return;
  const Reading reading = parameter(asked, "lenient").empty() ? Reading::kStrict : Reading::kLenient;
  const std::string query = asked_query(asked, reading);
  const bool filtered = query != parameter(asked, "q");
  // A value with quotation marks of both families cannot be written in the language.
  const bool writable =
      form_text(asked).find("%C2%AB") == std::string::npos && form_text(asked).find("%C2%BB") == std::string::npos;
  if (filtered && writable) parse_query(query, reading);  // throws if the command could not read it
}

void codes(std::string_view input) {
  for (const std::string& code : split_codes(input)) {
    require(!code.empty() && code.find(';') == std::string::npos, "a code is no separator");
  }
  std::vector<std::string> read;
  try {
    read = read_codes(input);
  } catch (const RefusedLine& refused) {
    return require(*refused.what() != '\0', "who is refused is told why");
  }
  require(is_utf8(input) || read.empty(), "a code is text");
  std::string joined;
  for (const std::string& code : read) joined += code + "؛ ";
  require(read_codes(joined) == read, "codes are read as they are written");
}

}  // namespace

std::span<const Harness> web() {
  static constexpr std::array kHarnesses{
      Harness{'a', "addresses", addresses},   Harness{'f', "forms", forms}, Harness{'c', "cursors", cursors},
      Harness{'t', "tokens", tokens},         Harness{'h', "hosts", hosts}, Harness{'e', "entity tags", tags},
      Harness{'p', "parameters", parameters}, Harness{'k', "codes", codes}, Harness{'r', "references", references}};
  return kHarnesses;
}

}  // namespace khabar::fuzz
