"""One e-mail address is one account, however it is spelled."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from clinic_site.accounts.fields import normalise_email
from clinic_site.accounts.models import User
from tests.factories import UserFactory

SPELLINGS = [
    ("ana@clinic.example", "Ana@Clinic.Example"),
    ("Ana@Clinic.Example", "ana@clinic.example"),
    ("ana@clinic.example", "  ANA@CLINIC.EXAMPLE \n"),
    ("ana@klinik-münchen.example", "Ana@KLINIK-MÜNCHEN.example"),
    ("ana@klinik-mu\u0308nchen.example", "ana@klinik-m\u00fcnchen.example"),
    ("kim@clinic.example", "\u212aim@clinic.example"),  # the Kelvin sign
    ("sam@clinic.example", "\u017fam@clinic.example"),  # the long s
]

pytestmark = pytest.mark.django_db


@given(st.text())
def test_a_normalised_address_stays_as_it_is(text):
    assert normalise_email(normalise_email(text)) == normalise_email(text)


@given(st.from_regex(r"[a-zA-Z0-9.]{1,20}@[a-zA-Z]{1,10}\.[a-zA-Z]{2,5}", fullmatch=True))
def test_upper_and_lower_case_and_space_around_make_no_difference(email):
    spellings = {email, email.upper(), email.swapcase(), f"  {email}\t"}
    assert len({normalise_email(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(("first", "second"), SPELLINGS)
def test_no_second_account_can_be_saved(first, second):
    User.objects.create_user(first)
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user(second)


@pytest.mark.parametrize(("first", "second"), SPELLINGS)
def test_no_second_account_gets_past_bulk_writes(first, second):
    User.objects.bulk_create([User(email=first), User(email="ben@clinic.example")])
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.bulk_create([User(email=second)])
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(email="ben@clinic.example").update(email=second)


@pytest.mark.parametrize(("first", "second"), SPELLINGS)
def test_validation_says_that_the_account_is_there(first, second):
    User.objects.create_user(first)
    with pytest.raises(ValidationError) as caught:
        User(email=second, password="!").full_clean()
    assert caught.value.messages == ["There is already an account with this e-mail address."]


def test_the_database_itself_refuses_another_case():
    UserFactory(email="ana@clinic.example")
    other = UserFactory(email="ben@clinic.example")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE accounts_user SET email = %s WHERE id = %s",
            ["ANA@clinic.example", other.pk],
        )


@pytest.mark.parametrize(("first", "second"), SPELLINGS)
def test_the_form_for_a_new_account_refuses_another_spelling(editor_client, first, second):
    User.objects.create_user(first)
    response = editor_client.post(
        reverse("wagtailusers_users:add"),
        {"email": second.strip(), "first_name": "Ana", "last_name": "Ruiz"},
    )
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert [*errors] == ["email"]


@pytest.mark.parametrize(("first", "second"), SPELLINGS[:4])
def test_the_form_says_why(editor_client, first, second):
    User.objects.create_user(first)
    response = editor_client.post(
        reverse("wagtailusers_users:add"),
        {"email": second, "first_name": "Ana", "last_name": "Ruiz"},
    )
    assert "There is already an account with this e-mail address." in response.text


@pytest.mark.parametrize(("first", "second"), SPELLINGS[:4])
def test_an_account_is_found_by_any_spelling(first, second):
    user = User.objects.create_user(first)
    assert User.objects.get_by_natural_key(second) == user
    assert User.objects.get(email=second) == user


@pytest.mark.parametrize("typed", ["ana@clinic.example", " ANA@Clinic.example "])
def test_somebody_logs_in_with_any_spelling(client, typed):
    user = UserFactory(email="Ana@clinic.example", is_superuser=True)
    response = client.post(
        reverse("wagtailadmin_login"), {"username": typed, "password": "correct-horse-battery"}
    )
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)


def test_the_own_account_page_normalises_a_new_address(client_of, staff_member):
    UserFactory(email="taken@clinic.example")
    client = client_of(staff_member)
    url = reverse("wagtailadmin_account")

    def change_to(email):
        return client.post(
            url,
            {
                "name_email-first_name": "Ana",
                "name_email-last_name": "Ruiz",
                "name_email-email": email,
                "locale-preferred_language": "",
                "locale-current_time_zone": "",
                "theme-theme": "system",
                "theme-contrast": "system",
                "theme-density": "default",
            },
        )

    assert change_to("New.Name@Clinic.EXAMPLE").status_code == 302
    staff_member.refresh_from_db()
    assert staff_member.email == "new.name@clinic.example"
    refused = change_to("TAKEN@clinic.example")
    assert "There is already an account with this e-mail address." in refused.text
    staff_member.refresh_from_db()
    assert staff_member.email == "new.name@clinic.example"


def test_somebody_changes_their_own_password(client_of, staff_member):
    client = client_of(staff_member)
    response = client.post(
        reverse("wagtailadmin_account"),
        {
            "name_email-first_name": "Ana",
            "name_email-last_name": "Ruiz",
            "name_email-email": staff_member.email,
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
            "password-old_password": "correct-horse-battery",
            "password-new_password1": "plainly-another-one",
            "password-new_password2": "plainly-another-one",
        },
    )
    assert response.status_code == 302
    staff_member.refresh_from_db()
    assert staff_member.check_password("plainly-another-one")


def test_createsuperuser_needs_no_questions(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_EMAIL", "Boss@Clinic.example")
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "a-long-enough-one")
    call_command("createsuperuser", interactive=False, verbosity=0)
    boss = User.objects.get()
    assert (boss.email, boss.is_superuser, boss.is_staff) == ("boss@clinic.example", True, True)
    assert boss.check_password("a-long-enough-one")


def test_a_saved_account_shows_the_spelling_that_was_stored():
    assert User.objects.create_user(" Ana@Clinic.example ").email == "ana@clinic.example"


@pytest.mark.parametrize("email", ["", "   ", None])
def test_an_account_needs_an_address(email):
    with pytest.raises(ValueError, match="needs an e-mail address"):
        User.objects.create_user(email)
