from .base import BasePage
from .clinic import ClinicSettings
from .clinic_texts import ClinicTexts
from .conditions import ConditionIndexPage, ConditionPage
from .dates import LISTED_ON, PageDates, dates_of
from .demo import DemoRecord
from .health import HealthPage
from .home import HomePage
from .images import Image, Rendition
from .lead_picture import LeadPicture
from .listing import ListedPageQuerySet, ListingPage, ServedPages
from .locations import LocationIndexPage, LocationPage
from .notices import Notice, NoticeBoard
from .page_review import PageReview
from .page_update import PageUpdate
from .people import Person
from .profession import Profession
from .proposed_update import ProposedUpdate
from .request_records import RequestSettings, RequestSubmission
from .requests import (
    AppointmentRequestField,
    AppointmentRequestPage,
    ContactField,
    ContactPage,
    RequestPage,
)
from .review_reminder import ReviewReminder
from .roles import AppliedGrant
from .search import SearchDocument, SearchWord
from .services import ServiceIndexPage, ServicePage
from .standard import StandardPage
from .testimonials import Testimonial

__all__ = [
    "LISTED_ON",
    "AppliedGrant",
    "AppointmentRequestField",
    "AppointmentRequestPage",
    "BasePage",
    "ClinicSettings",
    "ClinicTexts",
    "ConditionIndexPage",
    "ConditionPage",
    "ContactField",
    "ContactPage",
    "DemoRecord",
    "HealthPage",
    "HomePage",
    "Image",
    "LeadPicture",
    "ListedPageQuerySet",
    "ListingPage",
    "LocationIndexPage",
    "LocationPage",
    "Notice",
    "NoticeBoard",
    "PageDates",
    "PageReview",
    "PageUpdate",
    "Person",
    "Profession",
    "ProposedUpdate",
    "Rendition",
    "RequestPage",
    "RequestSettings",
    "RequestSubmission",
    "ReviewReminder",
    "SearchDocument",
    "SearchWord",
    "ServedPages",
    "ServiceIndexPage",
    "ServicePage",
    "StandardPage",
    "Testimonial",
    "dates_of",
]
