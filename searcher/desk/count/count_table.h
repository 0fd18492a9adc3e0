// What is counted of a query: in all, and by bucket.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/desk/count/dimension.h"

namespace khabar {

// Articles that match, and the occurrences in them (searcher/match/occurrence_finder.h).
struct Counts {
  std::uint64_t articles = 0;
  std::uint64_t articles_unique = 0;  // a group of near duplicates counts once
  std::uint64_t occurrences = 0;
  std::uint64_t words = 0;  // of these articles, in title and body
};

// The articles of the subcorpus, whatever words they have.
struct Subcorpus {
  std::uint64_t articles = 0;
  std::uint64_t words = 0;
};

// Sums over neighbouring periods: see trend.h.
struct Smoothed {
  std::uint64_t articles = 0;
  std::uint64_t occurrences = 0;
  Subcorpus subcorpus;
  std::uint64_t periods = 0;  // those that have articles in the subcorpus
};

struct CountRow {
  std::vector<std::uint32_t> places;  // of the buckets among all of the collection; 0 for forms
  std::vector<std::string> buckets;   // a name for each dimension
  Counts counts;
  Subcorpus subcorpus;   // that part of it; without articles the row is a gap, and its counts say nothing
  std::string query;     // finds exactly the articles that are counted here; empty if none can
  bool partial = false;  // of periods: see trend.h
  std::optional<Smoothed> smoothed;
};

struct DaySpan {
  std::chrono::sys_days first;
  std::chrono::sys_days last;
};

struct CountTable {
  std::vector<Dimension> dimensions;
  CountRow total;
  std::vector<CountRow> rows;  // by the buckets of the first dimension, then of the second; none without dimensions
  std::optional<DaySpan>
      days;  // of the subcorpus, if it is counted by periods and has an article with a day that can be named
};

struct NamedCounts {
  std::string name;  // of the query
  CountTable table;
};

// A table of more rows is refused.
inline constexpr std::size_t kMostRows = 1'000'000;

}  // namespace khabar
