"""The style guide: only while developing, nothing forgotten, nothing written."""

import re
from pathlib import Path

import pytest
from django.conf import settings as project
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic_site.styleguide.blocks import printed_blocks
from clinic_site.styleguide.tokens import tokens
from pages.blocks.callout import CalloutKind
from pages.models.notices import Importance
from tests.factories import StandardPageFactory

TEMPLATES = Path(project.BASE_DIR) / "templates"


def templates_in(folder):
    return {file.name for file in (TEMPLATES / folder).glob("*.html")}


@pytest.fixture
def guide(site, client, settings):
    settings.DEBUG = True
    response = client.get("/styleguide/")
    assert response.status_code == 200
    return response


def specimens(guide, kind):
    return {shown.template: shown.specimens for shown in guide.context[kind]}


def test_is_not_there_on_a_site_that_is_not_being_developed(site, client):
    assert client.get("/styleguide/").status_code == 404


def test_takes_its_address_from_no_page_of_a_clinic(site, client):
    StandardPageFactory(parent=site.home, title="Our style", slug="styleguide")
    assert "Our style" in client.get("/styleguide/").text


def test_shows_every_component(guide):
    assert set(specimens(guide, "components")) == templates_in("components")


def test_shows_every_block(guide):
    wanted = {f"blocks/{name}" for name in templates_in("blocks")}
    assert set(specimens(guide, "blocks")) == wanted == set(printed_blocks())


def test_every_specimen_prints_something(guide):
    empty = [
        (template, specimen.label)
        for kind in ("components", "blocks")
        for template, found in specimens(guide, kind).items()
        for specimen in found
        if not specimen.html.strip()
    ]
    assert empty == []


def test_shows_states_that_are_rare(guide):
    for words in (
        "This study has been retracted",
        "The journal has doubts about this study",
        "Page 3 of 5",
        "This has not been sent yet",
        "Source details incomplete",
        *map(str, Importance.labels),
        *map(str, CalloutKind.labels),
    ):
        assert words in guide.text


def test_shows_colours_sizes_and_spaces(guide):
    names = {group: {token.name for token in found} for group, found in tokens().items()}
    assert {"page", "text-soft", "accent-tint", "alarm", "mark"} <= names["colours"]
    assert {"small", "body", "h1", "display"} <= names["sizes"]
    assert {"s1", "s8"} <= names["spaces"]
    for name in set().union(*names.values()):
        assert f"<b>{name}</b>" in guide.text


def test_writes_nothing(site, client, settings):
    settings.DEBUG = True
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get("/styleguide/")
    statements = {query["sql"].split()[0] for query in queries}
    assert statements <= {"SELECT"}


def test_has_no_style_or_script_of_its_own(guide):
    assert not re.search(r"<style|\sstyle=|\son\w+=", guide.text)
    scripts = re.findall(r"<script[^>]*>", guide.text)
    assert scripts
    for script in scripts:
        assert "src=" in script or "json" in script
