"""Articles and the blog as staff make, preview and publish them."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from blog.models import ArticlePage, BlogIndexPage, Citation
from tests.editor import (
    add_url,
    article_form,
    callout_text,
    citation,
    edit_url,
    errors_of,
    figure,
    finding,
    inline_text,
    items,
    list_item,
    posted_section,
    prose,
    table,
    write_article,
)
from tests.factories import (
    ArticlePageFactory,
    ImageFactory,
    PersonFactory,
    StudyFactory,
    TopicFactory,
    publish_article,
    section,
)

PREVIEW_ON_ADD = "wagtailadmin_pages:preview_on_add"


def preview_of(client, blog, form):
    """Preview an article that is not saved yet, as the editor's panel does; return the page."""
    url = reverse(PREVIEW_ON_ADD, args=["blog", "articlepage", blog.pk])
    assert client.post(url, form).json() == {"is_valid": True, "is_available": True}
    return client.get(url + "?in_preview_panel=true")


class TestBlog:
    def test_is_edited_previewed_published_and_read(self, site, editor_client):
        form = nested_form_data(
            {"title": "Articles", "slug": "blog", "introduction": "What we read and why."}
        )
        preview = reverse("wagtailadmin_pages:preview_on_edit", args=[site.blog.pk])
        assert editor_client.post(preview, form).json()["is_valid"]
        assert "What we read and why." in editor_client.get(preview).text

        editor_client.post(edit_url(site.blog), {**form, "action-publish": "1"})
        assert "What we read and why." in editor_client.get("/blog/").text

    def test_is_made_below_the_home_page(self, site, editor_client):
        site.blog.delete()
        site.home.refresh_from_db()
        form = {"title": "Reading", "slug": "reading", "introduction": "", "action-publish": "1"}
        editor_client.post(add_url(BlogIndexPage, site.home), form)
        assert editor_client.get("/reading/").status_code == 200


class TestArticle:
    def test_is_made_published_edited_and_read(self, site, editor_client):
        author = PersonFactory(name="Ana Ruiz", credentials="L.Ac.")
        topic = TopicFactory(name="Sleep")
        sections = [posted_section("Why we sleep", ("prose", prose("<p>Nobody knows.</p>")))]
        form = article_form(
            "A calm night",
            "a-calm-night",
            sections,
            [author],
            summary="Sleep in short.",
            introduction=inline_text("<p>Before the first part.</p>"),
            topics=[topic],
        )
        response = editor_client.post(
            add_url(ArticlePage, site.blog), {**form, "action-publish": "1"}
        )
        assert response.status_code == 302
        page = editor_client.get("/blog/a-calm-night/").text
        for words in ("A calm night", "Ana Ruiz", "Why we sleep", "Nobody knows.", "Before the"):
            assert words in page
        article = ArticlePage.objects.get()
        assert list(article.topics.all()) == [topic]

        form["title"] = "A calmer night"
        form.update(
            nested_form_data(
                {
                    "article_authors": inline_formset(
                        [
                            {
                                "id": str(article.article_authors.get().pk),
                                "person": str(author.pk),
                                "ORDER": "1",
                            }
                        ],
                        initial=1,
                    )
                }
            )
        )
        editor_client.post(edit_url(article), {**form, "action-publish": "1"})
        assert "A calmer night" in editor_client.get("/blog/a-calm-night/").text

    def test_opens_for_editing(self, site, editor_client):
        article = ArticlePageFactory(parent=site.blog)
        assert editor_client.get(edit_url(article)).status_code == 200

    def test_has_no_introduction_when_nothing_was_typed(self, site, editor_client):
        write_article(editor_client, site.blog, introduction=inline_text("<p>  </p>"))
        article = ArticlePage.objects.get().get_latest_revision_as_object()
        assert article.introduction == ""

    def test_is_saved_as_a_draft_with_nothing_but_a_title(self, site, editor_client):
        response = write_article(editor_client, site.blog)
        assert response.status_code == 302
        assert not ArticlePage.objects.get().live

    def test_names_nobody_as_an_author_twice(self, site, editor_client):
        author = PersonFactory()
        response = write_article(editor_client, site.blog, authors=[author, author])
        assert response.status_code == 200
        assert not ArticlePage.objects.exists()


class TestPreview:
    def test_shows_what_was_typed_and_not_saved(self, site, editor_client):
        author = PersonFactory(name="Ana Ruiz", credentials="L.Ac.")
        topic = TopicFactory(name="Sleep")
        sections = [posted_section("Why we sleep", ("prose", prose("<p>Nobody knows.</p>")))]
        form = article_form("A calm night", "a-calm-night", sections, [author], topics=[topic])
        page = preview_of(editor_client, site.blog, form).text
        for words in (
            "A calm night",
            "Ana Ruiz",
            "L.Ac.",
            "Sleep",
            "Why we sleep",
            "Nobody knows.",
        ):
            assert words in page
        assert not ArticlePage.objects.exists()

    def test_shows_changes_to_a_published_article(self, site, editor_client):
        article = publish_article(site.blog, title="A calm night", slug="a-calm-night")
        author = PersonFactory(name="Tom Berg")
        topic = TopicFactory(name="Rest")
        form = article_form("Another title", "a-calm-night", (), [author], topics=[topic])
        url = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
        assert editor_client.post(url, form).json()["is_valid"]
        page = editor_client.get(url).text
        assert "Another title" in page
        assert "Tom Berg" in page
        assert "Rest" in page
        assert "Another title" not in editor_client.get("/blog/a-calm-night/").text

    def test_works_before_anything_but_the_title_is_written(self, site, editor_client):
        response = preview_of(editor_client, site.blog, article_form())
        assert response.status_code == 200
        assert "A calm night" in response.text

    def test_works_with_a_picture_that_has_no_alt_text_yet(self, site, editor_client):
        form = article_form(lead_image=str(ImageFactory().pk))
        assert preview_of(editor_client, site.blog, form).status_code == 200

    @pytest.mark.parametrize(
        "block",
        [
            ("prose", prose("")),
            ("numbered_list", {"start": "", "items": items()}),
            ("numbered_list", {"start": "1", "items": items(list_item("", "", ("", "")))}),
            ("image", figure()),
            ("table", table("", [])),
            ("table", table("", ["", ""], ["", ""])),
            ("callout", {"kind": "", "heading": "", "text": callout_text("")}),
            ("quote", {"text": "", "attribution": ""}),
            ("study_citation", citation(finding=finding(""))),
        ],
        ids=lambda block: block[0],
    )
    def test_works_with_an_unfinished_block(self, site, editor_client, block):
        form = article_form(sections=[posted_section("", block)])
        assert preview_of(editor_client, site.blog, form).status_code == 200

    def test_works_with_an_empty_section(self, site, editor_client):
        form = article_form(sections=[posted_section("")])
        assert preview_of(editor_client, site.blog, form).status_code == 200

    def test_waits_for_an_author_who_is_not_chosen_yet(self, site, editor_client):
        url = reverse(PREVIEW_ON_ADD, args=["blog", "articlepage", site.blog.pk])
        nobody = inline_formset([{"person": "", "ORDER": "1"}])
        answer = editor_client.post(url, article_form(article_authors=nobody))
        assert answer.status_code == 200
        assert editor_client.get(url).status_code == 200


class TestWhatIsGone:
    """A picture may be deleted while articles still point to it; a study's row may be lost."""

    @pytest.fixture
    def article(self, site):
        image, study = ImageFactory(), StudyFactory()
        picture = {"image": image.pk, "decorative": False, "alt_text": "Two hands"}
        content = [
            ("prose", "<p>What stays.</p>"),
            ("image", {"image": picture, "caption": "Needles"}),
            ("study_citation", {"study": study.pk, "finding": "<p>Pain fell.</p>"}),
        ]
        lead = {"lead_image": image, "lead_image_alt": "A foot"}
        article = publish_article(site.blog, slug="gone", body=[section("Part", content)], **lead)
        Citation.objects.all().delete()
        study.delete()
        image.delete()
        return article

    def test_leaves_an_article_that_can_be_read(self, article, client):
        page = client.get("/blog/gone/")
        assert page.status_code == 200
        assert "What stays." in page.text
        assert "Pain fell." in page.text

    def test_leaves_an_article_that_can_be_edited_and_previewed(self, article, editor_client):
        assert editor_client.get(edit_url(article)).status_code == 200
        draft = reverse("wagtailadmin_pages:view_draft", args=[article.pk])
        assert "What stays." in editor_client.get(draft).text


class TestLeadImage:
    SENTENCE = "Say what the picture shows, or mark it as decoration."

    def test_without_alt_text_is_saved_as_a_draft(self, site, editor_client):
        image = ImageFactory()
        response = write_article(editor_client, site.blog, lead_image=str(image.pk))
        assert response.status_code == 302
        assert ArticlePage.objects.get().get_latest_revision_as_object().lead_image == image

    def test_without_alt_text_is_not_published(self, site, editor_client):
        response = write_article(
            editor_client, site.blog, publish=True, lead_image=str(ImageFactory().pk)
        )
        assert errors_of(response)["lead_image_alt"] == [self.SENTENCE]
        assert self.SENTENCE in response.text
        assert not ArticlePage.objects.exists()

    @pytest.mark.parametrize(
        "words", [{"lead_image_alt": "A river"}, {"lead_image_decorative": "on"}]
    )
    def test_with_alt_text_or_marked_as_decoration_is_published(self, site, editor_client, words):
        write_article(
            editor_client, site.blog, publish=True, lead_image=str(ImageFactory().pk), **words
        )
        assert ArticlePage.objects.get().live

    def test_whose_alt_text_is_only_space_is_not_published(self, site, editor_client):
        response = write_article(
            editor_client,
            site.blog,
            publish=True,
            lead_image=str(ImageFactory().pk),
            lead_image_alt="   ",
        )
        assert "lead_image_alt" in errors_of(response)


class TestSlugsThatWouldHideARoute:
    @pytest.mark.parametrize("slug", ["feed", "topics", "2024", "0001"])
    def test_are_refused_below_the_blog(self, site, editor_client, slug):
        response = write_article(editor_client, site.blog, slug=slug)
        assert errors_of(response)["slug"] == [
            f"“{slug}” is an address of the site itself here. "
            f"Choose another slug, for example “{slug}-page”."
        ]
        assert not ArticlePage.objects.exists()

    @pytest.mark.parametrize("slug", ["feeds", "20245", "in-2024", "202"])
    def test_are_not_confused_with_others(self, site, editor_client, slug):
        write_article(editor_client, site.blog, publish=True, slug=slug)
        assert editor_client.get(f"/blog/{slug}/").status_code == 200

    def test_are_refused_for_a_copy(self, site, editor_client):
        article = ArticlePageFactory(parent=site.blog)
        response = editor_client.post(
            reverse("wagtailadmin_pages:copy", args=[article.pk]),
            {"new_title": "2024", "new_slug": "2024", "new_parent_page": site.blog.pk},
        )
        assert "new_slug" in errors_of(response)

    @pytest.mark.parametrize("title", ["Feed", "2024"])
    def test_made_from_a_title_in_code_are_refused(self, site, title):
        with pytest.raises(ValidationError, match="address of the site itself"):
            site.blog.add_child(instance=ArticlePage(title=title))
