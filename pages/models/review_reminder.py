"""Who was told that a page is to be reviewed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class ReviewReminder(models.Model):
    """One line of a digest that was sent: it is there so that nobody is told twice.

    `day` is the due date it was about, or the day the review was asked for: another day is news.
    """

    class Step(models.TextChoices):
        DUE = "0", _("Due now")
        WITHIN_30_DAYS = "30", _("Due within 30 days")
        WITHIN_60_DAYS = "60", _("Due within 60 days")
        ASKED = "asked", _("A review was asked for")

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    step = models.CharField(max_length=10, choices=Step)
    day = models.DateField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("reminder of a review")
        verbose_name_plural = _("reminders of reviews")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["page", "account", "step", "day"], name="pages_reviewreminder_once"
            )
        ]

    def __str__(self):
        return f"{self.page_id}, {self.get_step_display()}: {self.day}"
