// A small page of news, and its text.
#pragma once

#include <string>

#include "common/article.h"
#include "tests/support/recording_sink.h"

namespace khabar::testing {

inline const std::string kSesame = "أعلنت وزارة الزراعة عن بدء حصاد السمسم في القضارف.";
inline const std::string kPage =
    "<html><head><meta property=\"og:type\" content=\"article\"><meta property=\"article:published_time\" "
    "content=\"2024-03-01T22:30:00Z\"><title>موسم السمسم</title></head><body><article><h1>موسم السمسم</h1><p>" +
    kSesame + "</p></article></body></html>";

// "2024-03-01" of the only article.
inline std::string day_of(const RecordingSink& sink) {
  return sink.articles.size() == 1 && sink.articles[0].date ? format_day(*sink.articles[0].date) : std::string();
}

}  // namespace khabar::testing
