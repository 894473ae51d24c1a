"""Where scans of reviews on paper are kept: for staff, never for readers."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction


def signed_sheets():
    """Return the collection of signed sheets, made on first use; only who is logged in reads it."""
    with override(settings.LANGUAGE_CODE):  # not in the language of whoever asks
        name = _("Signed reviews")
    collection = Collection.objects.filter(name=name).first()
    if collection is None:
        collection = Collection.get_first_root_node().add_child(name=name)
    if not collection.get_view_restrictions().exists():
        CollectionViewRestriction.objects.create(
            collection=collection, restriction_type=CollectionViewRestriction.LOGIN
        )
    return collection


def keep_sheet(file, title, user):
    """Keep an uploaded file as a document among the signed sheets, and return the document.

    Raises ValidationError on the field `evidence` for a kind of file that the site does not take.
    """
    model = get_document_model()
    longest = model._meta.get_field("title").max_length
    sheet = model(
        title=title[:longest], file=file, collection=signed_sheets(), uploaded_by_user=user
    )
    try:
        sheet.full_clean()
    except ValidationError as error:
        raise ValidationError({"evidence": error.messages}) from error
    sheet.save()
    return sheet
