// What a parser of markup would spend on tags: libxml2 compares each attribute of a tag with all before it, and each
// end tag with all open elements.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace khabar {

// Takes the bytes between '<' and '>' one after the other and adds up what the attributes of all tags cost: for each
// byte of their names, how many attributes stand in the tag before it.
class TagCost {
 public:
  void begin_tag();

  // False after the byte that ends the tag.
  bool pass(char c);

  std::uint64_t total() const { return total_; }

 private:
  enum class Place { kBetween, kName, kAfterEquals, kPlainValue, kQuoted };

  Place place_ = Place::kBetween;
  char quote_ = 0;
  std::uint64_t attributes_ = 0;
  std::uint64_t total_ = 0;
};

struct MarkupCost {
  std::uint64_t attributes = 0;  // TagCost::total(); counting stops soon after kMaxAttributeCost
  std::uint64_t end_tags = 0;    // but for those that end the tag before them, which is found at once
  std::uint64_t references = 0;  // '&' of any kind, wherever it stands
};

// The cost of a page of HTML; scripts, styles and comments have no tags in them.
MarkupCost markup_cost(std::string_view page);

}  // namespace khabar
