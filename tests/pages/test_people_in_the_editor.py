"""People and the texts for readers, as staff list and edit them."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Site

from pages.models import ClinicSettings, ClinicTexts, Person
from tests.editor import errors_of, texts_form
from tests.factories import PersonFactory, ProfessionFactory, UserFactory, publish_article

LIST = "wagtailsnippets_pages_person:list"
ADD = "wagtailsnippets_pages_person:add"
EDIT = "wagtailsnippets_pages_person:edit"


def person_form(**fields):
    return {
        "name": "Ana Ruiz",
        "slug": "ana-ruiz",
        "credentials": "L.Ac.",
        "profession": "",
        "role": "",
        "photo": "",
        "biography": "",
        "is_listed": "on",
        "account": "",
        **fields,
    }


class TestPeople:
    def test_are_listed_with_what_tells_them_apart(self, editor_client):
        PersonFactory(
            name="Ana Ruiz", credentials="L.Ac.", profession=ProfessionFactory(name="Acupuncturist")
        )
        page = editor_client.get(reverse(LIST)).text
        for words in ("Ana Ruiz", "L.Ac.", "Acupuncturist"):
            assert words in page

    def test_are_filtered_by_who_is_shown_among_the_team(self, editor_client):
        PersonFactory(name="Ana Ruiz")
        PersonFactory(name="Tom Berg", is_listed=False)
        page = editor_client.get(reverse(LIST), {"is_listed": "false"}).text
        assert "Tom Berg" in page
        assert "Ana Ruiz" not in page

    def test_are_in_the_menu(self, editor_client):
        page = editor_client.get(reverse("wagtailadmin_home")).text
        assert reverse(LIST) in page

    def test_are_made_edited_and_inspected(self, editor_client):
        editor_client.post(reverse(ADD), person_form())
        person = Person.objects.get()
        assert (person.name, person.slug) == ("Ana Ruiz", "ana-ruiz")

        editor_client.post(reverse(EDIT, args=[person.pk]), person_form(role="Founder"))
        person.refresh_from_db()
        assert person.role == "Founder"
        inspect = reverse("wagtailsnippets_pages_person:inspect", args=[person.pk])
        assert "Founder" in editor_client.get(inspect).text

    def test_are_previewed_before_they_are_saved(self, site, editor_client):
        url = reverse("wagtailsnippets_pages_person:preview_on_add")
        assert editor_client.post(url, person_form()).json()["is_valid"]
        assert "Ana Ruiz" in editor_client.get(url).text
        assert not Person.objects.exists()

    def test_have_their_languages_ticked_in_a_list(self, editor_client):
        editor_client.post(reverse(ADD), person_form(languages=["es", "en"]))
        person = Person.objects.get()
        assert sorted(person.languages) == ["en", "es"]
        page = BeautifulSoup(
            editor_client.get(reverse(EDIT, args=[person.pk])).content, "html.parser"
        )
        ticked = page.select("input[name=languages][checked]")
        assert {box["value"] for box in ticked} == {"en", "es"}

    @pytest.mark.parametrize(
        ("field", "value"), [("languages", ["xx"]), ("booking_url", "javascript:alert(1)")]
    )
    def test_refuse_what_is_no_language_and_no_address(self, editor_client, field, value):
        response = editor_client.post(reverse(ADD), person_form(**{field: value}))
        assert field in errors_of(response)
        assert not Person.objects.exists()

    @pytest.mark.parametrize("languages", ["en", ["xx"], [["en"]], {"en": 1}])
    def test_refuse_in_code_what_is_no_list_of_languages(self, db, languages):
        person = PersonFactory.build(languages=languages)
        with pytest.raises(ValidationError, match="Choose the languages from the list"):
            person.clean_fields()

    @pytest.mark.parametrize("field", ["name", "slug"])
    def test_need_a_name_and_an_address(self, editor_client, field):
        response = editor_client.post(reverse(ADD), person_form(**{field: ""}))
        assert errors_of(response)[field] == ["This field is required."]

    def test_need_a_name_that_is_more_than_space(self, editor_client):
        response = editor_client.post(reverse(ADD), person_form(name="  "))
        assert "name" in errors_of(response)

    def test_have_an_address_of_their_own(self, editor_client):
        PersonFactory(slug="ana-ruiz")
        response = editor_client.post(reverse(ADD), person_form())
        assert errors_of(response)["slug"] == ["Another profile has this address already."]
        assert Person.objects.count() == 1

    def test_have_an_account_of_their_own(self, editor_client):
        account = UserFactory()
        PersonFactory(account=account)
        response = editor_client.post(reverse(ADD), person_form(account=str(account.pk)))
        assert errors_of(response)["account"] == [
            "Another profile belongs to this account already."
        ]

    def test_keep_their_own_address_when_they_are_saved_again(self, editor_client):
        person = PersonFactory(name="Ana Ruiz", slug="ana-ruiz")
        response = editor_client.post(reverse(EDIT, args=[person.pk]), person_form())
        assert response.status_code == 302

    def test_are_not_deleted_while_they_are_named_as_authors(self, site, editor_client):
        person = PersonFactory()
        publish_article(site.blog, authors=[person])
        url = reverse("wagtailsnippets_pages_person:delete", args=[person.pk])
        editor_client.post(url)
        assert Person.objects.filter(pk=person.pk).exists()

    def test_are_not_deleted_from_a_list_of_ticked_ones_either(self, site, editor_client):
        author, other = PersonFactory(), PersonFactory()
        publish_article(site.blog, authors=[author])
        url = reverse("wagtail_bulk_action", args=["pages", "person", "delete"])
        answer = editor_client.post(f"{url}?id={author.pk}&id={other.pk}", follow=True)
        assert answer.status_code == 200
        assert Person.objects.count() == 2

    def test_get_their_address_from_the_name_only_while_they_are_made(self, editor_client):
        syncing = "blur-&gt;w-sync#apply"
        assert syncing in editor_client.get(reverse(ADD)).text
        person = PersonFactory()
        assert syncing not in editor_client.get(reverse(EDIT, args=[person.pk])).text


class TestTextsForReaders:
    def test_are_in_the_settings_menu(self, editor_client):
        url = reverse("wagtailsnippets_pages_clinictexts:list")
        assert url in editor_client.get(reverse("wagtailadmin_home")).text

    def test_are_edited_and_never_without_disclaimer_and_emergency_text(self, site, editor_client):
        clinic = ClinicSettings.objects.create(site=Site.objects.get(), name="Riverbank")
        add = reverse("wagtailsnippets_pages_clinictexts:add")
        form = texts_form(clinic, tagline="By the river")
        for field in ("health_disclaimer", "emergency_text"):
            assert field in errors_of(editor_client.post(add, {**form, field: " "}))

        editor_client.post(add, form)
        assert ClinicTexts.objects.get().tagline == "By the river"

    def test_are_written_once_for_each_language(self, site, editor_client):
        clinic = ClinicSettings.objects.create(site=Site.objects.get(), name="Riverbank")
        ClinicTexts.objects.create(clinic=clinic)
        response = editor_client.post(
            reverse("wagtailsnippets_pages_clinictexts:add"),
            texts_form(clinic),
        )
        assert errors_of(response)["clinic"] == ["This clinic has texts in this language already."]
