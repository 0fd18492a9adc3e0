#include "indexer/format/mail_message.h"

#include <gmime/gmime.h>

#include <array>
#include <memory>
#include <utility>

#include "common/ascii.h"
#include "indexer/page/html_blocks.h"
#include "indexer/text/lenient_utf8.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

struct IteratorCloser {
  void operator()(GMimePartIter* iterator) const { g_mime_part_iter_free(iterator); }
};

struct OptionsCloser {
  void operator()(GMimeParserOptions* options) const { g_mime_parser_options_free(options); }
};

// Headers that are not in ASCII, against the rules, are in one of these.
std::unique_ptr<GMimeParserOptions, OptionsCloser> parser_options() {
  static const bool kIsReady = [] {
    g_mime_init();
    return true;
  }();
  std::unique_ptr<GMimeParserOptions, OptionsCloser> options(kIsReady ? g_mime_parser_options_new() : nullptr);
  std::array<const char*, 3> charsets{"utf-8", "windows-1256", nullptr};
  g_mime_parser_options_set_fallback_charsets(options.get(), charsets.data());
  return options;
}

std::string or_empty(const char* text) { return text == nullptr ? std::string() : std::string(text); }

std::string sender(GMimeMessage* message) {
  InternetAddressList* list = g_mime_message_get_from(message);
  if (list == nullptr || internet_address_list_length(list) == 0) return {};
  InternetAddress* address = internet_address_list_get_address(list, 0);
  std::string name = or_empty(internet_address_get_name(address));
  if (name.empty() && INTERNET_ADDRESS_IS_MAILBOX(address)) {
    name = or_empty(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)));
  }
  return name;
}

std::string content_of(GMimePart* part) {
  GMimeDataWrapper* wrapper = g_mime_part_get_content(part);
  if (wrapper == nullptr) return {};
  GByteArray* bytes = g_byte_array_new();
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_byte_array(bytes));  // owns the bytes
  g_mime_data_wrapper_write_to_stream(wrapper, stream.get());
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

struct MailTexts {
  std::string plain;
  std::string html;
  std::string encoding{"UTF-8"};
};

void add_part(GMimePart* part, std::string_view forced, MailTexts& texts) {
  GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
  const bool is_html = g_mime_content_type_is_type(type, "text", "html") != FALSE;
  if (!is_html && g_mime_content_type_is_type(type, "text", "plain") == FALSE) return;
  if (ascii::to_lower(or_empty(g_mime_object_get_disposition(GMIME_OBJECT(part)))) == "attachment") return;
  const std::string charset = or_empty(g_mime_content_type_get_parameter(type, "charset"));
  Utf8Text utf8 = to_utf8_leniently(content_of(part), {forced, charset});
  if (utf8.encoding != "UTF-8") texts.encoding = utf8.encoding;
  std::string& text = is_html ? texts.html : texts.plain;
  if (!text.empty()) text += "\n\n";
  text += is_html ? html_to_text(utf8.text) : utf8.text;
}

MailTexts texts_of(GMimeMessage* message, std::string_view forced) {
  MailTexts texts;
  const std::unique_ptr<GMimePartIter, IteratorCloser> at(g_mime_part_iter_new(GMIME_OBJECT(message)));
  do {
    GMimeObject* part = g_mime_part_iter_get_current(at.get());
    if (part != nullptr && GMIME_IS_PART(part)) add_part(GMIME_PART(part), forced, texts);
  } while (g_mime_part_iter_next(at.get()) != FALSE);
  return texts;
}

}  // namespace

std::optional<std::string> read_mail_message(std::string_view message, std::string_view forced, ArticleDraft& draft) {
  const auto options = parser_options();
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(message.data(), message.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> parsed(g_mime_parser_construct_message(parser.get(), options.get()));
  if (parsed == nullptr) return "broken mail: it has no header";
  MailTexts texts = texts_of(parsed.get(), forced);
  // Newsletters put "this mail is a page, look at it there" into the part for programs that show no pages.
  constexpr std::size_t kMuchMore = 3;
  const bool wants_html = count_non_spaces(texts.html) > kMuchMore * count_non_spaces(texts.plain);
  draft.body = wants_html ? std::move(texts.html) : std::move(texts.plain);
  draft.encoding = std::move(texts.encoding);
  draft.title = or_empty(g_mime_message_get_subject(parsed.get()));
  draft.date = or_empty(g_mime_object_get_header(GMIME_OBJECT(parsed.get()), "Date"));
  draft.author = sender(parsed.get());
  draft.id = or_empty(g_mime_message_get_message_id(parsed.get()));
  if (trim(draft.body).empty() && draft.title.empty()) return "no text: the mail has neither a subject nor a text part";
  return std::nullopt;
}

}  // namespace khabar
