"""The topics, people and studies that many articles share."""

from dataclasses import dataclass
from random import Random

from django.utils.text import slugify
from wagtail.models import Locale

from blog.models import Study, Topic
from blog.studies.vocabulary import Design
from pages.models import Person

from . import words
from .composing import SLUG

DOI = "10.5555/made."  # 10.5555 is the registrants' own prefix for examples
ARTICLES_A_STUDY = 4
FEWEST_STUDIES = 20
DESIGNS = (Design.RANDOMISED_TRIAL, Design.COHORT, Design.SYSTEMATIC_REVIEW, Design.CASE_SERIES)


@dataclass(frozen=True)
class Shelf:
    """Rows that articles point to: topics by their key in `words`, people, keys of studies."""

    topics: dict[str, Topic]
    people: list[Person]
    studies: list[int]


def stock(seed, articles):
    """Return the `Shelf` for this many articles; what is missing on it is made."""
    locale = Locale.get_default()
    topics = {
        key: Topic.objects.get_or_create(
            locale=locale, slug=f"{SLUG}{key}", defaults={"name": name}
        )[0]
        for key, name in words.TOPICS.items()
    }
    people = [
        Person.objects.get_or_create(
            locale=locale,
            slug=f"{SLUG}{slugify(name)}",
            defaults={"name": name, "credentials": credentials},
        )[0]
        for name, credentials in words.PEOPLE
    ]
    wanted = max(FEWEST_STUDIES, articles // ARTICLES_A_STUDY)
    there = Study.objects.filter(doi__startswith=DOI).count()
    new = [_study(seed, number) for number in range(there + 1, wanted + 1)]
    Study.objects.bulk_create(new, batch_size=500)
    studies = Study.objects.filter(doi__startswith=DOI).order_by("pk")
    return Shelf(topics, people, list(studies.values_list("pk", flat=True)))


def _study(seed, number):
    """Return the unsaved study of a number, as complete as a saved one."""
    random = Random(f"{seed}:study:{number}")  # noqa: S311 - to be repeated, not to be secret
    condition, _topic = random.choice(words.CONDITIONS)
    journal, abbreviation = random.choice(words.JOURNALS)
    first_page = random.randint(1, 900)
    study = Study(
        title=(
            f"Acupuncture for {condition} in {random.choice(words.GROUPS)}, compared with "
            f"{random.choice(words.COMPARISONS)}: invented study {number}"
        ),
        authors=[
            {"family": family, "given": random.choice(words.GIVEN_NAMES)}
            for family in random.sample(words.FAMILY_NAMES, random.randint(1, 6))
        ],
        journal=journal,
        journal_abbreviation=abbreviation,
        year=random.randint(1998, 2024),
        volume=str(random.randint(1, 60)),
        pages=f"{first_page}-{first_page + random.randint(3, 14)}",
        doi=f"{DOI}{number}",
        design=random.choice(DESIGNS),
        participants=random.randint(12, 480),
    )
    study.clean()
    return study
