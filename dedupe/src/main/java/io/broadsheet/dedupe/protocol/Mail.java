package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.decide.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** What one task has to say to the others, and to itself, gathered over a call. */
final class Mail {

  private final int self;
  private final ToIntFunction<String> homeOf;
  private final Deque<Message> local = new ArrayDeque<>();
  private final Map<Integer, List<Message>> remote = new TreeMap<>();

  /**
   * @param homeOf the task of an article id
   */
  Mail(int self, ToIntFunction<String> homeOf) {
    this.self = self;
    this.homeOf = homeOf;
  }

  /** The versions by the task that is their home. */
  Map<Integer, List<Version>> byHome(Collection<Version> versions) {
    Map<Integer, List<Version>> byHome = new TreeMap<>();
    for (Version version : versions) {
      byHome.computeIfAbsent(homeOf(version), home -> new ArrayList<>()).add(version);
    }
    return byHome;
  }

  int homeOf(Version version) {
    return homeOf.applyAsInt(version.id());
  }

  void post(int task, Message message) {
    if (task == self) {
      local.add(message);
    } else {
      remote.computeIfAbsent(task, target -> new ArrayList<>()).add(message);
    }
  }

  void post(Version to, Message message) {
    post(homeOf(to), message);
  }

  /** The next message to the task itself, or null. */
  Message nextLocal() {
    return local.poll();
  }

  /** Takes out what is for other tasks, by task. */
  Map<Integer, List<Message>> takeRemote() {
    Map<Integer, List<Message>> taken = new TreeMap<>(remote);
    remote.clear();
    return taken;
  }
}
