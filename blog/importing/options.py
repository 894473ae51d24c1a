"""What the command was told about a post, checked."""

import re
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug, validate_unicode_slug
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect

from pages.models import Person

from .errors import DateRefused, OptionRefused

EARLIEST_YEAR = 1990  # older than any site a post can come from
MOST_KEY_CHARACTERS = 500
MOST_PATH_CHARACTERS = 255
MOST_SLUG_CHARACTERS = 200
_YEAR = re.compile(r"[0-9]{4}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class ImportOptions:
    """Options of one import; what was not given is None.

    `year` completes dates without one, `published` is a date, `author` a name, `slug` and
    `old_path` parts of addresses, `key` the name of the source.
    """

    year: int | None = None
    published: date | None = None
    author: str | None = None
    slug: str | None = None
    old_path: str | None = None
    key: str | None = None

    def to_json(self):
        """Return what was given, for `ImportedArticle.options`; the key is kept apart."""
        published = self.published.isoformat() if self.published else None
        values = {
            "year": self.year,
            "published": published,
            "author": self.author,
            "slug": self.slug,
            "old_path": self.old_path,
        }
        return {name: value for name, value in values.items() if value is not None}

    def over(self, earlier):
        """Return these options, completed by those of an earlier run (as `to_json` gave them)."""
        earlier = dict(earlier)
        if "published" in earlier:
            earlier["published"] = date.fromisoformat(earlier["published"])
        given = {name: value for name, value in vars(self).items() if value is not None}
        return replace(self, **(earlier | given))


def check_year(text, today):
    """Return the year of a text. Raises DateRefused."""
    if not _YEAR.fullmatch(text) or not EARLIEST_YEAR <= int(text) <= today.year:
        raise DateRefused(
            _("“%(text)s” is not a year from %(first)d to %(last)d. Give it as --year 2024.")
            % {"text": text, "first": EARLIEST_YEAR, "last": today.year}
        )
    return int(text)


def check_published(text, today):
    """Return the date of a text. Raises DateRefused for no real day, or one in the future."""
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise DateRefused(
            _("“%(text)s” is not a date. Give it as --published 2023-05-31.") % {"text": text}
        )
    if day > today:
        raise DateRefused(
            _("%(day)s lies in the future. A published date is a day that has been.")
            % {"day": day.isoformat()}
        )
    return day


def check_author(name):
    """Return the one Person of this name, regardless of case, or raise OptionRefused."""
    found = list(people_named(name)[:2])
    if not found:
        raise OptionRefused(
            _("Nobody here is called “%(name)s”. Add the person in the editor first.")
            % {"name": name}
        )
    if len(found) > 1:
        raise OptionRefused(
            _("More than one person is called “%(name)s”. Choose the author in the editor.")
            % {"name": name}
        )
    return found[0]


def people_named(name):
    """Return the people of this name, regardless of case and of spaces around it."""
    return Person.objects.filter(name__iexact=" ".join(name.split())).order_by("pk")


def check_slug(text):
    """Return a slug. Raises OptionRefused if it could not stand in an address."""
    try:
        (validate_slug if text.isascii() else validate_unicode_slug)(text)
    except ValidationError as error:
        raise OptionRefused(
            _("“%(text)s” cannot stand in an address: use letters, digits and hyphens.")
            % {"text": text}
        ) from error
    if len(text) > MOST_SLUG_CHARACTERS:
        raise OptionRefused(
            _("The slug is longer than %(limit)d characters.") % {"limit": MOST_SLUG_CHARACTERS}
        )
    return text.lower()


def check_old_path(text):
    """Return the path of an old address, given whole or from the first slash on.

    Raises OptionRefused for what is no address of a post.
    """
    path = old_path_of(text)
    if not path or not (text.startswith("/") or urlsplit(text).netloc):
        raise OptionRefused(
            _("“%(text)s” is not an old address. Give it as --old-path /post/its-name.")
            % {"text": text}
        )
    return path


def old_path_of(address):
    """Return an address's path as redirects hold it, or '' for the front page or no address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    path = Redirect.normalise_path(parts.path) if parts.path.strip("/") else ""
    return path if len(path) <= MOST_PATH_CHARACTERS else ""


def check_key(text):
    """Return the name of a source. Raises OptionRefused if it is empty or too long."""
    key = " ".join(text.split())
    if not key or len(key) > MOST_KEY_CHARACTERS:
        raise OptionRefused(
            _("A key is 1 to %(limit)d characters long.") % {"limit": MOST_KEY_CHARACTERS}
        )
    return key
