"""Sends what a Scrapy spider yields to `ingest --listen`, which answers when Kafka has it.

Items need "url" and "html"; "fetchedAt", "status" and "lane" are taken as well. In the settings of the project:
    ITEM_PIPELINES = {"broadsheet_pipeline.BroadsheetPipeline": 900}
    BROADSHEET_URL = "http://127.0.0.1:8088/pages"
    BROADSHEET_TOKEN = "..."  # unless it listens on loopback
    BROADSHEET_TIMEOUT = 90  # seconds; ingest answers within a minute where it can
"""
import http.client, json, time, urllib.error, urllib.request
from itemadapter import ItemAdapter
from twisted.internet.threads import deferToThread

AGAIN = (408, 429, 500, 502, 503, 504)  # 429: Kafka is slow, 503: it is down; others may come from a proxy


class BroadsheetPipeline:
    def __init__(self, crawler):
        self.crawler, self.url = crawler, crawler.settings["BROADSHEET_URL"]
        self.timeout = crawler.settings.getfloat("BROADSHEET_TIMEOUT", 90)
        self.headers = {"Content-Type": "application/x-ndjson"}
        if crawler.settings.get("BROADSHEET_TOKEN"):
            self.headers["Authorization"] = "Bearer " + crawler.settings["BROADSHEET_TOKEN"]

    @classmethod
    def from_crawler(cls, crawler):
        return cls(crawler)

    def process_item(self, item, spider):  # Scrapy slows down when too many items wait
        return deferToThread(self.send, item, spider)

    def send(self, item, spider):
        page = json.dumps(ItemAdapter(item).asdict(), default=str).encode()
        while True:
            try:
                request = urllib.request.Request(self.url, page, self.headers)
                with urllib.request.urlopen(request, timeout=self.timeout) as answer:
                    answer.read()
                return item
            except (OSError, http.client.HTTPException) as error:  # also where the connection breaks off
                if getattr(error, "code", 503) not in AGAIN or not self.crawler.crawling:
                    raise  # Scrapy logs it as an error of this item
                spider.logger.warning("Sending %s again: %r", item["url"], error)
                self.pause(getattr(error, "headers", None) or {})

    def pause(self, headers):
        seconds = headers.get("Retry-After", "")
        end = time.monotonic() + (int(seconds) if seconds.isdigit() else 5)
        while time.monotonic() < end and self.crawler.crawling:
            time.sleep(0.2)
