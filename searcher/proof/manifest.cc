#include "searcher/proof/manifest.h"

#include "common/digest.h"

namespace khabar {

std::string digest_of_ids(const std::vector<ProvenArticle>& articles) {
  Digester digester;
  for (const ProvenArticle& article : articles) {
    digester.add(article.id);
    digester.add(std::string_view{"\0", 1});
  }
  return digester.hex_digest();
}

}  // namespace khabar
