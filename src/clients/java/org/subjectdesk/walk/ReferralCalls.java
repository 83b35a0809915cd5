package org.subjectdesk.walk;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.subjectdesk.client.model.TellOfReferralRequest;

/** A reader is led to a platform, which tells the rest: tag {@code referrals}. */
final class ReferralCalls {
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

  private final Door door;
  private final Outside outside;

  ReferralCalls(Door door, Outside outside) {
    this.door = door;
    this.outside = outside;
  }

  void make() throws Exception {
    outside.wechat("oLed", "我要做专利导航");
    outside.wechat("oLed", "新能源汽车热管理");
    var answer = outside.wechat("oLed", "好，给我链接");
    var link = LINK.matcher(answer).results().findFirst().orElseThrow().group(1);
    var referral = outside.follow(link);

    var solved = TellOfReferralRequest.EventEnum.SOLVED;
    var noted =
        door.nobody()
            .referrals()
            .tellOfReferral(
                referral,
                outside.platformSignature(referral, solved.getValue()),
                new TellOfReferralRequest().event(solved));
    Check.that(noted.getNoted(), "its first word");
    var today = LocalDate.now();
    var rows =
        door.librarian("lin")
            .referrals()
            .readFunnel(today.minusDays(2), today.plusDays(1), "platform", "demo-a")
            .getRows();
    Check.that(rows.getFirst().getSolved() == 1, "one who was helped");
  }
}
