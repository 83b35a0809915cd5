package org.subjectdesk.alliance.opac;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.subjectdesk.browser.BrowserWindow;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.BibRecord.Imprint;
import org.subjectdesk.catalogue.BibRecord.Numbers;
import org.subjectdesk.catalogue.CatalogueIndex;
import org.subjectdesk.catalogue.CatalogueSearch;
import org.subjectdesk.catalogue.Holding;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.catalogue.Work;
import org.subjectdesk.faq.Subject;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.sandbox.platform.TestServer;

/** The catalogue of all members as readers see it on a phone. */
class CataloguePageIT {
  private static final Subjects SUBJECTS =
      Subjects.of(
          List.of(new Subject("50", "交通运输大类", List.of()), new Subject("52", "医药卫生大类", List.of())));
  private static final CataloguePage.Known KNOWN =
      new CataloguePage.Known(
          Map.of("demo-a", "江畔职业技术学院图书馆", "demo-b", "云岭职业学院图书馆"),
          () -> SUBJECTS,
          Optional.of(URI.create("https://desk.example/")));
  private static CatalogueIndex index;
  private static TestServer server;
  private static TestServer empty;

  @BeforeAll
  static void start() {
    index =
        CatalogueIndex.inMemory(
            clc -> clc.contains("R47") ? Set.of("52") : clc.contains("U469") ? Set.of("50") : clc);
    index.apply(works(), List.of(), 1);
    server = new TestServer();
    new CataloguePage(index, KNOWN).mount(server.router());
    empty = new TestServer();
    new CataloguePage(CatalogueSearch.empty(), KNOWN).mount(empty.router());
  }

  @AfterAll
  static void stop() {
    empty.close();
    server.close();
    index.close();
  }

  private static List<Work> works() {
    var works = new ArrayList<Work>();
    works.add(
        work(
            "c1",
            "新能源汽车维修技术",
            "U469",
            new Holding(new BibRecord.Key("a", "c1", "demo-a"), Kind.BOOK, "U469.7/W38", ""),
            new Holding(
                new BibRecord.Key("a", "c1e", "demo-a"),
                Kind.EBOOK,
                "",
                "https://books.example/c1?a=1&b=2"),
            new Holding(new BibRecord.Key("b", "c1", "demo-b"), Kind.BOOK, "U469.7/1", "")));
    works.add(
        work(
            "c2",
            "新能源汽车维修案例分析：微课版",
            "U469",
            new Holding(new BibRecord.Key("b", "c2", "demo-b"), Kind.BOOK, "U469.7/2", "")));
    works.add(
        work(
            "x",
            "<script>alert(1)</script>\"'&恶意题名",
            "R47",
            new Holding(
                new BibRecord.Key("a", "x", "demo-a"), Kind.OTHER, "", "javascript:alert(1)")));
    for (var i = 0; i < 34; i++) {
      works.add(
          work(
              "n" + i,
              "护理学基础（第" + (i + 1) + "版）",
              "R47",
              new Holding(new BibRecord.Key("b", "n" + i, "demo-b"), Kind.BOOK, "R47/" + i, "")));
    }
    return works;
  }

  private static Work work(String id, String title, String clc, Holding... holdings) {
    return new Work(
        id,
        title,
        List.of("王建国主编", "李海燕"),
        new Imprint("江海大学出版社", id.startsWith("n") ? 2010 : 2022, ""),
        new Numbers(List.of("9787302423287"), List.of(), List.of()),
        Set.of(clc),
        List.of(holdings));
  }

  @Test
  void on_a_phone_a_reader_searches_narrows_turns_pages_and_sees_how_to_get_it() {
    try (var phone = BrowserWindow.open(360, 760)) {
      var page = phone.page();
      page.navigate(server.url() + "/catalogue/demo-a");
      assertThat(page.locator("main")).containsText("共 37 种");
      assertThat(page.locator(".browse").first()).containsText("医药卫生大类");
      faultless(phone, "start");

      page.locator("input[name=q]").fill("新能源汽车维修");
      page.keyboard().press("Enter");
      assertThat(page.locator(".works li")).hasCount(2);
      var own = page.locator(".works li", new Page.LocatorOptions().setHasText("维修技术"));
      assertThat(own.locator(".own")).containsText("本馆");
      assertThat(own.locator(".own")).containsText("索书号 U469.7/W38");
      assertThat(own.locator(".own a")).hasAttribute("href", "https://books.example/c1?a=1&b=2");
      assertThat(own.locator(".own a")).hasAttribute("rel", "noopener");
      assertThat(own.locator(".others")).containsText("也在：云岭职业学院图书馆");
      var elsewhere = page.locator(".works li", new Page.LocatorOptions().setHasText("案例分析"));
      assertThat(elsewhere.locator(".loan")).containsText("我要馆际互借《");
      faultless(phone, "found");

      page.locator(".facets summary").first().click();
      page.locator(".facets a", new Page.LocatorOptions().setHasText("电子书")).click();
      assertThat(page.locator(".works li")).hasCount(1);
      faultless(phone, "chosen");
      page.locator(".chosen a").click();
      assertThat(page.locator(".works li")).hasCount(2);

      page.locator("input[name=q]").fill("护理学");
      page.keyboard().press("Enter");
      assertThat(page.locator(".works li")).hasCount(10);
      page.locator(".pages a[rel=next]").click();
      assertThat(page.locator(".pages span")).containsText("2 / 4");
      faultless(phone, "pages");

      page.locator("input[name=q]").fill("量子引力");
      page.keyboard().press("Enter");
      assertThat(page.locator(".nothing")).containsText("没有找到");
      faultless(phone, "nothing");
      page.setViewportSize(1200, 800);
      page.navigate(server.url() + "/catalogue/demo-a?subject=50");
      faultless(phone, "desktop");
    }
  }

  private static void faultless(BrowserWindow phone, String name) {
    phone
        .page()
        .screenshot(
            new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/catalogue-" + name + ".png"))
                .setFullPage(true));
    var wide = "() => document.documentElement.scrollWidth <= innerWidth";
    assertThat(phone.page().evaluate(wide)).as(name).isEqualTo(true);
    assertThat(
            new AxeBuilder(phone.page())
                .analyze().getViolations().stream()
                    .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                    .map(rule -> rule.getId() + rule.getNodes()))
        .as(name)
        .isEmpty();
    assertThat(phone.complaints()).as(name).isEmpty();
  }

  @Test
  void whatever_the_address_asks_there_is_a_page() {
    for (var asked :
        List.of(
            "page=-1",
            "page=999999",
            "page=x",
            "page=99999999999999999999",
            "kind=x",
            "subject=%3Cscript%3E",
            "holder=nobody",
            "year=abc",
            "year=-5",
            "q=%00%FF%ED%A0%80",
            "q=" + "%E6%8A%A4".repeat(400),
            "q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
            "q=護理&q=x&page=2")) {
      var answer = get(server, "/catalogue/demo-a?" + asked);
      assertThat(answer.statusCode()).as(asked).isEqualTo(200);
      assertThat(answer.body()).as(asked).doesNotContain("<script>");
    }
    assertThat(get(server, "/catalogue/demo-a?q=护理学&page=999999").body()).contains("4 / 4");
    assertThat(get(server, "/catalogue/demo-a?kind=x&page=-1").body()).contains("共 <b>37</b> 种");
    assertThat(get(server, "/catalogue/demo-a?kind=ebook").body()).contains("找到 <b>1</b> 种");
  }

  @Test
  void data_runs_nothing_and_leads_nowhere_but_to_the_web() {
    var answer = get(server, "/catalogue/demo-a?q=恶意题名");
    assertThat(answer.body())
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script>")
        .doesNotContain("href=\"javascript");
    assertThat(answer.headers().firstValue("content-security-policy"))
        .hasValueSatisfying(it -> assertThat(it).startsWith("default-src 'none'"));
    assertThat(answer.headers().firstValue("cache-control")).hasValue("public, max-age=60");
    var data =
        Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL)
            .matcher(get(server, "/catalogue/demo-a?q=新能源汽车维修技术").body())
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    var first =
        new JsonObject(data)
            .getJsonObject("mainEntity")
            .getJsonArray("itemListElement")
            .getJsonObject(0)
            .getJsonObject("item");
    assertThat(first.getString("@type")).isEqualTo("Book");
    assertThat(first.getString("isbn")).isEqualTo("9787302423287");
  }

  @Test
  void a_library_that_is_none_and_a_catalogue_without_works_say_so() {
    var answer = get(server, "/catalogue/nowhere?q=x");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("没有这个馆的目录");
    assertThat(get(empty, "/catalogue/demo-a").body()).contains("正在准备");
    assertThat(get(empty, "/catalogue/demo-a?q=护理").body()).contains("没有找到");
    assertThat(get(server, "/catalogue/file/catalogue.css").statusCode()).isEqualTo(200);
    assertThat(get(server, "/catalogue/look/guide.css").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> get(TestServer from, String path) {
    var address = new StringBuilder();
    path.codePoints()
        .mapToObj(Character::toString)
        .map(one -> one.codePointAt(0) < 128 ? one : URLEncoder.encode(one, UTF_8))
        .forEach(address::append);
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(from.url() + address)).build(),
          HttpResponse.BodyHandlers.ofString(UTF_8));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new AssertionError(ended);
    }
  }
}
