#include "indexer/build/bulk_load.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "common/index/article_document.h"
#include "common/program/error.h"
#include "common/stored/field.h"
#include "indexer/build/index_metadata.h"
#include "indexer/build/memory_plan.h"
#include "indexer/duplicates/near_articles.h"
#include "indexer/generation/durable_file.h"
#include "indexer/generation/prune.h"
#include "indexer/load/draft.h"
#include "indexer/load/segment.h"
#include "indexer/load/segment_writer.h"
#include "indexer/load/shared_terms.h"
#include "indexer/run/database_error.h"
#include "indexer/run/disk_room.h"
#include "indexer/sorting/form_run.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

// What near duplicates are compared by.
constexpr std::array kComparedSlots{slot(Slot::kOrder), slot(Slot::kTokens)};

// A document that gives way to a later one.
struct ReplacedDocument {
  Xapian::docid document;
  Xapian::docid by;

  auto operator<=>(const ReplacedDocument&) const = default;
};

// In input order.
std::vector<ReplacedDocument> find_replaced(const Paths& segments, const CheckPoint& check_point) {
  std::vector<ReplacedDocument> replaced;
  read_shared_terms(
      segments, field_spec(Field::kId).prefix,
      [&](std::vector<Xapian::docid>&& documents) {
        const Xapian::docid last = documents.back();
        documents.pop_back();
        for (const Xapian::docid document : documents) replaced.push_back({document, last});
      },
      check_point);
  std::ranges::sort(replaced);
  return replaced;
}

// Those that must be looked at again: the replaced ones, what replaces them, and what may be near to others.
DocumentSet documents_of_interest(const Paths& segments, const std::vector<ReplacedDocument>& replaced,
                                  const CheckPoint& check_point) {
  DocumentSet documents;
  for (const auto& [document, by] : replaced) {
    documents.add(document);
    documents.add(by);
  }
  read_shared_terms(
      segments, field_spec(Field::kBand).prefix,
      [&](std::vector<Xapian::docid>&& meeting) {
        for (const Xapian::docid document : meeting) documents.add(document);
      },
      check_point);
  return documents;
}

ReplacedArticles listed(const std::vector<ReplacedDocument>& replaced, const Xapian::Database& draft,
                        const CheckPoint& check_point) {
  ReplacedArticles list;
  for (const auto& [document, by] : replaced) {
    check_point();
    if (list.is_full()) {
      list.add_unlisted();
      continue;
    }
    Article old = stored_article(draft.get_document(document));
    list.add({std::move(old.id), std::move(old.path), stored_article(draft.get_document(by)).path});
  }
  return list;
}

// Of the text of removed articles, whose words are counted before they go out of the runs.
constexpr std::size_t kCountedBytes = std::size_t{2} << 20;

// Takes the words of replaced articles, which are all in `segment`, from its word forms.
void remove_forms(const fs::path& segment, std::span<const ReplacedDocument> replaced, const Xapian::Database& draft,
                  Analyzer& analyzer, const CheckPoint& check_point) {
  FormCounter forms;
  std::size_t counted = 0;
  for (const auto& [document, by] : replaced) {
    check_point();
    const Article article = stored_article(draft.get_document(document));
    count_removed(article, analyzer, forms);
    counted += planned_bytes(article);
    if (counted < kCountedBytes) continue;
    add_to_form_run(segment, forms);
    counted = 0;
  }
  add_to_form_run(segment, forms);
}

void remove_forms(const Paths& segments, std::span<const ReplacedDocument> replaced, const Xapian::Database& draft,
                  Analyzer& analyzer, const CheckPoint& check_point) {
  for (auto segment = segments.rbegin(); segment != segments.rend() && !replaced.empty(); ++segment) {
    const glass::DocumentId first = first_document(all_columns({*segment}).front());
    const auto begin = std::ranges::lower_bound(replaced, first, {}, &ReplacedDocument::document);
    const auto before = static_cast<std::size_t>(begin - replaced.begin());
    if (before < replaced.size()) remove_forms(*segment, replaced.subspan(before), draft, analyzer, check_point);
    replaced = replaced.first(before);
  }
}

// Articles that share a band wait until there are so many of them, since articles that share one often share another.
constexpr std::size_t kMostMeeting = 250'000;

NearPairs near_pairs(const Paths& segments, const DocumentSet& gone, const Xapian::Database& draft,
                     ArticleComparison& comparison, const CheckPoint& check_point) {
  NearPairs pairs;
  Meetings meetings;
  std::size_t waiting = 0;
  read_shared_terms(
      segments, field_spec(Field::kBand).prefix,
      [&](std::vector<Xapian::docid>&& documents) {
        std::erase_if(documents, [&](Xapian::docid document) { return gone.contains(document); });
        if (documents.size() < 2) return;
        waiting += documents.size();
        meetings.push_back(std::move(documents));
        if (waiting < kMostMeeting) return;
        compare_meetings(draft, std::exchange(meetings, {}), comparison, pairs, check_point);
        waiting = 0;
      },
      check_point);
  compare_meetings(draft, std::move(meetings), comparison, pairs, check_point);
  return pairs;
}

glass::DocumentId document_of(const ArticleBatch& batch, std::size_t article) {
  const std::uint64_t document = batch.before + article + 1;
  if (document <= std::numeric_limits<glass::DocumentId>::max()) return static_cast<glass::DocumentId>(document);
  throw Error("Xapian numbers no more articles", "split the input into indexes; the index is as before");
}

}  // namespace

void BulkLoad::write_part(const fs::path& path, const ArticleBatch& batch, std::size_t words, Analyzer& analyzer,
                          Run& run) {
  require_room(path.parent_path(), scratch_bytes(batch));
  make_directories(path);
  SegmentWriter segment(path, document_of(batch, 0));
  FormCounter forms;
  for (std::size_t i = 0; i < batch.articles.size(); ++i) {
    const Article& article = batch.articles[i];
    run.check_point();
    if (forms.size() + most_words(article) > words) add_to_form_run(path, forms);
    segment.begin_document(document_of(batch, i));
    write_document(article, analyzer, forms, segment);
    ++run.counters.articles;
  }
  segment.finish(run.check_point);
  add_to_form_run(path, forms);
}

void BulkLoad::merge_parts(const Paths& parts, const fs::path& destination, const CheckPoint& check_point) {
  make_directories(destination);
  merge_segments(parts, destination, check_point);
}

ReplacedArticles BulkLoad::remove_replaced(Paths& parts, Analyzer& analyzer, const CheckPoint& check_point) {
  const std::vector<ReplacedDocument> replaced = find_replaced(parts, check_point);
  for (const ReplacedDocument& one : replaced) gone_.add(one.document);
  make_directories(draft());
  write_draft(parts, documents_of_interest(parts, replaced, check_point), kComparedSlots, draft(), check_point);
  return on_database("read", draft(), [&] {
    const Xapian::Database database(draft().string());
    remove_forms(parts, replaced, database, analyzer, check_point);
    return listed(replaced, database, check_point);
  });
}

void BulkLoad::group(const Paths& parts, const CheckPoint& check_point) {
  groups_.slot = slot(Slot::kGroup);
  on_database("find near duplicates in", draft(), [&] {
    const Xapian::Database database(draft().string());
    ArticleComparison comparison(database);
    NearPairs pairs = near_pairs(parts, gone_, database, comparison, check_point);
    for (const auto& [document, representative] : make_groups(database, std::move(pairs), comparison, check_point)) {
      std::string& name = group_names_[representative];
      if (name.empty()) name = group_name(database, representative);
      groups_.values.emplace_back(document, &name);
    }
  });
}

void BulkLoad::make_index(const Paths& parts, const IndexMetadata& metadata, const fs::path& destination,
                          unsigned threads, const CheckPoint& check_point) {
  remove_tree(draft());
  on_database("merge into", destination, [&] {
    const Xapian::Database tables = write_metadata_database(parts, scratch_, metadata, check_point);
    write_bulk_tables({parts, gone_, std::move(groups_)}, tables, destination, threads, check_point);
  });
}

}  // namespace khabar
