// Errors of Xapian in the words of a run.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string_view>

#include "common/article.h"
#include "common/program/error.h"

namespace khabar {

// For a Xapian::Error that ends a run: what could not be done to which database, and why.
Error database_error(std::string_view action, const std::filesystem::path& path, const Xapian::Error& error);

// For one that comes from reading what is published.
Error published_error(const std::filesystem::path& path, const Xapian::Error& error);

// For an article that Xapian does not take.
Error article_error(const Article& article, const Xapian::LogicError& error);

// Calls `work`; a Xapian::Error that it throws is thrown as database_error().
template <typename Work>
decltype(auto) on_database(std::string_view action, const std::filesystem::path& path, const Work& work) {
  try {
    return work();
  } catch (const Xapian::Error& error) {
    throw database_error(action, path, error);
  }
}

// Calls `work`, which puts the article into a database. What Xapian calls a logic error, such as a term that is too
// long, comes from this one article: it is thrown as article_error().
template <typename Work>
decltype(auto) indexing_article(const Article& article, const Work& work) {
  try {
    return work();
  } catch (const Xapian::LogicError& error) {
    throw article_error(article, error);
  }
}

// Calls `read`; a Xapian::Error that it throws is thrown as published_error().
template <typename Read>
decltype(auto) on_published(const std::filesystem::path& path, const Read& read) {
  try {
    return read();
  } catch (const Xapian::Error& error) {
    throw published_error(path, error);
  }
}

}  // namespace khabar
