from .base import BasePage
from .clinic import ClinicSettings, ClinicTexts
from .dates import LISTED_ON, PageDates, dates_of
from .demo import DemoRecord
from .home import HomePage
from .images import Image, Rendition
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
from .standard import StandardPage

__all__ = [
    "LISTED_ON",
    "AppliedGrant",
    "AppointmentRequestField",
    "AppointmentRequestPage",
    "BasePage",
    "ClinicSettings",
    "ClinicTexts",
    "ContactField",
    "ContactPage",
    "DemoRecord",
    "HomePage",
    "Image",
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
    "StandardPage",
    "dates_of",
]
