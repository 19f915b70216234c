package io.broadsheet.standalone.cli;

import io.broadsheet.runtime.health.Health;
import io.broadsheet.runtime.health.HealthServer;
import java.net.InetSocketAddress;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where probes and scrapes are answered. */
final class HttpOptions {

  @Option(
      names = "--http",
      paramLabel = "HOST:PORT",
      converter = Address.class,
      description =
          "Answer /livez, /readyz, /startupz and /metrics there (env BROADSHEET_HTTP, default"
              + " nowhere).")
  private InetSocketAddress address;

  /** Starts to answer, where that is wanted; close what is returned. */
  Server serve(Health health, Supplier<String> metrics) {
    return address == null ? () -> {} : HealthServer.start(address, health, metrics)::close;
  }

  /** What answers. */
  interface Server extends AutoCloseable {
    @Override
    void close();
  }

  static final class Address implements ITypeConverter<InetSocketAddress> {

    private static final Pattern FORM = Pattern.compile("(.+):(\\d{1,5})");

    @Override
    public InetSocketAddress convert(String value) {
      Matcher parts = FORM.matcher(value);
      if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65_535) {
        throw new TypeConversionException(
            "'%s' is no HOST:PORT, such as 0.0.0.0:8080".formatted(value));
      }
      InetSocketAddress address =
          new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2)));
      if (address.isUnresolved()) {
        throw new TypeConversionException("Nothing is known of host " + parts.group(1));
      }
      return address;
    }
  }
}
