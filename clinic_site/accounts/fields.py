"""The e-mail address somebody logs in with, in one spelling."""

from unicodedata import normalize

from django.db import models


def normalise_email(value):
    """Return an e-mail address as it is stored: without surrounding space, in lower case.

    Compatibility characters become the plain ones they stand for (NFKC, as domain names do by
    Unicode TS 46): the Kelvin sign that looks like a K must not make a second account.
    """
    return normalize("NFKC", normalize("NFKC", value).lower()).strip()


class LoginEmailField(models.EmailField):
    """An e-mail address that is normalised whatever way it comes in: form, save, update, lookup."""

    def to_python(self, value):
        value = super().to_python(value)
        return value if value is None else normalise_email(value)

    def pre_save(self, model_instance, add):
        value = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value
