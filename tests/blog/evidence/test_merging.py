"""Two records of one study become one, and come apart again."""

import pytest
from django.urls import reverse

from blog.evidence.matching import matching_study
from blog.evidence.merging import CannotMergeError, merge, unmerge
from blog.models import Citation, EvidenceChange, Study, StudyIsCitedError
from blog.models.citation import citing_page_counts, pages_citing
from pages.roles import CLINIC_STAFF, CLINICIANS
from tests.factories import StudyFactory

CHOOSE = "wagtailsnippetchoosers_blog_study:choose"


@pytest.fixture
def pair(db):
    """Two records of one study: the loser and the keeper."""
    return (
        StudyFactory(title="Needles, entered twice", doi="10.5555/loser", pmid="77"),
        StudyFactory(title="Needles for numb feet", doi="10.5555/keeper"),
    )


def fresh(*studies):
    return [Study.objects.get(pk=study.pk) for study in studies]


def page_of(client, article):
    return client.get(article.get_url()).text


class TestAMergedStudy:
    def test_is_shown_as_the_kept_one_and_as_itself_after_undoing(self, pair, citing, client):
        loser, keeper = pair
        article = citing("Numb feet", loser)
        merge(loser, keeper)
        page = page_of(client, article)
        assert "10.5555/keeper" in page
        assert "10.5555/loser" not in page
        unmerge(loser)
        assert "10.5555/loser" in page_of(client, article)

    def test_shares_one_number_and_one_reference_with_the_kept_one(self, pair, citing, client):
        article = citing("Numb feet", *pair)
        merge(*pair)
        page = page_of(client, article)
        assert 'id="ref-1"' in page
        assert 'id="ref-2"' not in page

    def test_costs_an_article_no_query(self, pair, citing, client, django_assert_max_num_queries):
        loser, keeper = pair
        article = citing("Numb feet", loser, StudyFactory())
        merge(loser, keeper)
        page_of(client, article)
        with django_assert_max_num_queries(15):
            page_of(client, article)

    def test_is_recognised_by_its_identifiers(self, pair):
        loser, keeper = pair
        merge(loser, keeper)
        for item in ({"DOI": "10.5555/loser"}, {"PMID": "77"}):
            assert matching_study({"title": "Otherwise", **item}) == keeper
        both = {"title": "Otherwise", "DOI": "10.5555/keeper", "PMID": "77"}
        assert matching_study(both) == keeper

    def test_is_neither_offered_nor_listed_unless_asked_for(self, pair, editor_client):
        merge(*pair)
        listing = reverse("wagtailsnippets_blog_study:list")
        for url in (listing, reverse(CHOOSE)):
            page = editor_client.get(url).text
            assert "Needles for numb feet" in page
            assert "Needles, entered twice" not in page
        merged = editor_client.get(listing, {"attention": "merged"}).text
        assert "Needles, entered twice" in merged
        assert "Undo the merge" in merged

    def test_passes_its_pages_on_to_the_kept_one(self, pair, citing):
        loser, keeper = pair
        citing("Numb feet", loser)
        merge(loser, keeper)
        assert [str(page) for page in pages_citing(keeper)] == ["Numb feet (live)"]
        assert citing_page_counts([keeper])[keeper.pk] == 1
        for study in fresh(loser, keeper):
            with pytest.raises(StudyIsCitedError):
                study.delete()

    def test_goes_with_the_kept_one_when_nobody_cites_either(self, pair):
        merge(*pair)
        Study.objects.get(pk=pair[1].pk).delete()
        assert not Study.objects.exists()

    def test_marks_the_pages_whose_readers_see_other_facts(self, pair, citing):
        loser, keeper = pair
        article = citing("Numb feet", loser)
        merge(loser, keeper)
        assert not EvidenceChange.objects.exists()
        unmerge(loser)
        keeper.participants = 40
        keeper.save()
        merge(*fresh(loser, keeper))
        (mark,) = EvidenceChange.objects.all()
        assert (mark.page_id, mark.fields) == (article.pk, {"participants": [None, 40]})


class TestChains:
    def test_lead_to_the_last_record_and_come_apart_as_they_were_made(self, db):
        first, second, third = StudyFactory.create_batch(3)
        merge(first, second)
        merge(*fresh(second, third))
        assert [study.current for study in fresh(first, second)] == [third, third]
        unmerge(second)
        assert [study.current for study in fresh(first, second)] == [second, second]
        unmerge(first)
        assert Study.objects.standing_alone().count() == 3

    def test_into_a_merged_record_lead_to_what_stands_for_it(self, db):
        first, second, third = StudyFactory.create_batch(3)
        merge(second, third)
        merge(*fresh(first, second))
        assert fresh(first)[0].merged_into == third

    def test_never_lead_back(self, pair):
        loser, keeper = pair
        merge(loser, keeper)
        for study, into in ((keeper, loser), (keeper, keeper), (loser, keeper)):
            with pytest.raises(CannotMergeError):
                merge(*fresh(study, into))
        assert fresh(keeper)[0].current == keeper

    def test_are_not_undone_twice(self, pair):
        with pytest.raises(CannotMergeError):
            unmerge(pair[0])


class TestInTheEditor:
    def url(self, study, action="merge"):
        return reverse(f"blog_{action}_study", args=[study.pk])

    def test_both_records_are_seen_side_by_side_before_anything_is_done(self, pair, citing, log_in):
        loser, keeper = pair
        citing("Numb feet", loser)
        client = log_in(CLINICIANS)
        assert "The study to keep" in client.get(self.url(loser)).text
        page = client.get(self.url(loser), {"keeper": keeper.pk}).text
        for words in ("10.5555/loser", "10.5555/keeper", "Numb feet (live)"):
            assert words in page
        assert Study.objects.standing_alone().count() == 2
        client.post(self.url(loser), {"keeper": keeper.pk})
        assert fresh(loser)[0].current == keeper
        history = reverse("wagtailsnippets_blog_study:history", args=[loser.pk])
        assert "Merged into “Lu and Giobbie-Hurder 2020: Needles" in client.get(history).text
        assert client.get(self.url(loser, "unmerge")).status_code == 200
        client.post(self.url(loser, "unmerge"))
        assert fresh(loser)[0].current == loser

    @pytest.mark.parametrize("chosen", ["", "0", "itself"])
    def test_a_wrong_choice_is_refused_in_a_sentence(self, pair, editor_client, chosen):
        loser, _keeper = pair
        keeper = loser.pk if chosen == "itself" else chosen
        page = editor_client.post(self.url(loser), {"keeper": keeper}).text
        assert "Choose " in page
        assert fresh(loser)[0].merged_into is None

    def test_a_merged_record_is_not_changed_and_the_reason_is_given(self, pair, editor_client):
        merge(*pair)
        edit = reverse("wagtailsnippets_blog_study:edit", args=[pair[0].pk])
        page = editor_client.get(edit, follow=True).text
        assert "This record was merged into" in page

    def test_staff_may_not(self, pair, log_in):
        loser, keeper = pair
        client = log_in(CLINIC_STAFF)
        client.post(self.url(loser), {"keeper": keeper.pk})
        assert fresh(loser)[0].merged_into is None
        merge(loser, keeper)
        client.post(self.url(loser, "unmerge"))
        assert fresh(loser)[0].merged_into == keeper


def test_saving_an_article_that_cites_a_merged_record_keeps_its_citation(pair, citing):
    loser, keeper = pair
    article = citing("Numb feet", loser)
    merge(loser, keeper)
    article.save_revision().publish()
    assert set(Citation.objects.values_list("study", flat=True)) == {loser.pk}
