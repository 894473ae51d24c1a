"""What somebody may try to do to a page's dates, each through the real view."""

from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page, PageViewRestriction

from blog.models import ArticlePage
from pages import dates
from pages.dates import signing
from pages.models import PageDates, PageReview, PageUpdate
from pages.roles import CLINICIANS
from tests.factories import ArticlePageFactory, PersonFactory, UserFactory, publish_article
from tests.pages.dates.desk import NOTE, Worker, waiting

PUBLISHED, EARLIER = date(2024, 5, 3), date(2025, 2, 1)


class Cell:
    """Somebody with a role, a page in a state, and a colleague who did all that was done before."""

    def __init__(self, site, role, state):
        self.worker = Worker(role)
        self.user, self.client = self.worker.user, self.worker.client
        self.person = PersonFactory(account=self.user, credentials="MD")
        self.colleague = UserFactory(is_staff=True, is_superuser=True)
        self.state, self.slug = state, slugify(state)
        self.title = f"Sore feet, {self.slug}"
        self.page = self._page(site)

    def read_again(self):
        """Forget what an act that was taken back left in memory."""
        self.page = ArticlePage.objects.get(pk=self.page.pk)

    def _page(self, site):
        if self.state == "never published":
            page = ArticlePageFactory(
                parent=site.blog, title=self.title, slug=self.slug, live=False
            )
            page.save_revision(user=self.colleague)
            return page
        is_own = self.state == "own"
        page = publish_article(
            site.blog,
            title=self.title,
            slug=self.slug,
            published_on=PUBLISHED,
            owner=self.user if is_own else self.colleague,
            authors=[self.person] if is_own else [],
        )
        if is_own:
            page.save_revision(user=self.user).publish()
        elif self.state == "in moderation":
            page.save_revision(user=self.colleague)
            page.get_workflow().start(page, self.colleague)
        elif self.state == "locked":
            Page.objects.filter(pk=page.pk).update(
                locked=True, locked_by=self.colleague, locked_at=timezone.now()
            )
        elif self.state == "private":
            PageViewRestriction.objects.create(page=page, restriction_type="login")
        return ArticlePage.objects.get(pk=page.pk)

    def post(self, name, key=None, **fields):
        url = reverse(f"pages_dates_{name}", args=[key or self.page.pk])
        return self.client.post(url, fields)

    def propose(self, by):
        """Let an update wait, where one can; return its stamp."""
        if self.state != "never published":
            return dates.propose_update(self.page, "Before.", "update", by).stamp
        return ""

    def reviewed(self, by):
        """Return a review that somebody signed earlier."""
        return PageReview.objects.create(
            page=self.page, date=EARLIER, reviewer_name="A Reviewer, MD", recorded_by=by
        )

    def bulk(self, action, **fields):
        """Fill in the form of a bulk action, look at what will be, and confirm it."""
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        url = f"{url}?id={self.page.pk}"
        shown = self.client.post(url, fields)
        seen = shown.context["seen"] if shown.status_code == 200 and shown.context else ""
        self.client.post(url, fields | {"confirmed": "1", "seen": seen})

    def told(self):
        """Return the notes that readers see, and the published date."""
        found = PageDates.objects.filter(page=self.page).first()
        return [change["note"] for change in found.changes] if found else []


def publish_as_update(cell):
    cell.worker.publish_as_update(cell.page)
    return cell.told() == [NOTE]


def submit_as_update(cell):
    cell.worker.submit_as_update(cell.page)
    state = ArticlePage.objects.get(pk=cell.page.pk).current_workflow_state
    return waiting(cell.page) is not None and state and state.requested_by == cell.user


def save_with_update(cell):
    cell.worker.save_with_update(cell.page)
    return waiting(cell.page) is not None


def reword(cell, by):
    seen = cell.propose(by)
    cell.post("change_proposal", kind="correction", note="After.", seen=seen)
    proposal = waiting(cell.page)
    return proposal is not None and proposal.note == "After."


def drop(cell, by):
    seen = cell.propose(by)
    had_one = waiting(cell.page) is not None
    cell.post("drop_proposal", seen=seen)
    return had_one and waiting(cell.page) is None


def sign(cell):
    seen = signing.live_version(cell.page)["content_hash"]
    cell.post("review", has_read_all="on", seen=seen)
    return PageReview.objects.filter(page=cell.page, recorded_by=cell.user).exists()


def revoke(cell, by):
    if cell.state == "never published":
        return False  # what nobody can read has no review
    review = cell.reviewed(by)
    cell.post("revoke", review.pk, reason="Read too quickly.")
    review.refresh_from_db()
    return review.revoked_at is not None


def record_on_paper(cell):
    reviewer = PersonFactory(credentials="MD")
    cell.post("paper", reviewer=reviewer.pk, date=EARLIER.isoformat(), reason="No network.")
    return PageReview.objects.filter(page=cell.page, is_on_paper=True).exists()


def enter(cell):
    day = EARLIER.isoformat()
    cell.post("enter", date=day, kind="update", note="Entered.", reason="It was forgotten.")
    return cell.told() == ["Entered."]


def correct(cell):
    if cell.state == "never published":
        dates.record_import(cell.page, updated_on=EARLIER)
    else:
        dates.record_update(cell.page, EARLIER, "Told.", user=cell.colleague)
    update = PageUpdate.objects.get(page=cell.page)
    later = (EARLIER + timedelta(days=3)).isoformat()
    fields = {"date": later, "kind": "update", "note": "Told.", "reason": "A slip."}
    cell.post("correct", update.pk, seen=update.stamp, **fields)
    update.refresh_from_db()
    return update.date.isoformat() == later


def set_published(cell):
    cell.post(
        "published",
        published_on="2023-01-01",
        reason="It was on the old site.",
        seen=PUBLISHED.isoformat(),
    )
    found = PageDates.objects.filter(page=cell.page, published_on="2023-01-01")
    return found.exists()


def set_many_updated(cell):
    cell.bulk(
        "set-updated",
        date=EARLIER.isoformat(),
        kind="update",
        note="New prices.",
        reason="All rose.",
    )
    return cell.told() == ["New prices."]


def ask_many(cell):
    reviewer = PersonFactory(credentials="MD", account=UserFactory(is_staff=True))
    reviewer.account.groups.add(Group.objects.get(name=CLINICIANS.name))
    cell.bulk("ask-for-review", person=reviewer.pk)
    return PageDates.objects.filter(page=cell.page, owner=reviewer).exists()


def set_many_intervals(cell):
    cell.bulk("set-interval", months="12")
    return PageDates.objects.filter(page=cell.page, interval_months=12).exists()


def find_in_report(cell):
    return all(
        cell.title in cell.client.get(reverse(name), {"q": "Sore"}).text
        for name in ("pages_dates_report", "pages_dates_report_results")
    )


ACTS = {
    "publish as an update": publish_as_update,
    "submit as an update": submit_as_update,
    "save with an update": save_with_update,
    "reword one's own proposal": lambda cell: reword(cell, cell.user),
    "reword another's proposal": lambda cell: reword(cell, cell.colleague),
    "drop one's own proposal": lambda cell: drop(cell, cell.user),
    "drop another's proposal": lambda cell: drop(cell, cell.colleague),
    "sign a review": sign,
    "revoke one's own review": lambda cell: revoke(cell, cell.user),
    "revoke another's review": lambda cell: revoke(cell, cell.colleague),
    "record a review on paper": record_on_paper,
    "enter an update": enter,
    "correct an update": correct,
    "set the published date": set_published,
    "set many updated dates": set_many_updated,
    "ask many for a review": ask_many,
    "change many intervals": set_many_intervals,
    "find it in the report": find_in_report,
}
