#include "searcher/serve/http/url_text.h"

#include <algorithm>
#include <charconv>

namespace khabar {
namespace {

std::string decoded_field(std::string_view field) {
  std::string text{field};
  std::ranges::replace(text, '+', ' ');
  return percent_decoded(text);
}

}  // namespace

std::string parameter(const Parameters& parameters, std::string_view name) {
  const auto found = std::ranges::find(parameters, name, &Parameters::value_type::first);
  return found == parameters.end() ? std::string{} : found->second;
}

std::vector<std::string> all_parameters(const Parameters& parameters, std::string_view name) {
  std::vector<std::string> values;
  for (const auto& [key, value] : parameters) {
    if (key == name) values.push_back(value);
  }
  return values;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned byte = 0;
    const std::string_view digits = text.substr(i, 3);
    if (text[i] == '%' && digits.size() == 3) {
      const auto [end, error] = std::from_chars(digits.data() + 1, digits.data() + 3, byte, 16);
      if (error == std::errc{} && end == digits.data() + 3) {
        decoded += static_cast<char>(byte);
        i += 2;
        continue;
      }
    }
    decoded += text[i];
  }
  return decoded;
}

std::string encoded_path(std::string_view path) {
  std::string encoded;
  while (true) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    encoded += percent_encoded(path.substr(0, slash));
    if (slash == path.size()) return encoded;
    encoded += '/';
    path.remove_prefix(slash + 1);
  }
}

Parameters read_form(std::string_view text) {
  Parameters parameters;
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(text.size(), pair.size() + 1));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    parameters.emplace_back(decoded_field(pair.substr(0, equals)),
                            decoded_field(pair.substr(std::min(pair.size(), equals + 1))));
  }
  return parameters;
}

std::string form_text(const Parameters& parameters) {
  std::string text;
  for (const auto& [name, value] : parameters) {
    if (!text.empty()) text += '&';
    text += percent_encoded(name) + '=' + percent_encoded(value);
  }
  return text;
}

}  // namespace khabar
