#include "searcher/desk/collation.h"

#include <unicode/coll.h>

#include <algorithm>
#include <new>
#include <utility>

namespace khabar {
namespace {

struct KeyedName {
  std::string key;
  std::string name;

  auto operator<=>(const KeyedName&) const = default;
};

}  // namespace

struct Collation::Internal {
  std::unique_ptr<icu::Collator> collator;
};

Collation::Collation() : internal_(std::make_unique<Internal>()) {
  UErrorCode status = U_ZERO_ERROR;
  internal_->collator.reset(icu::Collator::createInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) throw std::bad_alloc();
  internal_->collator->setStrength(icu::Collator::PRIMARY);
}

Collation::~Collation() = default;

std::string Collation::key(std::string_view text) const {
  const icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  const std::int32_t length = internal_->collator->getSortKey(unicode, nullptr, 0);
  std::string key(static_cast<std::size_t>(length), '\0');
  internal_->collator->getSortKey(unicode, reinterpret_cast<std::uint8_t*>(key.data()), length);
  return key;
}

std::uint32_t WordRanks::number(std::string_view word) {
  return numbers_.emplace(word, static_cast<std::uint32_t>(numbers_.size())).first->second;
}

std::vector<std::uint32_t> WordRanks::ranks() const {
  const Collation collation;
  std::vector<std::pair<std::string, std::uint32_t>> keyed;
  keyed.reserve(numbers_.size());
  for (const auto& [word, number] : numbers_) keyed.emplace_back(collation.key(word), number);
  std::ranges::sort(keyed);
  std::vector<std::uint32_t> ranks(keyed.size());
  std::uint32_t rank = 0;
  for (std::size_t i = 0; i < keyed.size(); ++i) {
    if (i > 0 && keyed[i].first != keyed[i - 1].first) ++rank;
    ranks[keyed[i].second] = rank;
  }
  return ranks;
}

void sort_names(std::vector<std::string>& names) {
  const Collation collation;
  std::vector<KeyedName> keyed;
  keyed.reserve(names.size());
  for (std::string& name : names) {
    std::string key = collation.key(name);
    keyed.push_back({std::move(key), std::move(name)});
  }
  std::ranges::sort(keyed);
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = std::move(keyed[i].name);
}

}  // namespace khabar
