"""Editors of a served site: they log in and publish through the editor's own pages.

Imports the site's models, so `ServedSite.use_here` comes first.
"""

import json
from dataclasses import dataclass, field
from io import BytesIO

import requests
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.images import ImageFile
from django.urls import reverse
from PIL import Image as Picture

from blog.models import ArticlePage, BlogIndexPage
from blog.setup import set_up_site
from pages.models import Image
from tests.editor import article_form, inline_text, posted_section, prose

PASSWORD = "correct-horse-battery-staple"
PATIENCE = 120  # seconds for an answer, on a machine that is busy with other tests
REDIRECT = 302


@dataclass
class Attempt:
    """What an editor sent: `word` is in no other attempt, `slug` is the article's address then."""

    title: str
    slug: str
    word: str
    image: int
    is_acknowledged: bool = False

    @property
    def path(self):
        return f"/blog/{self.slug}/"


@dataclass
class Editor:
    """A member of staff with an article of their own; `attempts` starts with how it was made."""

    site: object
    name: str
    article: int
    attempts: list
    session: requests.Session = field(default_factory=requests.Session)

    def log_in(self):
        """Log in with the password. Raises RuntimeError if that does not work."""
        page = self.get(reverse("wagtailadmin_login"))
        form = {**hidden_fields(page.text), "username": email(self.name), "password": PASSWORD}
        answer = self.post(reverse("wagtailadmin_login"), form)
        if answer.status_code != REDIRECT:
            raise RuntimeError(f"{self.name} could not log in: {answer.status_code}")

    @property
    def form_address(self):
        return reverse("wagtailadmin_pages:edit", args=[self.article])

    def open_form(self):
        """Return the answer that holds the article's form."""
        return self.get(self.form_address)

    def publish(self, form=None):
        """Change title, text, picture and address of the article; return the answer.

        `form` is one that was opened before. Raises requests.RequestException without an answer.
        """
        form = form or self.open_form()
        if form.status_code != requests.codes.ok:
            return form
        sent = attempt(self.name, len(self.attempts))
        self.attempts.append(sent)
        changes = article_form(
            sent.title,
            sent.slug,
            [posted_section("What changed", ("prose", prose(f"<p>Read {sent.word}.</p>")))],
            introduction=inline_text(f"<p>About {sent.word}.</p>"),
            lead_image=str(sent.image),
            lead_image_alt="A square",
        )
        publish = {"action-publish": "action-publish"}
        answer = self.post(self.form_address, hidden_fields(form.text) | changes | publish)
        sent.is_acknowledged = answer.status_code == REDIRECT
        return answer

    def get(self, path):
        return self.session.get(self.site.address + path, timeout=PATIENCE, allow_redirects=False)

    def post(self, path, data, **more):
        return self.session.post(
            self.site.address + path,
            data,
            headers={"Referer": self.site.address + path},
            timeout=PATIENCE,
            allow_redirects=False,
            **more,
        )


def hire(site, names):
    """Return logged-in `Editor`s, each with a published article; fills an empty site first."""
    set_up_site()
    while len(picture_ids()) < 2:
        Image.objects.create(title="Square", file=square())
    editors = [Editor(site, name, *new_article(name)) for name in names]
    for editor in editors:
        editor.log_in()
    return editors


def new_article(name):
    """Make an account that may publish, and an article; return its id and its first attempt."""
    user = get_user_model().objects.create_user(email(name), PASSWORD)
    user.groups.add(Group.objects.get(name="Clinicians"))
    first = attempt(name, 0)
    first.is_acknowledged = True
    article = ArticlePage(
        title=first.title,
        slug=first.slug,
        introduction=f"<p>About {first.word}.</p>",
        body=json.dumps([{"type": "section", "value": section_with(first.word)}]),
        lead_image_id=first.image,
        lead_image_alt="A square",
        live=False,
    )
    BlogIndexPage.objects.get().add_child(instance=article)
    article.save_revision(user=user, log_action=True).publish(user=user)
    return article.pk, [first]


def section_with(word):
    """Return a section as it is stored."""
    return {"heading": "First", "content": [{"type": "prose", "value": f"<p>Read {word}.</p>"}]}


def attempt(name, number):
    """Return what an editor sends next; every attempt has another picture."""
    return Attempt(
        title=f"{name} {number}",
        slug=f"{name}-{number}".lower(),
        word=f"{name}word{number}".lower(),
        image=picture_ids()[number % 2],
    )


def email(name):
    return f"{name.lower()}@clinic.example"


def picture_ids():
    return list(Image.objects.order_by("pk").values_list("pk", flat=True)[:2])


def square():
    """Return a small picture."""
    content = BytesIO()
    Picture.new("RGB", (64, 64)).save(content, "PNG")
    return ImageFile(content, name="square.png")


def hidden_fields(html):
    """Return name and value of every hidden input of a page."""
    soup = BeautifulSoup(html, "html.parser")
    inputs = soup.select("form input[type=hidden][name]")
    return {each["name"]: each.get("value", "") for each in inputs}
