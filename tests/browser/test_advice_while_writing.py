"""The editor offers studies for a citation without record, and points out what lacks evidence."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import StudyFactory, UserFactory, publish_article, section

PATIENCE = 60_000  # milliseconds; a busy machine takes its time


@pytest.fixture
def editor(site, visit):
    """Open an old post in the editor: a claim, and a study that is known by its journal only."""
    expect.set_options(timeout=PATIENCE)
    old_citation = {
        "journal_named": "Pain Medicine",
        "stated_design": "randomised-trial",
        "finding": "<p>Numb feet hurt less with needles.</p>",
    }
    article = publish_article(
        site.blog,
        title="Needles help",
        slug="needles-help",
        body=[
            section("A claim", [("prose", "<p>This is proven.</p>")]),
            section("Trials", [("study_citation", old_citation)]),
        ],
    )
    user = UserFactory(is_superuser=True, is_staff=True)
    return visit(f"/admin/pages/{article.pk}/edit/", user=user)


def test_an_old_citation_gets_its_study_by_one_click_and_hints_follow_what_is_typed(editor):
    study = StudyFactory(
        title="Needles for numb feet", journal="Pain Medicine", design="randomised-trial"
    )
    hints = editor.locator("[data-evidence-checks]")
    expect(hints).to_contain_text("“proven”")
    expect(hints).to_contain_text("no section is marked as being about risks")

    heading = editor.locator("[name='body-1-value-heading']")
    trials = editor.locator("[data-streamfield-child]").filter(has=heading)
    trials.locator("[data-panel-toggle]").first.click()
    editor.get_by_role("button", name=re.compile("Needles for numb feet")).click()
    chosen = editor.locator("[name='body-1-value-content-0-value-study']")
    expect(chosen).to_have_value(str(study.pk))
    expect(editor.locator("#body-1-value-content-0-value-study-chooser")).to_contain_text(
        "Needles for numb feet"
    )
    expect(editor.locator("[data-offered-studies]").first).to_be_empty()

    editor.locator("[name='body-1-value-about']").select_option("risks")
    expect(hints).not_to_contain_text("no section is marked")
    expect(hints).to_contain_text("“proven”")
