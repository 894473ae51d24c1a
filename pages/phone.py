"""Telephone numbers."""


def phone_digits(phone):
    """Return a number as a `tel:` link takes it (RFC 3966): digits, with + if it begins so."""
    plus = "+" if phone.strip().startswith("+") else ""
    return plus + "".join(filter(str.isdigit, phone))
