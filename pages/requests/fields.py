"""The fields that patients fill in. Each refuses with one sentence, and keeps what was typed."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .text import has_unseen, without_unseen

LINE = 200  # characters
LINES = 2_000
EMAIL = 254  # RFC 5321, 4.5.3.1.3, without the angle brackets
FEWEST_DIGITS, MOST_DIGITS = 5, 20  # an extension comes on top of the 15 of E.164

MISSING = _("This is missing. Please fill it in.")
NOTHING_CHOSEN = _("Nothing is chosen. Please choose an answer.")
NOT_AN_ANSWER = _("Please choose one of the answers given here.")


class SeenTextMixin:
    """Refuses what is too long or cannot be seen.

    What comes back to be mended is the text as it looks: nobody can find an unseen character.
    """

    longest = LINE
    lines = False

    def to_python(self, value):
        text = super().to_python(value)
        if len(text) > self.longest:
            raise ValidationError(
                _("This has %(length)d characters. Please shorten it to %(longest)d."),
                code="too_long",
                params={"length": len(text), "longest": self.longest},
            )
        if has_unseen(text, self.lines):
            raise ValidationError(
                _(
                    "This held characters that cannot be seen. They are gone now: please check "
                    "what is left, and send it again."
                ),
                code="unseen",
            )
        return text

    def bound_data(self, data, initial):
        return without_unseen(super().bound_data(data, initial) or "", self.lines)


class LineField(SeenTextMixin, forms.CharField):
    """One line of text."""

    default_error_messages = {"required": MISSING}


class LinesField(SeenTextMixin, forms.CharField):
    """A few lines of text."""

    longest, lines = LINES, True
    default_error_messages = {"required": MISSING}

    def __init__(self, **options):
        super().__init__(widget=forms.Textarea(attrs={"rows": 5}), **options)


class NameField(LineField):
    """What somebody is called."""

    def __init__(self, **options):
        super().__init__(widget=forms.TextInput(attrs={"autocomplete": "name"}), **options)


class PhoneField(LineField):
    """A telephone number as people write it: digits, with whatever stands between and after."""

    def __init__(self, **options):
        attrs = {"type": "tel", "inputmode": "tel", "autocomplete": "tel"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **options)

    def validate(self, value):
        super().validate(value)
        digits = sum(character.isdecimal() for character in value)
        if value and not FEWEST_DIGITS <= digits <= MOST_DIGITS:
            raise ValidationError(
                _("This is no telephone number. Please write it with all its digits."),
                code="invalid",
            )


class EmailField(SeenTextMixin, forms.EmailField):
    """An e-mail address."""

    longest = EMAIL
    default_error_messages = {
        "required": MISSING,
        "invalid": _("This is no e-mail address. Please write one such as name@example.org."),
    }

    def __init__(self, **options):
        attrs = {"inputmode": "email", "autocomplete": "email", "spellcheck": "false"}
        # A browser would cut a longer one short without a word.
        super().__init__(widget=forms.EmailInput(attrs=attrs), max_length=None, **options)


class DayField(forms.DateField):
    """A day, chosen from the browser's own calendar."""

    default_error_messages = {
        "required": MISSING,
        "invalid": _("This is no date. Please write it as year-month-day: 2026-03-31."),
    }

    def __init__(self, **options):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], **options)


class OneOfField(forms.ChoiceField):
    """One of several answers."""

    default_error_messages = {"required": NOTHING_CHOSEN, "invalid_choice": NOT_AN_ANSWER}


class SomeOfField(forms.MultipleChoiceField):
    """Any of several answers."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "required": NOTHING_CHOSEN,
        "invalid_choice": NOT_AN_ANSWER,
        "invalid_list": NOT_AN_ANSWER,
    }


class TickField(forms.BooleanField):
    """A box to tick."""

    default_error_messages = {"required": _("Please tick this box.")}
