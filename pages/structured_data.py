"""What a page says about itself to search engines: schema.org data as dicts, for JSON-LD.

Facts that nobody has entered are left out, never guessed.
"""

from django.conf import settings
from django.utils.translation import get_language

from pages.addresses import absolute_url, page_path
from pages.opening_hours.schema_org import special_hours, usual_hours
from pages.text import words_of_html

CONTEXT = "https://schema.org"


def known(**properties):
    """Return the properties that have a value."""
    return {name: value for name, value in properties.items() if value not in (None, "", [], {})}


def breadcrumbs_data(trail, title, url, request):
    """Return a list of one BreadcrumbList: the links of a trail, then the page itself.

    Without a trail there is nothing to list.
    """
    if not trail:
        return []
    steps = [(link.title, absolute_url(request, link.url)) for link in trail] + [(title, url)]
    return [
        {
            "@context": CONTEXT,
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "name": name, "item": item}
                for position, (name, item) in enumerate(steps, start=1)
            ],
        }
    ]


def clinic_data(clinic, request):
    """Return the MedicalClinic that publishes the site, from its ClinicSettings."""
    root = absolute_url(request, "/")
    return known(
        **{"@type": "MedicalClinic", "@id": f"{root}#clinic"},
        name=clinic.name or settings.WAGTAIL_SITE_NAME,
        url=root,
        telephone=clinic.phone,
        email=clinic.email,
        address=", ".join(line.strip() for line in clinic.address.splitlines() if line.strip()),
        logo=absolute_url(request, clinic.logo.file.url) if clinic.logo else None,
    )


def place_data(location, request):
    """Return the MedicalClinic of one location: where it is and how to reach it."""
    url = absolute_url(request, page_path(location, request))
    return {
        "@context": CONTEXT,
        **known(
            **{"@type": "MedicalClinic", "@id": f"{url}#location"},
            name=location.title,
            url=url,
            parentOrganization={"@id": f"{absolute_url(request, '/')}#clinic"},
            telephone=location.phone,
            email=location.email,
            address=", ".join(location.address_lines),
            hasMap=location.map_url,
        ),
    }


def location_data(location, request):
    """Return the same with its hours and the dates that differ, for the pages about locations."""
    hours = location.hours
    return place_data(location, request) | known(
        openingHoursSpecification=usual_hours(hours.schedule),
        specialOpeningHoursSpecification=special_hours(hours.exceptional),
    )


def home_data(texts, locations, request):
    """Return the data of the home page: the site with its search, the clinic, its locations.

    Their hours are told on their own pages, which these lead to.
    """
    root = absolute_url(request, "/")
    clinic = clinic_data(texts.clinic, request)
    site = known(
        **{"@context": CONTEXT, "@type": "WebSite", "@id": f"{root}#website"},
        name=clinic["name"],
        url=root,
        description=texts.tagline,
        publisher={"@id": clinic["@id"]},
    )
    places = [place_data(location, request) for location in locations]
    return [site, {"@context": CONTEXT, **clinic}, *places]


def person_data(person, request):
    """Return the Person of a profile, with what they may put after their name.

    Somebody whose profession is licensed as a physician's is a Physician as well; to schema.org
    that is a practice, so they stay a Person.
    """
    url = absolute_url(request, person.get_absolute_url())
    return known(
        **{
            "@type": ["Person", "Physician"] if person.is_physician else "Person",
            "@id": f"{url}#person",
        },
        name=person.name,
        url=url,
        honorificSuffix=person.credentials,
        hasCredential=_credential(person.credentials, person.licence_number),
        jobTitle=str(person.profession or person.role),
    )


def _credential(letters, licence=""):
    """Return what somebody is licensed as, from the letters after their name; or None."""
    if not (letters or licence):
        return None
    return known(
        **{"@type": "EducationalOccupationalCredential"},
        name=letters,
        credentialCategory="license" if licence else None,
        identifier=licence,
    )


def review_data(dates, request):
    """Return when a page was updated, and when and by whom reviewed, from its PageDates or None.

    The reviewer is named as they were on that day, so the node is not the profile's. Only a
    physician's is a Physician. Somebody who checked a page of their own is named as its author,
    not as its reviewer.
    """
    if dates is None:
        return {}
    return known(
        dateModified=dates.updated_on,
        lastReviewed=dates.reviewed_on,
        reviewedBy=_reviewer_data(dates, request)
        if dates.reviewed_on and not dates.is_own_review
        else None,
    )


def _reviewer_data(dates, request):
    profile = dates.reviewer.get_absolute_url() if dates.reviewer else None
    return known(
        **{"@type": ["Person", "Physician"] if dates.is_medical_review else "Person"},
        name=dates.reviewer_name,
        url=absolute_url(request, profile) if profile else None,
        honorificSuffix=dates.reviewer_credentials,
        hasCredential=_credential(dates.reviewer_credentials),
    )


def clinic_page_data(page, url, texts, request):
    """Return a list of one page that readers are told was updated or reviewed; else an empty one.

    It is a MedicalWebPage once a review stands.
    """
    dated = review_data(page.editorial_dates, request)
    if not dated:
        return []
    kind = "MedicalWebPage" if "lastReviewed" in dated else "WebPage"
    page_data = known(
        **{"@context": CONTEXT, "@type": kind, "@id": f"{url}#page"},
        name=page.title,
        description=page.search_description or getattr(page, page.described_by, ""),
        url=url,
        inLanguage=get_language(),
        publisher=clinic_data(texts.clinic, request),
    )
    return [page_data | dated]


def profile_data(person, texts, request):
    """Return the ProfilePage of somebody who works, or worked, at the clinic."""
    clinic = clinic_data(texts.clinic, request)
    about = person_data(person, request) | known(
        description=person.biography, knowsLanguage=person.languages
    )
    if person.is_listed:
        about["worksFor"] = clinic
    return {
        "@context": CONTEXT,
        "@type": "ProfilePage",
        "url": about["url"],
        "mainEntity": about,
    }


def subject_data(kind, title, path, request):
    """Return what a MedicalTherapy or a MedicalCondition is, from the page about it.

    Its `@id` is the same wherever another page speaks of it.
    """
    url = absolute_url(request, path)
    return {"@type": kind, "@id": f"{url}#subject", "name": title, "url": url}


def _subject(kind, page, request):
    return subject_data(kind, page.title, page_path(page, request), request)


def therapy_data(service, conditions, request):
    """Return the MedicalTherapy of a service, and the conditions it is used for.

    The vocabulary has no property from a therapy to a condition, only its reverse.
    """
    used_for = [_subject("MedicalCondition", page, request) for page in conditions]
    return {"@context": CONTEXT, **_subject("MedicalTherapy", service, request)} | known(
        description=service.search_description or service.summary,
        **{"@reverse": {"possibleTreatment": used_for} if used_for else None},
    )


def condition_data(condition, services, request):
    """Return the MedicalCondition of a page, and what the clinic may do for it."""
    names = [name.strip() for name in condition.also_called.split(",") if name.strip()]
    return {"@context": CONTEXT, **_subject("MedicalCondition", condition, request)} | known(
        description=condition.search_description or condition.summary,
        alternateName=names,
        possibleTreatment=[_subject("MedicalTherapy", page, request) for page in services],
    )


def listed_pages_data(name, url, pages, request):
    """Return a list of one ItemList: the pages that a page lists. Nothing is listed, nothing said.

    `url` is the absolute address of the list.
    """
    if not pages:
        return []
    return [
        {
            "@context": CONTEXT,
            "@type": "ItemList",
            "name": name,
            "url": url,
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": position,
                    "name": page.title,
                    "url": absolute_url(request, page_path(page, request)),
                }
                for position, page in enumerate(pages, start=1)
            ],
        }
    ]


def faq_data(questions, url):
    """Return a list of one FAQPage: the questions of a page and their answers as plain text.

    `url` is the absolute address of the page. Without a question there is nothing to say.
    """
    if not questions:
        return []
    return [
        {
            "@context": CONTEXT,
            "@type": "FAQPage",
            "@id": f"{url}#faq",
            "mainEntity": [
                {
                    "@type": "Question",
                    "name": item["question"],
                    "acceptedAnswer": {
                        "@type": "Answer",
                        "text": words_of_html(item["answer"].source),
                    },
                }
                for item in questions
            ],
        }
    ]
