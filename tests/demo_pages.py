"""The demo's pages, one of each type and state that readers meet: to measure and to picture."""

# What search engines may list.
INDEXED = {
    "home": "/",
    "standard-page": "/about/",
    "documents": "/new-patients/",
    "questions": "/questions/",
    "prices": "/fees/",
    "contact": "/contact/",
    "appointment": "/appointment/",
    "articles": "/blog/",
    "articles-of-a-year": "/blog/2025/",
    "topic": "/blog/topics/nerve-pain/",
    "article": "/blog/acupuncture-and-peripheral-neuropathy/",
    "article-short": "/blog/your-first-acupuncture-visit/",
    "evidence": "/evidence/",
    "locations": "/locations/",
    "location": "/locations/example-lane/",
    "team": "/team/",
    "person": "/team/orla-vennick/",
    "services": "/services/",
    "service": "/services/acupuncture/",
    "service-questions": "/services/consultation/",
    "conditions": "/conditions/",
    "condition": "/conditions/lasting-low-back-pain/",
}
NOT_INDEXED = {
    "appointment-sent": "/appointment/sent/",
    "evidence-chosen": "/evidence/?design=randomised-trial",
    "evidence-nothing": "/evidence/?design=guideline&to=2009",
    "search": "/search/?q=acupuncture",
    "search-nothing": "/search/?q=xylophone",
}
NOT_FOUND = {"not-found": "/no-such-page/"}
