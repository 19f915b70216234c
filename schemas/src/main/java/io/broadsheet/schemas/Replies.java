package io.broadsheet.schemas;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;

/** Waits for what a broker replies to an admin client. */
public final class Replies {

  private Replies() {}

  /**
   * The reply; what the broker refuses is thrown as Kafka's own unchecked exception.
   *
   * @throws UnreachableException when no broker answers in time
   */
  public static <T> T await(KafkaFuture<T> future, ClusterConfig cluster) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw unreachable(cluster, e.getCause());
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the broker", e);
    }
  }

  private static UnreachableException unreachable(ClusterConfig cluster, Throwable cause) {
    return new UnreachableException(
        "No Kafka broker answers at %s. Start one, or give its address with --bootstrap."
            .formatted(cluster.bootstrapServers()),
        cause);
  }
}
