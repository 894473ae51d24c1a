"""A mail as JSON and back, so that it can wait in the queue."""

from base64 import b64decode, b64encode
from email.mime.base import MIMEBase

from django.core.mail import EmailAttachment, EmailMultiAlternatives

TEXTS = ("subject", "body", "from_email")
ADDRESSES = ("to", "cc", "bcc", "reply_to")


class UnsupportedAttachment(TypeError):
    """An attachment is neither a name with text or bytes nor a part that has bytes."""


def to_json(message):
    """Return a Django `EmailMessage` as a dict of JSON values.

    Raises UnsupportedAttachment for a ready-made MIME part, which nothing here attaches.
    """
    return {
        **{name: str(getattr(message, name)) for name in TEXTS},
        **{name: [str(address) for address in getattr(message, name)] for name in ADDRESSES},
        "headers": {name: str(value) for name, value in message.extra_headers.items()},
        "subtype": message.content_subtype,
        "encoding": message.encoding and str(message.encoding),
        "alternatives": [[str(text), kind] for text, kind in getattr(message, "alternatives", [])],
        "attachments": [_attachment_to_json(attachment) for attachment in message.attachments],
    }


def from_json(data, connection=None):
    """Return the Django message of a dict made by `to_json`, to be sent by `connection`."""
    message = EmailMultiAlternatives(
        **{name: data[name] for name in (*TEXTS, *ADDRESSES)},
        headers=data["headers"],
        alternatives=data["alternatives"],
        attachments=[_attachment_from_json(attachment) for attachment in data["attachments"]],
        connection=connection,
    )
    message.content_subtype = data["subtype"]
    message.encoding = data["encoding"]
    return message


def _attachment_to_json(attachment):
    if isinstance(attachment, MIMEBase):
        raise UnsupportedAttachment("Attach a name and its content, not a MIME part.")
    name, content, kind = attachment
    if isinstance(content, bytes):
        return {"name": name, "kind": kind, "base64": b64encode(content).decode("ascii")}
    if isinstance(content, str):
        return {"name": name, "kind": kind, "text": content}
    raise UnsupportedAttachment(f"{name or 'An attachment'} is neither text nor bytes.")


def _attachment_from_json(data):
    content = b64decode(data["base64"]) if "base64" in data else data["text"]
    return EmailAttachment(data["name"], content, data["kind"])
