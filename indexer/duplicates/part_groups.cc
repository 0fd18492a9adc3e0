#include "indexer/duplicates/part_groups.h"

#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

#include "common/index/document_place.h"
#include "common/stored/field.h"
#include "common/stored/minhash.h"
#include "indexer/duplicates/near_articles.h"
#include "indexer/run/database_error.h"
#include "indexer/run/disk_room.h"

namespace khabar {
namespace {

// A band in one of the parts.
struct BandPlace {
  std::uint32_t band;  // its bytes as a number that sorts as they do
  std::uint32_t part;
  bool shared;  // by articles of that part

  auto operator<=>(const BandPlace&) const = default;
};

static_assert(kBandBytes == sizeof(BandPlace::band));

std::string_view band_prefix() { return field_spec(Field::kBand).prefix; }

std::uint32_t band_number(std::string_view term) {
  std::uint32_t number = 0;
  for (const char c : term.substr(band_prefix().size())) number = number << 8U | static_cast<unsigned char>(c);
  return number;
}

std::string band_term(std::uint32_t number) {
  std::string term{band_prefix()};
  for (unsigned shift = 32; shift > 0; shift -= 8) term += static_cast<char>(number >> (shift - 8) & 0xFFU);
  return term;
}

// The bands of so many articles are in memory at once, 12 bytes each.
constexpr std::size_t kArticlesASlice = 250'000;
constexpr std::size_t kMaxSlices = 256;

class PartGrouping {
 public:
  PartGrouping(std::span<const std::filesystem::path> parts, const CheckPoint& check_point)
      : check_point_(check_point) {
    for (const auto& part : parts) {
      parts_.emplace_back(part.string());
      all_.add_database(parts_.back());
    }
  }

  const Xapian::Database& all() const { return all_; }

  Groups groups() {
    const std::size_t slices = std::min(kMaxSlices, all_.get_doccount() / kArticlesASlice + 1);
    for (std::size_t slice = 0; slice < slices; ++slice) {
      compare_slice(slice * kMaxSlices / slices, (slice + 1) * kMaxSlices / slices);
    }
    return make_groups(all_, std::move(pairs_), comparison_, check_point_);
  }

  // Where a document of all() lies.
  DocumentPlace part_of(Xapian::docid document) const { return place_of(document, parts_.size()); }

 private:
  // Bands whose first byte is in [begin, end).
  std::vector<BandPlace> bands(std::size_t begin, std::size_t end) const {
    const std::string prefix{band_prefix()};
    std::vector<BandPlace> places;
    for (std::uint32_t part = 0; part < parts_.size(); ++part) {
      auto term = parts_[part].allterms_begin(prefix);
      term.skip_to(prefix + static_cast<char>(begin));
      for (; term != parts_[part].allterms_end(prefix); ++term) {
        const std::uint32_t band = band_number(*term);
        if (band >> 24U >= end) break;
        places.push_back({band, part, term.get_termfreq() > 1});
      }
    }
    std::sort(places.begin(), places.end());
    return places;
  }

  void add_documents(const BandPlace& place, std::vector<Xapian::docid>& documents) const {
    const Xapian::Database& part = parts_[place.part];
    const std::string term = band_term(place.band);
    for (auto at = part.postlist_begin(term); at != part.postlist_end(term); ++at) {
      documents.push_back(document_at({place.part, *at}, parts_.size()));
    }
  }

  void compare_slice(std::size_t begin, std::size_t end) {
    const std::vector<BandPlace> places = bands(begin, end);
    Meetings meetings;
    for (auto at = places.begin(); at != places.end();) {
      const auto next = std::find_if(at, places.end(), [&](const BandPlace& other) { return other.band != at->band; });
      if (next - at > 1 || at->shared) {
        meetings.emplace_back();
        for (auto place = at; place != next; ++place) add_documents(*place, meetings.back());
        std::sort(meetings.back().begin(), meetings.back().end());
      }
      at = next;
    }
    compare_meetings(all_, std::move(meetings), comparison_, pairs_, check_point_);
  }

  const CheckPoint& check_point_;
  std::vector<Xapian::Database> parts_;
  Xapian::Database all_;
  ArticleComparison comparison_{all_};
  NearPairs pairs_;
};

// Its words are written again with its group, in blocks of 8 kB of which others change too; all blocks at the most.
constexpr std::uint64_t kRoomAnArticle = 32 << 10;

std::uint64_t size_of(const std::filesystem::path& directory) {
  std::uint64_t bytes = 0;
  for (const auto& file : std::filesystem::directory_iterator(directory)) bytes += file.file_size();
  return bytes;
}

// Xapian keeps all values of the documents that change in memory until they are committed.
constexpr std::size_t kGroupCommitBytes = std::size_t{8} << 20;

using GroupNames = std::unordered_map<Xapian::docid, std::string>;             // by representative
using PartGroups = std::vector<std::pair<Xapian::docid, const std::string*>>;  // of documents of the part

void write_groups(const std::filesystem::path& part, const PartGroups& groups, const CheckPoint& check_point) {
  require_room(part.parent_path(), std::min(groups.size() * kRoomAnArticle, size_of(part)));
  Xapian::WritableDatabase database(part.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  std::size_t uncommitted = 0;
  for (const auto& [id, group] : groups) {
    check_point();
    Xapian::Document document = database.get_document(id);
    document.add_value(slot(Slot::kGroup), *group);
    database.replace_document(id, document);
    uncommitted += document.get_value(slot(Slot::kTokens)).size() + group->size();
    if (uncommitted < kGroupCommitBytes) continue;
    database.commit();
    uncommitted = 0;
  }
  database.commit();
}

}  // namespace

void group_parts(std::span<const std::filesystem::path> parts, const CheckPoint& check_point) {
  if (parts.empty()) return;
  std::vector<PartGroups> by_part(parts.size());
  GroupNames names;
  on_database("find near duplicates in", parts.front().parent_path(), [&] {
    PartGrouping grouping(parts, check_point);
    for (const auto& [document, representative] : grouping.groups()) {
      std::string& name = names[representative];
      if (name.empty()) name = group_name(grouping.all(), representative);
      const DocumentPlace place = grouping.part_of(document);
      by_part[place.database].emplace_back(place.document, &name);
    }
  });
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (by_part[i].empty()) continue;
    on_database("write groups of near duplicates to", parts[i],
                [&] { write_groups(parts[i], by_part[i], check_point); });
  }
}

}  // namespace khabar
