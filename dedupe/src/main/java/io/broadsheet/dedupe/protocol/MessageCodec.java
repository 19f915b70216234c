package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.feature.Features;
import io.broadsheet.dedupe.protocol.Answer.Matched;
import io.broadsheet.dedupe.protocol.Message.Ask;
import io.broadsheet.dedupe.protocol.Message.Change;
import io.broadsheet.dedupe.protocol.Message.Drop;
import io.broadsheet.dedupe.protocol.Message.Offer;
import io.broadsheet.dedupe.protocol.Message.Settled;
import io.broadsheet.dedupe.protocol.Message.Unwatch;
import io.broadsheet.dedupe.protocol.Message.Verdict;
import io.broadsheet.dedupe.protocol.Status.Canonical;
import io.broadsheet.dedupe.protocol.Status.CopyOf;
import io.broadsheet.dedupe.protocol.Status.Gone;
import io.broadsheet.dedupe.protocol.Status.Undecided;
import java.util.ArrayList;
import java.util.List;

/** The binary form of messages, answers and statuses. */
final class MessageCodec {

  private static final int OFFER = 1;
  private static final int DROP = 2;
  private static final int ASK = 3;
  private static final int VERDICT = 4;
  private static final int CHANGE = 5;
  private static final int SETTLED = 6;
  private static final int UNWATCH = 7;

  private static final int UNDECIDED = 0;
  private static final int CANONICAL = 1;
  private static final int COPY = 2;
  private static final int GONE = 3;

  private MessageCodec() {}

  /** About how many bytes a message takes; only features can make it large. */
  static int sizeOf(Message message) {
    int features = message instanceof Ask ask ? 8 * ask.features().shingles().length : 0;
    return 256 + features;
  }

  static void write(ByteWriter out, Message message) {
    if (message instanceof Offer offer) {
      out.octet(OFFER).version(offer.to()).version(offer.candidate()).keys(offer.keys());
    } else if (message instanceof Drop drop) {
      out.octet(DROP).version(drop.to()).version(drop.candidate());
      out.fixed(drop.key(), Features.KEY_BYTES);
    } else if (message instanceof Ask ask) {
      versions(out.octet(ASK), ask.to()).position(ask.asker()).blob(ask.features().encode());
    } else if (message instanceof Verdict verdict) {
      out.octet(VERDICT).version(verdict.to()).version(verdict.candidate());
      answer(out, verdict.answer());
    } else if (message instanceof Change change) {
      versions(out.octet(CHANGE), change.to()).version(change.of());
      status(out, change.status()).number(change.sequence()).bool(change.settle());
    } else if (message instanceof Settled settled) {
      out.octet(SETTLED).version(settled.to()).version(settled.by()).number(settled.sequence());
    } else if (message instanceof Unwatch unwatch) {
      out.octet(UNWATCH).version(unwatch.to()).version(unwatch.by());
    }
  }

  static Message read(ByteReader in) {
    int type = in.octet();
    return switch (type) {
      case OFFER -> new Offer(in.version(), in.version(), in.keys());
      case DROP -> new Drop(in.version(), in.version(), in.fixed(Features.KEY_BYTES));
      case ASK -> new Ask(versions(in), in.position(), Features.decode(in.blob()));
      case VERDICT -> new Verdict(in.version(), in.version(), answer(in));
      case CHANGE -> new Change(versions(in), in.version(), status(in), in.integer(), in.bool());
      case SETTLED -> new Settled(in.version(), in.version(), in.integer());
      case UNWATCH -> new Unwatch(in.version(), in.version());
      default -> throw new IllegalArgumentException("a message of unknown type " + type);
    };
  }

  static void answer(ByteWriter out, Answer answer) {
    if (answer instanceof Matched matched) {
      out.bool(true).match(matched.match()).position(matched.position()).text(matched.address());
      matched.lanes().write(out);
      status(out, matched.status());
    } else {
      out.bool(false);
    }
  }

  static Answer answer(ByteReader in) {
    return in.bool()
        ? new Matched(in.match(), in.position(), in.text(), Lanes.read(in), status(in))
        : Answer.NO_MATCH;
  }

  private static ByteWriter status(ByteWriter out, Status status) {
    if (status instanceof CopyOf copy) {
      return out.octet(COPY).position(copy.canonical());
    }
    if (status instanceof Undecided) {
      return out.octet(UNDECIDED);
    }
    return out.octet(status instanceof Canonical ? CANONICAL : GONE);
  }

  private static Status status(ByteReader in) {
    int kind = in.octet();
    return switch (kind) {
      case UNDECIDED -> Status.UNDECIDED;
      case CANONICAL -> Status.CANONICAL;
      case COPY -> new CopyOf(in.position());
      case GONE -> new Gone();
      default -> throw new IllegalArgumentException("a status of unknown kind " + kind);
    };
  }

  static ByteWriter versions(ByteWriter out, java.util.Collection<Version> versions) {
    out.number(versions.size());
    versions.forEach(out::version);
    return out;
  }

  static List<Version> versions(ByteReader in) {
    int size = in.count();
    List<Version> versions = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      versions.add(in.version());
    }
    return versions;
  }
}
