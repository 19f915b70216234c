package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.junk.JunkKind;
import io.broadsheet.cleaner.junk.JunkLexicon;
import java.util.Set;

/** Removes blocks whose words say that they are junk of certain kinds. */
record JunkLines(Set<JunkKind> kinds) {

  private static final JunkLexicon LEXICON = JunkLexicon.standard();

  void removeIfJunk(Block block) {
    LEXICON
        .classify(block.text())
        .filter(kinds::contains)
        .ifPresent(kind -> block.remove(kind.code()));
  }
}
