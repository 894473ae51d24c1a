"""What an article says about itself to search engines: schema.org data as a dict, for JSON-LD."""

from django.utils.translation import get_language

from pages.addresses import absolute_url, page_path
from pages.open_graph import shared_image
from pages.structured_data import (
    CONTEXT,
    clinic_data,
    known,
    person_data,
    review_data,
    subject_data,
)


def article_data(article, request, subjects, outline, texts):
    """Return the data of an article, from links to the services and conditions it is about, its
    outline and the clinic's texts.

    It is an Article and a MedicalWebPage at once: the first has authors and citations, the second
    the review. The date of an article whose publication nobody knows is left out.
    """
    dates = article.editorial_dates
    url = absolute_url(request, page_path(article, request))
    image = shared_image(article.lead_image, request)
    return {
        "@context": CONTEXT,
        "@type": ["Article", "MedicalWebPage"],
        "@id": f"{url}#article",
    } | known(
        headline=article.title,
        description=article.search_description or article.summary,
        url=url,
        mainEntityOfPage=url,
        inLanguage=get_language(),
        datePublished=dates.published_on if dates else None,
        **review_data(dates, request),
        author=[person_data(person, request) for person in article.authors],
        publisher=clinic_data(texts.clinic, request),
        image=image[0] if image else None,
        about=[
            *({"@type": "Thing", "name": topic.name} for topic in article.listed_topics),
            *(subject_data("Thing", link.title, link.url, request) for link in subjects),
        ],
        citation=[
            citation_data(reference.study) for reference in outline.references if reference.study
        ],
    )


def citation_data(study):
    """Return the ScholarlyArticle that a study's record describes.

    Title, year and where to look it up; its authors stand in the reference list, and the address
    leads to them. Repeating them here would make up a sixth of a long article.
    """
    return known(
        **{"@type": "ScholarlyArticle"},
        name=study.title,
        datePublished=str(study.year) if study.year else None,
        sameAs=study.source_url,
    )


def library_data(library, url, listing):
    """Return the data of a page of the evidence library: which studies it lists.

    `url` is the absolute address of the list's page and `listing` that page
    (`django.core.paginator.Page`) of studies.
    """
    return {
        "@context": CONTEXT,
        "@type": "CollectionPage",
        "name": library.title,
        "url": url,
        "inLanguage": get_language(),
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": listing.paginator.count,
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": position,
                    "item": citation_data(study)
                    | known(
                        creativeWorkStatus=study.get_standing_display()
                        if study.is_unsound
                        else None
                    ),
                }
                for position, study in enumerate(listing, start=listing.start_index())
            ],
        },
    }
