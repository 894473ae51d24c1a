"""An imported article shows every sentence of its source once, in order.

The source is read without the importer: of text files the raw lines, of saved pages what Chromium
itself shows. What the site prints by its own count or place is taken off both: the stated labels.
"""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

from blog.importing.files import read_text
from blog.models import ImportedArticle
from tests.factories import build_site

ROOT = Path(__file__).resolve().parents[2]
POSTS = sorted(
    path
    for path in (ROOT / "tests/data/posts").iterdir()
    if path.suffix in {".txt", ".html", ".htm"}
)
SEEDS = sorted((ROOT.parent / "shared/seeds").glob("*.txt"))

FURNITURE = {
    "top of page",
    "bottom of page",
    "Log In",
    "Recent Posts",
    "See All",
    "7 comments",
    "Five stretches for the office",
    "Is cupping safe",
    "0",
    "Post not marked as liked",
}
LABELS = [
    re.compile(r"(Section \d+:|Study [#\w. ]{1,8}(:| –))\s*"),
    re.compile(r"(\d+[.)]|[a-z]\.|[-*•])\s+"),
    re.compile(r"Study [#\w. ]{1,8}(:| –)(?= [A-Z])\s*"),
]
DATE_LINE = re.compile(r"((Last )?Updated|Published|Posted|January|February)\b.{0,60}\d", re.I)
RULE = re.compile(r"-{3,}")
WRAPPED = {"wrapped_lines.txt"}
STUDY_THAT_IS_NONE = "Study 5: ask"

VISIBLE_TEXT_OF_ARTICLE = """() => {
    const article = document.querySelector("article");
    for (const details of article.querySelectorAll("details")) details.open = true;
    const repeats = "[data-contents], [data-references]";
    for (const part of article.querySelectorAll(repeats)) part.remove();
    return article.innerText;
}"""
VISIBLE_TEXT_OF_SOURCE = """() => {
    const post = document.querySelector("article:has(h1), main:has(h1)") || document.body;
    return post.innerText;
}"""


def plain(text):
    """Return text without the colons after lead-ins and with single spaces."""
    return " ".join(text.replace("\u200b", "").replace("’", "'").replace(":", " ").split())


def source_lines(text):
    """Return the lines of a source that readers must see, without labels."""
    lines = []
    for line in (row.strip() for row in text.splitlines()):
        if line in FURNITURE or DATE_LINE.match(line) or RULE.fullmatch(line):
            continue
        if not line.startswith(STUDY_THAT_IS_NONE):
            for label in LABELS:
                line = line[label.match(line).end() :] if label.match(line) else line
        lines.append(line)
    return lines


def sentences(text):
    """Return the sentences of a source in order; a heading or an item is one, too."""
    found = []
    for paragraph in text.split("\n"):
        found += re.split(r"(?<=[.!?])\s+(?=[A-Z“])", paragraph)
    return [plain(sentence) for sentence in found if plain(sentence)]


def problems(source, shown):
    """Return what is missing from `shown`, out of order or there more often than in `source`."""
    shown, place, found = plain(shown), 0, []
    whole = plain(source)
    for sentence in sentences(source):
        position = shown.find(sentence, place)
        if position < 0:
            reason = "out of order" if sentence in shown else "missing"
            found.append(f"{reason}: {sentence}")
            continue
        place = position + len(sentence)
        if len(sentence) > 30 and shown.count(sentence) != whole.count(sentence):
            found.append(f"printed {shown.count(sentence)} times: {sentence}")
    return found


def text_of_source(path, page):
    """Return what a reader of the source sees, one paragraph a line."""
    text = read_text(path)
    if path.suffix != ".txt":
        page.set_content(text)
        text = page.evaluate(VISIBLE_TEXT_OF_SOURCE)
    lines = source_lines(text)
    if path.name in WRAPPED:
        return "\n".join(part.replace("\n", " ") for part in "\n".join(lines).split("\n\n"))
    return "\n".join(lines)


@pytest.fixture
def page_without_scripts(browser):
    context = browser.new_context(java_script_enabled=True)
    context.route("**/*", lambda route: route.abort())
    yield context.new_page()
    context.close()


@pytest.mark.browser
def test_every_sentence_of_every_sample_is_shown_once_and_in_order(client, page_without_scripts):
    build_site()
    page, wrong = page_without_scripts, {}
    for path in [*POSTS, *SEEDS]:
        call_command("import_articles", str(path), publish=True, year="2020", verbosity=0)
        article = ImportedArticle.objects.latest("pk").article
        source = text_of_source(path, page)
        page.set_content(client.get(article.url).content.decode())
        shown = page.evaluate(VISIBLE_TEXT_OF_ARTICLE)
        assert len(sentences(source)) > 3
        found = problems(source, shown)
        found += [f"furniture: {row}" for row in shown.splitlines() if row.strip() in FURNITURE]
        if found:
            wrong[path.name] = found
    assert not wrong
