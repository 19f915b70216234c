package io.broadsheet.cleaner.junk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JunkLexiconTest {

  private final JunkLexicon lexicon = JunkLexicon.standard();

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "Related article: Mayor opens the bridge # RELATED",
        "READ MORE: Mayor opens the bridge # RELATED",
        "Lesen Sie auch: Die Brücke ist offen # RELATED",
        "Читайте также: мост открыт # RELATED",
        "Διαβάστε επίσης: Η γέφυρα άνοιξε # RELATED",
        "اقرأ أيضا: افتتاح الجسر # RELATED",
        "延伸閱讀：大橋通車 # RELATED",
        "関連記事 # RELATED",
        "Baca Juga: Jembatan dibuka # RELATED",
        "Follow us also on any network # SHARE",
        "Facebook Twitter WhatsApp Email # SHARE",
        "Sign up for our newsletter and never miss a story # NEWSLETTER",
        "Download App # APP",
        "Already a subscriber? Log in # SUBSCRIPTION",
        "ADVERTISEMENT # ADVERTISEMENT",
        "This site uses cookies to improve your visit # CONSENT",
        "© 2025 The Harbour Post. All rights reserved. # LEGAL",
        "Leave a Reply # COMMENTS",
        "Photo: Jane Doe # CAPTION",
        "Foto: Erika Muster/XYZ # CAPTION",
        "The mayor in May. Jane Doe / XYZ # CAPTION",
        "Visitors choose from twelve kinds of pear. | Photo by Jane Doe # CAPTION",
        "The new mill in spring (Photo credit: Jane Doe) # CAPTION",
        "Listen to this article # PLAYER",
        "By Jane Doe and John Roe # BYLINE",
        "By XYZ # BYLINE",
        "Von Erika Muster # BYLINE",
        "June 19, 2025 # DATE",
        "Published June 19, 2025 | Updated 3:45 p.m. # DATE",
        "19. Juni 2025, 14:30 Uhr # DATE",
        "19.06.2025 14:30 # DATE",
        "2025年6月19日 14:30 # DATE",
        "5 min read # DATE",
        "Original url: # SOURCE",
        "Tags: bridge, harbour, mayor # TAGS",
        "Key Takeaways # SUMMARY",
        "Skip to main content # NAVIGATION"
      })
  void shouldKnowJunkByItsWords(String line, JunkKind kind) {
    assertThat(lexicon.classify(line)).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "The mayor opened the bridge on June 19, 2025, and read more than one speech.",
        "By the time the mayor arrived, the bridge was open.",
        "Read the room: that was what the mayor failed to do when he opened the bridge to traffic.",
        "Photographs of the bridge were shown to the members of the council on Monday evening.",
        "Day 1",
        "In 2024",
        "Back to school: ten things to know",
        "Share the cake with your friends.",
        "The company said it may sell its 3 and/or 5 ships.",
        "The rate was 5 / 7 of what was expected",
        "The winner was a photo by Jane Doe",
        "He left the bank in May. Photo by photo, he wrote the history of the town."
      })
  void shouldLeaveTextAlone(String line) {
    assertThat(lexicon.classify(line)).isEmpty();
  }

  @Test
  void shouldPreferTheLongestPhrase() {
    JunkLexicon small =
        new JunkLexicon(
            LexiconFile.parse("[related start]\nen: see\n[share start]\nen: see you on\n"));
    assertThat(small.classify("See you on the network")).contains(JunkKind.SHARE);
    assertThat(small.classify("See you at the bridge")).contains(JunkKind.RELATED);
  }

  @Test
  void shouldNameTheFaultyLineOfALexicon() {
    assertThatThrownBy(() -> LexiconFile.parse("[related label]\nno language"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no language");
  }
}
