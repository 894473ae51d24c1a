"""The languages that people at a clinic speak, and what readers call them.

BCP 47 tags. The list is that of the languages most spoken at home in the United States (Census
Bureau, American Community Survey, table B16001), Canada, the United Kingdom and Australia, and of
the sign languages used there.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SPOKEN = {
    "af": _("Afrikaans"),
    "am": _("Amharic"),
    "ar": _("Arabic"),
    "ase": _("American Sign Language"),
    "asf": _("Australian Sign Language"),
    "bfi": _("British Sign Language"),
    "bg": _("Bulgarian"),
    "bn": _("Bengali"),
    "bs": _("Bosnian"),
    "ca": _("Catalan"),
    "cmn": _("Mandarin"),
    "cs": _("Czech"),
    "cy": _("Welsh"),
    "da": _("Danish"),
    "de": _("German"),
    "el": _("Greek"),
    "en": _("English"),
    "es": _("Spanish"),
    "et": _("Estonian"),
    "fa": _("Persian"),
    "fi": _("Finnish"),
    "fil": _("Filipino"),
    "fr": _("French"),
    "ga": _("Irish"),
    "gu": _("Gujarati"),
    "he": _("Hebrew"),
    "hi": _("Hindi"),
    "hmn": _("Hmong"),
    "hr": _("Croatian"),
    "ht": _("Haitian Creole"),
    "hu": _("Hungarian"),
    "hy": _("Armenian"),
    "id": _("Indonesian"),
    "is": _("Icelandic"),
    "isg": _("Irish Sign Language"),
    "it": _("Italian"),
    "ja": _("Japanese"),
    "km": _("Khmer"),
    "ko": _("Korean"),
    "lo": _("Lao"),
    "lt": _("Lithuanian"),
    "lv": _("Latvian"),
    "mi": _("Māori"),
    "ml": _("Malayalam"),
    "mr": _("Marathi"),
    "nb": _("Norwegian Bokmål"),
    "ne": _("Nepali"),
    "nl": _("Dutch"),
    "nv": _("Navajo"),
    "nzs": _("New Zealand Sign Language"),
    "pa": _("Punjabi"),
    "pl": _("Polish"),
    "ps": _("Pashto"),
    "pt": _("Portuguese"),
    "ro": _("Romanian"),
    "ru": _("Russian"),
    "sk": _("Slovak"),
    "sm": _("Samoan"),
    "so": _("Somali"),
    "sq": _("Albanian"),
    "sr": _("Serbian"),
    "sv": _("Swedish"),
    "sw": _("Swahili"),
    "ta": _("Tamil"),
    "te": _("Telugu"),
    "th": _("Thai"),
    "ti": _("Tigrinya"),
    "tr": _("Turkish"),
    "uk": _("Ukrainian"),
    "ur": _("Urdu"),
    "vi": _("Vietnamese"),
    "yi": _("Yiddish"),
    "yue": _("Cantonese"),
}


def language_choices():
    """Return `(tag, name)` for each language, by its name as the reader calls it."""
    return sorted(
        ((tag, str(name)) for tag, name in SPOKEN.items()), key=lambda pair: pair[1].casefold()
    )


def language_names(tags):
    """Return the names of some languages in the reader's language, in the order they are given."""
    return [str(SPOKEN[tag]) for tag in tags if tag in SPOKEN]


def refuse_unknown_languages(tags):
    """Raise ValidationError unless this is a list of tags that the site knows."""
    known = isinstance(tags, list) and all(isinstance(tag, str) and tag in SPOKEN for tag in tags)
    if not known:
        raise ValidationError(_("Choose the languages from the list."))
