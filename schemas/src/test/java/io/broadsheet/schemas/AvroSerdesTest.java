package io.broadsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AvroSerdesTest {

  private static final String SCOPE = "avro-serdes";

  private final ClusterConfig cluster =
      new ClusterConfig("none:9092", "mock://" + SCOPE, "news.", Map.of());
  private final TopicCatalogue topics = cluster.topics();
  private final AvroSerdes serdes = new AvroSerdes(cluster);

  @BeforeEach
  void register() {
    try (SchemaRegistry registry = new SchemaRegistry(cluster)) {
      topics.all(1).forEach(registry::register);
    }
  }

  @AfterEach
  void drop() {
    MockSchemaRegistry.dropScope(SCOPE);
  }

  private static RawPage page() {
    return RawPage.newBuilder()
        .setUrl("https://site.example/a")
        .setFetchedAt(Instant.parse("2026-01-02T03:04:05.678Z"))
        .setBody(ByteBuffer.wrap("<p>x".getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  @Test
  void shouldRoundTripARecord() {
    byte[] bytes = serdes.<RawPage>serializer().serialize(topics.pages(), page());

    assertThat(serdes.deserializer(RawPage.class).deserialize(topics.pages(), bytes))
        .isEqualTo(page());
  }

  @Test
  void shouldWriteTheConfluentWireFormat() {
    byte[] bytes = serdes.<RawPage>serializer().serialize(topics.pages(), page());

    assertThat(bytes[0]).isZero();
  }

  @Test
  void shouldKeepATombstone() {
    assertThat(serdes.<RawPage>serializer().serialize(topics.pages(), null)).isNull();
    assertThat(serdes.deserializer(RawPage.class).deserialize(topics.pages(), null)).isNull();
  }

  @Test
  void shouldRefuseARecordOfAnotherType() {
    byte[] bytes = serdes.<RawPage>serializer().serialize(topics.pages(), page());

    assertThatThrownBy(() -> serdes.deserializer(Article.class).deserialize(topics.pages(), bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("Expected a Article on topic news.pages");
  }

  @Test
  void shouldRefuseToWriteToATopicWithoutARegisteredSchema() {
    assertThatThrownBy(() -> serdes.<RawPage>serializer().serialize("news.other", page()))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void shouldRegisterSchemasWithoutPropertiesThatOnlyJavaReads() throws Exception {
    String schema =
        MockSchemaRegistry.getClientForScope(SCOPE)
            .getLatestSchemaMetadata("news.pages-value")
            .getSchema();

    assertThat(schema).doesNotContain("avro.java.string");
  }

  @Test
  void shouldRefuseEveryCutOfARecordAsUnreadable() {
    byte[] bytes = serdes.<RawPage>serializer().serialize(topics.pages(), page());

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> serdes.deserializer(RawPage.class).deserialize(topics.pages(), cut))
          .as("the first %d bytes", length)
          .isInstanceOf(UnreadableException.class);
    }
  }

  @Test
  void shouldRefuseBytesBehindTheEndOfARecord() {
    byte[] bytes = serdes.<RawPage>serializer().serialize(topics.pages(), page());
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);

    assertThatThrownBy(
            () -> serdes.encodedDeserializer(RawPage.class).deserialize(topics.pages(), longer))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("has bytes behind its end");
  }

  @Test
  void shouldRefuseTheIdOfASchemaThatTheRegistryDoesNotKnow() {
    byte[] foreign = {0, 0, 0, 0x7f, 1, 2, 3};

    assertThatThrownBy(
            () -> serdes.deserializer(RawPage.class).deserialize(topics.pages(), foreign))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("knows no schema 32513");
  }

  @Test
  void shouldRefuseAValueThatIsNoRecord() throws Exception {
    int id =
        MockSchemaRegistry.getClientForScope(SCOPE)
            .register("text", new AvroSchema(Schema.create(Schema.Type.STRING)));
    byte[] foreign = ByteBuffer.allocate(7).put((byte) 0).putInt(id).array();

    assertThatThrownBy(
            () -> serdes.deserializer(RawPage.class).deserialize(topics.pages(), foreign))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("found a string");
  }

  @Test
  void shouldRefuseARecordThatNestsDeeperThanTheStack() throws Exception {
    Schema nested =
        new Schema.Parser()
            .parse(
                """
                {"type":"record","name":"RawPage","namespace":"io.broadsheet.schemas","fields":[
                  {"name":"next","type":[{"type":"record","name":"Nest","fields":[
                    {"name":"next","type":["Nest","null"]}]},"null"]}]}
                """);
    int id = MockSchemaRegistry.getClientForScope(SCOPE).register("nest", new AvroSchema(nested));
    byte[] foreign = ByteBuffer.allocate(1_000_000).put((byte) 0).putInt(id).array();

    assertThatThrownBy(
            () -> serdes.deserializer(RawPage.class).deserialize(topics.pages(), foreign))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void shouldRefuseAValueThatLeavesNoRoomForWhatIsPutBehindIt() {
    byte[] large = new byte[TopicSpec.MAX_RECORD_BYTES];

    assertThatThrownBy(
            () -> serdes.encodedDeserializer(RawPage.class).deserialize(topics.pages(), large))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("is the most");
  }

  @Test
  void shouldRefuseToWriteWhatNoRecordCanHold() {
    RawPage large =
        RawPage.newBuilder(page())
            .setBody(ByteBuffer.allocate(TopicSpec.MAX_RECORD_BYTES - 1_000))
            .build();

    assertThatThrownBy(() -> serdes.<RawPage>boundedSerializer().serialize(topics.pages(), large))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("is the most");
    assertThat(serdes.<RawPage>serializer().serialize(topics.pages(), large)).isNotEmpty();
  }

  @Test
  void shouldKeepTheBytesOfWhatWasWrittenWithTheSameSchema() throws Exception {
    byte[] bytes = serdes.<RawPage>serializer().serialize(topics.pages(), page());

    Encoded<RawPage> read =
        serdes.encodedDeserializer(RawPage.class).deserialize(topics.pages(), bytes);

    assertThat(read.value()).isEqualTo(page());
    assertThat(ByteBuffer.wrap(read.bytes())).isEqualTo(page().toByteBuffer());
    assertThat(RawPage.fromByteBuffer(ByteBuffer.wrap(read.bytes()))).isEqualTo(page());
  }

  @Test
  void shouldReadButKeepNoBytesOfAnotherSchema() throws Exception {
    Schema older = withoutTheLastField(RawPage.getClassSchema());
    int id = MockSchemaRegistry.getClientForScope(SCOPE).register("older", new AvroSchema(older));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(ByteBuffer.allocate(1 + Integer.BYTES).put((byte) 0).putInt(id).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new SpecificDatumWriter<RawPage>(older).write(page(), encoder);
    encoder.flush();

    Encoded<RawPage> read =
        serdes.encodedDeserializer(RawPage.class).deserialize(topics.pages(), bytes.toByteArray());

    assertThat(read.value()).isEqualTo(page());
    assertThat(read.bytes()).isNull();
  }

  private static Schema withoutTheLastField(Schema schema) {
    List<Schema.Field> fields =
        schema.getFields().subList(0, schema.getFields().size() - 1).stream()
            .map(field -> new Schema.Field(field, field.schema()))
            .toList();
    return Schema.createRecord(schema.getName(), null, schema.getNamespace(), false, fields);
  }

  @Test
  void shouldKeepNoBytesOfATombstone() {
    Encoded<RawPage> read =
        serdes.encodedDeserializer(RawPage.class).deserialize(topics.pages(), null);

    assertThat(read).isEqualTo(new Encoded<>(null, null));
  }

  @Test
  void shouldSendBytesAsTheyAreOnceTheIdOfTheSchemaIsKnown() throws Exception {
    Serializer<RawPage> values = serdes.serializer();
    Serializer<Encoded<RawPage>> serializer = serdes.encodedSerializer();
    RawPage other = RawPage.newBuilder(page()).setUrl("https://site.example/other").build();

    byte[] first = serializer.serialize(topics.pages(), encoded(page()));
    byte[] second = serializer.serialize(topics.pages(), encoded(other));
    byte[] third = serializer.serialize(topics.pages(), new Encoded<>(page(), null));

    assertThat(first).isEqualTo(values.serialize(topics.pages(), page())).isEqualTo(third);
    assertThat(second).isEqualTo(values.serialize(topics.pages(), other));
    assertThat(serializer.serialize(topics.pages(), null)).isNull();
  }

  private static Encoded<RawPage> encoded(RawPage page) throws IOException {
    return new Encoded<>(page, page.toByteBuffer().array());
  }
}
