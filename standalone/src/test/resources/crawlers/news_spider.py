"""Follows all links of a site and yields its pages."""
from datetime import datetime, timezone

from scrapy.linkextractors import LinkExtractor
from scrapy.spiders import CrawlSpider, Rule


class NewsSpider(CrawlSpider):
    name = "news"
    rules = [Rule(LinkExtractor(), callback="page", follow=True)]

    def __init__(self, start):
        super().__init__()
        self.start_urls = [start]

    def parse_start_url(self, response):
        return self.page(response)

    def page(self, response):
        yield {
            "url": response.url,
            "html": response.text,
            "status": response.status,
            "fetchedAt": datetime.now(timezone.utc),
        }
