package io.broadsheet.containers;

/**
 * Names of images. Each can be set by a system property or an environment variable: {@code
 * images.kafka} or {@code IMAGES_KAFKA}, and so on.
 */
public final class Images {

  public static final String KAFKA = name("kafka", "apache/kafka:4.3.1");
  public static final String REGISTRY = name("registry", "apicurio/apicurio-registry:3.0.9");
  public static final String INGEST = own("ingest");
  public static final String CLEANER = own("cleaner");
  public static final String DEDUPE = own("dedupe");

  private Images() {}

  private static String own(String worker) {
    return name(worker, "broadsheet/%s:%s".formatted(worker, System.getProperty("containers.tag")));
  }

  private static String name(String part, String usual) {
    String variable = System.getenv("IMAGES_" + part.toUpperCase(java.util.Locale.ROOT));
    return System.getProperty("images." + part, variable == null ? usual : variable);
  }
}
