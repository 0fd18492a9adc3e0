#include "searcher/saved/line_coder.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "common/ascii.h"
#include "common/index/article_document.h"
#include "common/index/document_place.h"
#include "common/program/suggestion.h"
#include "common/stored/field.h"
#include "common/stored/token_sequence.h"
#include "searcher/desk/whole_article.h"
#include "searcher/saved/coded_lines.h"
#include "searcher/saved/file/saved_name.h"

namespace khabar {
namespace {

constexpr std::string_view kArabicSemicolon = "؛";
constexpr std::size_t kLongestNote = 10'000;  // bytes. Chosen, not tuned

std::pair<std::string, std::uint64_t> split_line_id(const std::string& line) {
  const std::size_t colon = line.rfind(':');
  std::uint64_t place = 0;
  if (colon != std::string::npos) {
    const auto [end, error] = std::from_chars(line.data() + colon + 1, line.data() + line.size(), place);
    if (error != std::errc{} || end != line.data() + line.size()) place = 0;
  }
  if (place == 0 || colon == 0) throw RefusedLine(fmt::format("'{}' is no id of a line, such as ID:12", excerpt(line)));
  return {line.substr(0, colon), place};
}

}  // namespace

// The words of the article that was asked for last, each as it stands in the text.
class LineCoder::ArticleText {
 public:
  ArticleText(const Collection& collection, Analyzer& analyzer) : collection_(collection), analyzer_(analyzer) {}

  void read(Xapian::docid document) {
    if (document == document_) return;
    document_ = document;
    const Xapian::Document stored = collection_.database().get_document(document, Xapian::DOC_ASSUME_VALID);
    article_ = stored_article(stored);
    hash_ = stored.get_value(slot(Slot::kContentHash));
    const std::string words = stored.get_value(slot(Slot::kTokens));
    const WordRange body = TokenSequence{words}.body();
    words_.clear();
    if (body.begin > 0) add_words(article_.title);
    words_.resize(std::min<std::size_t>(words_.size(), body.begin));
    add_words(article_.body);
  }

  const std::string& hash() const { return hash_; }
  std::string text_hash() const { return text_hash_of(article_); }

  // Needs `place` from 1 on. What stands there, of as many words as `match` has; empty if there is no such word.
  std::string at(std::uint64_t place, std::string_view match) {
    if (place > words_.size()) return {};
    std::string text;
    const std::size_t count = std::max<std::size_t>(analyzer_.analyze_some(match, {}).size(), 1);
    for (std::size_t i = place - 1; i < std::min<std::size_t>(place - 1 + count, words_.size()); ++i) {
      text += (text.empty() ? "" : " ") + words_[i];
    }
    return text;
  }

  // Words alone, as at() tells them.
  std::string words_of(const std::string& text) {
    std::string words;
    for (const Token& token : analyzer_.analyze_some(text, {})) {
      words += (words.empty() ? "" : " ") + text.substr(token.begin, token.end - token.begin);
    }
    return words;
  }

 private:
  void add_words(const std::string& text) {
    for (const Token& token : analyzer_.analyze_some(text, {})) {
      words_.push_back(text.substr(token.begin, token.end - token.begin));
    }
  }

  const Collection& collection_;
  Analyzer& analyzer_;
  Xapian::docid document_ = 0;
  Article article_;
  std::string hash_;
  std::vector<std::string> words_;
};

std::vector<std::string> split_codes(std::string_view text) {
  std::vector<std::string> codes;
  while (!text.empty()) {
    const std::size_t latin = text.find(';');
    const std::size_t arabic = text.find(kArabicSemicolon);
    const std::size_t end = std::min({latin, arabic, text.size()});
    const std::string_view code = ascii::trim(text.substr(0, end));
    text.remove_prefix(std::min(end + (arabic < latin ? kArabicSemicolon.size() : 1), text.size()));
    if (!code.empty()) codes.emplace_back(code);
  }
  return codes;
}

std::vector<std::string> read_codes(std::string_view text) {
  std::vector<std::string> codes = split_codes(text);
  for (const std::string& code : codes) {
    try {
      check_saved_name(code, "a code");
    } catch (const Error& error) {
      throw RefusedLine(error.what());
    }
  }
  std::ranges::sort(codes);
  codes.erase(std::ranges::unique(codes).begin(), codes.end());
  return codes;
}

LineCoder::LineCoder(const Collection& collection, const std::vector<IndexName>& indexes, Analyzer& analyzer)
    : collection_(collection), indexes_(indexes), text_(std::make_unique<ArticleText>(collection, analyzer)) {}

LineCoder::~LineCoder() = default;

CodedLine LineCoder::coded(const LineToCode& wanted) {
  const auto [id, place] = split_line_id(wanted.line);
  text_->read(document_of(id, wanted.index));
  const std::string stands = text_->at(place, wanted.match);
  if (stands.empty()) {
    throw RefusedLine(fmt::format("the article has no word {}: '{}'", place, excerpt(wanted.line)));
  }
  if (!wanted.match.empty() && stands != text_->words_of(wanted.match)) {
    throw RefusedLine(
        fmt::format("'{}' no longer stands at {}, but '{}'", excerpt(wanted.match), wanted.line, excerpt(stands)));
  }
  if (wanted.note.size() > kLongestNote) {
    throw RefusedLine(fmt::format("the note has more than {} bytes", kLongestNote));
  }
  const std::string& match = wanted.match.empty() ? stands : wanted.match;
  return {{id, text_->hash()}, place, text_->text_hash(), match, wanted.note, wanted.codes};
}

Xapian::docid LineCoder::document_of(const std::string& id, const std::string& index) const {
  std::vector<Xapian::docid> documents = documents_of_id(collection_, id);
  if (documents.empty()) throw RefusedLine(fmt::format("no article has the id '{}'", excerpt(id)));
  if (documents.size() == 1) return documents.front();
  std::erase_if(documents, [&](Xapian::docid document) {
    return indexes_.at(place_of(document, indexes_.size()).database).place != index;
  });
  if (documents.size() == 1) return documents.front();
  throw RefusedLine(
      fmt::format("several indexes have an article '{}', and the column index names none of them", excerpt(id)));
}

}  // namespace khabar
