from .base import BasePage
from .clinic import ClinicSettings, ClinicTexts
from .conditions import ConditionIndexPage, ConditionPage
from .dates import PageDates
from .demo import DemoRecord
from .health import HealthPage
from .home import HomePage
from .images import Image, Rendition
from .listing import ListedPageQuerySet, ListingPage, ServedPages
from .page_review import PageReview
from .page_update import PageUpdate
from .people import Person
from .profession import Profession
from .proposed_update import ProposedUpdate
from .roles import AppliedGrant
from .services import ServiceIndexPage, ServicePage
from .standard import StandardPage
from .testimonials import Testimonial

__all__ = [
    "AppliedGrant",
    "BasePage",
    "ClinicSettings",
    "ClinicTexts",
    "ConditionIndexPage",
    "ConditionPage",
    "DemoRecord",
    "HealthPage",
    "HomePage",
    "Image",
    "ListedPageQuerySet",
    "ListingPage",
    "PageDates",
    "PageReview",
    "PageUpdate",
    "Person",
    "Profession",
    "ProposedUpdate",
    "Rendition",
    "ServedPages",
    "ServiceIndexPage",
    "ServicePage",
    "StandardPage",
    "Testimonial",
]
