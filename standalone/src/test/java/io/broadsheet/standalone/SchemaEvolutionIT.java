package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.SchemaRegistry;
import io.broadsheet.schemas.TopicCatalogue;
import io.broadsheet.schemas.TopicSpec;
import io.broadsheet.standalone.Evolution.Changed;
import io.broadsheet.standalone.embedded.LocalCluster;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each schema as a later version might have it, on a real registry. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaEvolutionIT {

  private static final int RECORDS = 20;

  @TempDir private static Path folder;

  private LocalCluster servers;
  private ClusterConfig cluster;
  private AvroSerdes serdes;
  private SchemaRegistry registry;
  private CachedSchemaRegistryClient client;

  @BeforeAll
  void start() throws Exception {
    servers = LocalCluster.start(folder, 0, 0);
    cluster = servers.config();
    serdes = new AvroSerdes(cluster);
    registry = new SchemaRegistry(cluster);
    client = new CachedSchemaRegistryClient(cluster.registryUrl(), 100);
    topics().forEach(registry::register);
  }

  @AfterAll
  void stop() throws Exception {
    registry.close();
    client.close();
    servers.close();
  }

  static Stream<String> names() {
    return topics().map(TopicSpec::name);
  }

  private static Stream<TopicSpec> topics() {
    return new TopicCatalogue("news.").all(1).stream();
  }

  private static TopicSpec topic(String name) {
    return topics().filter(topic -> topic.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void shouldReadOnWhenAFieldIsAddedAndADefaultChanges(String name) throws Exception {
    TopicSpec topic = topic(name);
    Schema old = topic.valueSchema();
    Changed later = Evolution.of(old);
    registry.register(with(topic, later.schema()));
    int id = client.getLatestSchemaMetadata(topic.subject()).getId();

    for (Object random : new RandomData(later.schema(), RECORDS, 7, true)) {
      GenericRecord written = (GenericRecord) random;
      byte[] bytes = Evolution.bytes(written, later.schema());
      SpecificRecord read = readAsThisVersion(topic, id, bytes);

      GenericRecord expected = Evolution.read(bytes, later.schema(), old);
      assertThat(Evolution.read(Evolution.bytes(read, old), old, old)).isEqualTo(expected);
    }
    for (Object random : new RandomData(old, RECORDS, 8, true)) {
      byte[] bytes = Evolution.bytes((GenericRecord) random, old);
      GenericRecord read = Evolution.read(bytes, old, later.schema());

      assertThat(read.get(later.added())).hasToString("later");
    }
    assertThat(Evolution.defaultOf(later.schema(), later.redefined()))
        .isNotEqualTo(Evolution.defaultOf(old, later.redefined()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void shouldRefuseAnIncompatibleChange(String name) throws Exception {
    TopicSpec topic = topic(name);
    List<Integer> before = client.getAllVersions(topic.subject());

    for (Schema bad : Evolution.incompatible(topic.valueSchema())) {
      assertThatThrownBy(() -> registry.register(with(topic, bad)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("The schema registry refuses the schema of " + topic.subject());
    }

    assertThat(client.getAllVersions(topic.subject())).isEqualTo(before);
  }

  @Test
  void shouldRegisterNothingWhenARecordIsWritten() throws Exception {
    ClusterConfig other =
        new ClusterConfig(cluster.bootstrapServers(), cluster.registryUrl(), "none.", Map.of());
    TopicSpec topic = other.topics().all(1).get(0);

    try (var values = new AvroSerdes(other).serializer()) {
      assertThatThrownBy(() -> values.serialize(topic.name(), TestPipeline.page("a")))
          .isInstanceOf(SerializationException.class);
    }

    assertThat(client.getAllSubjects()).doesNotContain(topic.subject());
  }

  private static TopicSpec with(TopicSpec topic, Schema schema) {
    return new TopicSpec(
        topic.name(), schema, topic.partitions(), topic.isCompacted(), topic.retention());
  }

  /** As a worker of this version reads it, whose schema is compiled in. */
  private SpecificRecord readAsThisVersion(TopicSpec topic, int id, byte[] avro) {
    byte[] value = ByteBuffer.allocate(5 + avro.length).put((byte) 0).putInt(id).put(avro).array();
    Class<?> type = SpecificData.get().getClass(topic.valueSchema());
    try (var values = serdes.deserializer(type.asSubclass(SpecificRecord.class))) {
      return values.deserialize(topic.name(), value);
    }
  }
}
