// The databases that are searched as one.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

#include "common/forms/form_table.h"
#include "common/glass/mapped_file.h"
#include "common/glass/token_values.h"
#include "common/index/saved_articles.h"
#include "common/program/check_point.h"

namespace khabar {

// Not for two threads at once.
class Collection {
 public:
  Collection() = default;
  Collection(const Xapian::Database& database) { add(database); }  // NOLINT(google-explicit-constructor): of one

  // `served`: by Xapian's own server, which knows nothing of our posting sources. `tokens`: by open_tokens(), or null.
  void add(const Xapian::Database& database, bool served = false, std::shared_ptr<glass::SlotTable> tokens = nullptr) {
    database_.add_database(database);
    parts_.push_back(database);
    tokens_.push_back(std::move(tokens));
    served_ = served_ || served;
  }

  void add(const Collection& others) {
    for (std::size_t i = 0; i < others.parts_.size(); ++i) add(others.parts_[i], others.served_, others.tokens_[i]);
  }

  const Xapian::Database& database() const { return database_; }
  FormTable forms() const { return FormTable{parts_}; }
  bool served() const { return served_; }
  // In the order in which they were added.
  const std::vector<Xapian::Database>& parts() const { return parts_; }
  bool is_one_database() const { return parts_.size() == 1; }

  // Of parts()[part].
  TokenValues tokens(std::size_t part) const { return {parts_[part], tokens_[part]}; }

  // Which of parts() a database is, as Xapian hands it to a posting source. Databases of one uuid have one content.
  std::size_t part_of(const Xapian::Database& database) const {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (parts_[i].get_uuid() == database.get_uuid()) return i;
    }
    throw std::logic_error("a posting source reads a database of another collection");
  }

  // Of the stored words of each database, no more counts as memory of the process from now on.
  void keep_resident(std::size_t bytes) const {
    for (const auto& tokens : tokens_) {
      if (tokens) tokens->keep_resident(bytes);
    }
  }

  TokenValues tokens_of(const Xapian::Database& database) const { return {database, tokens_[part_of(database)]}; }

  // What a user has named; null if nothing is known of it.
  SavedArticles* saved() const { return saved_.get(); }
  void know(std::shared_ptr<SavedArticles> saved) { saved_ = std::move(saved); }

  // Whoever reads the words of many articles calls it once an article, and ends if it throws.
  void watch(CheckPoint check_point) { check_point_ = std::move(check_point); }
  const CheckPoint& check_point() const { return check_point_; }

  // The same databases opened once more, for another thread; what a user has named is not known there. Null if they
  // cannot be: by whom is not known, or they are served, or no longer there.
  std::shared_ptr<const Collection> again() const {
    const std::shared_ptr<Collection> other = again_ ? again_() : nullptr;
    if (other) other->watch(check_point_);
    return other;
  }
  // `open` may be called by several threads at once.
  void open_again_by(std::function<std::shared_ptr<Collection>()> open) { again_ = std::move(open); }

  // Looks at what was written since; only a served database, or a test's, ever changes.
  void reopen() {
    database_.reopen();
    for (Xapian::Database& part : parts_) part.reopen();
    tokens_.assign(parts_.size(), nullptr);
  }

 private:
  Xapian::Database database_;
  std::vector<Xapian::Database> parts_;
  std::vector<std::shared_ptr<glass::SlotTable>> tokens_;
  CheckPoint check_point_ = go_on;
  bool served_ = false;
  std::shared_ptr<SavedArticles> saved_;
  std::function<std::shared_ptr<Collection>()> again_;
};

// As long as it lives, no more than 4 MB of the stored words of each database count as memory of the process, if
// `is_lean` says so.
class LeanReading {
 public:
  // `collection` must outlive it.
  LeanReading(const Collection& collection, bool is_lean) : collection_(is_lean ? &collection : nullptr) {
    constexpr std::size_t kLeanBytes = std::size_t{4} << 20U;
    if (collection_ != nullptr) collection_->keep_resident(kLeanBytes);
  }
  ~LeanReading() {
    if (collection_ != nullptr) collection_->keep_resident(MappedFile::kMostResident);
  }
  LeanReading(const LeanReading&) = delete;
  LeanReading& operator=(const LeanReading&) = delete;

 private:
  const Collection* collection_;
};

}  // namespace khabar
