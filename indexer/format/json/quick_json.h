// The quick way from a JSON object to an article, for objects in which nothing is wrong or rare.
#pragma once

#include <memory>
#include <string_view>

#include "indexer/article/article_draft.h"
#include "indexer/article/field_names.h"

namespace khabar {

class QuickJson {
 public:
  QuickJson();
  ~QuickJson();
  QuickJson(const QuickJson&) = delete;
  QuickJson& operator=(const QuickJson&) = delete;

  // Fills `draft` exactly as JsonArticleParser promises. False, and `draft` as it was, for all that is not one sound
  // object in UTF-8, and for what it leaves to a slower parser: objects of over 1 MiB, whole numbers of over 64 bits,
  // fractions in a field of an article, which must stay as they are written, fields that are objects or lists of such,
  // and objects that lack a text, or a date under a name that is known, where another key may hold it.
  bool fill(std::string_view json, const FieldNames& names, ArticleDraft& draft);

 private:
  struct Internal;
  std::unique_ptr<Internal> internal_;
};

}  // namespace khabar
