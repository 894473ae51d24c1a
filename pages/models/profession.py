"""What the people of the clinic are licensed as."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin

from pages.forms import UniqueInLanguageForm


class Profession(TranslatableMixin, models.Model):
    """A licensed profession, and whether a review by its members is a medical one."""

    name = models.CharField(
        _("name"),
        max_length=120,
        help_text=_("As it is printed on profiles: “Acupuncturist”, “Neurologist”."),
    )
    is_physician = models.BooleanField(
        _("physicians"),
        default=False,
        help_text=_(
            "Its members are licensed as physicians. Only what they review is called “medically "
            "reviewed”, and only they are physicians to search engines."
        ),
    )

    base_form_class = UniqueInLanguageForm
    panels = [FieldPanel("name"), FieldPanel("is_physician")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("profession")
        verbose_name_plural = _("professions")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "name"],
                name="pages_profession_name_unique",
                violation_error_message=_("This profession is there already."),
            )
        ]

    def __str__(self):
        return self.name
