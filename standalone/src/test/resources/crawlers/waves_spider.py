"""Yields items without fetching anything, some for each of its start addresses."""
from scrapy import Spider


class WavesSpider(Spider):
    name = "waves"

    def __init__(self, waves, items):
        super().__init__()
        self.start_urls = [f"data:,{wave}" for wave in range(int(waves))]
        self.items = int(items)

    def parse(self, response):
        for i in range(self.items):
            yield {"url": f"https://waves.example/{response.text}/{i}", "html": "<p>x</p>"}
