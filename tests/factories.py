"""Builds trees, pages and records for tests."""

import secrets
from datetime import date, timedelta
from typing import NamedTuple

import factory
import wagtail_factories
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from blog.models import (
    ArticleAuthor,
    ArticlePage,
    ArticleSubject,
    BlogIndexPage,
    EvidenceLibraryPage,
    Study,
    Topic,
)
from pages import dates
from pages.models import (
    AppointmentRequestPage,
    ClinicSettings,
    ConditionIndexPage,
    ConditionPage,
    HomePage,
    Image,
    LocationIndexPage,
    LocationPage,
    Notice,
    Person,
    Profession,
    RequestSubmission,
    ServiceIndexPage,
    ServicePage,
    StandardPage,
    Testimonial,
)


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@clinic.example")
    password = factory.django.Password("correct-horse-battery")


class ImageFactory(wagtail_factories.ImageFactory):
    class Meta:
        model = Image


class HomePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = HomePage

    title = "Home"


class StandardPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = StandardPage

    title = factory.Sequence(lambda n: f"Page {n}")


class LocationIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = LocationIndexPage

    title = "Locations"
    slug = "locations"


class LocationPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = LocationPage

    title = factory.Sequence(lambda n: f"Location {n}")


def text(html):
    """Return raw stream data of one paragraph of text."""
    return [{"type": "prose", "value": f"<p>{html}</p>"}]


class ServiceIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ServiceIndexPage

    title = "Services"
    slug = "services"


class ServicePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ServicePage

    title = factory.Sequence(lambda n: f"Service {n}")
    summary = "What we do, in short."
    what_it_is = text("Thin needles in the skin.")
    who_it_is_for = text("Adults with lasting pain.")
    what_to_expect = text("An hour, most of it talking.")
    risks = text("A bruise now and then.")


class ConditionIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ConditionIndexPage

    title = "Conditions"
    slug = "conditions"


class ConditionPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ConditionPage

    title = factory.Sequence(lambda n: f"Condition {n}")
    summary = "What it is, in short."
    what_it_is = text("Pain low in the back.")
    what_to_expect = text("It comes and goes.")
    when_to_get_help = text("At once if a leg grows weak.")


class BlogIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = BlogIndexPage

    title = "Articles"
    slug = "blog"


class EvidenceLibraryPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = EvidenceLibraryPage

    title = "Studies we cite"
    slug = "evidence"


class ArticlePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ArticlePage

    title = factory.Sequence(lambda n: f"Article {n}")


class ProfessionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Profession
        django_get_or_create = ("name",)

    name = factory.Sequence(lambda n: f"Profession {n}")
    locale = factory.LazyFunction(Locale.get_default)


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    name = factory.Sequence(lambda n: f"Person {n}")
    slug = factory.Sequence(lambda n: f"person-{n}")
    locale = factory.LazyFunction(Locale.get_default)


class NoticeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Notice

    text = factory.Sequence(lambda n: f"Notice {n}")
    locale = factory.LazyFunction(Locale.get_default)
    clinic = factory.LazyFunction(
        lambda: ClinicSettings.objects.get_or_create(site=Site.objects.get())[0]
    )
    starts_at = factory.LazyFunction(lambda: timezone.now() - timedelta(hours=1))
    ends_at = factory.LazyFunction(lambda: timezone.now() + timedelta(hours=1))


class TestimonialFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Testimonial

    text = factory.Sequence(lambda n: f"They listened {n} times.")
    name = "M. K."
    consented_on = date(2025, 5, 2)
    consent_scope = "Website, with initials"
    consent_holder = "Clinic manager, locked cabinet"
    locale = factory.LazyFunction(Locale.get_default)


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda n: f"Topic {n}")
    slug = factory.Sequence(lambda n: f"topic-{n}")
    locale = factory.LazyFunction(Locale.get_default)


class StudyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Study

    title = factory.Sequence(lambda n: f"A trial of treatment {n}")
    authors = [{"family": "Lu", "given": "Weidong"}, {"family": "Giobbie-Hurder", "given": "Anita"}]
    journal = "The Oncologist"
    journal_abbreviation = "Oncologist"
    year = 2020
    doi = factory.Sequence(lambda n: f"10.5555/test.{n}")


class EmptySite(NamedTuple):
    """The pages of a clinic site that nobody has filled yet."""

    home: HomePage
    blog: BlogIndexPage


def build_site():
    """Make the tree of an empty clinic site, all of it live, and return it as `EmptySite`."""
    root = Page.get_first_root_node()
    Site.objects.all().delete()
    for old in root.get_children():
        old.delete()
    root = Page.get_first_root_node()
    home = HomePageFactory(parent=root, slug="home", title="Riverbank Clinic")
    Site.objects.create(
        hostname="localhost", port=80, root_page=home, is_default_site=True, site_name="Clinic"
    )
    blog = BlogIndexPageFactory(parent=home, show_in_menus=True)
    return EmptySite(home, blog)


def publish_article(blog, authors=(), topics=(), about=(), body=None, published_on=None, **fields):
    """Make an article below `blog`, publish it as the editor would, and return it.

    `about` are pages of services and conditions, `body` a list of `(block name, value)` pairs or
    raw stream data; `published_on` a date.
    """
    article = ArticlePageFactory.build(**fields)
    article.live = False
    if body is not None:
        article.body = body
    for number, person in enumerate(authors):
        article.article_authors.add(ArticleAuthor(person=person, sort_order=number))
    for number, page in enumerate(about):
        article.article_subjects.add(ArticleSubject(page_id=page.pk, sort_order=number))
    blog.add_child(instance=article)
    article.topics.set(topics)
    article.save_revision().publish()
    article = ArticlePage.objects.get(pk=article.pk)
    if published_on:
        dates.set_published_on(article, published_on)
        article = ArticlePage.objects.get(pk=article.pk)
    return article


def section(heading="", content=()):
    """Return raw stream data of one article section; `content` holds `(type, value)` pairs."""
    return {
        "type": "section",
        "value": {
            "heading": heading,
            "content": [{"type": kind, "value": value} for kind, value in content],
        },
    }


def make_request_page(home, page_type=AppointmentRequestPage, **fields):
    """Make a live page with a form, with the questions that it starts with, and return it.

    `locations` are the titles of the live locations that the site has beside it.
    """
    titles = fields.pop("locations", ())
    if titles:
        listed = LocationIndexPage.objects.child_of(home).first()
        places = listed or LocationIndexPageFactory(parent=home)
        for title in titles:
            LocationPageFactory(parent=places, title=title)
    facts = {"title": "Ask for an appointment", "slug": "appointment", **fields}
    page = page_type(**facts)
    page.add_starting_fields()
    home.add_child(instance=page)
    return page_type.objects.get(pk=page.pk)


def make_request(page, notice="none", days_ago=0, **answers):
    """Make what a patient has sent by the form of a page some days ago."""
    request = RequestSubmission.objects.create(
        page=page,
        form_data={"your_name": "Ana", **answers},
        notice=notice,
        fingerprint=secrets.token_hex(32),
    )
    at = timezone.now() - timedelta(days=days_ago)
    RequestSubmission.objects.filter(pk=request.pk).update(submit_time=at)
    return RequestSubmission.objects.get(pk=request.pk)
