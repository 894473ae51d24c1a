"""Finding what a page cites, and writing it down with the version that does.

Works for every page type: it reads the fields that hold streams or rich text, whoever defines them.
"""

from collections import Counter
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from wagtail.blocks import StructValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, Revision
from wagtail.rich_text import RichText

from blog.models import Citation, Study
from blog.models.citation import revisions_in_moderation
from blog.studies.markers import marker_ids
from pages import generation
from pages.outline import walk


def citations_in(values):
    """Return what stream and rich text values cite, as a Counter of `(study key, journal named)`.

    A study counts once, however often it is cited. A citation block without a record has the key
    None and counts each time, because nobody knows whether two of them mean the same study.
    """
    studies, without_record = set(), Counter()
    for value in values:
        if isinstance(value, str):
            studies.update(marker_ids(value))
            continue
        for _name, part in walk(value):
            if isinstance(part, Study):
                studies.add(part.pk)
            elif isinstance(part, RichText):
                studies.update(marker_ids(part.source))
            elif _is_citation(part) and part["study"] is None:
                without_record[None, part["journal_named"] or ""] += 1
    return without_record + Counter((key, "") for key in studies)


def _is_citation(value):
    return isinstance(value, StructValue) and {"study", "journal_named"} <= value.keys()


@cache
def citing_fields(page_type):
    """Return the fields of a page type that can cite studies: streams and rich text."""
    return [
        field
        for field in page_type._meta.concrete_fields
        if isinstance(field, (StreamField, RichTextField))
    ]


@transaction.atomic
def record_citations(page_id):
    """Write down what the versions of a page cite, as they stand in the database now.

    Those are the live version (or the page's own row while it has no revision), the latest
    revision, the scheduled one and the one in moderation. Returns how many rows were written and
    how many removed. Does nothing for a page that is gone.
    """
    page = Page.objects.select_for_update(of=("self",)).filter(pk=page_id).first()
    fields = citing_fields(page.specific_class) if page and page.specific_class else []
    if not fields:
        return 0, 0
    found = Counter()
    for revision, values in _versions(page, fields):
        for (study, journal), count in citations_in(values).items():
            found[revision, study, journal] += count
    return _write(page, found)


def _versions(page, fields):
    """Yield the key of each version that matters (None for the page's own row) and its values."""
    if page.live or page.latest_revision_id is None:
        rows = page.specific_class._base_manager.filter(pk=page.pk)
        yield None, rows.values_list(*(field.name for field in fields)).get()
    page_type = ContentType.objects.get_for_model(Page)
    revisions = Revision.objects.filter(base_content_type=page_type, object_id=str(page.pk)).filter(
        Q(pk=page.latest_revision_id)
        | Q(approved_go_live_at__isnull=False)
        | Q(pk__in=revisions_in_moderation())
    )
    for key, content in revisions.values_list("pk", "content"):
        yield key, [field.to_python(content.get(field.name) or "") for field in fields]


def _write(page, found):
    known = set(Study.objects.filter(pk__in={key[1] for key in found}).values_list("pk", flat=True))
    missing = Counter({key: n for key, n in found.items() if key[1] is None or key[1] in known})
    surplus = []
    for row in Citation.objects.filter(page=page).order_by("pk"):
        key = (row.revision_id, row.study_id, row.journal_named)
        if missing[key]:
            missing[key] -= 1
        else:
            surplus.append(row)
    if surplus:
        Citation.objects.filter(pk__in=[row.pk for row in surplus]).delete()
    written = Citation.objects.bulk_create(
        Citation(page=page, revision_id=revision, study_id=study, journal_named=journal)
        for revision, study, journal in missing.elements()
    )
    if any(row.revision_id is None for row in (*written, *surplus)):
        generation.bump_on_commit()
    return len(written), len(surplus)
