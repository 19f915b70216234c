package io.broadsheet.deploy;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of KEDA's API (keda.sh/v1alpha1) that scales on Kafka, after its documentation. */
final class Keda {

  /** What a trigger of type kafka takes. */
  static final Set<String> KAFKA_TRIGGER =
      Set.of(
          "bootstrapServers",
          "consumerGroup",
          "topic",
          "lagThreshold",
          "activationLagThreshold",
          "offsetResetPolicy",
          "allowIdleConsumers",
          "scaleToZeroOnInvalidOffset",
          "excludePersistentLag",
          "limitToPartitionsWithLag",
          "ensureEvenDistributionOfPartitions",
          "partitionLimitation",
          "version",
          "sasl",
          "tls",
          "unsafeSsl");

  /** What a TriggerAuthentication can give it. */
  static final Set<String> KAFKA_SECRETS =
      Set.of("sasl", "username", "password", "tls", "ca", "cert", "key", "keyPassword");

  private Keda() {}

  record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, ScaledObjectSpec spec) {}

  record ScaledObjectSpec(
      Target scaleTargetRef,
      Integer pollingInterval,
      Integer cooldownPeriod,
      Integer initialCooldownPeriod,
      Integer idleReplicaCount,
      Integer minReplicaCount,
      Integer maxReplicaCount,
      Fallback fallback,
      Advanced advanced,
      List<Trigger> triggers) {}

  record Target(String apiVersion, String kind, String name, String envSourceContainerName) {}

  record Fallback(Integer failureThreshold, Integer replicas, String behavior) {}

  record Advanced(Boolean restoreToOriginalReplicaCount, Hpa horizontalPodAutoscalerConfig) {}

  record Hpa(String name, HorizontalPodAutoscalerBehavior behavior) {}

  record Trigger(
      String type,
      String name,
      Map<String, String> metadata,
      Reference authenticationRef,
      String metricType,
      Boolean useCachedMetrics) {}

  record Reference(String name, String kind) {}

  record TriggerAuthentication(
      String apiVersion, String kind, ObjectMeta metadata, AuthenticationSpec spec) {}

  record AuthenticationSpec(List<SecretTarget> secretTargetRef) {}

  record SecretTarget(String parameter, String name, String key) {}
}
