// A JSON object as an article, or as several. The keys are those of field_names.h; others are ignored, whatever they
// hold.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/article_draft.h"
#include "indexer/article/field_names.h"
#include "indexer/article/source_file.h"
#include "indexer/format/json/quick_json.h"
#include "indexer/text/text_encoding.h"

namespace khabar {

class JsonArticleParser {
 public:
  // What the arguments refer to must outlive the parser.
  JsonArticleParser(const EncodingHints& hints, const FieldNames& names);

  // Fills `draft`; answers why not, in words for a user, if `json` is not one JSON object. Bytes that are not UTF-8
  // go through to_utf8() first.
  // Numbers become their text, null and true and false nothing; strings in a list are joined, by an empty line in a
  // body, else by ", ".
  // Values that are objects: see json_field_text(). Of an object that holds several articles, see json_shape.h, next()
  // gives those after the first.
  std::optional<std::string> parse(std::string_view json, ArticleDraft& draft);
  bool next(ArticleDraft& draft);

  // Whether the object was a line of an export, whose texts hold no markup.
  bool is_plain() const { return is_plain_; }

 private:
  std::optional<std::string> parse_object(std::string_view json, ArticleDraft& draft);

  EncodingHints hints_;
  const FieldNames& names_;
  bool may_be_utf8_;
  bool is_plain_ = false;
  QuickJson quick_;
  std::vector<ArticleDraft> further_;  // the last first
  std::string action_id_;              // see bulk_action_id()
};

// Gives what parse() has found to the sink of the file, its markup made plain text. One without id and url gets the
// path with "#" and its number in the file, which is counted in `number`.
void deliver_json(const SourceFile& file, JsonArticleParser& parser, ArticleDraft&& first, std::uint64_t line,
                  std::uint64_t& number);

}  // namespace khabar
