"""Sends what a Scrapy spider yields to `ingest --listen`, which answers when Kafka has it.

Items need "url" and "html"; "fetchedAt" and "status" are taken as well. In the settings of the project:
    ITEM_PIPELINES = {"broadsheet_pipeline.BroadsheetPipeline": 900}
    BROADSHEET_URL = "http://127.0.0.1:8088/pages"
    BROADSHEET_TOKEN = "..."  # unless it listens on loopback
"""
import json, time, urllib.error, urllib.request
from itemadapter import ItemAdapter
from twisted.internet.threads import deferToThread


class BroadsheetPipeline:
    def __init__(self, url, token):
        self.url, self.headers = url, {"Content-Type": "application/x-ndjson"}
        if token:
            self.headers["Authorization"] = "Bearer " + token

    @classmethod
    def from_crawler(cls, crawler):
        return cls(crawler.settings["BROADSHEET_URL"], crawler.settings.get("BROADSHEET_TOKEN"))

    def process_item(self, item, spider):  # Scrapy slows down when too many items wait
        return deferToThread(self.send, item, spider)

    def send(self, item, spider):
        page = json.dumps(ItemAdapter(item).asdict(), default=str).encode()
        while True:
            try:
                urllib.request.urlopen(urllib.request.Request(self.url, page, self.headers)).close()
                return item
            except urllib.error.URLError as error:  # 429: Kafka is slow, 503: it is down
                if getattr(error, "code", 503) not in (429, 503):
                    raise  # Scrapy logs it as an error of this item
                spider.logger.warning("Sending %s again: %s", item["url"], error)
                time.sleep(int(getattr(error, "headers", {}).get("Retry-After", 5)))
