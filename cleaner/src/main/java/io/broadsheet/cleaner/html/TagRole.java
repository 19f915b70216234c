package io.broadsheet.cleaner.html;

import java.util.HashMap;
import java.util.Map;

/** What an element means to the reader of blocks, by its name. */
enum TagRole {
  /** Starts a block of its own; so does every element of unknown name. */
  BLOCK,
  /** A block that continues the table row of the cell before it. */
  CELL,
  /** Stands inside a block. */
  INLINE,
  LINK,
  STRONG,
  EMPHASIS,
  /** Parts lines inside a paragraph. */
  BREAK,
  /** A picture inside a block. */
  PICTURE,
  /** Shows something, and what is inside is no text of the page. */
  PLAYER,
  /** Not looked into. */
  SKIPPED;

  private static final Map<String, TagRole> BY_NAME = new HashMap<>();

  static {
    put(CELL, "td th");
    put(
        INLINE,
        "abbr acronym bdi bdo big cite code data del dfn font ins kbd label mark nobr output"
            + " picture q rp rt ruby s samp small span strike sub sup time tt u var wbr source"
            + " track body html");
    put(LINK, "a");
    put(STRONG, "b strong");
    put(EMPHASIS, "i em");
    put(BREAK, "br");
    put(PICTURE, "img");
    put(PLAYER, "video audio iframe object");
    put(SKIPPED, "script style svg embed canvas map math head textarea select datalist" + " input");
  }

  private static void put(TagRole role, String names) {
    for (String name : names.split(" ")) {
      BY_NAME.put(name, role);
    }
  }

  /** The role of elements of this name, which is in lower case. */
  static TagRole of(String name) {
    return BY_NAME.getOrDefault(name, BLOCK);
  }

  boolean isBlock() {
    return this == BLOCK || this == CELL;
  }

  /** Whether elements of this role hold words of a sentence. */
  boolean isRunning() {
    return this == INLINE || this == LINK || this == STRONG || this == EMPHASIS;
  }

  boolean isSkipped() {
    return this == SKIPPED || this == PLAYER;
  }
}
