"""Pages that readers may take for medical advice."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .base import BasePage
from .clinic_texts import ClinicTexts


class HealthPage(BasePage):
    """Base of articles, services and conditions: each says what to do in an emergency."""

    class Meta:
        abstract = True

    def refuse_unfinished(self):
        """Raise ValidationError while the clinic's texts do not say what to do in an emergency."""
        super().refuse_unfinished()
        texts = ClinicTexts.objects.filter(locale_id=self.locale_id).first()
        if texts is not None and not texts.emergency:
            raise ValidationError(
                _(
                    "This page cannot go live while nothing tells readers what to do in an "
                    "emergency. Write it under Settings › Texts for readers, then publish."
                ),
                code="no_emergency_text",
            )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["emergency"] = ClinicTexts.for_request(request).emergency
        return context
