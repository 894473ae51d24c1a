"""Makes the index of the search in the database itself; SQLite's and PostgreSQL's differ."""

from django.db import migrations

from pages.search import postgresql, sqlite

SQL = {"sqlite": sqlite, "postgresql": postgresql}


def create(apps, schema_editor):
    for statement in SQL[schema_editor.connection.vendor].CREATE:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in SQL[schema_editor.connection.vendor].DROP:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("pages", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
