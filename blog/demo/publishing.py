"""Puts the demo's pages into the tree, live, with the day they were published."""

from datetime import date

from django.utils import timezone

from pages import dates
from pages.models import (
    ConditionIndexPage,
    ConditionPage,
    LocationIndexPage,
    LocationPage,
    ServiceIndexPage,
    ServicePage,
    StandardPage,
)
from pages.setup import untouched_drafts

from . import locations as places
from .conditions import CONDITION_LIST, conditions
from .forms import build_form_pages
from .practical import PRACTICAL_PAGES
from .services import SERVICE_LIST, services

LOCATIONS_PUBLISHED_ON = date(2025, 2, 3)
FORMS_PUBLISHED_ON = date(2025, 2, 10)
PRACTICAL_PUBLISHED_ON = date(2025, 3, 3)
SUBJECTS_PUBLISHED_ON = date(2025, 6, 2)


def publish(parent, page, published_on):
    """Publish a new page below `parent` and return it as it is stored."""
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    dates.set_published_on(page, published_on)
    return type(page).objects.get(pk=page.pk)


def publish_locations(home):
    """Publish the list of locations and the locations below it; return them all."""
    index = publish(home, LocationIndexPage(**places.LIST), LOCATIONS_PUBLISHED_ON)
    facts = places.locations(timezone.localdate())
    return [index, *(publish(index, LocationPage(**one), LOCATIONS_PUBLISHED_ON) for one in facts)]


def publish_forms(home):
    """Publish the pages with forms for patients; return them."""
    return [publish(home, page, FORMS_PUBLISHED_ON) for page in build_form_pages()]


def publish_practical(home, pages, documents):
    """Publish the pages about coming, paying and rights; return them.

    `pages` and `documents` are primary keys, by slug and by key. The drafts that wait for the
    clinic's own text make room.
    """
    made = []
    for write in PRACTICAL_PAGES:
        fields = write({**pages, **{page.slug: page.pk for page in made}}, documents)
        for draft in untouched_drafts(home).filter(slug=fields["slug"]):
            draft.delete()
        made.append(publish(home, StandardPage(**fields), PRACTICAL_PUBLISHED_ON))
    return made


def publish_subjects(home, people, pictures):
    """Publish the services and conditions below two lists of their own.

    `people` and `pictures` are rows by key. Returns the lists, and the pages by slug.
    """
    service_list = _publish_list(home, ServiceIndexPage, SERVICE_LIST)
    condition_list = _publish_list(home, ConditionIndexPage, CONDITION_LIST)
    treated = {
        slug: _publish_subject(condition_list, ConditionPage, slug, facts, people, pictures)
        for slug, facts in conditions().items()
    }
    offered = {
        slug: _publish_subject(
            service_list, ServicePage, slug, facts, people, pictures, conditions=treated
        )
        for slug, facts in services().items()
    }
    return (service_list, condition_list), {**treated, **offered}


def _publish_list(home, page_type, facts):
    return publish(home, page_type(show_in_menus=True, **facts), SUBJECTS_PUBLISHED_ON)


def _publish_subject(parent, page_type, slug, facts, people, pictures, **related):
    """Publish one page; `related` are rows by key, for each list of keys among its facts."""
    related["practitioners"] = people
    lists = {name: [rows[key] for key in facts[name]] for name, rows in related.items()}
    plain = {name: value for name, value in facts.items() if name not in {"picture", *lists}}
    page = page_type(slug=slug, lead_image=pictures[facts["picture"]], **plain)
    for name, rows in lists.items():
        setattr(page, name, rows)
    return publish(parent, page, SUBJECTS_PUBLISHED_ON)
