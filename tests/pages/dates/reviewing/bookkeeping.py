"""Does things to a page's dates, and works out by a slow and obvious way what they add up to."""

from datetime import date, timedelta
from operator import itemgetter

from pages import dates
from pages.models import PageReview, PageUpdate

TODAY = date(2026, 3, 1)
PUBLISHED = date(2024, 5, 3)


class Bookkeeping:
    """Keeps what was done to a page in plain lists.

    `signers` are the accounts of two clinicians, `corrector` is one that corrects dates.
    """

    def __init__(self, page, signers, corrector):
        self.page, self.signers, self.corrector = page, signers, corrector
        self.updates, self.reviews = [], []
        self.published, self.is_imported, self.months = PUBLISHED, False, None
        self.clock = 0

    def tick(self):
        self.clock += 1
        return self.clock

    def update(self, day, kind):
        made = dates.record_update(self.page, day, f"Change {self.clock}.", kind)
        self.updates.append(
            {"pk": made.pk, "date": day, "kind": kind, "note": made.note, "made": self.tick()}
        )

    def correct(self, number, day, kind):
        told = self.told()
        if told:
            one = told[number % len(told)]
            note = one["note"] + "!"
            update = PageUpdate.objects.get(pk=one["pk"])
            dates.correct_update(self.page, update, day, note, kind, "A slip.", self.corrector)
            one.update(date=day, kind=kind, note=note)

    def bring_over(self, published, updated):
        dates.record_import(self.page, published, updated)
        self.published, self.is_imported = published, True
        self.updates = self.told()
        if updated:
            self.updates.append(
                {"date": updated, "kind": "imported", "note": "", "made": self.tick()}
            )

    def paper(self, number, day):
        person = self.signers[number].people.get()
        review = dates.record_paper_review(self.page, person, day, "By post.", self.corrector)
        self.keep(review, day, person, self.latest(day))

    def sign(self, number, sooner):
        account = self.signers[number]
        due = self.latest(TODAY)
        if sooner:
            due = min(due, TODAY + timedelta(days=sooner))
        review = dates.record_review(self.page, account, due)
        self.keep(review, TODAY, account.people.get(), due)

    def revoke(self, number):
        if self.reviews:
            one = self.reviews[number % len(self.reviews)]
            review = PageReview.objects.get(pk=one["pk"])
            dates.revoke_review(self.page, review, self.corrector, "A slip.")
            one["is_revoked"] = True

    def interval(self, months):
        dates.set_interval(self.page, months)
        self.months = months

    def publish(self, day):
        dates.set_published_on(self.page, day)
        self.published = day

    def keep(self, review, day, person, due):
        self.reviews.append(
            {"pk": review.pk, "date": day, "name": str(person), "due": due, "made": self.tick()}
        )

    def told(self):
        return [one for one in self.updates if one["kind"] != "imported"]

    def latest(self, day):
        return months_later(day, self.months or 36)

    def expected(self):
        """Return the columns of the page's `PageDates` that follow from all this."""
        in_order = {"key": itemgetter("date", "made")}
        updates = sorted(self.updates, **in_order, reverse=True)
        updated = updates[0] if updates else {"date": None, "kind": ""}
        standing = [review for review in self.reviews if "is_revoked" not in review]
        review = max(standing, **in_order, default={"date": None, "name": "", "due": None})
        return {
            "published_on": self.published,
            "is_imported": self.is_imported,
            "interval_months": self.months,
            "updated_on": updated["date"],
            "updated_kind": updated["kind"],
            "changes": [
                {"date": str(one["date"]), "kind": one["kind"], "note": one["note"]}
                for one in updates
                if one["kind"] != "imported"
            ],
            "reviewed_on": review["date"],
            "reviewed_by": review["name"],
            "due_on": self.due(review) if standing else None,
            "is_updated_since_review": any(
                (one["date"], one["made"]) > (review["date"], review["made"])
                for one in self.told()
                if standing
            ),
            "listed_on": self.published or updated["date"] or TODAY,
        }

    def due(self, review):
        return min(review["due"], self.latest(review["date"])) if self.months else review["due"]


def months_later(day, months):
    """Turn the leaves of the calendar one by one."""
    year, month = day.year, day.month
    for _leaf in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    last = max(number for number in range(28, 32) if _is_a_day(year, month, number))
    return date(year, month, min(day.day, last))


def _is_a_day(year, month, number):
    try:
        date(year, month, number)
    except ValueError:
        return False
    return True
