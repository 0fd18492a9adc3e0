// `khabar-search serve` as a process, on a port that is free.
#pragma once

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "searcher/serve/http/url_text.h"
#include "tests/support/child_process.h"
#include "tests/support/http_client.h"
#include "tests/support/read_file.h"
#include "tests/support/temp_dir.h"

namespace khabar::testing {

class SearchServer {
 public:
  // `before` is a program, with its arguments, that runs the server.
  explicit SearchServer(const std::string& index, const std::vector<std::string>& more = {},
                        std::vector<std::string> before = {})
      : log_((dir_.path() / "log").string()), process_(command(index, more, std::move(before)), log_) {
    while (port_ == 0 && !process_.ended()) {
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
      const std::string said = log();
      const std::size_t at = said.find("serving http://");
      if (at == std::string::npos || said.find("/\n", at) == std::string::npos) continue;
      port_ = static_cast<unsigned>(std::stoul(said.substr(said.find(':', at + 15) + 1)));
    }
  }

  unsigned port() const { return port_; }
  // Empty as long as the server has not opened it.
  std::string log() const { return std::filesystem::exists(log_) ? read_file(log_) : std::string{}; }
  // The log once it has `text`, which is written behind the answer; after ten seconds as it is.
  std::string log_with(const std::string& text) const {
    for (int wait = 0; wait < 2000 && log().find(text) == std::string::npos; ++wait)
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
    return log();
  }
  ChildProcess& process() { return process_; }
  HttpAnswer ask(const std::string& path, const Parameters& parameters = {}, const std::string& headers = {}) const {
    return get(port_, parameters.empty() ? path : path + '?' + form_text(parameters), headers);
  }
  nlohmann::json ask_json(const std::string& path, const Parameters& parameters = {}) const {
    return nlohmann::json::parse(ask(path, parameters).body);
  }

 private:
  static std::vector<std::string> command(const std::string& index, const std::vector<std::string>& more,
                                          std::vector<std::string> words) {
    words.insert(words.end(), {KHABAR_SEARCH, "serve", "--index", index, "--port", "0"});
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }

  TempDir dir_;
  std::string log_;
  ChildProcess process_;
  unsigned port_ = 0;
};

}  // namespace khabar::testing
