"""Which tables a backup holds, and which it leaves out."""

from dataclasses import dataclass

from django.apps import apps
from django.db.models import FileField

# What is made anew, or must not outlive a restore: renditions are made again when a page is asked
# for, the indexes are rebuilt, everybody logs in again, and work that was waiting then (such as
# mail that has been sent since) is not done a second time.
LEFT_OUT = {
    "django_tasks_database.dbtaskresult",
    "jobs.liveworker",
    "pages.rendition",
    "pages.searchdocument",
    "pages.searchword",
    "sessions.session",
    "wagtailcore.referenceindex",
    "wagtailimages.rendition",
    "wagtailsearch.indexentry",
}
# A virtual table that exists on SQLite only; triggers keep it equal to wagtailsearch.indexentry.
KEPT_BY_TRIGGERS = {"wagtailsearch.sqliteftsindexentry"}


@dataclass(frozen=True)
class Table:
    """A table: its model's label, such as `blog.articlepage`, and the model."""

    label: str
    model: type

    @property
    def name(self):
        return self.model._meta.db_table

    @property
    def fields(self):
        """The fields with a column in this very table; a page type's parent has a table itself."""
        return [field for field in self.model._meta.local_concrete_fields if not field.generated]

    @property
    def columns(self):
        return [field.column for field in self.fields]

    @property
    def file_columns(self):
        return [field.column for field in self.fields if isinstance(field, FileField)]


def all_tables():
    """Return every `Table` that migrations have made and a restore empties, by label."""
    found = [
        Table(model._meta.label_lower, model)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.label_lower not in KEPT_BY_TRIGGERS
    ]
    return sorted(found, key=lambda table: table.label)


def kept_tables():
    """Return the `Table`s that a backup holds, by label."""
    return [table for table in all_tables() if table.label not in LEFT_OUT]
