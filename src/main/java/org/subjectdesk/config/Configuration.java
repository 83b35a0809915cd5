package org.subjectdesk.config;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.envelope.Envelope;
import org.subjectdesk.store.Buckets.Rate;
import org.subjectdesk.store.StoreSettings;

/**
 * Everything that an operator may set, checked and complete. {@link ConfigurationFile} reads it;
 * {@code deploy/desk.example.yaml} explains every value.
 */
public record Configuration(
    Listen listen,
    StoreSettings store,
    Content content,
    Alliance alliance,
    List<Library> libraries,
    Wechat wechat,
    Handover handover,
    Rules rules) {
  public Configuration {
    libraries = List.copyOf(libraries);
  }

  /**
   * The ports.
   *
   * @param port the readers' and the platform's; 0 = any free one
   * @param managementPort metrics and health; 0 = any free one
   * @param drain how long the desk is unready before it stops taking requests
   * @param publicUrl how browsers and phones reach it, for links in messages; empty = no such links
   * @param cluster how it reaches its other nodes; empty = they find out by looking at the database
   */
  public record Listen(
      String host,
      int port,
      int managementPort,
      Duration drain,
      Optional<URI> publicUrl,
      Optional<Cluster> cluster) {}

  /**
   * Other processes on the same database.
   *
   * @param host the address of this one, as the others reach it
   * @param port where this one listens to them
   * @param members addresses, with ports, of some of the others; those tell of the rest
   */
  public record Cluster(String host, int port, List<String> members) {
    public Cluster {
      members = List.copyOf(members);
    }
  }

  /** The folders that librarians write. */
  public record Content(Path faqData, Path botScripts) {}

  /**
   * The alliance.
   *
   * @param values its own values for answers
   * @param platforms the secrets that it shares with platforms, by the id of the directory
   * @param askAfter how long after a reader opened a platform's link she is asked whether it helped
   */
  public record Alliance(
      String name, Map<String, String> values, Map<String, Secret> platforms, Duration askAfter) {}

  /**
   * One member library, its local values for answers, such as {@code hours}, and its accounts.
   *
   * @param embed origins of the web pages that may show its chat in a frame
   */
  public record Library(
      String id,
      String name,
      Map<String, String> values,
      List<OfficialAccount> accounts,
      List<MiniProgram> miniPrograms,
      List<String> embed) {
    public Library {
      accounts = List.copyOf(accounts);
      miniPrograms = List.copyOf(miniPrograms);
      embed = List.copyOf(embed);
    }
  }

  /**
   * One WeChat Official Account.
   *
   * @param encodingAesKey missing in plain mode only
   * @param appSecret missing only where the account never writes on its own
   * @param subscribe how readers are told of an answer while the window is shut, if at all
   */
  public record OfficialAccount(
      String appId,
      Secret token,
      @Nullable Secret encodingAesKey,
      @Nullable Secret appSecret,
      Envelope.Mode mode,
      boolean customerService,
      Optional<Subscribe> subscribe) {}

  /**
   * The template of an account's one-time subscribe messages.
   *
   * @param scene what the platform keeps consents apart by: those for answers
   * @param digestScene those for digests
   */
  public record Subscribe(String template, int scene, int digestScene) {}

  /**
   * One WeChat mini-program.
   *
   * @param keys what the platform and the desk prove themselves with
   * @param formats how its pushes may be spelled
   * @param card leads from a chat to its pages, if anything does
   * @param templates of the subscribe messages that its readers may agree to, if there are any
   * @param asksWechat whether WeChat looks at texts beside the word list ({@code safety: wechat})
   */
  public record MiniProgram(
      String appId,
      Keys keys,
      Envelope.Mode mode,
      Set<Envelope.Format> formats,
      Optional<Card> card,
      Optional<Templates> templates,
      boolean asksWechat) {
    public MiniProgram {
      formats = Set.copyOf(formats);
    }
  }

  /**
   * The secrets of a mini-program.
   *
   * @param encodingAesKey missing in plain mode only
   */
  public record Keys(Secret token, @Nullable Secret encodingAesKey, Secret appSecret) {}

  /**
   * What a card of a mini-program shows, and where it leads.
   *
   * @param page its path, such as {@code pages/chat/chat}
   * @param thumbMediaId the picture, as the platform named it when it was uploaded
   */
  public record Card(String title, String page, Optional<String> thumbMediaId) {}

  /**
   * The subscribe messages of a mini-program.
   *
   * @param answer that an answer is there
   * @param digest that there is something new
   * @param page what they open
   */
  public record Templates(Template answer, Template digest, String page) {}

  /**
   * A template as the platform gave it to a mini-program.
   *
   * @param data what stands in its fields, such as {@code thing1}: {@code title}, {@code library}
   *     or {@code time}
   */
  public record Template(String id, Map<String, String> data) {
    public Template {
      data = Map.copyOf(data);
    }
  }

  /**
   * What the platform allows, and how the desk sends.
   *
   * @param pageHost where the platform's own pages are
   * @param answerWithin after this an answer follows instead of being handed back
   * @param messageWindow how long an account may write after a reader's message
   * @param eventWindow the same after following, scanning and clicking
   */
  public record Wechat(
      String apiHost,
      String pageHost,
      Duration answerWithin,
      Duration messageWindow,
      int messageCount,
      Duration eventWindow,
      int eventCount,
      Sending sending) {}

  /**
   * The pace of sending and the shape of what is sent.
   *
   * @param perSecond messages an account may send in a second
   * @param attempts tries before a message has failed
   * @param firstBackoff the wait after the first failed try
   * @param textBytes the longest text, in UTF-8 bytes
   * @param menuLinks whether menu lines in a reply can be tapped
   */
  public record Sending(
      int perSecond, int attempts, Duration firstBackoff, int textBytes, boolean menuLinks) {}

  /**
   * How long readers wait for people, and people for each other.
   *
   * @param longestWait until a wait in a queue becomes a ticket
   * @param ring until somebody else is tried instead of the librarian who was rung
   * @param silence until a talk with a librarian in which nobody says anything more is over
   * @param absence how long a librarian may be gone while a reader waits for her word
   * @param answerDays working days until a ticket is due
   */
  public record Handover(
      Duration longestWait, Duration ring, Duration silence, Duration absence, int answerDays) {}

  /**
   * The desk's own rules.
   *
   * @param idle a new consult begins after so much silence
   * @param apiToken opens the librarians' API; empty = closed
   * @param precision the share of right answers wanted among those given outright, from 0 to 1
   * @param keepQuestions how long readers' questions are kept, without the reader
   * @param reviewAfter how long a FAQ entry is trusted when nobody gave it a review date
   * @param push how often readers are told what is new
   * @param limits how fast readers' pages may ask
   * @param launches other systems whose links open the chat
   * @param benefit how a benefit is shared among libraries
   * @param weekly when librarians are told of their week; empty = never
   */
  public record Rules(
      Duration idle,
      Secret apiToken,
      double precision,
      Duration keepQuestions,
      Duration reviewAfter,
      Push push,
      Limits limits,
      List<Launch> launches,
      Benefit benefit,
      Optional<WeeklyDigest> weekly) {
    public Rules {
      launches = List.copyOf(launches);
    }
  }

  /**
   * Another system, such as a course platform, whose links open the chat.
   *
   * @param id its name in the address {@code /launch/{id}}
   * @param library which its links open when they name none; empty = they must
   * @param libraries which its links may name; empty = all
   * @param secret that it signs with
   * @param life how long a link is good
   * @param parameters what it calls the things that a link says
   */
  public record Launch(
      String id,
      String library,
      Set<String> libraries,
      Secret secret,
      Duration life,
      Parameters parameters) {
    public Launch {
      libraries = Set.copyOf(libraries);
    }

    /** Whether its links may open this library's chat. */
    public boolean mayOpen(String other) {
      return libraries.isEmpty() || libraries.contains(other) || other.equals(library);
    }

    /** The names of a link's parameters. */
    public record Parameters(
        String library, String subject, String reader, String time, String signature) {}
  }

  /**
   * How fast readers' pages may ask. In a lecture hall many readers share one address.
   *
   * @param reader what one reader may send
   * @param address what may come from one address
   * @param library what the readers of one library may send together
   * @param connections live connections at once on this node
   * @param proxied whether a proxy stands before the desk and says in X-Forwarded-For whose request
   *     it is
   */
  public record Limits(Rate reader, Rate address, Rate library, int connections, boolean proxied) {}

  /**
   * How readers are told what is new for what they subscribed to.
   *
   * @param every a reader gets at most one digest within this time
   * @param quiet when nobody is told of one
   * @param unseen what was said on a page of a mini-program and not seen for so long is told by a
   *     subscribe message
   */
  public record Push(Duration every, QuietHours quiet, Duration unseen) {}

  /**
   * When librarians are told what their library's week was like.
   *
   * @param hour of the day, China time
   */
  public record WeeklyDigest(DayOfWeek day, int hour) {}

  /**
   * How a benefit is shared by what libraries did for each other.
   *
   * @param base what is shared equally, in per cent
   * @param weights kind of contribution → points for one
   */
  public record Benefit(int base, Map<String, BigDecimal> weights) {
    public Benefit {
      weights = Map.copyOf(weights);
    }
  }

  /** The members' names, by their ids. */
  public Map<String, String> libraryNames() {
    return libraries.stream().collect(Collectors.toMap(Library::id, Library::name));
  }

  /** The values of the alliance alone. */
  public Map<String, String> allianceValues() {
    var values = new HashMap<String, String>();
    alliance.values().forEach((name, value) -> values.put("alliance." + name, value));
    values.put("alliance.name", alliance.name());
    return values;
  }

  /** The values that a library's texts may name: its own, the alliance's, and both names. */
  public Map<String, String> valuesOf(Library library) {
    var values = new HashMap<>(allianceValues());
    library.values().forEach((name, value) -> values.put("library." + name, value));
    values.put("library.name", library.name());
    return values;
  }
}
