#include "indexer/glass/self_test.h"

#include <fmt/format.h>
#include <xapian.h>

#include <map>
#include <vector>

#include "indexer/glass/glass_database.h"
#include "indexer/glass/tag_compressor.h"
#include "indexer/glass/term_list.h"

namespace khabar::glass {
namespace {

using std::string_literals::operator""s;

static_assert(sizeof(Xapian::docid) == sizeof(DocumentId) && sizeof(Xapian::termcount) == sizeof(Frequency));

// So that a list and the values of a slot take several chunks. Ids far apart and high frequencies take more bytes than
// more documents would, and less time.
constexpr DocumentId kDocuments = 600;
constexpr DocumentId kGap = 3000;
constexpr Frequency kFrequency = 20'000;
constexpr DocumentId kPackedOneIn = 16;  // of so many documents one has what is compressed, which is most of the work
constexpr const char* kName = "name";

struct SampleDocument {
  DocumentId id;
  std::string data;
  std::map<std::string, Frequency> terms;
  std::map<Slot, std::string> values;
};

SampleDocument sample_document(DocumentId number) {
  SampleDocument document{1 + number * kGap, {}, {}, {}};
  if (number % 7 != 0) {
    document.terms = {{"each", number % 200 * kFrequency}, {"zero\0byte"s, 1}};
    document.terms["t" + std::to_string(number)] = number;
    if (number % kPackedOneIn == 0) document.terms[std::string(245, 'x')] = 0;
  }
  if (number % 2 == 0) document.values = {{0, std::to_string(number)}, {300, std::string(number % 90, 'v') + "end"}};
  const std::size_t repeated = number == kDocuments / 32 * 16 ? 5000 : number % kPackedOneIn == 0 ? number : 1;
  for (std::size_t i = 0; i < repeated; ++i) document.data += std::to_string(i * number);
  return document;
}

std::vector<SampleDocument> sample_documents() {
  std::vector<SampleDocument> documents;
  for (DocumentId number = 0; number < kDocuments; ++number) documents.push_back(sample_document(number));
  return documents;
}

std::uint32_t length_of(const SampleDocument& document) {
  std::uint32_t length = 0;
  for (const auto& [ignored, frequency] : document.terms) length += frequency;
  return length;
}

void write_entries(const std::vector<SampleDocument>& documents, GlassDatabase& database) {
  TagCompressor of_data;
  TagCompressor of_terms;
  for (const SampleDocument& document : documents) {
    const bool compressed = document.id / kGap % kPackedOneIn == 0;
    const auto tag = [&](TagCompressor& compressor, std::string_view bytes) {
      return compressed ? compressor.compress(bytes) : Tag{bytes};
    };
    std::vector<TermFrequency> terms;
    for (const auto& [term, frequency] : document.terms) terms.push_back({term, frequency});
    std::vector<Slot> slots;
    for (const auto& [slot, ignored] : document.values) slots.push_back(slot);
    const std::string list = term_list_tag(terms);
    database.add_data(document.id, tag(of_data, document.data));
    database.add_terms(document.id, tag(of_terms, list), {used_slots_tag(slots)});
  }
}

void write_values(const std::vector<SampleDocument>& documents, PostingTable& table) {
  std::map<Slot, ValueStatistics> statistics;
  for (const SampleDocument& document : documents) {
    for (const auto& [slot, value] : document.values) statistics[slot].add(value);
  }
  table.add_value_statistics(statistics);
  for (const Slot slot : slots_in_order(statistics)) {
    table.begin_values(slot);
    for (const SampleDocument& document : documents) {
      if (const auto value = document.values.find(slot); value != document.values.end()) {
        table.add_value(document.id, value->second);
      }
    }
  }
}

void write_postings(const std::vector<SampleDocument>& documents, PostingTable& table) {
  table.begin_lengths();
  for (const SampleDocument& document : documents) table.add_length(document.id, length_of(document));

  std::map<std::string, std::vector<std::pair<DocumentId, Frequency>>> lists;
  std::map<std::string, ListStatistics> statistics;
  for (const SampleDocument& document : documents) {
    for (const auto& [term, frequency] : document.terms) {
      lists[term].emplace_back(document.id, frequency);
      ++statistics[term].documents;
      statistics[term].occurrences += frequency;
    }
  }
  for (const auto& [term, postings] : lists) {
    table.begin_list(term, statistics[term]);
    for (const auto& [document, frequency] : postings) table.add_posting(document, frequency);
  }
}

// What a document is, in one text: as it was written, and as Xapian reads it.
std::string described(const SampleDocument& document) {
  std::string text = fmt::format("{} {} ", length_of(document), document.data);
  for (const auto& [term, frequency] : document.terms) text += fmt::format("{} {} ", term, frequency);
  for (const auto& [slot, value] : document.values) text += fmt::format("{} {} ", slot, value);
  return text;
}

std::string described(const Xapian::Database& database, DocumentId id) {
  const Xapian::Document document = database.get_document(id);
  std::string text = fmt::format("{} {} ", database.get_doclength(id), document.get_data());
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    text += fmt::format("{} {} ", *term, term.get_wdf());
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    text += fmt::format("{} {} ", value.get_valueno(), *value);
  }
  return text;
}

std::optional<std::string> difference(const Xapian::Database& database) {
  std::map<std::string, std::vector<std::pair<DocumentId, Frequency>>> lists;
  for (const SampleDocument& document : sample_documents()) {
    if (described(database, document.id) != described(document)) return fmt::format("document {} differs", document.id);
    for (const auto& [term, frequency] : document.terms) lists[term].emplace_back(document.id, frequency);
  }
  if (database.get_doccount() != kDocuments) return "the number of documents differs";
  if (database.get_metadata(kName) != kName) return "the metadata differ";
  auto term = database.allterms_begin();
  for (const auto& [expected, postings] : lists) {
    if (term == database.allterms_end() || *term != expected) return "the terms differ";
    std::vector<std::pair<DocumentId, Frequency>> found;
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      found.emplace_back(*at, at.get_wdf());
    }
    if (found != postings) return "the postings of " + expected + " differ";
    ++term;
  }
  return std::nullopt;
}

}  // namespace

void write_sample(const std::filesystem::path& directory) {
  const std::vector<SampleDocument> documents = sample_documents();
  GlassDatabase database(directory);
  write_entries(documents, database);
  database.postings().add_metadata(kName, kName);
  write_values(documents, database.postings());
  write_postings(documents, database.postings());
  database.finish();
}

std::optional<std::string> sample_fault(const std::filesystem::path& directory) {
  try {
    const Xapian::Database database(directory.string());
    if (auto fault = difference(database)) return fault;
    if (Xapian::Database::check(directory.string(), 0, nullptr) != 0) return "Xapian's check finds errors";
  } catch (const Xapian::Error& error) {
    return error.get_description();
  }
  return std::nullopt;
}

std::optional<std::string> self_test(const std::filesystem::path& directory) {
  write_sample(directory);
  return sample_fault(directory);
}

}  // namespace khabar::glass
