package org.subjectdesk.conversation;

import org.subjectdesk.handover.Aways;
import org.subjectdesk.handover.BlockedReaders;
import org.subjectdesk.handover.Handovers;
import org.subjectdesk.handover.OwnWechat;
import org.subjectdesk.handover.Referrals;
import org.subjectdesk.handover.Tickets;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.push.Wishes;
import org.subjectdesk.reader.Persons;
import org.subjectdesk.reader.ReaderSessions;
import org.subjectdesk.safety.HeldTexts;
import org.subjectdesk.store.Tx;

/** What is kept about a reader, gone: the one list of all that has her name. */
public final class Forgetting {
  private Forgetting() {}

  /** Deletes everything of one account of hers. What only counts stays, without her. */
  public static void everything(Tx tx, ReaderId reader) {
    new Handovers().forget(tx, reader);
    new Tickets().forget(tx, reader);
    new BlockedReaders().unblock(tx, reader);
    new OwnWechat().forget(tx, reader);
    Wishes.none().forget(tx, reader);
    new Aways().forget(tx, reader);
    new Referrals().forget(tx, reader);
    MyData.forget(tx, reader);
    new HeldTexts().forget(tx, reader);
    ReaderSessions.forget(tx, reader);
    Persons.forget(tx, reader);
    Conversations.forget(tx, reader);
    Transcript.forget(tx, reader);
  }
}
