"""Keeps a copy of the canonical articles in SQLite: canonical_copy.py BROKERS REGISTRY FILE [--once]"""
import io, json, sqlite3, struct, sys, urllib.request
from avro.io import BinaryDecoder, DatumReader
from avro.schema import parse
from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, TopicPartition

brokers, registry, file = sys.argv[1:4]
TOPIC, readers = "news.canonical", {}
copy = sqlite3.connect(file)
copy.execute("CREATE TABLE IF NOT EXISTS article (id PRIMARY KEY, revision, url, title, text)")
copy.execute("CREATE TABLE IF NOT EXISTS position (part PRIMARY KEY, next)")

def decode(value):  # a zero byte, the id of the writer's schema in four bytes, then plain Avro
    (schema,) = struct.unpack(">xi", value[:5])
    if schema not in readers:
        with urllib.request.urlopen(f"{registry}/schemas/ids/{schema}") as answer:
            readers[schema] = DatumReader(parse(json.load(answer)["schema"]))
    return readers[schema].read(BinaryDecoder(io.BytesIO(value[5:])))

consumer = Consumer({"bootstrap.servers": brokers, "group.id": "unused", "enable.auto.commit": False,
                     "isolation.level": "read_committed", "enable.partition.eof": True})
behind = set(consumer.list_topics(TOPIC).topics[TOPIC].partitions)
position = dict(copy.execute("SELECT part, next FROM position"))
consumer.assign([TopicPartition(TOPIC, p, position.get(p, OFFSET_BEGINNING)) for p in behind])
while behind or "--once" not in sys.argv:
    for message in consumer.consume(500, timeout=0.2):
        if message.error() and message.error().code() == KafkaError._PARTITION_EOF:
            behind.discard(message.partition())
        elif message.error():
            sys.exit(str(message.error()))
        elif message.value() is None:  # a tombstone: the article stands no more
            copy.execute("DELETE FROM article WHERE id = ?", [message.key().decode()])
        else:  # a new article, or the next revision of one: the last record of a key holds
            value, id = decode(message.value()), message.key().decode()
            a = value["article"]
            copy.execute("REPLACE INTO article VALUES (?, ?, ?, ?, ?)", [id, value["revision"], a["url"], a["title"], a["text"]])
        if not message.error():
            copy.execute("REPLACE INTO position VALUES (?, ?)", [message.partition(), message.offset() + 1])
    copy.commit()  # articles and position together: a crash neither loses nor repeats
