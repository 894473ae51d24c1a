"""The post that the clinic gave as its first sample, when it lies beside the repository.

Its sentences are not copied here: what is compared is read from the file.
"""

from pathlib import Path

import pytest

from blog.importing.assemble import read_text_post
from blog.importing.draft import NumberedList, StudyMention
from blog.importing.files import read_text

SEEDS = sorted((Path(__file__).resolve().parents[4] / "shared/seeds").glob("000_*.txt"))


@pytest.fixture(params=SEEDS, ids=lambda path: path.name)
def sample(request):
    """The rows of the sample that are not empty, without spaces at their ends, and its draft."""
    text = read_text(request.param)
    return [row.strip() for row in text.splitlines() if row.strip()], read_text_post(text)


def test_its_title_is_the_first_row_below_the_furniture(sample):
    rows, draft = sample
    assert draft.title == rows[1]


def test_its_introduction_is_the_row_above_the_first_section(sample):
    rows, draft = sample
    assert draft.introduction.count("<p>") == 1
    assert draft.introduction.startswith(f"<p>{rows[3][:60]}")


def test_it_has_six_headed_sections_and_an_unheaded_close(sample):
    rows, draft = sample
    headings = [row.partition(": ")[2] for row in rows if row.startswith("Section ")]
    assert len(headings) == 6
    assert [section.heading for section in draft.sections] == [*headings, ""]
    assert draft.numbered
    assert len(draft.sections[-1].blocks) == 1


def test_its_lists_have_two_and_three_items_with_lead_ins(sample):
    rows, draft = sample
    blocks = [block for section in draft.sections for block in section.blocks]
    lists = [block for block in blocks if isinstance(block, NumberedList)]
    assert [len(block.items) for block in lists] == [2, 3]
    lead_ins = [
        row.partition(". ")[2].partition(":")[0]
        for row in rows
        if row[0].isdigit() and "Study" not in row[:10]
    ]
    assert [item.lead_in for block in lists for item in block.items] == lead_ins


def test_its_studies_name_their_journals_and_only_stated_designs(sample):
    _rows, draft = sample
    assert [(study.journal, study.design) for study in draft.studies] == [
        ("Pain Medicine", "randomised-trial"),
        ("The Oncologist", ""),
        ("Journal of Alternative and Complementary Medicine", "meta-analysis"),
    ]
    assert [type(block) for block in draft.sections[3].blocks[:3]] == [StudyMention] * 3


def test_its_updated_date_has_no_year(sample):
    _rows, draft = sample
    assert str(draft.updated) == "16 January"
    assert draft.published is None


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_it_is_served_with_what_is_known_and_no_more(path, run, client, article):
    run(path)
    assert not article().live
    run(path, year="2024", publish=True)
    page = client.get(article().url).content.decode()
    assert page.count("Source details incomplete") == 6  # three cards and three references
    assert page.count("Type of study not given") == 1
    assert "Updated" in page
    assert "16 January 2024" in page
    assert "datePublished" not in page
    assert "What changed" not in page
    feed = client.get("/blog/feed/").content.decode()
    assert article().title in feed
    assert "<updated>2024-01-16" in feed
    assert "<published>" not in feed
