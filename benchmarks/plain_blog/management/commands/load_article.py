"""Puts one article, exported by benchmarks/export.py, below a listing below the home page."""

import json
from datetime import date
from pathlib import Path

from django.core.files.images import ImageFile
from django.core.management.base import BaseCommand
from wagtail.images.models import Image
from wagtail.models import Site

from plain_blog.models import PlainArticlePage, PlainIndexPage


class Command(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument("file")

    def handle(self, *args, file, **options):
        article = json.loads(Path(file).read_text())
        home = Site.objects.get(is_default_site=True).root_page
        index = home.add_child(instance=PlainIndexPage(title="Blog", slug="blog"))
        body = [
            {"type": kind, "value": self.image(value).pk if kind == "image" else value}
            for kind, value in article["body"]
        ]
        page = PlainArticlePage(
            title=article["title"],
            slug=article["slug"],
            introduction=article["introduction"],
            author=article["author"],
            date=date(2024, 1, 16),
            lead_image=self.image(article["lead_image"]) if article["lead_image"] else None,
            body=json.dumps(body),
        )
        index.add_child(instance=page)
        page.save_revision().publish()

    def image(self, path):
        path = Path(path)
        with path.open("rb") as file:
            return Image.objects.create(title=path.stem, file=ImageFile(file, name=path.name))
