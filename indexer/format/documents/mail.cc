#include "indexer/format/documents/mail.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/ascii.h"
#include "indexer/article/article_draft.h"
#include "indexer/format/documents/mail_message.h"
#include "indexer/stream/line_reader.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

constexpr std::string_view kMboxLine = "From ";

std::string_view take_head_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// "From editor@example.org Fri Mar  1 22:30:00 2024"
bool begins_mbox_message(std::string_view line) {
  if (!line.starts_with(kMboxLine)) return false;
  const std::size_t colon = line.find(':');
  return colon != std::string_view::npos && colon > 0 && ascii::is_digit(line[colon - 1]);
}

// Whether the lines up to the first empty one are fields, with From and one more that only mail has.
bool begins_with_mail_fields(std::string_view head) {
  static constexpr std::array<std::string_view, 9> kFields{
      "subject", "date", "to", "message-id", "mime-version", "received", "return-path", "delivered-to", "reply-to"};
  bool has_from = false;
  std::size_t known = 0;
  while (!head.empty()) {
    const bool is_whole = head.find('\n') != std::string_view::npos;
    const std::string_view line = take_head_line(head);
    if (line.empty()) break;
    if (line.front() == ' ' || line.front() == '\t') continue;
    const std::size_t colon = line.find(':');
    const bool is_field =
        colon != std::string_view::npos && colon > 0 && std::ranges::all_of(line.substr(0, colon), [](char c) {
          return ascii::is_letter(c) || ascii::is_digit(c) || c == '-' || c == '_';
        });
    if (!is_field) return !is_whole && has_from && known > 0;
    const std::string name = ascii::to_lower(line.substr(0, colon));
    has_from = has_from || name == "from";
    known += std::ranges::find(kFields, name) != kFields.end() ? 1 : 0;
  }
  return has_from && known > 1;
}

class MailReader {
 public:
  explicit MailReader(SourceFile& file) : file_(file), lines_(file.input, file.options.max_article_bytes) {}

  void read() {
    const bool is_mbox = begins_mbox_message(file_.input.peek(kFormatHead).substr(0, kFormatHead));
    bool after_empty = true;
    for (Line line; lines_.next(line);) {
      const bool begins = is_mbox && after_empty && begins_mbox_message(line.text);
      if (begins) {
        deliver_message();
        begin_ = line.number;
      } else {
        add(line);
      }
      after_empty = line.text.empty() && !line.too_long;
    }
    if (file_.input.failure().empty()) deliver_message();  // the caller reports a cut
  }

 private:
  // Programs write ">From " where a line of the text begins with "From ".
  void add(const Line& line) {
    std::string_view text = line.text;
    const std::size_t quotes = std::min(text.find_first_not_of('>'), text.size());
    if (quotes > 0 && text.substr(quotes).starts_with(kMboxLine)) text.remove_prefix(1);
    too_long_ = too_long_ || line.too_long || message_.size() + text.size() + 1 > file_.options.max_article_bytes;
    if (too_long_) return;
    message_ += text;
    message_ += '\n';
  }

  void deliver_message() {
    const std::string message = std::exchange(message_, {});
    if (std::exchange(too_long_, false)) return file_.skip(begin_, longer_than(file_.options.max_article_bytes));
    if (trim(message).empty()) return;
    ++count_;
    ArticleDraft draft;
    if (auto problem = read_mail_message(message, file_.hints().forced, draft)) {
      return file_.skip(begin_, std::move(*problem));
    }
    deliver(file_, std::move(draft), begin_,
            count_ == 1 ? file_.relative : fmt::format("{}#{}", file_.relative, count_));
  }

  SourceFile& file_;
  LineReader lines_;
  std::string message_;
  bool too_long_ = false;
  std::uint64_t begin_ = 1;
  std::uint64_t count_ = 0;
};

}  // namespace

bool is_mail(std::string_view head, std::string_view) {
  if (!begins_mbox_message(head.substr(0, head.find('\n')))) return begins_with_mail_fields(head);
  take_head_line(head);
  return begins_with_mail_fields(head) || head.find(':') != std::string_view::npos;
}

void read_mail(SourceFile& file) { MailReader(file).read(); }

}  // namespace khabar
