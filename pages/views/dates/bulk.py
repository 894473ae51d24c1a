"""Setting dates, owners and intervals of many pages, ticked in the report or in the explorer.

First a form, then what each page has now beside what it will have, then one transaction.
"""

import re

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from pages.dates.bulk import CannotTake, fingerprint
from pages.dates.rules import ChangedMeanwhile
from pages.models import PageDates

from .bulk_forms import entered
from .report import asked_for
from .report_columns import dates_of

KEY = re.compile(r"[0-9]{1,18}")  # what a database takes for the key of a page


class DatesBulkAction(PageBulkAction):
    """Abstract: one change to many pages, by administrators of dates.

    A subclass says what a page has `now` and `after`, and `change`s all of them. It is registered
    for pages, and thereby in the explorer, and for `PageDates`: these are the buttons under the
    report, where “all” means the pages that its filters and search show.
    """

    models = [Page, PageDates]
    template_name = "pages/admin/bulk_dates.html"
    what = ""
    problems = {}
    is_confirming = False

    def __init__(self, request, model):
        super().__init__(request, model)
        self.next_url = get_valid_next_url_from_request(request) or reverse("pages_dates_report")

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm("pages.correct_dates"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def now(self, page):
        """Return in words what a page has."""
        raise NotImplementedError

    def after(self, page, data):
        """Return in words what a page will have, by the form's cleaned data."""
        raise NotImplementedError

    def why_not(self, page, data):
        """Return a sentence why a page cannot take the change, or None if it can."""
        raise NotImplementedError

    def change(self, pages, data, user, seen):
        """Change the pages, in the words of `pages.dates.bulk`."""
        raise NotImplementedError

    def said(self, count):
        """Return what was done, for the message afterwards."""
        raise NotImplementedError

    @cached_property
    def chosen(self):
        """The ticked pages: those that can be changed, and those that cannot with the reason."""
        ticked = list(
            self._ticked()
            .filter(depth__gt=1)
            .select_related("dates__owner")
            .defer("dates__changes")
            .order_by("path")
        )
        if not ticked:
            raise Http404
        user = self.request.user
        allowed, left_out = [], []
        for page in ticked:
            if not page_permission_policy.user_has_permission_for_instance(user, "change", page):
                left_out.append((page, _("You may not edit this page.")))
            elif page.alias_of_id:
                left_out.append((page, _("It mirrors another page, whose dates it shows.")))
            else:
                allowed.append(page)
        return allowed, left_out

    def _ticked(self):
        keys = self.request.GET.getlist("id")
        pages = Page.objects.filter(
            pk__in=page_permission_policy.explorable_instances(self.request.user).values("pk")
        )
        if "all" in keys:
            return pages.filter(pk__in=self._all_in_list())
        return pages.filter(pk__in=[int(key) for key in keys if KEY.fullmatch(key)])

    def _all_in_list(self):
        if self.model is PageDates:
            return asked_for(self.request).order_by().values("pk")
        parent = self.request.GET.get("childOf")
        if parent is None:
            return list(self.get_all_objects_in_listing_query(None))
        if not KEY.fullmatch(parent):
            raise Http404
        get_object_or_404(Page, pk=int(parent))
        return list(self.get_all_objects_in_listing_query(parent))

    def get_actionable_objects(self):
        allowed, left_out = self.chosen
        return allowed, {"items_with_no_access": [page for page, _reason in left_out]}

    def get_context_data(self, **kwargs):
        form = kwargs.get("form") or self.get_form()
        allowed, left_out = self.chosen
        return {
            "form": form,
            "view": self,
            "page_title": self.what,
            "next": self.next_url,
            "submit_url": f"{self.request.path}?{self.request.META['QUERY_STRING']}",
            "is_confirming": self.is_confirming,
            "entered": entered(form) if self.is_confirming else [],
            "left_out": left_out,
            "rows": [
                {
                    "page": page,
                    "now": self.now(page),
                    "after": self.after(page, form.cleaned_data) if self.is_confirming else "",
                    "problem": self.problems.get(page.pk, ""),
                }
                for page in sorted(allowed, key=lambda page: page.pk not in self.problems)
            ],
            "problem_count": len(self.problems),
            "seen": self.fingerprint(),
        }

    def fingerprint(self):
        """Return what tells later whether the pages are still as they are shown now."""
        return fingerprint({page.pk: dates_of(page) for page in self.chosen[0]})

    def form_valid(self, form):
        """Show what will be, or do it once that was confirmed."""
        if "confirmed" not in self.request.POST:
            return self._show(form)
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except CannotTake as refusal:
            return self._show(form, refusal.sentences)
        except ChangedMeanwhile:
            del self.chosen
            form.add_error(
                None,
                _("Somebody else changed these pages meanwhile. Nothing was set; look again."),
            )
            return self._show(form)

    def _show(self, form, refused=None):
        allowed, _left_out = self.chosen
        refused = refused or {page.pk: self.why_not(page, form.cleaned_data) for page in allowed}
        self.problems = {pk: sentence for pk, sentence in refused.items() if sentence}
        self.is_confirming = bool(allowed) and not self.problems
        return self.render_to_response(self.get_context_data(form=form))

    def get_execution_context(self):
        return {
            "action": self,
            "data": self.cleaned_form.cleaned_data,
            "user": self.request.user,
            "seen": self.request.POST.get("seen", ""),
        }

    @classmethod
    def execute_action(cls, objects, action=None, data=None, user=None, seen="", **kwargs):
        action.change(objects, data, user, seen)
        return len(objects), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        return self.said(num_parent_objects)
