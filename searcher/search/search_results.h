// What a search found. Nothing here reads the index any more.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/index/index_name.h"
#include "searcher/match/marked_text.h"
#include "searcher/rank/feedback/expansion_choice.h"
#include "searcher/rank/feedback/feedback_word.h"
#include "searcher/rank/word_explanation.h"
#include "searcher/search/likelier_words.h"
#include "searcher/search/search_request.h"
#include "searcher/search/spellings.h"

namespace khabar {

struct Hit {
  std::size_t rank;   // from 1, the offset counted
  std::string index;  // IndexName::place
  std::string id;
  std::optional<Date> date;
  std::string source;
  std::string section;
  std::string author;
  std::string url;
  std::string path;
  std::string language;            // as given
  std::string content_hash;        // see content_hash(); if it is asked for
  std::string group;               // id of the oldest of its near duplicates, itself counted; empty if it has none
  std::optional<Date> group_date;  // of that one
  std::size_t copies = 0;          // other articles of the group among the matches
  double score;                    // 0 unless sorted by relevance
  std::vector<double> weights;     // what each of SearchResults::words brought to the score
  MarkedText title;
  MarkedText snippet;
};

struct SearchResults {
  std::string query;
  Match match = Match::kAll;  // what the hits are an answer to
  bool fallback = false;      // asked for `all`, which no article answers, and got `any`
  std::size_t total = 0;      // articles; exact
  std::size_t distinct = 0;   // exact: each group of near duplicates counts once
  Duplicates duplicates = Duplicates::kShow;
  std::size_t undated_left_out = 0;  // articles that only lack a date to be among them; 0 if no dates were asked for
  std::vector<IndexName> indexes;    // what was searched
  Sort sort = Sort::kRelevance;
  std::vector<std::string> notes;        // how the query was understood
  std::vector<std::string> only_weight;  // words of the query that need not occur
  std::vector<std::string> joined;       // names that were found in its words
  std::vector<OtherSpelling> other_spellings;
  std::vector<LikelierWord> likelier_words;
  std::vector<std::string> unknown_words;    // words of the query that no article has
  std::vector<std::string> corrections;      // the query with words that the collection has for unknown_words
  std::vector<std::string> unknown_filters;  // sources, sections and the like that no article has
  ExpansionChoice expanded = ExpansionChoice::kNotAsked;
  std::vector<FeedbackWord> expansion;  // words that were added to the query
  std::vector<WordExplanation> words;   // empty unless explained
  std::size_t first_rank = 1;
  std::size_t shown = 0;  // how many hits there are
  std::vector<Hit> hits;  // none if a HitSink takes them
};

// Takes an answer while it is made, so that a long one is never in memory.
struct HitSink {
  std::function<void(const SearchResults& results)> begin;  // all but the hits
  std::function<void(const Hit& hit)> hit;
};

}  // namespace khabar
