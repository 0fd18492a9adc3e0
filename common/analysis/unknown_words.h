// Words that neither the lexicon nor affixes beyond it read: most are names, so little comes off them.
#pragma once

#include "common/letters/letters.h"

namespace khabar {

// Whether the و of an unknown word is "and", and not the W of a foreign name (وايلد, ويلبور, وولف).
bool begins_with_and(LettersView word);

// The word without article, and without what stands before it and an ending behind a nisba's ي; ى folds to ي, ة to ه,
// since nothing tells which one was meant, and alefs lose their hamza.
Letters stem_unknown(LettersView word);

// The same folding of the last letter alone.
Letters fold_final(LettersView word);

}  // namespace khabar
