package io.broadsheet.cleaner.language;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageIdentifierTest {

  private final LanguageIdentifier identifier = new LanguageIdentifier();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The new library opened yesterday, and many children came to see it.",
        "de | Gestern wurde die neue Bibliothek eröffnet, und viele Kinder kamen, um sie zu sehen.",
        "fr | La nouvelle bibliothèque a ouvert hier, et de nombreux enfants sont venus la voir.",
        "es | La nueva biblioteca abrió ayer y muchos niños vinieron a verla con sus padres.",
        "pt | A nova biblioteca abriu ontem e muitas crianças vieram vê-la com os seus pais.",
        "it | Ieri ha aperto la nuova biblioteca e molti bambini sono venuti a vederla.",
        "nl | Gisteren ging de nieuwe bibliotheek open en veel kinderen kwamen kijken.",
        "sv | Igår öppnade det nya biblioteket och många barn kom för att titta på det.",
        "nb | I går åpnet det nye biblioteket, og mange barn kom for å se på det.",
        "da | I går åbnede det nye bibliotek, og mange børn kom for at se nærmere på det.",
        "fi | Uusi kirjasto avattiin eilen, ja monet lapset tulivat katsomaan sitä.",
        "is | Nýja bókasafnið var opnað í gær og mörg börn komu til að skoða það.",
        "pl | Wczoraj otwarto nową bibliotekę i przyszło wiele dzieci, żeby ją zobaczyć.",
        "cs | Včera byla otevřena nová knihovna a přišlo se na ni podívat mnoho dětí.",
        "hu | Tegnap megnyílt az új könyvtár, és sok gyerek jött el megnézni.",
        "tr | Yeni kütüphane dün açıldı ve birçok çocuk onu görmeye geldi.",
        "id | Perpustakaan baru dibuka kemarin karena banyak anak yang ingin membaca buku.",
        "vi | Thư viện mới đã mở cửa hôm qua và nhiều trẻ em đã đến xem.",
        "sw | Maktaba mpya ilifunguliwa jana na watoto wengi walikuja kuiona.",
        "ru | Вчера открылась новая библиотека, и многие дети пришли её посмотреть.",
        "uk | Учора відкрилася нова бібліотека, і багато дітей прийшли її побачити.",
        "bg | Вчера беше открита новата библиотека и много деца дойдоха да я видят.",
        "ar | افتتحت المكتبة الجديدة أمس وجاء كثير من الأطفال لرؤيتها.",
        "fa | کتابخانه جدید دیروز افتتاح شد و کودکان زیادی برای دیدن آن آمدند.",
        "he | הספרייה החדשה נפתחה אתמול וילדים רבים באו לראות אותה.",
        "hi | नया पुस्तकालय कल खुला और बहुत से बच्चे उसे देखने आए।",
        "th | ห้องสมุดแห่งใหม่เปิดเมื่อวานนี้และมีเด็กจำนวนมากมาชม",
        "el | Χθες άνοιξε η νέα βιβλιοθήκη και ήρθαν πολλά παιδιά.",
        "ja | 昨日、新しい図書館が開館し、多くの子どもたちが訪れた。",
        "zh | 昨天新图书馆开馆，许多孩子前来参观。",
        "ko | 어제 새 도서관이 문을 열었고 많은 아이들이 찾아왔다.",
      })
  void shouldIdentifyOneSentence(String language, String text) {
    assertThat(identifier.identify(text)).contains(language);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zu | Umtapo wezincwadi omusha uvulwe izolo futhi izingane eziningi zafika ukuzowubona.",
        "zu | Abantu abaningi bathi bajabule kakhulu ngoba amanzi abuyile emva kwezinsuku ezintathu.",
        "zu | Uhulumeni uthe uzokwakha izikole ezintsha eziyishumi kulo nyaka.",
        "zu | Amaphoyisa aseThekwini aphenya icala lokuntshontshwa kwezimoto.",
        "xh | Ithala leencwadi elitsha livulwe izolo kwaye abantwana abaninzi beze kulibona.",
        "xh | Abantu abaninzi bathi bavuya kakhulu kuba amanzi abuyile emva kweentsuku ezintathu.",
        "xh | Urhulumente uthi uza kwakha izikolo ezitsha ezilishumi kuba iindawo azanelanga.",
        "xh | Amapolisa aseMonti aphanda ityala lobusela beemoto.",
        "ss | Umtapo lomusha wetincwadzi uvulwe itolo futsi bantfwana labanyenti befika kutowubona.",
        "ss | Bantfu labanyenti batsi bajabulile kakhulu ngobe emanti abuyile.",
        "st | Laeborari e ntjha e butswe maobane mme bana ba bangata ba tlile ho e bona.",
        "st | Mmuso o itse o tla haha dikolo tse leshome selemong sena.",
        "tn | Laeborari e ntšhwa e butswe maabane mme bana ba le bantsi ba tlile go e bona.",
        "tn | Puso ya re e tla aga dikolo di le lesome mo ngwageng ono, mme batsadi ba itumetse.",
        "sw | Maktaba mpya ilifunguliwa jana na watoto wengi walikuja kuiona.",
        "sw | Serikali imesema itajenga shule kumi mpya mwaka huu.",
        "sw | Polisi wanachunguza wizi wa magari jijini.",
        "ts | Layiburari leyintshwa yi pfuriwile tolo naswona vana vo tala va tile ku ta yi vona.",
        "ve | Laiburari ntswa yo vulwa mulovha nahone vhana vhanzhi vho ḓa u i vhona.",
        "sn | Raibhurari itsva yakavhurwa nezuro uye vana vakawanda vakauya kuzoiona.",
        "ny | Laibulale yatsopano inatsegulidwa dzulo ndipo ana ambiri anabwera kudzaiona.",
        "rw | Isomero rishya ryafunguwe ejo kandi abana benshi baje kurireba.",
        "ha | An bude sabon ɗakin karatu jiya kuma yara da yawa sun zo don ganin shi.",
        "yo | Wọ́n ṣí ilé ìkàwé tuntun lánàá, ọ̀pọ̀lọpọ̀ ọmọdé sì wá láti wò ó.",
        "ig | Onye isi obodo kwuru na ndị mmadụ ga-enwe mmiri ọzọ n’ime izu abụọ.",
        "om | Manni kitaabaa haaraan kaleessa banamee ijoolleen fi warri isaanii ilaaluuf dhufan.",
        "so | Maktabadda cusub ayaa shalay la furay, carruur badan ayaana u timid inay arkaan.",
        "tl | Binuksan kahapon ang bagong aklatan at maraming bata ang pumunta upang makita ito.",
      })
  void shouldTellLanguagesOfAfricaApart(String language, String text) {
    assertThat(identifier.identify(text)).contains(language);
    assertThat(identifier.identify((text + "\n\n").repeat(30))).contains(language);
  }

  @Test
  void shouldNotTakeSepediForTheLanguagesLikeIt() {
    String text =
        "Bokgobapuku bjo bofsa bo butšwe maabane gomme bana ba bantši ba tlile go bo bona.";
    assertThat(identifier.identify(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2024", "!!! … ???", "ok", "http://"})
  void shouldNotGuessFromAlmostNothing(String text) {
    assertThat(identifier.identify(text)).isEmpty();
  }

  @Test
  void shouldTakeNull() {
    assertThat(identifier.identify(null)).isEmpty();
  }

  @Test
  void shouldHearMostOfTheTextRatherThanItsFirstLine() {
    String text =
        "The very best of both worlds, said the poster.\n"
            + "Gestern wurde die neue Bibliothek eröffnet, und viele Kinder kamen mit ihren Eltern. "
                .repeat(20);
    assertThat(identifier.identify(text)).contains("de");
  }

  @Property
  void shouldNeverThrow(@ForAll String text) {
    assertThat(identifier.identify(text)).isNotNull();
  }
}
