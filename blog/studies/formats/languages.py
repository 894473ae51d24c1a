"""Languages as MEDLINE (three letters) and BibTeX (names) write them, and as items have them."""

# ISO 639-1, ISO 639-2 as MEDLINE uses it, and the name that babel and biblatex know.
LANGUAGES = (
    ("en", "eng", "english"),
    ("de", "ger", "german"),
    ("fr", "fre", "french"),
    ("es", "spa", "spanish"),
    ("it", "ita", "italian"),
    ("pt", "por", "portuguese"),
    ("nl", "dut", "dutch"),
    ("da", "dan", "danish"),
    ("sv", "swe", "swedish"),
    ("no", "nor", "norwegian"),
    ("fi", "fin", "finnish"),
    ("pl", "pol", "polish"),
    ("cs", "cze", "czech"),
    ("hu", "hun", "hungarian"),
    ("ru", "rus", "russian"),
    ("tr", "tur", "turkish"),
    ("el", "gre", "greek"),
    ("zh", "chi", "chinese"),
    ("ja", "jpn", "japanese"),
    ("ko", "kor", "korean"),
    ("ar", "ara", "arabic"),
    ("fa", "per", "persian"),
    ("he", "heb", "hebrew"),
)
_CODES = {name: code for code, *names in LANGUAGES for name in names}
_MEDLINE = {code: medline for code, medline, _name in LANGUAGES}


def language_code(text):
    """Return the two-letter code of a language, or the text as it is."""
    return _CODES.get(text.strip().lower(), text.strip())


def medline_language(code):
    """Return a language as MEDLINE writes it."""
    return _MEDLINE.get(code, code)
