"""A study that a page cites, in any version that matters, cannot be deleted by any way."""

from datetime import timedelta

import pytest
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone

from blog.models import Citation, Study, StudyIsCitedError
from tests.factories import StudyFactory, publish_article, section

from .conftest import body_citing, marker


def cite_live(site, study, draft_of):
    publish_article(site.blog, title="Numb feet", body=body_citing(study))


def cite_in_draft(site, study, draft_of):
    draft_of(publish_article(site.blog, title="Numb feet"), body_citing(study))


def cite_in_scheduled_revision(site, study, draft_of):
    article = publish_article(site.blog, title="Numb feet")
    later = timezone.now() + timedelta(days=3)
    draft_of(article, body_citing(study), go_live_at=later).publish()
    draft_of(article, [])


def cite_in_list_item(site, study, draft_of):
    items = {"items": [{"lead_in": "", "text": marker(study)}]}
    body = [section("E", [("numbered_list", items)])]
    publish_article(site.blog, title="Numb feet", body=body)


CITED = {
    "live": (cite_live, "Numb feet (live)"),
    "only in a draft": (cite_in_draft, "Numb feet (draft)"),
    "only in a scheduled revision": (cite_in_scheduled_revision, "Numb feet (scheduled)"),
    "only in a list item's text": (cite_in_list_item, "Numb feet (live)"),
}


@pytest.fixture(params=CITED.values(), ids=CITED)
def cited(request, site, draft_of):
    """A study that is cited, and how the article is named in the refusal."""
    cite, named = request.param
    study = StudyFactory(title="Needles")
    cite(site, study, draft_of)
    return study, named


class TestACitedStudy:
    @pytest.mark.parametrize(
        "delete",
        [
            lambda study: study.delete(),
            lambda study: Study.objects.filter(pk=study.pk).delete(),
            lambda study: Study.objects.all().delete(),
        ],
        ids=["record", "filtered queryset", "all"],
    )
    def test_is_not_deleted_by_code_and_the_error_names_the_article(self, cited, delete):
        study, named = cited
        StudyFactory()
        with pytest.raises(StudyIsCitedError) as refused:
            delete(study)
        assert named in str(refused.value)
        assert Study.objects.count() == 2

    def test_is_not_deleted_by_its_view(self, cited, editor_client):
        study, _named = cited
        url = reverse("wagtailsnippets_blog_study:delete", args=[study.pk])
        for response in (editor_client.get(url), editor_client.post(url)):
            assert response.status_code == 409
            assert "Numb feet" in response.text
            assert "Take the citations out first." in response.text
        assert Study.objects.filter(pk=study.pk).exists()

    def test_is_not_deleted_in_bulk_and_neither_are_the_others(self, cited, editor_client):
        study, _named = cited
        other = StudyFactory()
        url = reverse("wagtail_bulk_action", args=["blog", "study", "delete"])
        response = editor_client.post(f"{url}?id={study.pk}&id={other.pk}")
        assert response.status_code == 409
        assert "Numb feet" in response.text
        assert Study.objects.count() == 2

    def test_is_kept_by_the_database_too(self, cited):
        study, _named = cited
        with pytest.raises(ProtectedError):
            Study._base_manager.filter(pk=study.pk).delete()


class TestAStudyIsDeleted:
    def test_once_only_history_cites_it(self, citing, draft_of):
        study = StudyFactory()
        draft_of(citing("Numb feet", study), []).publish()
        study.delete()
        assert not Study.objects.exists()

    def test_when_a_scheduled_version_was_called_off_past_the_editor(self, citing, draft_of):
        study = StudyFactory()
        article = citing("Numb feet")
        later = timezone.now() + timedelta(days=3)
        draft_of(article, body_citing(study), go_live_at=later).publish()
        draft_of(article, [], go_live_at=later).publish()
        assert Citation.objects.filter(study=study).exists()
        study.delete()
        assert not Study.objects.exists()

    def test_in_bulk_if_nobody_cites_them(self, editor_client, db):
        studies = StudyFactory.create_batch(2)
        url = reverse("wagtail_bulk_action", args=["blog", "study", "delete"])
        editor_client.post(url + "?" + "&".join(f"id={study.pk}" for study in studies))
        assert not Study.objects.exists()
