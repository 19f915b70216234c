package io.broadsheet.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;

class WorkerStatusTest {

  @Test
  void shouldBeLiveAndNotReadyWhileItRestores() {
    var status = new WorkerStatus(State.REBALANCING, false, null, null, 1, true, 120_300, 0, 1);
    assertThat(status.live().good()).isTrue();
    assertThat(status.ready()).isEqualTo(new Verdict(false, "restores: 120,300 records left"));
    assertThat(status.started().good()).isFalse();
  }

  @Test
  void shouldBeDeadWhenAFaultStoppedIt() {
    var status = new WorkerStatus(State.NOT_RUNNING, true, "a fault", null, 0, false, 0, 0, 1);
    assertThat(status.live()).isEqualTo(new Verdict(false, "stopped: a fault"));
    assertThat(status.ready().good()).isFalse();
    assertThat(status.started().good()).isTrue();
  }

  @Test
  void shouldBeDeadWhenAllItsThreadsAre() {
    var status = new WorkerStatus(State.RUNNING, true, null, null, 0, false, 0, 0, 1);
    assertThat(status.live()).isEqualTo(new Verdict(false, "all threads have stopped"));
  }

  @Test
  void shouldBeLiveAndNotReadyWhileItWaitsForAServer() {
    var status = new WorkerStatus(State.RUNNING, true, null, "no registry", 0, false, 0, 0, 1);
    assertThat(status.live()).isEqualTo(new Verdict(true, "retries after: no registry"));
    assertThat(status.ready().good()).isFalse();
  }

  @Test
  void shouldBeReadyWhenItRuns() {
    var status = new WorkerStatus(State.RUNNING, true, null, null, 1, false, 0, 0, 1);
    assertThat(status.ready()).isEqualTo(new Verdict(true, "running"));
  }

  @Test
  void shouldNotBeReadyWhileTasksReadTheirState() {
    var status = new WorkerStatus(State.RUNNING, true, null, null, 1, false, 0, 2, 1);
    assertThat(status.live().good()).isTrue();
    assertThat(status.ready()).isEqualTo(new Verdict(false, "loading state: tasks left: 2"));
  }

  @Test
  void shouldBeReadyAndSaySoWhenItWaitsWithoutTasks() {
    var status = new WorkerStatus(State.RUNNING, true, null, null, 1, false, 0, 0, 0);
    assertThat(status.live().good()).isTrue();
    assertThat(status.ready()).isEqualTo(new Verdict(true, "waits without tasks"));
    var starting = new WorkerStatus(State.REBALANCING, false, null, null, 1, false, 0, 0, 0);
    assertThat(starting.ready()).isEqualTo(new Verdict(false, "rebalancing"));
  }
}
