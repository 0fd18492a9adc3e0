// One message of mail (RFC 5322 and MIME). GMime, which knows more of it, ends the program where memory is short.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/article/article_draft.h"

namespace khabar {

// Fills `draft`, see read_mail(). If the message has no text, answers why not, in words for a user. `forced` is the
// encoding that a user names for all texts, or empty. Parts inside of parts are read kMostMailLevels deep.
std::optional<std::string> read_mail_message(std::string_view message, std::string_view forced, ArticleDraft& draft);

inline constexpr int kMostMailLevels = 10;

}  // namespace khabar
