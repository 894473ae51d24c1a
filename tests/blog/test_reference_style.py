"""The style in which a site prints its references."""

import pytest
from wagtail.models import Site

from blog.studies.vocabulary import Standing
from pages.models import ClinicSettings
from tests.factories import StudyFactory, publish_article, section


@pytest.fixture
def references_of(site, client):
    """Return the text of an article's reference list that cites a study."""

    def read(study):
        citation = {"study": study.pk, "finding": "<p>Pain fell.</p>"}
        publish_article(site.blog, slug="a", body=[section("A", [("study_citation", citation)])])
        return (
            client.get("/blog/a/").text.partition('id="references"')[2].partition("</section>")[0]
        )

    return read


def choose(style):
    clinic = ClinicSettings.for_site(Site.objects.get())
    clinic.reference_style = style
    clinic.save()


def trial(**facts):
    return StudyFactory(
        authors=[{"family": "Lu", "given": "Weidong"}],
        title="A trial",
        volume="25",
        pages="281-288",
        doi="10.5555/t.1",
        **facts,
    )


def test_references_are_in_ama_style_unless_the_clinic_chooses_another(references_of):
    assert (
        'Lu W. A trial. <i>Oncologist.</i> 2020;25:281-288. <a href="https://doi.org/10.5555/t.1">'
        "doi:10.5555/t.1</a>"
    ) in references_of(trial())


def test_a_clinic_that_chose_vancouver_has_it_on_every_article(references_of):
    choose("vancouver")
    assert (
        'Lu W. A trial. Oncologist. 2020;25:281-8. <a href="https://doi.org/10.5555/t.1">'
        "doi: 10.5555/t.1</a>. Cited in PubMed; PMID 123."
    ) in references_of(trial(pmid="123"))


def test_a_retracted_study_is_printed_with_its_notice(references_of):
    study = trial(standing=Standing.RETRACTED, notice_doi="10.5555/notice")
    assert "Retracted in: doi:10.5555/notice." in references_of(study)


def test_a_study_known_by_its_address_alone_links_there(references_of):
    study = StudyFactory(doi=None, url='https://journal.example/a?b="&c')
    assert 'href="https://journal.example/a?b=&quot;&amp;c"' in references_of(study)


def test_markup_in_a_record_is_text_to_readers(references_of):
    study = StudyFactory(title='<script>alert("x")</script>', doi=None)
    assert "<script" not in references_of(study)
