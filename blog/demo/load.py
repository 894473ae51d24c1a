"""Puts the demo clinic on an empty site."""

from contextlib import ExitStack
from datetime import date

from django.db import transaction
from wagtail.documents import get_document_model
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
from blog.setup import make_library, set_up_site
from pages import dates, setup
from pages.models import (
    ClinicSettings,
    ClinicTexts,
    DemoRecord,
    HomePage,
    Image,
    Person,
    Profession,
    StandardPage,
)

from . import clinic as content
from .articles import ARTICLES
from .fingerprint import record_filled, record_made
from .library import add_documents, add_pictures
from .menus import header_menu
from .publishing import (
    publish,
    publish_forms,
    publish_locations,
    publish_practical,
    publish_subjects,
)
from .studies import build_study, study_facts

OWN_MODELS = (Person, Topic, Study, Image, get_document_model())
ABOUT_PUBLISHED_ON = date(2025, 2, 3)


class SiteHasContentError(Exception):
    """The site has content of its own; `found` says what, such as `["3 pages", "1 person"]`."""

    def __init__(self, found):
        self.found = found
        super().__init__(", ".join(found))


def is_loaded():
    """Say whether anything of the demo clinic is on the site."""
    return DemoRecord.objects.exists()


def load_demo():
    """Load the demo clinic, with the empty site under it if need be; all of it or nothing.

    Returns False, having changed nothing, if it is loaded already. Raises SiteHasContentError on a
    site that somebody has begun to fill.
    """
    with ExitStack() as undo:
        with transaction.atomic():
            set_up_site()
            setup.lock_tree()
            if is_loaded():
                return False
            found = own_content()
            if found:
                raise SiteHasContentError(found)
            _load(undo)
        undo.pop_all()
    return True


def own_content(without=lambda queryset: queryset):
    """Return what the site holds beyond its set-up, in words; an empty list for an empty site.

    `without` takes a queryset and leaves out of it what shall not count. What the demo has filled
    in is nobody's own.
    """
    home = HomePage.objects.get()
    drafts = setup.untouched_drafts(home)
    pages = Page.objects.filter(depth__gt=1).exclude(pk=home.pk).exclude(pk__in=drafts.values("pk"))
    pages = pages.not_exact_type(BlogIndexPage, EvidenceLibraryPage)
    found = [
        _count(queryset)
        for queryset in (
            without(queryset)
            for queryset in (pages, *(model.objects.all() for model in OWN_MODELS))
        )
        if queryset.exists()
    ]
    if is_loaded():
        return found
    if home.headline or home.standfirst or _is_edited(home.body):
        found.append("a home page with text")
    if ClinicSettings.objects.exclude(name="").exists():
        found.append("a clinic's name")
    return found


def _is_edited(body):
    """Say whether the home page's body is not the one that it began with."""
    return _without_ids(body) != _without_ids(HomePage().body)


def _without_ids(body):
    return [(block.block_type, block.get_prep_value()["value"]) for block in body]


def _count(queryset):
    count, meta = queryset.count(), queryset.model._meta
    return f"{count} {meta.verbose_name if count == 1 else meta.verbose_name_plural}"


def _load(undo):
    locale = Locale.get_default()
    home, blog = HomePage.objects.get(), BlogIndexPage.objects.get()
    pictures, documents = add_pictures(undo), add_documents(undo)
    studies = {}
    for facts in study_facts():
        studies[facts["id"]] = build_study(facts)
        studies[facts["id"]].save()
    professions = {
        facts["name"]: Profession.objects.get_or_create(
            name=facts["name"], locale=locale, defaults=facts
        )[0]
        for facts in content.PROFESSIONS
    }
    people = {
        facts["slug"]: Person.objects.create(
            **facts
            | {
                "photo": pictures[facts["slug"]],
                "profession": professions[facts["profession"]],
                "locale": locale,
            }
        )
        for facts in content.PEOPLE
    }
    topics = {
        facts["slug"]: Topic.objects.create(locale=locale, **facts) for facts in content.TOPICS
    }
    about = publish(
        home,
        StandardPage(body=content.about_body(), show_in_menus=True, **content.ABOUT),
        ABOUT_PUBLISHED_ON,
    )
    locations = publish_locations(home)
    lists, subjects = publish_subjects(home, people, pictures)
    articles = [
        _publish_article(blog, article, people, topics, subjects, studies, pictures)
        for article in ARTICLES
    ]
    for made in (pictures, documents, studies, professions, people, topics):
        for instance in made.values():
            record_made(type(instance).objects.get(pk=instance.pk))
    forms = publish_forms(home)
    pages = [about, *locations, *lists, *subjects.values(), *articles, *forms]
    pages += publish_practical(home, _by_slug(pages), _keys(documents))
    for page in pages:
        record_made(page)
    library = EvidenceLibraryPage.objects.first()
    if library is None:
        library = make_library(home)
        record_made(library)
    _fill_home(home, pictures["welcome"], about)
    _fill(blog, content.BLOG)
    _fill_settings(locale, header_menu(_by_slug([*pages, blog, library])))


def _by_slug(pages):
    return {page.slug: page.pk for page in pages}


def _publish_article(blog, article, people, topics, subjects, studies, pictures):
    page = ArticlePage(
        slug=article.slug,
        title=article.title,
        summary=article.summary,
        introduction=article.introduction,
        number_sections=article.number_sections,
        lead_image=pictures[article.lead_image],
        lead_image_alt=article.lead_image_alt,
        lead_image_caption=article.lead_image_caption,
        body=article.body(_keys(studies), _keys(pictures)),
    )
    page.article_authors = [
        ArticleAuthor(person=people[slug], sort_order=number)
        for number, slug in enumerate(article.authors)
    ]
    page.article_subjects = [
        ArticleSubject(page_id=subjects[slug].pk, sort_order=number)
        for number, slug in enumerate(article.about)
    ]
    page.topics = [topics[slug] for slug in article.topics]
    page = publish(blog, page, article.published_on)
    for change in article.changes:
        dates.record_update(page, change.on, change.note, change.kind)
    return page


def _keys(made):
    return {key: instance.pk for key, instance in made.items()}


def _fill_home(home, picture, about):
    _fill(
        home,
        {
            **content.HOME,
            "lead_image": picture,
            "action_page": about,
            "body": content.home_body(),
        },
    )


def _fill(page, values):
    for field, value in values.items():
        setattr(page, field, value)
    page.save_revision().publish()
    record_filled(type(page).objects.get(pk=page.pk), values)


def _fill_settings(locale, menu):
    clinic = ClinicSettings.for_site(Site.objects.get(is_default_site=True))
    texts = ClinicTexts.objects.get(clinic=clinic, locale=locale)
    for row, values in ((clinic, content.SETTINGS), (texts, content.TEXTS | {"header_menu": menu})):
        for field, value in values.items():
            setattr(row, field, value)
        row.save()
        record_filled(type(row).objects.get(pk=row.pk), values)
    clinic.is_demo = True
    clinic.save()
