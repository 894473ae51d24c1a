"""The new address of an article, and the way there from the old one."""

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect

from pages.models.base import refuse_reserved_slug

from .errors import OptionRefused
from .options import MOST_SLUG_CHARACTERS, old_path_of

NAME_WITHOUT_LETTERS = "article"


def free_slug(wanted, blog, page=None):
    """Return a slug below `blog` that no page and no route has: “name”, else “name-2” and so on."""
    base = slugify(wanted, allow_unicode=True)[:MOST_SLUG_CHARACTERS].strip("-_")
    base = base or NAME_WITHOUT_LETTERS
    slug, count = base, 1
    while _is_taken(blog, slug, page):
        count += 1
        slug = f"{base}-{count}"
    return slug


def _is_taken(blog, slug, page):
    try:
        refuse_reserved_slug(blog, slug)
    except ValidationError:
        return True
    others = blog.get_children().exclude(pk=page.pk if page else None)
    return others.filter(slug=slug).exists()


def redirect_old_address(page, old_path, canonical):
    """Lead the post's old address to its article for good; return sentences about what is not done.

    `old_path` is the option, or None; `canonical` the address in the source, or ''. Raises
    OptionRefused if the option names an address that leads elsewhere already.
    """
    path = old_path or old_path_of(canonical)
    if not path or path == Redirect.normalise_path(page.get_url_parts()[2]):
        return []
    earlier = Redirect.objects.filter(old_path=path, site=None).first()
    if earlier is None:
        Redirect.add_redirect(path, redirect_to=page, is_permanent=True)
    elif earlier.redirect_page_id != page.pk:
        sentence = _("The old address %(path)s leads elsewhere already.") % {"path": path}
        if old_path:
            raise OptionRefused(sentence)
        return [sentence]
    return []
