"""The clinic's people: the team, and a profile for each of them."""

from dataclasses import replace

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from pages.addresses import absolute_url
from pages.keeping_answers import may_be_kept
from pages.models import ClinicTexts, Person
from pages.navigation import Link, navigation_of
from pages.open_graph import open_graph, shared_image
from pages.structured_data import breadcrumbs_data, profile_data

DESCRIPTION_LENGTH = 160  # characters; what search engines show


@require_safe
@may_be_kept()
def team(request):
    """Answer `/team/`: the people who are listed."""
    navigation = _navigation(request)
    url = absolute_url(request, reverse("team"))
    return render(
        request,
        "pages/team.html",
        {
            "navigation": navigation,
            "people": Person.objects.listed(Locale.get_active()),
            "canonical_url": url,
            "structured_data": breadcrumbs_data(navigation.trail, _("Team"), url, request),
            "open_graph": open_graph(
                ClinicTexts.for_request(request).clinic, title=_("Team"), url=url
            ),
        },
    )


@require_safe
@may_be_kept()
def person(request, slug):
    """Answer `/team/<slug>/`: a profile. Somebody who is no longer listed keeps theirs."""
    shown = get_object_or_404(
        Person.objects.select_related("photo", "profession").prefetch_related("photo__renditions"),
        slug=slug,
        locale=Locale.get_active(),
    )
    navigation = _navigation(request, Link(_("Team"), reverse("team")))
    texts = ClinicTexts.for_request(request)
    url = absolute_url(request, shown.get_absolute_url())
    description = Truncator(" ".join(shown.biography.split())).chars(DESCRIPTION_LENGTH)
    return render(
        request,
        "pages/person.html",
        {
            "navigation": navigation,
            **shown.profile_context(),
            "description": description,
            "canonical_url": url,
            "structured_data": [
                profile_data(shown, texts, request),
                *breadcrumbs_data(navigation.trail, shown.name, url, request),
            ],
            "open_graph": open_graph(
                texts.clinic,
                title=shown.name_with_credentials,
                url=url,
                description=description,
                kind="profile",
                image=shared_image(shown.photo, request),
                alt=shown.name,
            ),
        },
    )


def _navigation(request, *steps):
    """Return the navigation with a trail from home over these links."""
    navigation = navigation_of(request, ClinicTexts.for_request(request))
    home = [navigation.home] if navigation.home else []
    return replace(navigation, trail=[*home, *steps])
