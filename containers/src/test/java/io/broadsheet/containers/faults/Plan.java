package io.broadsheet.containers.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Rounds of faults, the same for the same seed. Each round has every kind, in an order of its own
 * and against targets of its own. Not thread-safe.
 */
final class Plan {

  private final Random random;

  Plan(long seed) {
    this.random = new Random(seed);
  }

  List<Fault> nextRound() {
    List<Fault> round = new ArrayList<>();
    for (Role role : Role.values()) {
      round.add(new Fault.KillWorker(role, random.nextInt(Pipeline.WORKERS)));
      round.add(new Fault.PauseWorker(role, random.nextInt(Pipeline.WORKERS)));
    }
    round.add(new Fault.CutWorker(role(), random.nextInt(Pipeline.WORKERS)));
    round.add(new Fault.Scale(role()));
    round.add(new Fault.KillIngest());
    round.add(new Fault.KillBroker(random.nextInt(Pipeline.BROKERS)));
    round.add(new Fault.RestartBrokers());
    round.add(new Fault.StopRegistry());
    round.add(new Fault.RollWorkers());
    round.add(new Fault.DamageStore(random.nextInt(Pipeline.WORKERS)));
    round.add(new Fault.Poison());
    Collections.shuffle(round, random);
    return round;
  }

  private Role role() {
    return Role.values()[random.nextInt(Role.values().length)];
  }
}
