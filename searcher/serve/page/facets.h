// What the articles of a query are: sources, sections and years, each a filter.
#pragma once

#include "searcher/serve/frame/page_context.h"
#include "searcher/serve/markup/html.h"

namespace khabar {

// Values of one facet are joined by OR, facets by AND. The numbers of a facet are those under the filters of all
// others, so a filter raises none.
void write_facets(const PageContext& context, Html& html);

}  // namespace khabar
