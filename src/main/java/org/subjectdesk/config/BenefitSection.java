package org.subjectdesk.config;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.config.Configuration.Benefit;

/** Reads how a benefit is shared. */
final class BenefitSection {
  static final Set<String> KEYS = Set.of("base", "weights");

  /** What a deed of each kind is worth unless somebody says otherwise. */
  private static final Map<String, String> USUAL =
      Map.of(
          "consult", "3",
          "ticket", "3",
          "faq-entry", "5",
          "faq-answer", "0.05",
          "records", "0.01",
          "referral", "2",
          "project", "20");

  private static final int BASE = 20;
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000);
  private static final int PLACES = 4;

  private BenefitSection() {}

  static Benefit read(Section section) {
    var given = section.texts("weights");
    var weights = new LinkedHashMap<String, BigDecimal>();
    USUAL.forEach((kind, points) -> weights.put(kind, new BigDecimal(points)));
    given.forEach(
        (kind, text) -> {
          var points = points(text);
          if (!USUAL.containsKey(kind)) {
            section.at("weights").fault("weights has " + kind, "use " + String.join(", ", kinds()));
          } else if (points.isEmpty()) {
            section
                .at("weights")
                .fault(kind + " is no weight", "write a number from 0 to 1000, at most 4 decimals");
          } else {
            weights.put(kind, points.get());
          }
        });
    return new Benefit(section.number("base", BASE, 0, 100), weights);
  }

  private static Iterable<String> kinds() {
    return USUAL.keySet().stream().sorted().toList();
  }

  private static Optional<BigDecimal> points(String text) {
    try {
      return Optional.of(new BigDecimal(text))
          .filter(points -> points.signum() >= 0 && points.compareTo(MOST) <= 0)
          .filter(points -> points.scale() >= 0 && points.scale() <= PLACES);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
