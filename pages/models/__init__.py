from .base import BasePage
from .clinic import ClinicSettings, ClinicTexts
from .dates import PageDates, PageReview, PageUpdate
from .demo import DemoRecord
from .home import HomePage
from .images import Image, Rendition
from .locations import LocationIndexPage, LocationPage
from .notices import Notice, NoticeBoard
from .people import Person
from .roles import AppliedGrant
from .standard import StandardPage

__all__ = [
    "AppliedGrant",
    "BasePage",
    "ClinicSettings",
    "ClinicTexts",
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
    "Rendition",
    "StandardPage",
]
