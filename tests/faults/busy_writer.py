"""Writes to a site without a pause until its standard input is closed.

Prints a line after the first round, and the number of rounds at the end.

Each round publishes an article, names the first study and the site alike in one transaction,
uploads a picture and deletes an older one.
"""

import select
import sys
from io import BytesIO

import django

django.setup()

from django.core.files.images import ImageFile  # noqa: E402 - needs the settings
from django.db import transaction  # noqa: E402 - needs the settings
from PIL import Image as Picture  # noqa: E402 - needs the settings
from wagtail.models import Site  # noqa: E402 - needs the settings

from blog.models import ArticlePage, Study  # noqa: E402 - needs the settings
from pages.models import Image  # noqa: E402 - needs the settings

PICTURES_KEPT = 3


def main():
    """Write until told to stop; return the number of rounds."""
    article = ArticlePage.objects.order_by("pk").first()
    study = Study.objects.order_by("pk").first()
    site = Site.objects.get()
    pictures, rounds = [], 0
    while not select.select([sys.stdin], [], [], 0)[0]:
        rounds += 1
        article.title = f"Round {rounds}"
        article.save_revision().publish()
        with transaction.atomic():
            study.title = site.site_name = f"Round {rounds}"
            study.save()
            site.save()
        pictures.append(Image.objects.create(title=f"Round {rounds}", file=picture(rounds)))
        if len(pictures) > PICTURES_KEPT:
            pictures.pop(0).delete()
        if rounds == 1:
            sys.stdout.write("Writing\n")
            sys.stdout.flush()
    return rounds


def picture(number):
    """Return a picture that differs with the number."""
    content = BytesIO()
    Picture.new("RGB", (64, 64), (number % 256, number // 256 % 256, 0)).save(content, "PNG")
    return ImageFile(content, name=f"round-{number}.png")


if __name__ == "__main__":
    sys.stdout.write(f"{main()}\n")
