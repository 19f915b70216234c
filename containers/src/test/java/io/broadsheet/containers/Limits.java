package io.broadsheet.containers;

/** The memory limits that docs/images.md and the manifests state, in MiB. */
public final class Limits {

  public static final int INGEST_MIB = 768;
  public static final int CLEANER_MIB = 1024;
  public static final int DEDUPE_MIB = 1536;

  private Limits() {}
}
