"""Old versions of pages: which may go."""

from django.db.models import DO_NOTHING, Exists, OuterRef
from wagtail.models import Revision

BATCH = 200  # a revision holds a whole page


def purge_revisions(before):
    """Delete the versions of pages made before an instant that nothing needs; return how many.

    Kept is what is scheduled, and what any record points at: a page as its live or its latest
    version, a review, a workflow, a comment. Lines of the audit log point too, but say enough
    without. Wagtail's command of that name would delete reviewed versions and, while a newer draft
    waits, the live one.
    """
    old = Revision.objects.page_revisions().filter(
        created_at__lt=before, approved_go_live_at__isnull=True
    )
    for field in fields_that_need_a_revision():
        pointing = field.model._base_manager.filter(**{field.name: OuterRef("pk")})
        old = old.exclude(Exists(pointing))
    count = 0
    while batch := list(old.values_list("pk", flat=True)[:BATCH]):
        Revision.objects.filter(pk__in=batch).delete()
        count += len(batch)
    return count


def fields_that_need_a_revision():
    """Return the foreign keys, of whatever app, that would lose something with a revision.

    What needs none has on_delete=DO_NOTHING, as Wagtail's log does.
    """
    return [
        relation.field
        for relation in Revision._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and relation.on_delete is not DO_NOTHING
    ]
