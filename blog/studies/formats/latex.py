"""LaTeX as it stands in BibTeX files, to Unicode text and back.

It covers what bibliographies hold: accents, letters of European languages, escaped signs, dashes
and quotes. Any other command is left out and its argument kept. Each function reads its text once.
"""

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
_LETTERS = {
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "dj": "đ",
    "DJ": "Đ",
}
_SIGNS = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textquotesingle": "'",
    "textendash": "–",
    "textemdash": "—",
    "ldots": "…",
    "dots": "…",
    "textdegree": "°",
    "degree": "°",
    "pm": "±",
    "times": "×",
    "leq": "≤",
    "le": "≤",
    "geq": "≥",
    "ge": "≥",
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "kappa": "κ",
    "lambda": "λ",
    "mu": "μ",
    "omega": "ω",
    "sigma": "σ",
    "textregistered": "®",
    "texttrademark": "™",
    "copyright": "©",
}
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " ", "$": "", "{": "", "}": ""}

_TOKEN = re.compile(
    r"""
    \\(?P<accent>[`'^~=."]|[uvHcdbkr](?![A-Za-z]))\ *
        (?: \{\ *(?P<group>\\[ij]|[^{}\\]?)\ *\} | (?P<dotless>\\[ij](?![A-Za-z])\ *(?:\{\})?)
          | (?P<letter>[A-Za-z]) )
  | \\(?P<command>[A-Za-z]{1,40})\ *(?:\{\})?
  | \\(?P<escaped>.)
  | (?P<ligature>---?|``|''|[~${}])
    """,
    re.VERBOSE | re.DOTALL,
)
# In an address only what stands for a brace or a backslash is LaTeX; "~" and "--" are themselves.
_VERBATIM = re.compile(r"\\(?:(textbackslash|textbraceleft|textbraceright)\{\}|([_%&#~{}$]))")
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_BY_MARK = {mark: command for command, mark in _ACCENTS.items()}
_BY_LETTER = {letter: command for command, letter in _LETTERS.items()}


def decoded(latex):
    """Return the Unicode text of a LaTeX text."""
    return unicodedata.normalize("NFC", _TOKEN.sub(_character, latex))


def _character(match):
    if match["accent"]:
        base = (match["group"] or match["dotless"] or match["letter"] or "").strip(" {}\\")
        return base + _ACCENTS[match["accent"]] if base else ""
    if match["command"]:
        command = match["command"]
        return _LETTERS.get(command) or _SIGNS.get(command, "")
    if match["escaped"]:
        return match["escaped"] if match["escaped"] not in "\\,;:!/-@" else " "
    return _LIGATURES[match["ligature"]]


def encoded(text):
    """Return a text as LaTeX in ASCII letters; scripts that LaTeX has no accents for stay."""
    text = re.sub(r"([-'`])(?=\1)", "\\1\0", text)
    return "".join(map(_command, text))


def _command(character):
    if character == "\0":
        return "{}"
    if character.isascii():
        return _SPECIAL.get(character, character)
    if character in _BY_LETTER:
        return f"{{\\{_BY_LETTER[character]}}}"
    base, *marks = unicodedata.normalize("NFD", character)
    if base.isascii() and base.isalpha() and len(marks) == 1 and marks[0] in _BY_MARK:
        return f"{{\\{_BY_MARK[marks[0]]}{{{base}}}}}"
    return character


def verbatim_decoded(latex):
    """Return a DOI or web address that stands in a BibTeX field."""
    return _VERBATIM.sub(lambda match: _SIGNS[match[1]] if match[1] else match[2], latex)


def verbatim_encoded(text):
    """Return a DOI or web address for a BibTeX field."""
    return "".join(_SPECIAL[sign] if sign in "\\{}" else sign for sign in text)
