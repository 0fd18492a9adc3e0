// Names under which fields of an article stand in JSON and CSV: the table of usual ones, and the names that a user
// gives.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace khabar {

struct ArticleDraft;

inline constexpr std::size_t kArticleFields = 10;

struct FieldSlot {
  std::size_t field = 0;  // place in article_field_names()
  std::size_t rank = 0;   // of two keys for one field the one with the lower rank counts
};

// "id", "title", "body", "date", "source", "url", "section", "author", "language", "path".
std::span<const std::string_view> article_field_names();

class FieldNames {
 public:
  // `map` is empty or what --map takes: "title=headline,body=text", fields of an article on the left and keys or
  // columns on the right. Other names for a field that is mapped no longer count. "articles=data.items" names the
  // list that holds the articles. Throws Error for what is no such list.
  explicit FieldNames(std::string_view map);
  FieldNames() : FieldNames(std::string_view()) {}

  // Which fields a key or column fills: none, one, or more if the map says so. Case, spaces, '_', '-' and '.' make
  // no difference: "Published At" is published_at.
  std::span<const FieldSlot> slots(std::string_view key) const;

  // Whether a right side of the map has a '.', and so may be a path into objects.
  bool has_paths() const;

  // The path to the list of articles that the map names; empty if it names none.
  const std::string& articles() const { return articles_; }

  // How many keys are known.
  std::size_t size() const { return slots_.size(); }

  // The right sides of the map, as typed, but for the list of articles.
  const std::vector<std::string>& mapped() const { return mapped_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>()(name); }
  };

  std::unordered_map<std::string, std::vector<FieldSlot>, Hash, std::equal_to<>> slots_;
  std::vector<std::string> mapped_;
  std::string articles_;
};

// Whether a key that is no field may be somebody's name for a date: "date_of_print".
bool may_name_a_date(std::string_view key);

// Puts values under keys into the fields of a draft, in any order of keys.
class FieldCollector {
 public:
  // The values to come belong to a key with these slots, which must outlive them; none: they are left out.
  void begin(std::span<const FieldSlot> slots);

  // The same for a key that came before: its values go with those. Of an id, a url, a path and a language the first one
  // counts, and a second date is one of `other_dates`.
  void again(std::span<const FieldSlot> slots);

  // Empty values count as missing. Several under one key are joined, by an empty line in a body, else by ", ".
  void add(std::string_view value);

  // Sets all of these fields, `other_dates` and `body_is_description`.
  void fill(ArticleDraft& draft);

 private:
  struct Taken {
    std::string value;
    std::size_t rank = 0;
    bool open = false;  // more of the same key is appended
  };

  static constexpr std::size_t kMostOtherDates = 10;

  std::array<Taken, kArticleFields> taken_;
  std::vector<std::string> other_dates_;
  std::span<const FieldSlot> slots_;
};

}  // namespace khabar
