"""Names of authors, as staff type them and as CSL-JSON holds them."""

# The last name of a list that goes on, where the rest is not known. AMA prints it as it stands.
MORE_AUTHORS = {"literal": "et al"}


def names_from_lines(text):
    """Return CSL-JSON names for lines such as `Chao, Maria T`.

    The part before the first comma is the family name. A line without a comma, or one in braces
    (BibTeX's way of keeping a name whole), is the name of a group.
    """
    names = []
    for line in text.splitlines():
        line = " ".join(line.split())
        if not line:
            continue
        if line.startswith("{") and line.endswith("}"):
            names.append({"literal": line[1:-1].strip()})
            continue
        family, comma, given = line.partition(",")
        if comma and family.strip():
            names.append({"family": family.strip(), "given": given.strip()})
        else:
            names.append({"literal": line.strip(", ")})
    return [name for name in names if any(name.values())]


def names_to_lines(names):
    """Return CSL-JSON names as lines; the reverse of `names_from_lines`."""
    lines = []
    for name in names:
        if "literal" in name:
            literal = name["literal"]
            lines.append(f"{{{literal}}}" if "," in literal else literal)
        else:
            lines.append(f"{name.get('family', '')}, {name.get('given', '')}".strip())
    return "\n".join(lines)
