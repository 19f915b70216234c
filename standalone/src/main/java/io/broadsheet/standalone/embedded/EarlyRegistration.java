package io.broadsheet.standalone.embedded;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.kafka.common.errors.NotControllerException;
import org.slf4j.Marker;

/**
 * Takes one error of the broker's log for the information that it is. While a broker starts, its
 * controller registers with the one that leads, which is itself, and may do so a moment before it
 * has begun to lead. It then answers itself that it is not the controller, logs that as an
 * unexpected error with a stack trace, and tries again 100 ms later. There is nothing to wait for
 * from outside, as both happen within the start. Logback makes it, as {@code logback.xml} says.
 */
public final class EarlyRegistration extends TurboFilter {

  private static final String LOGGER = "kafka.server.ControllerApis";
  private static final String REQUEST = "apiKey=CONTROLLER_REGISTRATION,";

  @Override
  public FilterReply decide(
      Marker marker,
      Logger logger,
      Level level,
      String format,
      Object[] parameters,
      Throwable thrown) {
    boolean early =
        thrown != null
            && LOGGER.equals(logger.getName())
            && format != null
            && format.contains(REQUEST)
            && (thrown instanceof NotControllerException
                || thrown.getCause() instanceof NotControllerException);
    boolean tellsInfo = Level.INFO.isGreaterOrEqual(logger.getEffectiveLevel());
    return early && !tellsInfo ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}
