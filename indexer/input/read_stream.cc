#include "indexer/input/read_stream.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/ascii.h"
#include "indexer/format/crawls/arc.h"
#include "indexer/format/crawls/warc.h"
#include "indexer/format/documents/epub.h"
#include "indexer/format/documents/pdf.h"
#include "indexer/format/format_table.h"
#include "indexer/input/archive_reader.h"
#include "indexer/input/unsupported_format.h"
#include "indexer/limits.h"
#include "indexer/stream/expansion_budget.h"
#include "indexer/stream/file_names.h"
#include "indexer/stream/gzip_stream.h"
#include "indexer/stream/zstd_stream.h"
#include "indexer/text/charset.h"
#include "indexer/text/charset_stream.h"
#include "indexer/text/text_encoding.h"

namespace khabar {

namespace {

// What nobody wanted to read is unpacked all the same on the way to the next member: so it counts.
void drain(ByteInput& input) {
  for (std::string_view ahead = input.peek(); !ahead.empty(); ahead = input.peek()) input.consume(ahead.size());
}

bool has_binary_bytes(std::string_view head, const Format& format) {
  constexpr std::size_t kTextPerNul = 200;
  const auto count = static_cast<std::size_t>(std::ranges::count(head, '\0'));
  return count > 0 && (!format.bears_stray_nul || count * kTextPerNul > head.size());
}

class StreamReader {
 public:
  StreamReader(const ByteInput& outermost, const SourceOptions& options, ArticleSink& sink)
      : outermost_(outermost), options_(options), sink_(sink) {}

  void read(ByteInput& input, const StreamNames& names, int nesting) {
    const std::string_view head = input.peek(kArchiveHead);
    if (head.empty()) {
      const std::string failure = input.failure();
      return skip(names, failure.empty() ? "empty file" : failure);
    }
    if (nesting > kMaxArchiveNesting) {
      return skip(names, fmt::format("archives inside archives, more than {} deep", kMaxArchiveNesting));
    }
    const std::string_view name = without_compression_suffix(names.relative);
    if (const std::string_view kind = kind_beside_articles(name); !kind.empty()) {
      return sink_.pass_over(fmt::format("{} files", kind));
    }
    if (is_epub(head, names.relative)) return read_book(input, names, nesting);
    if (is_zipped_document(head)) {
      const std::string_view what = unsupported_name(name);
      return skip(names, what.empty() ? "a document of an office program, not an archive of articles"
                                      : fmt::format("{}, which is not read", what));
    }
    for (const std::string_view unsupported : {unsupported_format(head), unsupported_name(name)}) {
      if (!unsupported.empty()) return skip(names, fmt::format("{}, which is not read", unsupported));
    }
    if (is_encrypted_zip(head)) return skip(names, "the archive is encrypted");
    if (is_zstd_with_dictionary(head)) return read_zstd(input, names, nesting);
    if (is_gzip(head)) {
      GzipStream unpacked(input);
      ExpansionBudget budget(outermost_);
      BudgetedStream budgeted(unpacked, budget);
      ByteInput inner(budgeted);
      // By its name as well, since the first member may be the damaged one.
      const bool named = ascii::ends_with_ignoring_case(without_compression_suffix(names.relative), ".warc");
      const bool is_named_arc = ascii::ends_with_ignoring_case(name, ".arc");
      if (named || is_warc(inner.peek(GzipStream::kFirstBytes), names.relative)) {
        unpacked.resume_at("WARC/");
      } else if (is_named_arc || is_arc(inner.peek(GzipStream::kFirstBytes), names.relative)) {
        unpacked.resume_at("http");
      }
      return read(inner, names, nesting + 1);
    }
    if (is_archive(head, names.relative)) {
      const bool is_crawl = ascii::ends_with_ignoring_case(name, ".wacz");
      return read_archive(input, names, nesting, is_crawl ? Members::kOfCrawl : Members::kAll);
    }
    // The pages of a crawl each have an encoding of their own, and may make up most of what is seen.
    const bool is_bytes = is_warc(head, names.relative) || is_arc(head, names.relative) || is_pdf(head, names.relative);
    const std::string charset = is_bytes ? std::string() : stream_charset(head, options_.encoding);
    if (!charset.empty()) {
      CharsetStream decoded(input, charset);
      ByteInput inner(decoded);
      if (inner.peek(kUtf8Mark.size()).starts_with(kUtf8Mark)) inner.consume(kUtf8Mark.size());
      return read_articles(inner, names, charset);
    }
    const bool marked = head.starts_with(kUtf8Mark);
    if (marked) input.consume(kUtf8Mark.size());
    read_articles(input, names, marked ? kUtf8 : std::string_view());
  }

 private:
  // Which members of an archive hold articles: all of them, or the crawls of a WACZ.
  enum class Members { kAll, kOfCrawl };

  void read_zstd(ByteInput& input, const StreamNames& names, int nesting) {
    ZstdStream unpacked(input);
    ExpansionBudget budget(outermost_);
    BudgetedStream budgeted(unpacked, budget);
    ByteInput inner(budgeted);
    read(inner, names, nesting + 1);
  }

  void read_book(ByteInput& input, const StreamNames& names, int nesting) {
    EpubBook book(input, options_, sink_);
    read_archive(input, names, nesting, Members::kAll, &book);
    book.finish();
  }

  // `book` gets the members if the archive is one.
  void read_archive(ByteInput& input, const StreamNames& names, int nesting, Members members,
                    EpubBook* book = nullptr) {
    ArchiveReader archive(input);
    ExpansionBudget budget(outermost_);
    bool empty = true;
    while (archive.failure().empty() && archive.next()) {
      empty = false;
      BudgetedStream budgeted(archive.data(), budget);
      ByteInput member(budgeted);
      read_member(archive, member, names, nesting, members, book);
      if (!archive.failure().empty() || budget.spent()) return;  // reported with the member in which it happened
      drain(member);
      if (budget.spent()) return skip(names, expansion_reason());
    }
    for (std::uint64_t i = 0; i < archive.passed_over(); ++i) sink_.pass_over("links and devices in archives");
    if (!archive.failure().empty()) {
      skip(names, archive.failure());
    } else if (empty) {
      skip(names, "the archive has no files");
    }
  }

  void read_member(const ArchiveReader& archive, ByteInput& member, const StreamNames& names, int nesting,
                   Members members, EpubBook* book) {
    if (archive.member().empty()) return read(member, names, nesting + 1);
    const StreamNames inner{names.shown + "!" + archive.member(), names.relative + "!" + archive.member()};
    if (escapes_archive(archive.member())) return skip(inner, "its path leads out of the archive");
    if (has_ignored_part(archive.member())) return sink_.pass_over(kHiddenFiles);
    if (members == Members::kOfCrawl && !archive.member().starts_with("archive/")) {
      return sink_.pass_over("files of a WACZ beside its crawls");
    }
    if (book != nullptr) return read_part_of_book(*book, member, inner);
    read(member, inner, nesting + 1);
  }

  void read_part_of_book(EpubBook& book, ByteInput& member, const StreamNames& names) {
    SourceFile file{member, names.shown, names.relative, options_, sink_, "EPUB", {}};
    book.read_member(file);
    if (const std::string failure = member.failure(); !failure.empty()) skip(names, failure);
  }

  void read_articles(ByteInput& input, const StreamNames& names, std::string_view encoding) {
    const std::string_view head = input.peek(kFormatHead).substr(0, kFormatHead);
    const Format& format = recognize_format(head, without_compression_suffix(names.relative));
    if (!format.is_binary && has_binary_bytes(head, format)) return skip(names, "not text: it has NUL bytes");
    SourceFile file{input, names.shown, names.relative, options_, sink_, format.name, encoding};
    format.read(file);
    if (const std::string failure = input.failure(); !failure.empty()) skip(names, failure);
  }

  void skip(const StreamNames& names, std::string reason) { sink_.skip({names.shown, 0, std::move(reason)}); }

  const ByteInput& outermost_;
  const SourceOptions& options_;
  ArticleSink& sink_;
};

}  // namespace

void read_stream(ByteInput& input, const StreamNames& names, const SourceOptions& options, ArticleSink& sink) {
  StreamReader(input, options, sink).read(input, names, 0);
}

}  // namespace khabar
