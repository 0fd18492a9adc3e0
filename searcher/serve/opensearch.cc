#include "searcher/serve/opensearch.h"

#include <fmt/format.h>

#include "searcher/output/xml_text.h"

namespace khabar {

std::string opensearch_description(const std::string& host) {
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
      "<ShortName>Khabar</ShortName>\n<Description>خبر</Description>\n<InputEncoding>UTF-8</InputEncoding>\n"
      "<Url type=\"text/html\" template=\"http://{0}/search?q={{searchTerms}}&amp;duplicates=fold\"/>\n"
      "<Url type=\"application/x-suggestions+json\" "
      "template=\"http://{0}/api/suggest.opensearch?q={{searchTerms}}\"/>\n"
      "</OpenSearchDescription>\n",
      xml_text(host));
}

}  // namespace khabar
