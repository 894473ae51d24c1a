"""The command that imports posts: what it makes, says and refuses."""

import datetime
import shutil

import pytest
from django.core.management import CommandError
from wagtail.contrib.redirects.models import Redirect

from blog.models import ArticlePage, BlogIndexPage, ImportedArticle
from pages.models import Image, PageUpdate
from tests.factories import ArticlePageFactory, PersonFactory

POST = "A title\n\nUpdated: 5 May 2023\n\nOne sentence.\n"
YEARLESS = "A title\n\nUpdated: Jan 16\n\nOne sentence.\n"


# --- What it makes -------------------------------------------------------------------------------


def test_a_post_becomes_a_draft_below_the_blog(run, write, article, site):
    printed = run(write("post.txt", POST))
    page = article()
    assert page.title == "A title"
    assert not page.live
    assert page.get_parent().pk == site.blog.pk
    assert "created “A title” as a draft" in printed
    assert f"/admin/pages/{page.pk}/edit/" in printed
    assert "/blog/a-title/" in printed
    assert "Posts: 1 created." in printed


def test_publish_makes_it_public_with_the_sources_date_only(run, write, article, client):
    run(write("post.txt", POST), publish=True)
    page = article()
    html = client.get(page.url).content.decode()
    assert "One sentence." in html
    assert page.dates.updated_on == datetime.date(2023, 5, 5)
    assert page.dates.published_on is None
    assert page.dates.listed_on == datetime.date(2023, 5, 5)
    assert "5 May 2023" in html
    assert "2026" not in html.partition("<article")[2].partition("</header>")[0]


def test_the_records_kind_is_imported_and_nothing_stands_among_the_changes(run, write, article):
    run(write("post.txt", POST), publish=True)
    update = PageUpdate.objects.get()
    assert (update.kind, update.note) == ("imported", "")
    assert article().dates.changes == []


def test_a_date_without_a_year_keeps_the_article_a_draft(run, write, article):
    printed = run(write("post.txt", YEARLESS), publish=True)
    page = article()
    assert not page.live
    assert page.dates.updated_on is None
    assert "“Updated 16 January” has no year" in printed
    assert "--year 2024" in printed


def test_the_year_completes_the_date(run, write, article, client):
    run(write("post.txt", YEARLESS), publish=True, year="2024")
    html = client.get(article().url).content.decode()
    assert "16 January 2024" in html


def test_the_published_date_comes_from_the_option(run, write, article):
    run(write("post.txt", POST), published="2021-02-03")
    dates = article().dates
    assert dates.published_on == datetime.date(2021, 2, 3)
    assert dates.updated_on == datetime.date(2023, 5, 5)


def test_a_published_date_from_the_option_needs_no_year_from_the_source(run, write, article):
    run(write("p.txt", "T\n\nJan 3\n\nText.\n"), published="2021-02-03", publish=True)
    assert article().live


def test_the_author_is_found_by_name(run, write, article):
    ana = PersonFactory(name="Ana Ruiz")
    run(write("post.txt", POST), author="ana  RUIZ")
    assert article().authors == [ana]


def test_a_byline_of_somebody_here_makes_them_the_author(run, write, article):
    ana = PersonFactory(name="Ana Ruiz")
    run(write("post.txt", "A title\n\nBy Ana Ruiz, L.Ac.\n\nText.\n"))
    assert article().authors == [ana]
    assert "By Ana Ruiz" not in article().introduction


def test_a_byline_of_nobody_here_stays_in_the_text(run, write, article):
    printed = run(write("post.txt", "A title\n\nBy Tom & Ray Ruiz\n\nBy Ana Ruiz\n\nText.\n"))
    page = article()
    assert page.authors == []
    assert "By Ana Ruiz" in page.introduction + str(page.body)
    assert "stands in the introduction" in printed


def test_names_of_addresses_that_are_taken_get_a_number(run, write, site):
    ArticlePageFactory(parent=site.blog, title="A title", slug="a-title")
    run(write("one.txt", POST))
    run(write("two.txt", POST))
    slugs = ArticlePage.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["a-title", "a-title-2", "a-title-3"]


@pytest.mark.parametrize(
    ("title", "slug"),
    [("Feed", "feed-2"), ("Topics", "topics-2"), ("2024", "2024-2"), ("!", "article")],
)
def test_no_article_hides_an_address_of_the_site(run, write, article, title, slug):
    run(write("post.txt", f"{title}\n\nText.\n"))
    assert article().slug == slug


def test_the_slug_may_be_given(run, write, article):
    run(write("post.txt", POST), slug="short")
    assert article().slug == "short"


def test_the_old_path_leads_to_the_article_for_good(run, write, article, client):
    run(write("post.txt", POST), publish=True, old_path="/post/A-Title/")
    response = client.get("/post/A-Title")
    assert response.status_code == 301
    assert response["Location"].endswith(article().url)


def test_the_canonical_link_leads_to_the_article_for_good(run, posts, article, client):
    run(posts / "saved_page.html", publish=True)
    response = client.get("/post/needles-and-pregnancy")
    assert response.status_code == 301
    assert response["Location"].endswith(article().url)
    key = ImportedArticle.objects.get().source_key
    assert key == "https://www.harbour-clinic.example/post/needles-and-pregnancy"


def test_an_old_address_that_leads_elsewhere_is_left_alone(run, posts, site):
    Redirect.add_redirect("/post/needles-and-pregnancy", redirect_to=site.home)
    printed = run(posts / "saved_page.html")
    assert "leads elsewhere already" in printed
    assert Redirect.objects.get().redirect_page_id == site.home.pk


def test_an_old_path_option_that_leads_elsewhere_is_refused_and_nothing_saved(run, write, site):
    Redirect.add_redirect("/post/a", redirect_to=site.home)
    with pytest.raises(CommandError):
        run(write("post.txt", POST), old_path="/post/a")
    assert "leads elsewhere already" in run.printed
    assert not ArticlePage.objects.exists()


def test_a_picture_beside_the_page_comes_over_with_its_alt_text(run, posts, article):
    printed = run(posts / "saved_page.html")
    section = article().body[0].value
    figure = next(block.value for block in section["content"] if block.block_type == "image")
    assert figure["image"].contextual_alt_text == "A treatment chair with a low step"
    assert figure["caption"] == "The chair goes down to knee height."
    assert "picture “A glass of water”" in printed
    assert Image.objects.count() == 1


def test_a_picture_that_the_library_has_is_used_again(run, posts):
    run(posts / "saved_page.html")
    run(posts / "saved_page.html", key="again")
    assert Image.objects.count() == 1


@pytest.mark.parametrize(
    "source",
    [
        "../chair.png",
        "%2e%2e/chair.png",
        "fake.png",
        "none.png",
        "https://example.org/chair.png",
        "data:image/png;base64,iVBORw0KGgo=",
        "/etc/hostname",
        "",
    ],
)
def test_only_real_pictures_inside_the_folder_come_over(run, posts, tmp_path, source):
    shutil.copy(posts / "pictures/chair.png", tmp_path)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "fake.png").write_text("no picture")
    (folder / "page.html").write_text(f'<h1>T</h1><p>Text.</p><img src="{source}" alt="A chair">')
    printed = run(folder / "page.html")
    assert "Not brought over: picture “A chair”" in printed
    assert not Image.objects.exists()


@pytest.mark.parametrize("name", ["numbered_sections.txt", "saved_page.html", "bold_headings.html"])
def test_the_editor_accepts_what_was_imported(run, posts, article, name):
    run(posts / name)
    body = article().body
    assert len(body.stream_block.clean(body)) == len(body)


def test_the_rich_text_holds_nothing_that_runs(run, write, article):
    html = (
        "<h1>T</h1><h2>One</h2><p onclick=a()>Text <a href='javascript:b()'>here</a>"
        "<script>c()</script><img src=x onerror=d()></p>"
        "<ol><li><b>Lead:</b> words <svg/onload=e()></li></ol>"
    )
    run(write("page.html", html))
    saved = str(article().body.raw_data)
    for word in ["onclick", "javascript", "script", "onerror", "svg"]:
        assert word not in saved


def test_a_study_without_a_journal_is_named(run, posts):
    printed = run(posts / "study_wordings.txt")
    assert "Study 3 names no journal" in printed
    assert "Study 1 names" not in printed


# --- Many files ----------------------------------------------------------------------------------


def test_a_folder_is_imported_whole(run, posts):
    printed = run(posts)
    assert "Posts: 9 created." in printed
    assert ArticlePage.objects.count() == 9


def test_a_bad_file_is_named_and_the_others_are_imported(run, write, tmp_path):
    write("a.txt", POST)
    write("b.txt", "")
    write("c.txt", b"\x89PNG\r\n\x1a\n\x00")
    write("d.txt", "Only a title")
    write("e.html", "<p>No title.</p>")
    write("f.txt", b"\x81\x8d")
    write("g.txt", "Another title\n\nText.\n".encode("utf-16"))
    write("h.txt", "Third\n\nIt’s here.\n".encode("cp1252"))
    with pytest.raises(CommandError, match="6 posts were not imported"):
        run(tmp_path, tmp_path / "none.txt", tmp_path / "a.txt")
    printed = run.printed
    assert f"{tmp_path / 'b.txt'}: The file is empty." in printed
    assert f"{tmp_path / 'c.txt'}: The file is not text." in printed
    assert f"{tmp_path / 'd.txt'}: The post has a title and no text." in printed
    assert f"{tmp_path / 'e.html'}: The post has no title." in printed
    assert f"{tmp_path / 'f.txt'}: The file is not UTF-8" in printed
    assert f"{tmp_path / 'none.txt'}: There is no such file" in printed
    assert sorted(ArticlePage.objects.values_list("title", flat=True)) == [
        "A title",
        "Another title",
        "Third",
    ]


def test_two_files_of_one_name_are_not_one_post(run, tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "post.txt").write_text(POST)
    with pytest.raises(CommandError):
        run(tmp_path / "one", tmp_path / "two")
    assert "same post as" in run.printed
    assert ArticlePage.objects.count() == 1


@pytest.mark.parametrize("option", ["slug", "old_path", "key"])
def test_options_for_one_post_are_refused_for_several(run, posts, option):
    with pytest.raises(CommandError, match="is for one post"):
        run(posts, **{option: "/x"})
    assert not ArticlePage.objects.exists()


# --- What it refuses -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"year": "24"}, "is not a year"),
        ({"year": "2027"}, "is not a year"),
        ({"year": "٢٠٢٤"}, "is not a year"),
        ({"published": "2024-02-30"}, "is not a date"),
        ({"published": "03/04/2024"}, "is not a date"),
        ({"published": "2026-11-23"}, "lies in the future"),
        ({"author": "Nobody"}, "Nobody here is called"),
        ({"slug": "a b"}, "cannot stand in an address"),
        ({"old_path": "post"}, "is not an old address"),
        ({"old_path": "/"}, "is not an old address"),
        ({"key": " "}, "A key is"),
    ],
)
def test_a_wrong_option_is_refused_in_a_sentence(run, write, options, sentence):
    with pytest.raises(CommandError, match=sentence):
        run(write("post.txt", POST), **options)
    assert not ArticlePage.objects.exists()


def test_a_name_that_two_people_have_is_refused(run, write):
    PersonFactory(name="Ana Ruiz")
    PersonFactory(name="ana ruiz")
    with pytest.raises(CommandError, match="More than one person"):
        run(write("post.txt", POST), author="Ana Ruiz")


@pytest.mark.parametrize(
    ("post", "options", "sentence"),
    [
        ("T\n\nUpdated: Feb 29\n\nText.", {"year": "2023"}, "29 February is not a day of 2023"),
        ("T\n\nUpdated: Dec 24\n\nText.", {"year": "2026"}, "24 December 2026 lies in the future"),
        ("T\n\nUpdated: 1 May 2030\n\nText.", {}, "lies in the future"),
        (POST, {"published": "2023-05-06"}, "lies before the published one"),
    ],
)
def test_an_impossible_date_is_refused_and_nothing_saved(run, write, post, options, sentence):
    with pytest.raises(CommandError):
        run(write("post.txt", post), **options)
    assert sentence in run.printed
    assert not ArticlePage.objects.exists()


def test_a_site_without_a_blog_is_told_so(run, write):
    BlogIndexPage.objects.get().delete()
    with pytest.raises(CommandError):
        run(write("post.txt", POST))
    assert "has no blog" in run.printed


# --- Dry run -------------------------------------------------------------------------------------


def test_a_dry_run_prints_the_outline_and_saves_nothing(run, posts):
    printed = run(posts / "numbered_sections.txt", dry_run=True)
    for line in [
        "Title: Sleeping Through the Night",
        "Updated: 3 March, which needs a --year",
        "Section 1: Where the ache comes from",
        "numbered list, 3 items: A steady bedtime; Less light; Warmth",
        "study: Cephalalgia, Randomised controlled trial",
        "study: The Journal of Headache and Pain, type not given",
        "Section without a heading",
        "Left out as furniture: top of page",
        "Nothing was saved.",
    ]:
        assert line in printed
    assert not ArticlePage.objects.exists()
    assert not ImportedArticle.objects.exists()


def test_a_dry_run_names_what_would_be_missing_and_refuses_what_an_import_would(run, posts, write):
    assert "picture “A glass of water”" in run(posts / "saved_page.html", dry_run=True)
    with pytest.raises(CommandError):
        run(write("post.txt", "T\n\nUpdated: 1 May 2030\n\nText."), dry_run=True)
    assert "lies in the future" in run.printed
