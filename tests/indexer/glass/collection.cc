#include "tests/indexer/glass/collection.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "indexer/glass/tag_compressor.h"
#include "indexer/glass/term_list.h"

namespace khabar::testing {
namespace {

class Chooser {
 public:
  explicit Chooser(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t count) { return random_() % count; }
  bool one_in(std::size_t count) { return below(count) == 0; }

  std::string letters(std::size_t count, std::size_t different) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += static_cast<char>('a' + below(different));
    return text;
  }
  std::string bytes(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += static_cast<char>(one_in(3) ? 0 : random_());
    return text;
  }

 private:
  std::mt19937 random_;
};

std::string random_term(Chooser& chooser) {
  if (chooser.one_in(20)) return chooser.bytes(1 + chooser.below(8));
  if (chooser.one_in(50)) return std::string(244, 'l') + chooser.letters(1, 26);
  if (chooser.one_in(100)) return std::string(chooser.below(60) + 1, '\0');
  return chooser.letters(1 + chooser.below(chooser.one_in(4) ? 30 : 3), 8);
}

Xapian::termcount random_frequency(Chooser& chooser) {
  if (chooser.one_in(200)) return static_cast<Xapian::termcount>(100 + chooser.below(100000));
  return static_cast<Xapian::termcount>(chooser.below(5));
}

std::string random_value(Chooser& chooser) {
  if (chooser.one_in(100)) return chooser.bytes(10000);
  if (chooser.one_in(5)) return {};
  return chooser.bytes(chooser.below(30));
}

std::string random_data(Chooser& chooser) {
  if (chooser.one_in(100)) return chooser.letters(100000, chooser.one_in(2) ? 2 : 26);
  if (chooser.one_in(100)) return chooser.bytes(1 + chooser.below(20000));
  if (chooser.one_in(100)) return std::string(8193 + chooser.below(1400), 'b');
  return chooser.letters(chooser.below(chooser.one_in(3) ? 3000 : 30), 26);
}

constexpr Xapian::valueno kSlots[] = {0, 1, 127, 128, 129, 200, 255, 256, 257, 65535, 65536, 4000000000};

Entry random_entry(Chooser& chooser, Xapian::docid id) {
  Entry entry{id, random_data(chooser), {}, {}};
  const std::size_t terms = chooser.one_in(10) ? 0 : chooser.below(60);
  for (std::size_t i = 0; i < terms; ++i) entry.terms[random_term(chooser)] = random_frequency(chooser);
  for (const Xapian::valueno slot : kSlots) {
    if (chooser.one_in(3)) entry.values[slot] = random_value(chooser);
  }
  return entry;
}

std::map<Xapian::valueno, glass::ValueStatistics> value_statistics(const Collection& collection) {
  std::map<Xapian::valueno, glass::ValueStatistics> slots;
  for (const Entry& entry : collection.entries) {
    for (const auto& [slot, value] : entry.values) slots[slot].add(value);
  }
  return slots;
}

void write_values(const Collection& collection, glass::PostingTable& table) {
  const auto slots = value_statistics(collection);
  table.add_value_statistics(slots);
  for (const glass::Slot slot : glass::slots_in_order(slots)) {
    table.begin_values(slot);
    for (const Entry& entry : collection.entries) {
      if (const auto value = entry.values.find(slot); value != entry.values.end()) {
        table.add_value(entry.id, value->second);
      }
    }
  }
}

void append_documents(const Xapian::Database& database, std::string& all) {
  for (auto at = database.postlist_begin({}); at != database.postlist_end({}); ++at) {
    const Xapian::Document document = database.get_document(*at);
    all += fmt::format("document {} {} {} {}\n", *at, database.get_doclength(*at), database.get_unique_terms(*at),
                       document.get_data());
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      all += fmt::format("  term {} {} {}\n", *term, term.get_wdf(), term.get_termfreq());
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      all += fmt::format("  value {} {}\n", value.get_valueno(), *value);
    }
  }
}

void append_lists(const Xapian::Database& database, std::string& all) {
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    all += fmt::format("list {} {} {} {}:", *term, term.get_termfreq(), database.get_collection_freq(*term),
                       database.get_wdf_upper_bound(*term));
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      all += fmt::format(" {} {} {}", *at, at.get_wdf(), at.get_doclength());
    }
    all += '\n';
  }
}

void append_values(const Xapian::Database& database, std::string& all) {
  for (const Xapian::valueno slot : kSlots) {
    all += fmt::format("slot {} {} {} {}:", slot, database.get_value_freq(slot), database.get_value_lower_bound(slot),
                       database.get_value_upper_bound(slot));
    for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at) {
      all += fmt::format(" {} {}", at.get_docid(), *at);
    }
    all += '\n';
  }
}

void append_answers(const Xapian::Database& database, std::string& all) {
  std::vector<std::string> terms(database.allterms_begin(), database.allterms_end());
  for (std::size_t first = 0; first + 3 < terms.size(); first += 1 + terms.size() / 5) {
    for (const auto operation : {Xapian::Query::OP_OR, Xapian::Query::OP_AND_MAYBE, Xapian::Query::OP_AND}) {
      Xapian::Enquire enquire(database);
      const auto from = terms.begin() + static_cast<std::ptrdiff_t>(first);
      enquire.set_query(Xapian::Query(operation, from, from + 3));
      const Xapian::MSet hits = enquire.get_mset(0, 20, database.get_doccount());
      all += fmt::format("query {} {}:", *from, hits.get_matches_estimated());
      for (auto hit = hits.begin(); hit != hits.end(); ++hit) all += fmt::format(" {} {:a}", *hit, hit.get_weight());
      all += '\n';
    }
  }
}

}  // namespace

Collection random_collection(unsigned seed) {
  Chooser chooser(seed);
  Collection collection;
  const std::size_t entries = chooser.one_in(5) ? chooser.below(3) : chooser.below(400);
  Xapian::docid id = 0;
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t gap = chooser.one_in(100) ? chooser.below(1000000) : chooser.below(chooser.one_in(4) ? 5 : 1);
    id += static_cast<Xapian::docid>(1 + gap);
    collection.entries.push_back(random_entry(chooser, id));
  }
  const std::size_t names = chooser.below(40);
  for (std::size_t i = 0; i < names; ++i) {
    const std::size_t size = chooser.one_in(5) ? chooser.below(30000) : chooser.below(3);
    collection.metadata[chooser.bytes(1 + chooser.below(240))] = chooser.bytes(size);
  }
  return collection;
}

Xapian::Document to_document(const Entry& entry) {
  Xapian::Document document;
  document.set_data(entry.data);
  for (const auto& [term, frequency] : entry.terms) document.add_term(term, frequency);
  for (const auto& [slot, value] : entry.values) document.add_value(slot, value);
  return document;
}

void write_by_xapian(const Collection& collection, const std::filesystem::path& directory) {
  Xapian::WritableDatabase database(directory.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (const Entry& entry : collection.entries) database.replace_document(entry.id, to_document(entry));
  for (const auto& [name, value] : collection.metadata) database.set_metadata(name, value);
  database.commit();
}

void write_postings(const Collection& collection, glass::PostingTable& table) {
  for (const auto& [name, value] : collection.metadata) table.add_metadata(name, value);
  write_values(collection, table);

  table.begin_lengths();
  std::map<std::string, std::vector<std::pair<Xapian::docid, Xapian::termcount>>> lists;
  std::map<std::string, glass::ListStatistics> statistics;
  for (const Entry& entry : collection.entries) {
    Xapian::termcount length = 0;
    for (const auto& [term, frequency] : entry.terms) {
      length += frequency;
      lists[term].emplace_back(entry.id, frequency);
      ++statistics[term].documents;
      statistics[term].occurrences += frequency;
    }
    table.add_length(entry.id, length);
  }
  for (const auto& [term, postings] : lists) {
    table.begin_list(term, statistics[term]);
    for (const auto& [id, frequency] : postings) table.add_posting(id, frequency);
  }
}

void write_data(const Collection& collection, glass::GlassDatabase& database) {
  glass::TagCompressor compressor;
  for (const Entry& entry : collection.entries) database.add_data(entry.id, compressor.compress(entry.data));
}

void write_terms(const Collection& collection, glass::GlassDatabase& database) {
  glass::TagCompressor compressor;
  for (const Entry& entry : collection.entries) {
    std::vector<glass::TermFrequency> terms;
    for (const auto& [term, frequency] : entry.terms) terms.push_back({term, frequency});
    std::vector<glass::Slot> slots;
    for (const auto& [slot, value] : entry.values) {
      if (!value.empty()) slots.push_back(slot);
    }
    const std::string tag = glass::term_list_tag(terms);
    database.add_terms(entry.id, compressor.compress(tag), {glass::used_slots_tag(slots)});
  }
}

FileDigests write_by_us(const Collection& collection, const std::filesystem::path& directory) {
  std::filesystem::create_directory(directory);
  glass::GlassDatabase database(directory);
  write_data(collection, database);
  write_terms(collection, database);
  write_postings(collection, database.postings());
  return database.finish();
}

std::string all_of(const Xapian::Database& database) {
  std::string all =
      fmt::format("{} documents, last {}, average {:a}, lengths {} to {}, total {}\n", database.get_doccount(),
                  database.get_lastdocid(), database.get_avlength(), database.get_doclength_lower_bound(),
                  database.get_doclength_upper_bound(), database.get_total_length());
  append_documents(database, all);
  append_lists(database, all);
  append_values(database, all);
  append_answers(database, all);
  for (auto name = database.metadata_keys_begin(); name != database.metadata_keys_end(); ++name) {
    all += fmt::format("metadata {} {}\n", *name, database.get_metadata(*name));
  }
  return all;
}

std::string first_difference(const std::string& left, const std::string& right) {
  if (left == right) return {};
  const auto [at, ignored] = std::ranges::mismatch(left, right);
  const auto place = static_cast<std::size_t>(at - left.begin());
  const std::size_t line = place == 0 ? 0 : left.rfind('\n', place - 1) + 1;
  return fmt::format("{:.300}\ninstead of\n{:.300}", left.substr(line), right.substr(std::min(line, right.size())));
}

std::string check_of(const std::filesystem::path& directory) {
  std::ostringstream out;
  return Xapian::Database::check(directory.string(), 0, &out) == 0 ? std::string() : out.str();
}

}  // namespace khabar::testing
