package io.broadsheet.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** With the configuration that the commands have. */
class EarlyRegistrationTest {

  private static final String REGISTRATION =
      "[ControllerApis nodeId=1] Unexpected error handling request"
          + " RequestHeader(apiKey=CONTROLLER_REGISTRATION, apiVersion=0, clientId=1)";
  private static final Throwable NOT_YET =
      new CompletionException(new NotControllerException("The active controller is node 1."));

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger kafka = logger("kafka");
  private final Logger apis = logger("kafka.server.ControllerApis");

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  @BeforeEach
  void listen() {
    log.start();
    kafka.addAppender(log);
    kafka.setAdditive(false);
  }

  @AfterEach
  void stop() {
    kafka.detachAppender(log);
    kafka.setAdditive(true);
    apis.setLevel(null);
  }

  @Test
  void shouldNotTellOfAControllerThatRegistersBeforeItLeads() {
    apis.error(REGISTRATION, NOT_YET);

    assertThat(log.list).isEmpty();
  }

  @Test
  void shouldTellOfItWhereInformationIsWanted() {
    apis.setLevel(Level.INFO);

    apis.error(REGISTRATION, NOT_YET);

    assertThat(log.list).hasSize(1);
  }

  @Test
  void shouldTellOfAllOtherErrors() {
    apis.error(REGISTRATION, new CompletionException(new UnknownServerException("A fault.")));
    apis.error(REGISTRATION.replace("CONTROLLER_", "BROKER_"), NOT_YET);
    apis.error(REGISTRATION);
    logger("kafka.server.KafkaApis").error(REGISTRATION, NOT_YET);

    assertThat(log.list).hasSize(4);
  }
}
