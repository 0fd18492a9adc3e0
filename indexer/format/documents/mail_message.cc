#include "indexer/format/documents/mail_message.h"

#include <algorithm>
#include <utility>

#include "common/ascii.h"
#include "indexer/format/documents/mail_encoding.h"
#include "indexer/format/fields/http_header.h"
#include "indexer/page/html_blocks.h"
#include "indexer/text/lenient_utf8.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

struct MailTexts {
  std::string plain;
  std::string html;
  std::string encoding{"UTF-8"};
  bool has_replaced_bytes = false;
  std::string problem;
};

struct MailPart {
  HeaderFields fields;
  std::string_view body;
};

MailPart split_part(std::string_view text) {
  const std::size_t size = header_size(text);
  if (size == 0) return {parse_header_fields("\n" + std::string(text)), {}};
  return {parse_header_fields("\n" + std::string(text.substr(0, size))), text.substr(size)};
}

// The value of "charset" in "text/plain; charset=utf-8".
std::string mail_parameter(std::string_view field, std::string_view name) {
  for (std::size_t at = field.find(';'); at != std::string_view::npos; at = field.find(';', at + 1)) {
    const std::string_view rest = trim(field.substr(at + 1));
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos || ascii::to_lower(trim(rest.substr(0, equals))) != name) continue;
    std::string_view value = trim(rest.substr(equals + 1));
    if (value.starts_with('"')) {
      value.remove_prefix(1);
      return std::string(value.substr(0, value.find('"')));
    }
    return std::string(trim(value.substr(0, value.find_first_of("; \t"))));
  }
  return {};
}

std::string decoded_content(const MailPart& part) {
  const std::string coding = ascii::to_lower(trim(field_value(part.fields, "content-transfer-encoding")));
  if (coding == "base64") return decode_base64(part.body);
  return coding == "quoted-printable" ? decode_quoted_printable(part.body) : std::string(part.body);
}

void add_text(const MailPart& part, std::string_view type, std::string_view forced, MailTexts& texts) {
  const bool is_html = type.starts_with("text/html");
  if (!is_html && !type.empty() && !type.starts_with("text/plain")) return;
  if (ascii::to_lower(field_value(part.fields, "content-disposition")).starts_with("attachment")) return;
  const std::string charset = mail_parameter(field_value(part.fields, "content-type"), "charset");
  Utf8Text utf8 = to_utf8_leniently(decoded_content(part), {forced, charset});
  if (utf8.encoding != "UTF-8") texts.encoding = utf8.encoding;
  texts.has_replaced_bytes = texts.has_replaced_bytes || utf8.has_replaced_bytes;
  std::string& text = is_html ? texts.html : texts.plain;
  if (!text.empty()) text += "\n\n";
  text += is_html ? html_to_text(utf8.text, &texts.problem) : utf8.text;
}

void add_part(const MailPart& part, std::string_view forced, int level, MailTexts& texts);

// What stands between lines that are "--" and the boundary.
void add_parts(const MailPart& part, const std::string& boundary, std::string_view forced, int level,
               MailTexts& texts) {
  const std::string mark = "--" + boundary;
  const auto find_mark = [&](std::size_t from) {
    std::size_t at = part.body.find(mark, from);
    while (at != std::string_view::npos && at > 0 && part.body[at - 1] != '\n') at = part.body.find(mark, at + 1);
    return at;
  };
  for (std::size_t at = find_mark(0); at != std::string_view::npos;) {
    const std::size_t line_end = part.body.find('\n', at);
    const bool is_last = part.body.substr(at + mark.size()).starts_with("--");
    if (line_end == std::string_view::npos || is_last) return;
    const std::size_t next = find_mark(line_end + 1);
    const std::size_t end = std::min(next, part.body.size());
    add_part(split_part(part.body.substr(line_end + 1, end - line_end - 1)), forced, level + 1, texts);
    at = next;
  }
}

void add_part(const MailPart& part, std::string_view forced, int level, MailTexts& texts) {
  const std::string field = field_value(part.fields, "content-type");
  const std::string type = ascii::to_lower(trim(field));
  if (level > kMostMailLevels) return;
  if (type.starts_with("multipart/")) return add_parts(part, mail_parameter(field, "boundary"), forced, level, texts);
  if (type.starts_with("message/rfc822")) return add_part(split_part(part.body), forced, level + 1, texts);
  add_text(part, type, forced, texts);
}

// "سامي" <sami@x.test>, sami@x.test (سامي)
std::string sender_name(std::string_view from) {
  const std::size_t open = from.find('<');
  std::string_view name = trim(from.substr(0, open));
  if (open == 0) name = from.substr(1, from.find('>') - 1);
  const std::size_t bracket = name.find('(');
  if (open == std::string_view::npos && bracket != std::string_view::npos && name.ends_with(')')) {
    name = name.substr(bracket + 1, name.size() - bracket - 2);
  }
  if (name.size() > 1 && name.starts_with('"') && name.ends_with('"')) name = name.substr(1, name.size() - 2);
  return decode_mail_words(name);
}

}  // namespace

std::optional<std::string> read_mail_message(std::string_view message, std::string_view forced, ArticleDraft& draft) {
  const MailPart whole = split_part(message);
  MailTexts texts;
  add_part(whole, forced, 0, texts);
  // Newsletters put "this mail is a page, look at it there" into the part for programs that show no pages.
  constexpr std::size_t kMuchMore = 3;
  const bool wants_html = count_non_spaces(texts.html) > kMuchMore * count_non_spaces(texts.plain);
  draft.body = wants_html ? std::move(texts.html) : std::move(texts.plain);
  draft.encoding = std::move(texts.encoding);
  draft.has_replaced_bytes = texts.has_replaced_bytes;
  draft.problem = std::move(texts.problem);
  draft.title = decode_mail_words(field_value(whole.fields, "subject"));
  draft.date = field_value(whole.fields, "date");
  draft.author = sender_name(field_value(whole.fields, "from"));
  draft.id = field_value(whole.fields, "message-id");
  if (draft.id.starts_with('<') && draft.id.ends_with('>')) draft.id = draft.id.substr(1, draft.id.size() - 2);
  make_valid_utf8(draft.date);
  if (trim(draft.body).empty() && draft.title.empty()) return "no text: the mail has neither a subject nor a text part";
  return std::nullopt;
}

}  // namespace khabar
