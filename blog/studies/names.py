"""Names of authors, as staff type them and as CSL-JSON holds them."""

# The last name of a list that goes on, where the rest is not known. AMA prints it as it stands.
MORE_AUTHORS = {"literal": "et al"}


def names_from_lines(text):
    """Return CSL-JSON names for lines such as `Chao, Maria T` or `King, Martin Luther, Jr`.

    The part before the first comma is the family name. A line without a comma, or one in braces
    (BibTeX's way of keeping a name whole), is the name of a group.
    """
    names = []
    for line in text.splitlines():
        line = " ".join(line.split())
        if line.startswith("{") and line.endswith("}"):
            names.append({"literal": line[1:-1].strip()})
            continue
        family, comma, rest = (part.strip() for part in line.partition(","))
        given, _comma, suffix = (part.strip() for part in rest.partition(","))
        if comma and family:
            name = {"family": family, "given": given, "suffix": suffix}
            names.append({part: text for part, text in name.items() if text})
        else:
            names.append({"literal": line.strip(", ")})
    return [name for name in names if any(name.values())]


def names_to_lines(names):
    """Return CSL-JSON names as lines; the reverse of `names_from_lines`."""
    return "\n".join(_line(name) for name in names)


def _line(name):
    if "literal" in name:
        literal = name["literal"]
        return f"{{{literal}}}" if "," in literal else literal
    parts = [name.get("family", ""), name.get("given", ""), name.get("suffix", "")]
    while len(parts) > 2 and not parts[-1]:
        parts.pop()
    return ", ".join(parts).strip()
