package io.broadsheet.dedupe.decide;

import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.Decision.Match;
import io.broadsheet.dedupe.Relation;
import io.broadsheet.dedupe.feature.Features;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** The stored form of a decided {@link Home}; the id is its key in the store, not part of it. */
final class HomeCodec {

  private static final int VERSION = 1;
  private static final int CANONICAL = 0;

  /** By their stored number, less one; only ever appended to. */
  private static final List<Relation> RELATIONS =
      List.of(Relation.EXACT, Relation.NEAR, Relation.PART, Relation.EXTENDED);

  private HomeCodec() {}

  static byte[] encode(Home home) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      writeInstant(out, home.position().at());
      writeInstant(out, home.crawls().latest());
      out.writeInt(home.revision());
      writeDecision(out, home.decision());
      out.write(home.crawls().features().encode());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IllegalArgumentException when the bytes are of another version, or no home at all
   */
  static Home decode(String id, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "the state of %s has version %d, this release reads %d"
                .formatted(id, version, VERSION));
      }
      Position position = new Position(readInstant(in), id);
      Instant latest = readInstant(in);
      int revision = in.readInt();
      Decision decision = readDecision(in, id);
      Features features = Features.decode(in.readAllBytes());
      return new Home(new Crawls(position, latest, features), revision, decision);
    } catch (IOException e) {
      throw new IllegalArgumentException("the state of %s is cut short".formatted(id), e);
    }
  }

  private static void writeDecision(DataOutputStream out, Decision decision) throws IOException {
    if (decision.isCanonical()) {
      out.writeByte(CANONICAL);
      return;
    }
    Match match = decision.match();
    out.writeByte(RELATIONS.indexOf(match.relation()) + 1);
    out.writeDouble(match.similarity());
    out.writeDouble(match.containment());
    out.writeUTF(decision.canonicalId());
  }

  private static Decision readDecision(DataInputStream in, String id) throws IOException {
    int relation = in.readByte();
    if (relation == CANONICAL) {
      return new Decision(id, id, null);
    }
    Match match = new Match(RELATIONS.get(relation - 1), in.readDouble(), in.readDouble());
    return new Decision(id, in.readUTF(), match);
  }

  private static void writeInstant(DataOutputStream out, Instant instant) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  private static Instant readInstant(DataInputStream in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }
}
