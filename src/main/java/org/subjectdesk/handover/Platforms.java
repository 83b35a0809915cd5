package org.subjectdesk.handover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.subjectdesk.call.Call;
import org.subjectdesk.call.Deadline;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.config.Secret;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Surroundings.Later;
import org.subjectdesk.dialogue.Surroundings.Link;
import org.subjectdesk.dialogue.Surroundings.Offer;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.directory.Entry;
import org.subjectdesk.directory.Field;
import org.subjectdesk.directory.Platform;
import org.subjectdesk.directory.Service;
import org.subjectdesk.directory.Target;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.project.Projects;
import org.subjectdesk.store.Tx;

/**
 * Leads readers to the platforms of the alliance (引流): the one that is right and works, then a link
 * of their own. Safe for any thread; calls with a transaction belong to it.
 */
public final class Platforms {
  private static final int MOST_CALLS = 5;

  private final Referrals referrals = new Referrals();
  private final Supplier<Directory> directory;
  private final Map<String, String> libraries;
  private final Predicate<Platform> up;
  private final ReferralLinks links;
  private final Optional<URI> desk;
  private final Duration askAfter;
  private final Function<Tx, List<Call>> calls;

  /**
   * Prepares.
   *
   * @param directory as it is now
   * @param libraries the names of the members, by id
   * @param up whether a platform works now; must not block
   * @param desk where readers reach this desk; empty = nowhere, and nothing is offered
   * @param askAfter how long after she opened a link a reader is asked whether it helped
   * @param calls the project calls that are open
   */
  public Platforms(
      Supplier<Directory> directory,
      Map<String, String> libraries,
      Predicate<Platform> up,
      ReferralLinks links,
      Optional<URI> desk,
      Duration askAfter,
      Function<Tx, List<Call>> calls) {
    this.directory = directory;
    this.libraries = Map.copyOf(libraries);
    this.up = up;
    this.links = links;
    this.desk = desk;
    this.askAfter = askAfter;
    this.calls = calls;
  }

  /** Without any. */
  public static Platforms none() {
    var key = new ReferralLinks(Secret.random());
    return new Platforms(
        Directory::empty,
        Map.of(),
        _ -> false,
        key,
        Optional.empty(),
        Duration.ZERO,
        _ -> List.of());
  }

  /** What readers may need that a chat cannot give. */
  public Collection<Service> services() {
    return directory.get().services().values();
  }

  /** Whether a platform meets a need of this reader now. */
  public boolean meets(Consult consult, String need) {
    return best(consult, need).isPresent();
  }

  /** Whether the platform that meets a need is a link resolver. */
  public boolean resolves(Consult consult, String need) {
    return best(consult, need).filter(one -> one.entry() instanceof Entry.OpenUrl).isPresent();
  }

  private Optional<Platform> best(Consult consult, String need) {
    return desk.isEmpty()
        ? Optional.empty()
        : directory.get().meeting(need, consult.subject(), consult.library(), up).stream()
            .findFirst();
  }

  /** Offers the best platform for a need; empty when there is none. */
  public Optional<Offer> offer(
      Tx tx,
      Consult consult,
      String need,
      Map<Field, String> told,
      Optional<String> subject,
      Instant at) {
    var values = new EnumMap<Field, String>(Field.class);
    values.putAll(told);
    values.putAll(directory.get().known(need));
    values.put(Field.LIBRARY, consult.library());
    values.put(Field.LIBRARY_NAME, libraries.getOrDefault(consult.library(), consult.library()));
    values.put(Field.SUBJECT, consult.subject());
    subject.ifPresent(name -> values.put(Field.SUBJECT_NAME, name));
    return best(consult, need)
        .map(
            platform -> {
              var passed = platform.entry().passing(values);
              var id = referrals.offer(tx, consult, platform.id(), need, passed, at);
              return new Offer(id, directory.get().nameOf(need), platform, passed, values);
            });
  }

  /**
   * She agreed.
   *
   * @param bare whether nothing is to be passed on
   * @return the link; empty when the offer is not hers or not known any more
   */
  public Optional<Link> accept(Tx tx, Consult consult, String id, boolean bare, Instant at) {
    if (bare) {
      referrals.passNothing(tx, id, consult.reader());
    }
    return referrals
        .accept(tx, id, consult.reader(), at)
        .flatMap(
            referral ->
                directory
                    .get()
                    .platform(referral.platform())
                    .map(
                        platform ->
                            new Link(
                                platform.name(),
                                desk.orElseThrow().resolve("r/" + links.token(id, at)).toString(),
                                program(platform, referral))));
  }

  private static Optional<Link.Program> program(Platform platform, Referrals.Referral referral) {
    return platform.entry() instanceof Entry.MiniProgram(var app, _, _, _)
        ? Target.path(platform.entry(), referral.passed(), Map.of("ref", referral.id()))
            .map(path -> new Link.Program(app, path))
        : Optional.empty();
  }

  /** What a reader is to be asked of, once; notes that she is. */
  public Optional<Later> askLater(Tx tx, ReaderId reader, Instant at) {
    return referrals
        .unasked(tx, reader, at, askAfter)
        .flatMap(
            referral ->
                directory
                    .get()
                    .platform(referral.platform())
                    .filter(_ -> referrals.ask(tx, referral.id(), at))
                    .map(platform -> new Later(referral.id(), platform.name())));
  }

  /**
   * Who leads the teaching of a subject, those of the library's own college first; empty when the
   * directory names nobody.
   */
  public Optional<String> leads(String library, String subject) {
    return Optional.of(
            directory.get().leads(subject, library).stream()
                .map(
                    one ->
                        "%s（%s%s）"
                            .formatted(
                                one.name(),
                                one.department().map(it -> it + "，").orElse(""),
                                libraries.getOrDefault(one.library(), one.library())))
                .collect(Collectors.joining("、")))
        .filter(text -> !text.isEmpty());
  }

  /** How many project calls are open; empty when none is. */
  public Optional<String> callCount(Tx tx) {
    return Optional.of(calls.apply(tx).size())
        .filter(count -> count > 0)
        .map(count -> String.valueOf(count));
  }

  /**
   * The project calls that are open for a subject, a line each, the soonest due first, and where to
   * read more; empty when there is none.
   */
  public Optional<String> calls(Tx tx, String library, String subject) {
    var fitting = calls.apply(tx).stream().filter(one -> Projects.isFor(one, subject)).toList();
    var lines =
        fitting.stream()
            .limit(MOST_CALLS)
            .map(
                one ->
                    "· %s（%s，%s截止）"
                        .formatted(
                            one.terms().title(),
                            libraries.getOrDefault(one.library(), one.library()),
                            Deadline.shown(one.terms().deadline())))
            .collect(Collectors.joining("\n"));
    return Optional.of(lines + guide(library, subject).map(it -> "\n" + it + "#calls").orElse(""))
        .filter(_ -> !fitting.isEmpty());
  }

  /** The page of a subject at a library (学科导航); empty where readers cannot reach it. */
  public Optional<String> guide(String library, String subject) {
    return desk.map(url -> url.resolve("g/" + library + "/" + subject).toString());
  }

  /**
   * The page of the catalogue with what fits some words; empty where readers cannot reach it.
   *
   * @param kind the only form that she wants; empty = any
   */
  public Optional<String> catalogue(String library, String words, Optional<Kind> kind) {
    var form = kind.map(one -> "&kind=" + one.word()).orElse("");
    var query = URLEncoder.encode(words, UTF_8) + form;
    return desk.map(url -> url.resolve("catalogue/" + library + "?q=" + query).toString());
  }

  /** The names of the members, by id. */
  public Map<String, String> libraries() {
    return libraries;
  }

  /** The records of what became of it. */
  public Referrals referrals() {
    return referrals;
  }
}
