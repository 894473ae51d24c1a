"""What one value looks like in a backup, and that both databases read it back."""

import json
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from blog.models import Study
from clinic_site.backups import database
from clinic_site.backups.errors import BackupRefused
from clinic_site.backups.tables import Table, kept_tables
from clinic_site.backups.values import canonical_json, decoder
from pages.models import Person
from tests.factories import PersonFactory, StudyFactory, UserFactory

DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(DOCUMENTS)
def test_the_form_of_a_json_document_does_not_depend_on_the_order_of_keys(document):
    text = json.dumps(document)
    form = canonical_json(text)
    assert canonical_json(form) == form
    assert canonical_json(json.dumps(document, sort_keys=True)) == form


def test_a_whole_number_with_an_exponent_is_written_out_as_postgresql_does():
    assert canonical_json("[1e+16, 1E23, 1.5, 1.0]") == (
        "[10000000000000000,100000000000000000000000,1.5,1.0]"
    )


def test_every_column_of_every_table_can_be_held():
    for table in kept_tables():
        for field in table.fields:
            kind = field.get_col(table.name).output_field.get_internal_type()
            assert decoder(kind, connection.ops)


def test_a_kind_of_field_that_cannot_be_held_is_named():
    with pytest.raises(BackupRefused, match="cannot hold a DurationField"):
        decoder("DurationField", connection.ops)


def written_and_loaded(model, tmp_path):
    """Write a model's table, empty it, load it; return the lines before and after."""
    table = Table(model._meta.label_lower, model)
    before = list(database.lines(connection, table))
    database.write(connection, table, tmp_path / "rows")
    model.objects.all().delete()
    database.load(connection, table, table.columns, tmp_path / "rows")
    return before, list(database.lines(connection, table))


def test_texts_with_quotes_lines_and_signs_come_back(db, tmp_path):
    title = "“Knee” 'n' \"pain\"\n\r\t\\ 100 % \u2028 🦵"
    study = StudyFactory(title=title, authors=[{"b": [1.5, None], "a": "%s"}])
    before, after = written_and_loaded(Study, tmp_path)
    assert before == after
    study.refresh_from_db()
    assert (study.title, study.authors) == (title, [{"b": [1.5, None], "a": "%s"}])


def test_times_come_back_to_the_microsecond_and_dates_to_the_day(db, tmp_path):
    last_login = datetime(2026, 3, 29, 1, 30, 0, 123456, tzinfo=UTC)
    user = UserFactory(last_login=last_login)
    study = StudyFactory(checked_on=date(2026, 2, 28))
    before, after = written_and_loaded(type(user), tmp_path)
    assert before == after
    user.refresh_from_db()
    assert user.last_login == last_login
    (tmp_path / "rows").unlink()
    written_and_loaded(Study, tmp_path)
    study.refresh_from_db()
    assert study.checked_on == date(2026, 2, 28)


def test_identifiers_come_back(db, tmp_path):
    person = PersonFactory()
    key = person.translation_key
    before, after = written_and_loaded(Person, tmp_path)
    assert before == after
    person.refresh_from_db()
    assert person.translation_key == key
