package org.subjectdesk.walk;

import static org.awaitility.Awaitility.await;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.client.ApiException;
import org.subjectdesk.client.model.ActivateCodeRequest;
import org.subjectdesk.client.model.AddLibrarianRequest;
import org.subjectdesk.client.model.ChangeLibrarianRequest;
import org.subjectdesk.client.model.ChangePasswordRequest;
import org.subjectdesk.client.model.EnterByLinkRequest;
import org.subjectdesk.client.model.RemoveCodeRequest;
import org.subjectdesk.client.model.Role;
import org.subjectdesk.client.model.SignInRequest;

/** Accounts: tag {@code librarians}. */
final class LibrarianCalls {
  private static final Pattern LINK = Pattern.compile("/enter/([^/\"\\\\]+)/([^/\"\\\\\\s]+)");

  private final Door door;
  private final Outside outside;

  LibrarianCalls(Door door, Outside outside) {
    this.door = door;
    this.outside = outside;
  }

  /** A library-admin adds a colleague, who sets herself up with a second factor. */
  void account() throws Exception {
    var admin = door.librarian("fang").librarians();
    var form = new AddLibrarianRequest().id("xu").library("demo-a").name("许");
    var added = admin.addLibrarian(form.role(Role.LIBRARIAN));
    admin.changeLibrarian("xu", new ChangeLibrarianRequest().name("许晴川"));
    Check.that(
        admin.listLibrarians(null).getLibrarians().stream()
            .anyMatch(one -> one.getName().equals("许晴川")),
        "the new colleague");

    var signIn = new SignInRequest().id("xu").password(added.getPassword());
    var xu = door.librarian(signIn).librarians();
    var own = "a password of her own";
    xu.changePassword(new ChangePasswordRequest().old(added.getPassword())._new(own));
    var key = xu.proposeCode().getSecret();
    // A code works once: that of now is for this, the next one for signing in.
    xu.activateCode(new ActivateCodeRequest().code(Outside.appCode(key, 0)));
    xu.signOut();

    var again = door.librarian(signIn.password(own).code(Outside.appCode(key, 1))).librarians();
    Check.that(again.whoAmI().getLibrarian().getId().equals("xu"), "herself");
    again.removeCode(new RemoveCodeRequest().password(own));
    Check.that(!admin.readAudit("demo-a", null, 20).getEntries().isEmpty(), "who did what");
  }

  /** She binds her own WeChat, is told there that a reader waits, and comes in by the link. */
  void phone() throws Exception {
    var lin = door.librarian("lin").librarians();
    outside.wechat("oPhoneOfLin", "绑定 " + lin.proposeWechat().getCode());
    Check.that(lin.readOwnWechat().getBound(), "her WeChat is bound");

    outside.wechat("oWaits", "转人工");
    outside.wechat("oWaits", "0");
    var link = await().until(() -> link("oPhoneOfLin"), found -> found != null);
    var answer =
        door.nobody()
            .librarians()
            .enterByLinkWithHttpInfo(new EnterByLinkRequest().link(link.group(1)));
    seen(door.signedIn(answer), link.group(2));
    lin.unbindWechat();
  }

  private static void seen(Client she, String consult) throws ApiException {
    Check.that(she.desk().readConsult(consult).getConsult().getId().equals(consult), "her words");
    var desk = she.desk().viewDesk();
    Check.that(
        desk.getConsults().size() + desk.getTickets().getOpen() == 1,
        "one who waits, or left word");
  }

  private @Nullable MatchResult link(String openid) throws Exception {
    return LINK.matcher(outside.outbox(openid)).results().findFirst().orElse(null);
  }
}
