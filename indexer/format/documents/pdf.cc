#include "indexer/format/documents/pdf.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "indexer/article/article_draft.h"
#include "indexer/format/documents/child_output.h"
#include "indexer/format/documents/plain_text.h"
#include "indexer/limits.h"
#include "indexer/stream/byte_input.h"
#include "indexer/text/lenient_utf8.h"
#include "indexer/text/text_encoding.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, FileCloser>;

// The bytes of `input` as a file without a name; null, with a skip line, if there are too many or no room.
OpenFile copy_to_file(SourceFile& file) {
  OpenFile copy(std::tmpfile());
  if (copy == nullptr) {
    file.skip(0, "a PDF document, for which there is no room among temporary files");
    return nullptr;
  }
  std::size_t bytes = 0;
  for (std::string_view ahead = file.input.peek(); !ahead.empty(); ahead = file.input.peek()) {
    bytes += ahead.size();
    if (bytes > kMaxPdfBytes || std::fwrite(ahead.data(), 1, ahead.size(), copy.get()) != ahead.size()) {
      file.skip(0, bytes > kMaxPdfBytes ? longer_than(kMaxPdfBytes)
                                        : "a PDF document, for which there is no room among temporary files");
      return nullptr;
    }
    file.input.consume(ahead.size());
  }
  std::fflush(copy.get());
  return copy;
}

ChildOutput run_on(const OpenFile& copy, const std::vector<std::string>& command, const SourceFile& file) {
  ::lseek(::fileno(copy.get()), 0, SEEK_SET);
  ChildOutputLimits limits;
  limits.output_bytes = file.options.max_article_bytes;
  return read_from_child(command, ::fileno(copy.get()), limits, file.check_point());
}

std::string why_no_text(const ChildOutput& output) {
  if (!output.problem.empty()) return "a PDF document that takes " + output.problem;
  if (output.errors.find("assword") != std::string::npos) return "an encrypted PDF document";
  if (output.status != 0) return "a damaged PDF document";
  return "a PDF document without text: its pages may be pictures";
}

// "CreationDate:    2024-03-01T22:30:00Z" of pdfinfo.
std::string creation_date(const std::string& info) {
  constexpr std::string_view kName = "CreationDate:";
  const std::size_t at = info.find(kName);
  if (at == std::string::npos) return {};
  return std::string(trim(std::string_view(info).substr(at + kName.size(), info.find('\n', at) - at - kName.size())));
}

}  // namespace

bool is_pdf(std::string_view head, std::string_view) { return head.starts_with("%PDF-"); }

void read_pdf(SourceFile& file) {
  const std::string program = find_program("pdftotext");
  if (program.empty())
    return file.skip(0, "a PDF document, which is read where pdftotext (poppler-utils) is installed");
  const OpenFile copy = copy_to_file(file);
  if (copy == nullptr || !file.input.failure().empty()) return;
  ChildOutput output = run_on(copy, {program, "-enc", "UTF-8", "-", "-"}, file);
  std::ranges::replace(output.text, '\f', '\n');
  const bool is_whole = output.problem.empty() && output.status == 0;
  if (!is_whole || trim(output.text).empty()) return file.skip(0, why_no_text(output));
  ArticleDraft draft;
  make_valid_utf8(output.text);
  split_plain_text(output.text, draft);
  if (const std::string info = find_program("pdfinfo"); !info.empty()) {
    draft.fallback_date = creation_date(run_on(copy, {info, "-isodates", "-"}, file).text);
  }
  deliver(file, std::move(draft), 0, file.relative);
}

}  // namespace khabar
