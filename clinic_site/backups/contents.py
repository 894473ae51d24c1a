"""What a site holds that a restore would replace."""

from django.contrib.auth import get_user_model
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from . import media


def own_contents():
    """Return what is on the site, such as `["pages: 3", "accounts: 1"]`; empty after `migrate`.

    Wagtail's own migrations make a root and a welcome page, of the plain type.
    """
    counts = {
        "pages": Page.objects.not_exact_type(Page),
        "accounts": get_user_model().objects,
        "pictures": get_image_model().objects,
        "documents": get_document_model().objects,
    }
    found = {name: rows.count() for name, rows in counts.items()}
    found["uploaded files"] = sum(1 for _upload in media.uploads(media.root()))
    return [f"{name}: {count}" for name, count in found.items() if count]
