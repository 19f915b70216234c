package io.broadsheet.dedupe.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What happens to a story on its way to another page. */
enum Alteration {
  EXACT {
    @Override
    String body(String text, String other, Random random) {
      return text;
    }
  },
  OTHER_HEADLINE {
    @Override
    String body(String text, String other, Random random) {
      return text;
    }
  },
  DATELINE_AND_CREDIT {
    @Override
    String body(String text, String other, Random random) {
      return "WESTBRIDGE, June %d (Valley Wire) - ".formatted(1 + random.nextInt(28))
          + text
          + "\n\nReporting by our correspondent in Westbridge; editing by the night desk"
          + "\n\nCopyright 2024 Valley Wire. All rights reserved.";
    }
  },
  EDITED_3_PERCENT {
    @Override
    String body(String text, String other, Random random) {
      return edited(text, other, 0.03, random);
    }
  },
  EDITED_10_PERCENT {
    @Override
    String body(String text, String other, Random random) {
      return edited(text, other, 0.10, random);
    }
  },
  FIRST_50_PERCENT {
    @Override
    String body(String text, String other, Random random) {
      return Words.first(text, Words.of(text).size() / 2);
    }
  },
  FIRST_30_PERCENT {
    @Override
    String body(String text, String other, Random random) {
      return Words.first(text, Words.of(text).size() * 3 / 10);
    }
  },
  TEASER_40_WORDS {
    @Override
    String body(String text, String other, Random random) {
      return Words.first(text, 40) + "…";
    }
  },
  MENU_60_WORDS {
    @Override
    String body(String text, String other, Random random) {
      return menu(30, random) + "\n" + text + "\n" + menu(30, random);
    }
  },
  MENU_200_WORDS {
    @Override
    String body(String text, String other, Random random) {
      return menu(100, random) + "\n" + text + "\n" + menu(100, random);
    }
  },
  MENU_200_IN_FRONT {
    @Override
    String body(String text, String other, Random random) {
      return menu(200, random) + "\n" + text;
    }
  },
  FOREIGN_PARAGRAPH {
    @Override
    String body(String text, String other, Random random) {
      List<String> paragraphs = paragraphs(text);
      paragraphs.add((paragraphs.size() + 1) / 2, Words.first(other, 60));
      return String.join("\n\n", paragraphs);
    }
  },
  LOCAL_TEXT_40_PERCENT {
    @Override
    String body(String text, String other, Random random) {
      return text + "\n\n" + Words.first(other, Words.of(text).size() * 4 / 10);
    }
  },
  REORDERED {
    @Override
    String body(String text, String other, Random random) {
      List<String> paragraphs = paragraphs(text);
      Collections.shuffle(paragraphs, random);
      return String.join("\n\n", paragraphs);
    }
  },
  CAPITALS_WITHOUT_PUNCTUATION {
    @Override
    String body(String text, String other, Random random) {
      return text.toUpperCase(Locale.ROOT).replaceAll("\\p{Punct}|\\p{IsPunctuation}", "");
    }
  };

  private static final String[] MENU =
      """
      Home News World Politics Business Markets Sport Football Tennis Weather Video Podcasts
      Opinion Letters Culture Books Film Music Travel Food Recipes Health Science Technology Climate
      Education Jobs Property Puzzles Crosswords Newsletters Subscribe Sign in My account Log out
      Search Menu Close Share Follow us Contact About us Advertise with us Terms of use Privacy
      policy Cookie settings Accessibility Site map Help Most read Latest Live Regions North South
      East West Local
      """
          .trim()
          .split("\\s+");

  /**
   * @param other a text that is not in the collection
   */
  abstract String body(String text, String other, Random random);

  private static List<String> paragraphs(String text) {
    return new ArrayList<>(Arrays.asList(text.split("\\n\\s*\\n")));
  }

  /** Replaces, drops or doubles words, in equal parts. */
  private static String edited(String text, String other, double share, Random random) {
    List<String> donors = Words.of(other);
    List<String> words = new ArrayList<>();
    for (String word : Words.of(text)) {
      if (random.nextDouble() >= share) {
        words.add(word);
        continue;
      }
      int edit = random.nextInt(3);
      if (edit > 0) {
        words.add(donors.get(random.nextInt(donors.size())));
      }
      if (edit > 1) {
        words.add(word);
      }
    }
    return Words.join(words);
  }

  private static String menu(int words, Random random) {
    StringBuilder menu = new StringBuilder();
    for (int i = 0; i < words; i++) {
      menu.append(MENU[random.nextInt(MENU.length)]).append(i % 3 == 2 ? "\n" : " ");
    }
    return menu.toString();
  }
}
