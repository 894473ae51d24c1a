"""Requests in the editor: who sees them, what is noted of it, and what a file of them holds."""

import io

import openpyxl
import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from pages.models import AppointmentRequestPage, RequestSubmission
from pages.requests.audit import DELETE, EXPORT, READ
from pages.requests.spreadsheet import plain_cell
from tests.factories import make_request

pytestmark = pytest.mark.django_db

SECRET = "Marisol Quiñones"


@pytest.fixture
def request_of_a_patient(form_page):
    return make_request(form_page, your_name=SECRET)


def list_url(page, name="list_submissions"):
    return reverse(f"wagtailforms:{name}", args=[page.pk])


def noted(action):
    entries = PageLogEntry.objects.filter(action=action)
    return [(entry.user.email, entry.data) for entry in entries]


class TestTheReception:
    def test_reads_requests_and_cannot_touch_a_page(self, form_page, request_of_a_patient, login):
        reception = login("Reception")
        assert list_url(form_page) in reception.get("/admin/").text
        assert form_page.title in reception.get(reverse("wagtailforms:index")).text
        assert reception.get(reverse("wagtailforms:index_results")).status_code == 200
        assert SECRET in reception.get(list_url(form_page)).text
        assert SECRET in reception.get(list_url(form_page, "list_submissions_results")).text
        edit = reverse("wagtailadmin_pages:edit", args=[form_page.pk])
        assert reception.get(edit).status_code == 302


class TestSomebodyWhoMayChangeThePage:
    """Wagtail by itself shows them what was sent."""

    @pytest.fixture
    def staff(self, login):
        return login("Clinic staff")

    def test_can_change_its_questions(self, form_page, staff):
        edit = reverse("wagtailadmin_pages:edit", args=[form_page.pk])
        assert staff.get(edit).status_code == 200

    @pytest.mark.parametrize("name", ["list_submissions", "list_submissions_results"])
    def test_sees_no_request(self, form_page, request_of_a_patient, staff, name):
        response = staff.get(list_url(form_page, name), follow=True)
        assert SECRET not in response.text
        assert not PageLogEntry.objects.filter(action=READ).exists()

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_gets_no_file(self, form_page, request_of_a_patient, staff, kind):
        assert staff.get(list_url(form_page), {"export": kind}).status_code == 302

    def test_deletes_none(self, form_page, request_of_a_patient, staff):
        url = list_url(form_page, "delete_submissions")
        ticked = f"{url}?selected-submissions={request_of_a_patient.pk}"
        assert staff.get(ticked).status_code == 302
        staff.post(ticked)
        assert RequestSubmission.objects.exists()

    def test_finds_no_menu_item_and_no_panel(self, form_page, request_of_a_patient, staff):
        start = staff.get("/admin/").text
        assert reverse("wagtailforms:index") not in start
        assert "Requests of patients" not in start
        assert staff.get(reverse("wagtailforms:index")).status_code == 302

    def test_does_not_meet_them_in_the_page_its_history_or_its_copy(
        self, form_page, request_of_a_patient, staff
    ):
        for name in ("edit", "history", "usage", "copy"):
            address = reverse(f"wagtailadmin_pages:{name}", args=[form_page.pk])
            assert SECRET not in staff.get(address).text, name

    def test_reads_once_somebody_has_given_them_the_permission(
        self, form_page, request_of_a_patient, staff
    ):
        group = Group.objects.get(name="Clinic staff")
        group.permissions.add(Permission.objects.get(codename="view_requests"))
        assert SECRET in staff.get(list_url(form_page)).text


class TestWhatIsNoted:
    @pytest.fixture(autouse=True)
    def _requests(self, form_page):
        make_request(form_page)
        self.last = make_request(form_page)

    def test_reading(self, form_page, editor_client, administrator):
        editor_client.get(list_url(form_page))
        assert noted(READ) == [(administrator.email, {"count": 2})]

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_exporting(self, form_page, editor_client, administrator, kind):
        editor_client.get(list_url(form_page), {"export": kind})
        assert noted(EXPORT) == [(administrator.email, {"count": 2})]
        assert noted(READ) == []

    def test_deleting(self, form_page, editor_client, administrator):
        url = list_url(form_page, "delete_submissions")
        ticked = f"{url}?selected-submissions={self.last.pk}&selected-submissions=abc"
        assert "Are you sure" in editor_client.get(ticked).text
        editor_client.post(ticked)
        assert RequestSubmission.objects.count() == 1
        assert noted(DELETE) == [(administrator.email, {"count": 1})]

    def test_is_told_in_the_history_of_the_page(self, form_page, editor_client):
        editor_client.get(list_url(form_page))
        history = reverse("wagtailadmin_pages:history", args=[form_page.pk])
        assert "2 requests were read" in editor_client.get(history).text


class TestAFile:
    FORMULA = '=HYPERLINK("http://evil.example","Results")'

    @pytest.fixture(autouse=True)
    def _hostile(self, form_page):
        make_request(
            form_page,
            your_name=self.FORMULA,
            telephone_number="+44 20 7946 0000",
            days_that_suit_you=["Monday", "Friday"],
        )

    def test_of_text_holds_no_formula(self, form_page, editor_client):
        response = editor_client.get(list_url(form_page), {"export": "csv"})
        text = response.getvalue().decode()
        assert "\"'=HYPERLINK" in text
        assert "'+44 20 7946 0000" in text
        assert '"Monday, Friday"' in text

    def test_of_excel_holds_texts_as_they_were_typed(self, form_page, editor_client):
        response = editor_client.get(list_url(form_page), {"export": "xlsx"})
        sheet = openpyxl.load_workbook(io.BytesIO(response.getvalue())).active
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert self.FORMULA in [cell.value for cell in cells]
        assert "+44 20 7946 0000" in [cell.value for cell in cells]
        assert "f" not in {cell.data_type for cell in cells}

    def test_has_no_formula_in_its_headings(self, form_page, editor_client):
        form_page.form_fields.update(label="=1+1")
        response = editor_client.get(list_url(form_page), {"export": "xlsx"})
        sheet = openpyxl.load_workbook(io.BytesIO(response.getvalue())).active
        assert {cell.data_type for cell in sheet[1]} == {"s"}

    @pytest.mark.parametrize("sign", list("=+-@\t\r\n＝＋－＠"))
    def test_has_an_apostrophe_before_every_sign_of_a_formula(self, sign):
        assert plain_cell(f"{sign}1") == f"'{sign}1"
        assert plain_cell(f"  {sign}1") == f"'  {sign}1"
        assert plain_cell(f"1{sign}") == f"1{sign}"


class TestAPageThatHoldsRequests:
    @pytest.fixture(autouse=True)
    def _request(self, form_page):
        make_request(form_page)

    def test_is_not_deleted(self, form_page, editor_client):
        url = reverse("wagtailadmin_pages:delete", args=[form_page.pk])
        response = editor_client.post(url, follow=True)
        assert "holds 1 request of a patient" in response.text
        assert RequestSubmission.objects.exists()

    def test_is_not_deleted_with_what_it_stands_below(self, form_page, site, editor_client):
        url = reverse("wagtailadmin_pages:delete", args=[site.home.pk])
        editor_client.post(url, {"confirm": site.home.title}, follow=True)
        assert Page.objects.filter(pk=form_page.pk).exists()

    def test_is_not_deleted_by_ticking_it_in_a_list(self, form_page, editor_client):
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        response = editor_client.post(
            f"{url}?id={form_page.pk}&next=/admin/reports/locked/", follow=True
        )
        assert "holds 1 request of a patient" in response.text
        assert AppointmentRequestPage.objects.exists()

    def test_is_deleted_once_they_are(self, form_page, editor_client):
        RequestSubmission.objects.all().delete()
        editor_client.post(reverse("wagtailadmin_pages:delete", args=[form_page.pk]))
        assert not AppointmentRequestPage.objects.exists()


def test_an_answer_is_shown_and_exported_after_its_question_is_gone(form_page, editor_client):
    make_request(form_page, which_bus_do_you_take="Number 4")
    text = editor_client.get(list_url(form_page)).text
    assert "Which bus do you take" in text
    assert "Number 4" in text
    file = editor_client.get(list_url(form_page), {"export": "csv"}).getvalue().decode()
    assert "Number 4" in file


def test_a_page_without_a_form_has_no_requests(site, editor_client):
    assert editor_client.get(list_url(site.home)).status_code == 404
