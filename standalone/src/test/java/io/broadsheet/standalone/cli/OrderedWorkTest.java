package io.broadsheet.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrderedWorkTest {

  @Test
  void shouldHandOnResultsInOrder() {
    List<Integer> results = new ArrayList<>();
    try (OrderedWork<Integer, Integer> work =
        new OrderedWork<>(
            2,
            i -> {
              sleep(i % 3);
              return i;
            },
            results::add)) {
      IntStream.range(0, 500).forEach(work::add);
      work.finish();
    }

    assertThat(results).containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
  }

  @Test
  void shouldLetWhoBringsWorkGoOnBesideIt() throws InterruptedException {
    CountDownLatch brought = new CountDownLatch(10);
    List<Boolean> results = new ArrayList<>();
    try (OrderedWork<Integer, Boolean> work =
        new OrderedWork<>(
            2,
            i -> {
              try {
                return brought.await(30, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                return false;
              }
            },
            results::add)) {
      for (int i = 0; i < 10; i++) {
        work.add(i);
        brought.countDown();
      }
      work.finish();
    }

    assertThat(results).hasSize(10).containsOnly(true);
  }

  @Test
  void shouldFailAsTheWorkDid() {
    try (OrderedWork<Integer, Integer> work =
        new OrderedWork<>(
            2,
            i -> {
              throw new ArithmeticException("no");
            },
            i -> {})) {
      assertThatThrownBy(
              () -> {
                work.add(1);
                work.finish();
              })
          .isInstanceOf(ArithmeticException.class);
    }
  }

  private static void sleep(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
