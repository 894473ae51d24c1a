"""Slugs that a page cannot have, because the site itself answers at that address."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

YEAR = re.compile(r"\d{4}")


def refuse_reserved_slug(parent_type, slug):
    """Raise ValidationError if a child of a page of this type would hide a route by its slug.

    A page type names its routes in `reserved_child_slugs`; with `reserves_years` it keeps four
    digits free for archives.
    """
    is_reserved = slug in getattr(parent_type, "reserved_child_slugs", ()) or (
        getattr(parent_type, "reserves_years", False) and YEAR.fullmatch(slug or "")
    )
    if is_reserved:
        raise ValidationError(
            _(
                "“%(slug)s” is an address of the site itself here. "
                "Choose another slug, for example “%(slug)s-page”."
            ),
            code="reserved",
            params={"slug": slug},
        )
