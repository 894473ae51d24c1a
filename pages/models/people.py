"""The people of the clinic: authors, reviewers, practitioners."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import PreviewableMixin, TranslatableMixin
from wagtail.search import index

from pages.forms import PersonForm
from pages.languages import language_names, refuse_unknown_languages
from pages.panels import NameFieldPanel
from pages.related import linked


class PersonQuerySet(models.QuerySet):
    """The questions that are asked about people."""

    def listed(self, locale):
        """Return the people shown among the team in a language, with their photos, by name."""
        return self.filter(is_listed=True, locale=locale).for_cards()

    def for_cards(self):
        """Load what a card in a list prints, and order by name."""
        return (
            self.select_related("photo", "profession")
            .prefetch_related("photo__renditions")
            .order_by("name", "pk")
        )


class Person(PreviewableMixin, TranslatableMixin, index.Indexed, models.Model):
    """Somebody patients meet or read. The one model for profiles, at `/team/<slug>/`."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(
        _("address"),
        max_length=120,
        help_text=_("The last part of the profile's address: /team/<address>/."),
    )
    credentials = models.CharField(
        _("credentials"),
        max_length=120,
        blank=True,
        help_text=_("Letters after the name, as they are licensed: “L.Ac.”, “MD”."),
    )
    profession = models.ForeignKey(
        "pages.Profession",
        verbose_name=_("profession"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="people",
        help_text=_("What they are licensed as."),
    )
    role = models.CharField(
        _("role"),
        max_length=120,
        blank=True,
        help_text=_("What they do here: “Founder”, “Clinic manager”."),
    )
    licence_number = models.CharField(
        _("licence number"),
        max_length=120,
        blank=True,
        help_text=_("And who granted it, so that patients can look it up."),
    )
    languages = models.JSONField(
        _("languages"),
        default=list,
        blank=True,
        validators=[refuse_unknown_languages],
    )
    booking_url = models.URLField(
        _("booking address"),
        blank=True,
        help_text=_("Where a visit to this person is booked, if that is on a site of its own."),
    )
    photo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    biography = models.TextField(
        _("short biography"), blank=True, help_text=_("A few plain sentences for patients.")
    )
    is_listed = models.BooleanField(
        _("show among the team"),
        default=True,
        help_text=_("Somebody who has left keeps a profile for what they wrote."),
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="people",
        help_text=_("The account this person logs in with, if they do."),
    )

    objects = PersonQuerySet.as_manager()

    base_form_class = PersonForm
    panels = [
        MultiFieldPanel(
            [NameFieldPanel("name"), FieldPanel("credentials"), FieldPanel("slug")],
            heading=_("Name"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("profession"),
                FieldPanel("licence_number"),
                FieldPanel("role"),
                FieldPanel("booking_url"),
            ],
            heading=_("Work"),
        ),
        FieldPanel("photo"),
        FieldPanel("biography"),
        FieldPanel("languages"),
        FieldPanel("is_listed"),
        FieldPanel("account"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.RelatedFields("profession", [index.SearchField("name")]),
        index.FilterField("is_listed"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "slug"],
                name="pages_person_slug_unique",
                violation_error_message=_("Another profile has this address already."),
            ),
            models.UniqueConstraint(
                fields=["locale", "account"],
                condition=models.Q(account__isnull=False),
                name="pages_person_account_unique",
                violation_error_message=_("Another profile belongs to this account already."),
            ),
        ]

    def __str__(self):
        return self.name_with_credentials

    def get_absolute_url(self):
        return reverse("person", args=[self.slug])

    @property
    def name_with_credentials(self):
        """The name as it is printed: “Ana Ruiz, L.Ac.”"""
        return f"{self.name}, {self.credentials}" if self.credentials else self.name

    @property
    def initials(self):
        """The letters that stand where there is no photo: “AR”."""
        words = self.name.split()
        return "".join(word[0] for word in (*words[:1], *words[1:][-1:])).upper()

    @property
    def work(self):
        """Profession and role in one line: “Acupuncturist, founder”."""
        return ", ".join(str(part) for part in (self.profession, self.role) if part)

    @property
    def language_names(self):
        """The languages they speak, as the reader calls them: “English, Spanish”."""
        return ", ".join(language_names(self.languages))

    @property
    def is_physician(self):
        """Whether they are licensed as a physician."""
        return self.profession is not None and self.profession.is_physician

    def clean(self):
        super().clean()
        if self.name and not self.name.strip():
            raise ValidationError({"name": _("Give the person's name.")})

    def get_preview_template(self, request, mode_name):
        return "pages/person.html"

    def get_preview_context(self, request, mode_name):
        return self.profile_context()

    def profile_context(self):
        """Return what the profile prints: `person`, and the pages of their work.

        Somebody who is being previewed before they are saved has none yet.
        """
        return {
            "person": self,
            "services": linked(self.services) if self.pk else [],
            "conditions": linked(self.conditions) if self.pk else [],
        }
