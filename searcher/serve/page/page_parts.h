// The parts of the page, each for a path of page.cc.
#pragma once

#include "searcher/serve/frame/page_context.h"
#include "searcher/serve/markup/html.h"

namespace khabar {

void write_home(const PageContext& context, Html& html);
void write_search(const PageContext& context, Html& html);
void write_trend(const PageContext& context, Html& html);
void write_concordance(const PageContext& context, Html& html);
void write_collocates(const PageContext& context, Html& html);
void write_words(const PageContext& context, Html& html);
void write_keywords(const PageContext& context, Html& html);
void write_ngrams(const PageContext& context, Html& html);
void write_comparison(const PageContext& context, Html& html);
void write_article(const PageContext& context, Html& html);
void write_sets(const PageContext& context, Html& html);
void write_help(const PageContext& context, Html& html);

}  // namespace khabar
