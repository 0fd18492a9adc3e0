#include "common/index/index_set.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <memory>
#include <optional>

#include "common/program/error.h"
#include "common/program/spares.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kTimeout = 10'000;  // milliseconds, to connect and for each answer

struct Address {
  std::string host;
  unsigned port;
};

// [::1] is ::1 in an address.
std::string without_brackets(std::string host) {
  return host.size() > 2 && host.front() == '[' && host.back() == ']' ? host.substr(1, host.size() - 2) : host;
}

std::optional<Address> served_address(const std::string& place) {
  const std::size_t colon = place.rfind(':');
  std::error_code unknown;  // a name that is too long for a file may be an address
  if (colon == std::string::npos || colon == 0 || place.find('/') != std::string::npos || fs::exists(place, unknown)) {
    return std::nullopt;
  }
  Address address{without_brackets(place.substr(0, colon)), 0};
  const char* end = place.data() + place.size();
  const auto [rest, error] = std::from_chars(place.data() + colon + 1, end, address.port);
  if (error != std::errc{} || rest != end || address.port == 0 || address.port > 65535) {
    throw Error(fmt::format("'{}' is neither a directory nor host:port", place),
                "a port is a number from 1 to 65535, as in news.example.org:7000 or [::1]:7000");
  }
  return address;
}

OpenIndex open_served(const std::string& place, const Address& address) {
  try {
    OpenIndex index{place, {}, Xapian::Remote::open(address.host, address.port, kTimeout, kTimeout), {}};
    index.metadata = read_metadata(index.database);
    index.generation = index.metadata.created;
    return index;
  } catch (const Xapian::NetworkError& error) {
    throw Error(fmt::format("cannot reach the index at {}: {}", place, error.get_msg()),
                "start xapian-tcpsrv there, with the directory of a generation: INDEX/generations/NAME");
  }
}

struct OpenPlace {
  OpenIndex index;
  bool served;
};

OpenPlace open_place(const std::string& place) {
  const auto address = served_address(place);
  return {address ? open_served(place, *address) : open_index(place), address.has_value()};
}

// A generation may have been pruned since: whoever has it open reads on alone.
std::optional<Collection> open_generations(const std::vector<IndexName>& names, const std::string& uuid) {
  Collection collection;
  try {
    for (const IndexName& name : names) {
      const OpenIndex index = open_generation(name.place, name.generation);
      collection.add(index.database, false, open_tokens(directory_of(index), index.database));
    }
  } catch (const Error&) {
    return std::nullopt;
  }
  if (collection.database().get_uuid() != uuid) return std::nullopt;
  return collection;
}

// A copy counts as the same index: its articles would be counted twice.
bool same_index(const OpenIndex& a, const OpenIndex& b) {
  return a.database.get_uuid() == b.database.get_uuid() && a.database.get_doccount() == b.database.get_doccount() &&
         a.database.get_total_length() == b.database.get_total_length();
}

void check_different(const OpenIndex& a, const OpenIndex& b) {
  if (a.place != b.place && !same_index(a, b)) return;
  const std::string again = a.place == b.place ? fmt::format("{} is given twice", a.place)
                                               : fmt::format("{} and {} are the same index", a.place, b.place);
  throw Error(again, "name each index once, or its articles are counted twice");
}

std::string build_command(const std::string& place, std::string_view options) {
  return fmt::format("khabar-index build --index '{}'{} INPUT...", place, options);
}

void check_alike(const OpenIndex& a, const OpenIndex& b) {
  const auto refuse = [&](std::string_view difference, std::string_view hint) {
    throw Error(fmt::format("the indexes at {} and {} cannot be searched together: {}", a.place, b.place, difference),
                std::string{hint});
  };
  const IndexMetadata& one = a.metadata;
  const IndexMetadata& other = b.metadata;
  if (one.schema_version != other.schema_version) {
    refuse(fmt::format("their formats differ ({} and {})", one.schema_version, other.schema_version),
           "rebuild the one with the lower number");
  }
  if (one.variants != other.variants) {
    refuse("their tables of spelling variants differ (--variants of khabar-index)",
           "rebuild one of them with the table of the other: " +
               build_command(b.place, one.variants.empty() ? "" : " --variants FILE"));
  }
  if (one.analyzer_fingerprint != other.analyzer_fingerprint) {
    const auto& [older, newer] = one.created < other.created ? std::tie(a, b) : std::tie(b, a);
    refuse("they were made with different analyzers, of different versions of khabar-index",
           fmt::format("rebuild the older one: {}", build_command(older.place, "")));
  }
}

}  // namespace

IndexSet::IndexSet(const std::vector<std::string>& places) {
  std::vector<OpenPlace> opened;
  for (const std::string& place : places) {
    OpenPlace more = open_place(place);
    for (const OpenPlace& other : opened) check_different(other.index, more.index);
    opened.push_back(std::move(more));
  }
  for (const OpenPlace& other : opened) check_alike(opened.front().index, other.index);
  for (const auto& [index, served] : opened) add(index, served);
  let_open_again();
}

IndexSet::IndexSet(const std::string& place, const std::string& generation) {
  add(open_generation(place, generation), false);
  let_open_again();
}

void IndexSet::let_open_again() {
  if (collection_.served()) return;
  const auto open = [names = names_, uuid = collection_.database().get_uuid()] {
    return open_generations(names, uuid);
  };
  collection_.open_again_by([spares = std::make_shared<Spares<Collection>>(open)] { return spares->take(); });
}

void IndexSet::add(const OpenIndex& index, bool served) {
  if (names_.empty()) analyzer_ = analyzer_of(index);
  check_index(index, analyzer_);
  names_.push_back({index.place, index.generation});
  collection_.add(index.database, served, served ? nullptr : open_tokens(directory_of(index), index.database));
}

}  // namespace khabar
