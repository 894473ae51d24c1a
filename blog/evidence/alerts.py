"""Telling administrators, by mail, of notices that nobody has told them of yet."""

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from blog.models import ArticlePage, Study
from blog.studies.vocabulary import Standing
from pages.administrators import site_administrators

from .citing import articles_citing

UNSOUND = (Standing.RETRACTED, Standing.WITHDRAWN, Standing.CONCERN)


@dataclass(frozen=True)
class Alert:
    """A study in the mail, its address in the editor, and the articles that cite it."""

    study: Study
    url: str
    articles: list[ArticlePage]


@transaction.atomic
def mail_new_notices():
    """Send administrators one mail about all new notices; return how many studies it names.

    A study is named once for each notice: the day it was mailed is kept in the same transaction
    that queues the mail, so that a run that was killed neither forgets nor repeats one.
    """
    unsound = Study.objects.select_for_update(of=("self",)).filter(standing__in=UNSOUND)
    studies = list(unsound.filter(notice_mailed_at=None).order_by("title", "pk"))
    addresses = list(site_administrators().values_list("email", flat=True))
    if not studies or not addresses:
        return 0
    citing = articles_citing(studies)
    alerts = [Alert(study, _url(study), citing.get(study, [])) for study in studies]
    subject = ngettext(
        "%(count)s study is retracted or in doubt",
        "%(count)s studies are retracted or in doubt",
        len(studies),
    )
    text = render_to_string("blog/admin/notices_email.txt", {"alerts": alerts})
    send_mail(subject % {"count": len(studies)}, text, None, addresses)
    Study.objects.filter(pk__in=[study.pk for study in studies]).update(
        notice_mailed_at=timezone.now()
    )
    return len(studies)


def _url(study):
    path = reverse("wagtailsnippets_blog_study:edit", args=[study.pk])
    return settings.WAGTAILADMIN_BASE_URL + path
