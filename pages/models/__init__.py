from .base import BasePage
from .clinic import ClinicSettings, ClinicTexts
from .dates import PageDates, PageReview, PageUpdate
from .demo import DemoRecord
from .home import HomePage
from .images import Image, Rendition
from .people import Person
from .request_records import RequestSettings, RequestSubmission
from .requests import (
    AppointmentRequestField,
    AppointmentRequestPage,
    ContactField,
    ContactPage,
    RequestPage,
)
from .roles import AppliedGrant
from .standard import StandardPage

__all__ = [
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
    "PageDates",
    "PageReview",
    "PageUpdate",
    "Person",
    "Rendition",
    "RequestPage",
    "RequestSettings",
    "RequestSubmission",
    "StandardPage",
]
