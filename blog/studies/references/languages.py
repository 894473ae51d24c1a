"""The English names of languages, which both styles print for an article in another one."""

# By the codes of ISO 639: of two letters (CSL-JSON) and of three (MEDLINE).
LANGUAGES = {
    "ar": "Arabic",
    "ara": "Arabic",
    "cs": "Czech",
    "cze": "Czech",
    "da": "Danish",
    "dan": "Danish",
    "de": "German",
    "dut": "Dutch",
    "el": "Greek",
    "es": "Spanish",
    "fa": "Persian",
    "fi": "Finnish",
    "fin": "Finnish",
    "fr": "French",
    "fre": "French",
    "ger": "German",
    "gre": "Greek",
    "he": "Hebrew",
    "heb": "Hebrew",
    "hu": "Hungarian",
    "hun": "Hungarian",
    "it": "Italian",
    "ita": "Italian",
    "ja": "Japanese",
    "jpn": "Japanese",
    "ko": "Korean",
    "kor": "Korean",
    "nb": "Norwegian",
    "nl": "Dutch",
    "nn": "Norwegian",
    "no": "Norwegian",
    "nor": "Norwegian",
    "per": "Persian",
    "pl": "Polish",
    "pol": "Polish",
    "por": "Portuguese",
    "pt": "Portuguese",
    "ru": "Russian",
    "rus": "Russian",
    "spa": "Spanish",
    "sv": "Swedish",
    "swe": "Swedish",
    "tr": "Turkish",
    "tur": "Turkish",
    "uk": "Ukrainian",
    "ukr": "Ukrainian",
    "zh": "Chinese",
    "chi": "Chinese",
}


def foreign_language(code):
    """Return the name of a language other than English, from a code such as `no` or `pt-BR`.

    English and codes that are not listed give an empty string.
    """
    return LANGUAGES.get(code.casefold().partition("-")[0].partition("_")[0], "")
