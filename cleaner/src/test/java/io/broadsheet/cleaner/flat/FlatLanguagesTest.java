package io.broadsheet.cleaner.flat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FlatLanguagesTest {

  private final FlatPageExtractor extractor = new FlatPageExtractor();

  @Test
  void shouldCleanAGermanPage() {
    String text =
        "Der Hafen von Niederwasser bleibt im August drei Wochen lang für Fähren gesperrt, teilte die"
            + " Stadt am Montag mit. Taucher sollen die Pfeiler der Nordmole ausbessern.\n"
            + "Bei einer Prüfung im Mai hatten Fachleute Risse in elf der vierzig Pfeiler gefunden und"
            + " gewarnt, ein schwerer Sturm könne die Mole zum Einsturz bringen.\n"
            + "„Wir hätten gern bis zum Ende der Saison gewartet, aber es bleibt uns keine Wahl“, sagte"
            + " Bürgermeisterin Ada Fink in der Sitzung des Rates.";
    FlatArticle article =
        extract(
            "Startseite\nPolitik\nSport\nHafen drei Wochen gesperrt\nVon Erika Muster\n"
                + "Stand: 7. Juli 2025, 14:30 Uhr\n"
                + text
                + "\nLesen Sie auch: Sturm versenkt zwei Boote\nNewsletter abonnieren\nImpressum");
    assertThat(article.text()).isEqualTo(text.replace("\n", "\n\n"));
    assertThat(article.language()).isEqualTo("de");
    assertThat(article.authors()).containsExactly("Erika Muster");
    assertThat(article.publishedAt()).isEqualTo(Instant.parse("2025-07-07T14:30:00Z"));
  }

  @Test
  void shouldCleanARussianPage() {
    String text =
        "Порт Нижнеречья закроют для паромов на три недели в августе, сообщила в понедельник"
            + " администрация города. Водолазы укрепят опоры северного причала.\n"
            + "Во время проверки в мае инженеры нашли трещины в одиннадцати из сорока опор и"
            + " предупредили, что сильный шторм может разрушить причал.\n"
            + "«Мы хотели подождать до конца сезона, но выбора у нас не осталось», — сказала мэр города"
            + " на заседании городского совета в понедельник вечером.";
    FlatArticle article =
        extract(
            "Главная\nНовости\nПорт закроют на три недели\n7 июля 2025, 14:30\n"
                + text
                + "\nЧитайте также: Шторм потопил две яхты\nПоделиться\nВсе права защищены");
    assertThat(article.text()).isEqualTo(text.replace("\n", "\n\n"));
    assertThat(article.language()).isEqualTo("ru");
  }

  @Test
  void shouldCleanAChinesePage() {
    String text =
        "低水镇政府星期一宣布，由于潜水员需要修复北码头的地基，低水港将于八月对渡轮关闭三个星期。\n"
            + "工程师在五月份的例行检查中发现，码头的四十根柱子中有十一根出现裂缝，并警告说强烈风暴可能导致码头倒塌。\n"
            + "“我们本来希望等到旅游季节结束，但工程师让我们别无选择。”镇长在星期一晚上的镇议会会议上对记者表示。\n"
            + "码头上的商贩说，他们预计今年夏天的收入将减少三分之一，并要求镇议会在渡轮恢复之前免除他们的摊位租金。";
    FlatArticle article =
        extract("首页\n新闻\n体育\n低水港将关闭三个星期\n2025年7月7日 14:30\n" + text + "\n相关阅读\n分享到\n版权所有 未经授权不得转载");
    assertThat(article.text()).isEqualTo(text.replace("\n", "\n\n"));
    assertThat(article.language()).isEqualTo("zh");
  }

  private FlatArticle extract(String page) {
    FlatOutcome outcome = extractor.extract(page);
    assertThat(outcome).isInstanceOf(FlatOutcome.Extracted.class);
    return ((FlatOutcome.Extracted) outcome).article();
  }
}
