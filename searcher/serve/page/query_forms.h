// The forms of the words of a query, of which a reader may leave some out.
#pragma once

#include "searcher/serve/frame/page_context.h"
#include "searcher/serve/markup/html.h"

namespace khabar {

// How the query was understood: each form that matched is a link to the same page without it, each form that was left
// out one to the page with it. Nothing for a query without words.
void write_query_forms(const PageContext& context, Html& html);

}  // namespace khabar
