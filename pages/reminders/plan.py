"""Who is to be told of which reviews."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import F, Q
from django.urls import reverse

from pages.administrators import site_administrators
from pages.dates.due import person_in_charge, to_review
from pages.models import PageDates, ReviewReminder

Step = ReviewReminder.Step


@dataclass(frozen=True)
class Item:
    """One thing to tell: a page's dates, why now, and the day it is about (due, or asked on)."""

    row: PageDates
    step: Step
    day: date

    @property
    def key(self):
        return self.row.page_id, str(self.step), self.day

    @property
    def url(self):
        """The absolute address of the page in the editor."""
        path = reverse("wagtailadmin_pages:edit", args=[self.row.page_id])
        return settings.WAGTAILADMIN_BASE_URL + path

    @property
    def person(self):
        """The `Person` in charge, or None."""
        return person_in_charge(self.row)


@dataclass(frozen=True)
class Digest:
    """What one account is to be told in one mail."""

    account: AbstractBaseUser
    items: list[Item]

    @property
    def by_step(self):
        """The items as `(step, items)`, what is due now first."""
        found = [(step, [item for item in self.items if item.step == step]) for step in Step]
        return [(step, items) for step, items in found if items]


@dataclass(frozen=True)
class Plan:
    """The digests by e-mail address, and what nobody can be told of."""

    digests: list[Digest]
    for_nobody: list[Item]


def plan_reminders(today):
    """Return the `Plan` of what is to be told today, in a constant number of queries.

    The person in charge is told; administrators are where there is none, or none with an active
    account. What an account was told before is left out.
    """
    administrators = list(site_administrators())
    told = _told()
    digests, for_nobody = {}, []
    for row in to_review(today):
        accounts = _accounts(row, administrators)
        for item in _items(row, today):
            if not accounts:
                for_nobody.append(item)
            for account in accounts:
                if (account.pk, *item.key) not in told:
                    digests.setdefault(account.pk, Digest(account, [])).items.append(item)
    by_address = sorted(digests.values(), key=lambda digest: digest.account.email)
    return Plan(by_address, for_nobody)


def step_of(due_on, today):
    """Return the step that a due date has reached, or None while it is more than 60 days away."""
    days = (due_on - today).days
    if days <= 0:
        return Step.DUE
    if days <= int(Step.WITHIN_30_DAYS):
        return Step.WITHIN_30_DAYS
    return Step.WITHIN_60_DAYS if days <= int(Step.WITHIN_60_DAYS) else None


def _items(row, today):
    step = step_of(row.due_on, today) if row.due_on else None
    if step is not None:
        yield Item(row, step, row.due_on)
    if row.asked_on is not None:
        yield Item(row, Step.ASKED, row.asked_on)


def _accounts(row, administrators):
    person = person_in_charge(row)
    account = person.account if person else None
    if account is not None and account.is_active and account.email:
        return [account]
    return administrators


def _told():
    """Return what is still news to nobody it was told, as `(account, page, step, day)`."""
    about_now = Q(day=F("page__dates__due_on")) | Q(day=F("page__dates__asked_on"))
    reminders = ReviewReminder.objects.filter(about_now)
    return set(reminders.values_list("account_id", "page_id", "step", "day"))
