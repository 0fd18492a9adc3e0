// What is looked for in the sequence of an article's words, in terms of the Analyzer: words, phrases, words near each
// other. A match of it is a span: a run of words of the title or of the body.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace khabar {

// A word as it is asked for.
struct AskedForm {
  std::string lemma;
  std::string exact{};    // empty: any form of the lemma
  std::string spelled{};  // empty: any spelling of the exact form

  bool operator==(const AskedForm&) const = default;
};

enum class SpanKind : std::uint8_t {
  kWord,       // any of `words`
  kGap,        // `number` words, whatever they are; in a sequence only, not at its ends
  kSequence,   // the children side by side: words and gaps
  kAny,        // a span of any child
  kNear,       // spans of the two children, apart from each other, at most `number` words from the end of one to the
               // beginning of the other (side by side: 1), in one paragraph
  kThen,       // the same, the first child first
  kSentence,   // spans of the two children, apart from each other, within `number` sentences that follow each other
  kParagraph,  // the same for paragraphs
  kAtLeast,    // all spans of the child, if there are `number` or more in title and body together, overlapping ones
               // counted once, leftmost and longest; never below another kind
  kFirst,      // spans of the child among the first `number` words of the article, those of the title counted; never
               // below another kind
};

struct SpanQuery {
  SpanKind kind = SpanKind::kWord;
  std::vector<AskedForm> words{};  // of a word; none: no article has it
  bool in_title = false;           // of a word: in the title only
  std::size_t number = 0;
  bool negated = false;  // of kNear to kParagraph: spans of the first child that have none of the second there
  std::vector<SpanQuery> children{};
  std::vector<std::string> without{};  // of a word: exact forms that are none of it, whatever their lemma
};

// The words below `query`, in their order.
std::vector<const SpanQuery*> words_of(const SpanQuery& query);

// Whether the postings of lemmas say all that is asked: no order, no distance, no form.
bool is_told_by_terms(const SpanQuery& query);

}  // namespace khabar
