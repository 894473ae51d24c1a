"""Names of authors in files: one text a name, its parts kept apart by commas.

A part in braces is one whole, which is how BibTeX keeps a comma inside a name.
"""

import re

_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)


def split_outside_braces(text, separator):
    """Return the pieces of a text between separators that stand outside braces, stripped.

    `separator` is a regular expression.
    """
    pieces, start, depth = [], 0, 0
    for match in re.finditer(rf"\\.|[{{}}]|{separator}", text, re.DOTALL):
        sign = match[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(depth - 1, 0)
        elif sign[0] != "\\" and depth == 0:
            pieces.append(text[start : match.start()].strip())
            start = match.end()
    return [*pieces, text[start:].strip()]


def is_braced(text):
    """Return True if one pair of braces holds the whole text."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for match in _BRACES.finditer(text):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end() == len(text)
    return False


def unbraced(text):
    """Return a text without the pair of braces that holds all of it."""
    return text[1:-1].strip() if is_braced(text) else text


def protected(part):
    """Return a part of a name that no reader takes apart: in braces if it holds a comma or one."""
    if not re.search(r"[,{}\\]", part):
        return part
    return "{" + re.sub(r"([{}\\])", r"\\\1", part) + "}"


def unprotected(part):
    """Return a part as it was before `protected`."""
    return re.sub(r"\\([{}\\])", r"\1", unbraced(part)) if is_braced(part) else part


def name_of_line(line):
    """Return the CSL-JSON name of a line as RIS has it: `Family, Given, Suffix`.

    A line without a comma, or all of it in braces, is the name of a group.
    """
    family, *rest = map(unprotected, split_outside_braces(line, ","))
    if not rest:
        return {"literal": family}
    if not family:
        return {"literal": rest[0]}
    return {"family": family, "given": rest[0], "suffix": " ".join(rest[1:])}


def line_of_name(name):
    """Return the line of a name; the reverse of `name_of_line`."""
    if "literal" in name:
        return protected(name["literal"])
    parts = [protected(name.get(part, "")) for part in ("family", "given", "suffix")]
    return ", ".join(parts if parts[2] else parts[:2]).strip()
