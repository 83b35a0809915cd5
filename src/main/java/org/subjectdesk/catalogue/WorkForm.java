package org.subjectdesk.catalogue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;
import org.subjectdesk.catalogue.BibRecord.Imprint;
import org.subjectdesk.catalogue.BibRecord.Numbers;

/**
 * A work as bytes, so that a hit needs no database. Whoever changes this form counts {@link
 * IndexFolder#FORMAT} up.
 */
final class WorkForm {
  private WorkForm() {}

  static BytesRef write(Work work) {
    try {
      var out = new ByteBuffersDataOutput();
      out.writeString(work.id());
      out.writeString(work.title());
      writeAll(out, work.persons());
      out.writeString(work.imprint().publisher());
      out.writeZInt(work.imprint().year());
      out.writeString(work.imprint().edition());
      writeAll(out, work.numbers().isbn());
      writeAll(out, work.numbers().issn());
      writeAll(out, work.numbers().doi());
      writeAll(out, work.clc());
      out.writeVInt(work.holdings().size());
      for (var holding : work.holdings()) {
        out.writeString(holding.key().source());
        out.writeString(holding.key().id());
        out.writeString(holding.key().library());
        out.writeString(holding.kind().word());
        out.writeString(holding.callNumber());
        out.writeString(holding.link());
      }
      return new BytesRef(out.toArrayCopy());
    } catch (IOException inMemory) {
      throw new IllegalStateException(inMemory);
    }
  }

  static Work read(BytesRef bytes) throws IOException {
    var in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    return new Work(
        in.readString(),
        in.readString(),
        readAll(in),
        new Imprint(in.readString(), in.readZInt(), in.readString()),
        new Numbers(readAll(in), readAll(in), readAll(in)),
        Set.copyOf(readAll(in)),
        holdings(in));
  }

  private static List<Holding> holdings(DataInput in) throws IOException {
    var many = in.readVInt();
    var holdings = new ArrayList<Holding>(many);
    for (var i = 0; i < many; i++) {
      holdings.add(
          new Holding(
              new BibRecord.Key(in.readString(), in.readString(), in.readString()),
              Kind.of(in.readString()).orElse(Kind.OTHER),
              in.readString(),
              in.readString()));
    }
    return holdings;
  }

  private static void writeAll(DataOutput out, Collection<String> texts) throws IOException {
    out.writeVInt(texts.size());
    for (var text : texts) {
      out.writeString(text);
    }
  }

  private static List<String> readAll(DataInput in) throws IOException {
    var many = in.readVInt();
    var texts = new ArrayList<String>(many);
    for (var i = 0; i < many; i++) {
      texts.add(in.readString());
    }
    return texts;
  }
}
