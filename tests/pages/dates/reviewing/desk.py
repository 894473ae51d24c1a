"""What a reviewer does in the editor, and reads there."""

from bs4 import BeautifulSoup
from django.urls import reverse

from pages.models import PageDates


def screen(page):
    return reverse("pages_dates_review", args=[page.pk])


def words(response):
    """Return what a screen or a message says, in one line."""
    main = BeautifulSoup(response.content, "html.parser").find(id="main")
    return " ".join(main.get_text(" ").split())


def seen(client, page):
    """Return the hash that the form carries."""
    form = BeautifulSoup(client.get(screen(page)).content, "html.parser")
    return form.find("input", {"name": "seen"})["value"]


def sign(client, page, **fields):
    data = {"seen": seen(client, page), "has_read_all": "on", "due_on": "", **fields}
    return client.post(screen(page), data, follow=True)


def row(page):
    return PageDates.objects.get(page_id=page.pk)
