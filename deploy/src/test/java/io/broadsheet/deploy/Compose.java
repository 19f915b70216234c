package io.broadsheet.deploy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** The part of the Compose file format that the compose file uses, after its specification. */
record Compose(
    String name,
    @JsonProperty("x-worker") Service worker,
    Map<String, Service> services,
    Map<String, Object> volumes,
    Map<String, Secret> secrets) {

  record Service(
      String image,
      List<String> command,
      Map<String, String> environment,
      List<String> ports,
      List<String> volumes,
      List<String> secrets,
      @JsonProperty("depends_on") Map<String, Dependency> dependsOn,
      Healthcheck healthcheck,
      String restart,
      @JsonProperty("read_only") Boolean readOnly,
      @JsonProperty("cap_drop") List<String> capDrop,
      @JsonProperty("security_opt") List<String> securityOpt,
      List<String> tmpfs,
      @JsonProperty("stop_grace_period") String stopGracePeriod,
      @JsonProperty("mem_limit") String memLimit) {}

  record Dependency(String condition) {}

  record Healthcheck(List<String> test, String interval, String timeout, Integer retries) {}

  record Secret(String file, String environment) {}
}
