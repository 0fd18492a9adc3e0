// What hostile or broken input may cost at most. Past a limit an input is skipped with its path and the reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace khabar {

// One line, one document or one text file. The longest of 59,000 articles that were looked at has 140 kB; 16 MiB keep a
// whole book and still bound what each stage holds in memory.
inline constexpr std::size_t kMaxArticleBytes = std::size_t{16} << 20;

// How much of a file's beginning tells its format.
inline constexpr std::size_t kFormatHead = 4096;

// Archives inside archives, packed files counted: news.tar.gz is two. Mirrors of mirrors have three or four.
inline constexpr int kMaxArchiveNesting = 5;

// What one packed stream or archive may unpack to for each byte of it, past the allowance. Text packs 3 to 20 times,
// logs of one repeated line some 200 times; a bomb reaches 1,000 with deflate (its end) and far more with bzip2, xz and
// zstd.
inline constexpr std::uint64_t kMaxExpansion = 250;
inline constexpr std::uint64_t kExpansionAllowance = kMaxArticleBytes;

// A symbolic link that leads back to a directory above it, and a member of an archive whose path has "..", need no
// number: both are skipped, see file_walk.h and archive_reader.h. Entities of markup expand once and by libxml2's own
// limits.

// Lists and objects inside a JSON article. An article has two or three; parsers of others have died of 100,000.
inline constexpr int kMaxJsonNesting = 64;

// Values of one JSON object that is read as a tree, some 100 bytes each. An article in blocks has some thousands.
inline constexpr std::size_t kMaxJsonValues = 200'000;

// Chapters of an e-book that stand before its metadata and so wait for them, with what they take beside their text. A
// novel has 1 MB.
inline constexpr std::size_t kMaxHeldChapters = std::size_t{4} << 20;

// A PDF file, which lies on the disk while it is read. Newspapers as they were printed have up to some tens of MB.
inline constexpr std::size_t kMaxPdfBytes = std::size_t{128} << 20;

// Bytes of a file that are looked through a second time if an object or a quote does not end, or if a WARC record
// has a wrong length; a file made of nothing but such would otherwise be read over and over.
inline constexpr std::size_t kMaxRescan = std::size_t{64} << 20;

// Columns of a CSV file; real ones have up to some hundreds.
inline constexpr std::size_t kMaxCsvColumns = 10'000;

// Open elements of a page, and all its elements and texts: browsers draw 512 levels. The time that closing tags take
// grows with the levels.
inline constexpr std::size_t kMaxHtmlNesting = 2'000;
inline constexpr std::size_t kMaxHtmlNodes = 1'000'000;

// Open elements of a feed: one that puts XHTML into its items has some tens.
inline constexpr std::size_t kMaxXmlNesting = 256;

// The document type of a feed. One that declares all entities of HTML has 20 kB; parsers look through it again and
// again.
inline constexpr std::size_t kMaxDoctype = std::size_t{64} << 10;

// What attributes may cost a parser that compares each with all before it in its tag: for each byte of their names, how
// many stand before it, all tags of a page or feed together. One tag of 6,000 attributes reaches it, and 12,000 tags of
// 100; what it stands for takes half a second.
inline constexpr std::uint64_t kMaxAttributeCost = 300'000'000;

// The different names of elements, attributes and entities in a page or a feed, as many bytes as libxml2 has set aside
// for them. It looks for each in a table of 16,384 lists at most, which many names make long. Real pages have some
// hundreds of names.
inline constexpr std::size_t kMaxNameBytes = 500'000;

// Entities and bare '&' of a page, of which libxml2 takes two millions in a second. 16 MB of Arabic written as numeric
// entities have 2.4 millions.
inline constexpr std::uint64_t kMaxReferences = 3'000'000;

// End tags of a page, but for those that end the element before them, times its open elements, among which each is
// looked for. A page of 50,000 such end tags may nest its elements 2,000 deep, one of 1,000,000 may 100 deep.
inline constexpr std::uint64_t kMaxEndTagCost = 100'000'000;

// What is kept of one WARC record. CC-News cuts what it fetched at 1 MiB; others keep films.
inline constexpr std::size_t kMaxWarcBlock = std::size_t{32} << 20;

}  // namespace khabar
