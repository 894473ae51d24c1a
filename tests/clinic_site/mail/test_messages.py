"""A mail that waits in the queue is sent as it was written."""

import json
from email.mime.base import MIMEBase

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives
from hypothesis import given
from hypothesis import strategies as st

from clinic_site.mail.messages import UnsupportedAttachment, from_json, to_json

STAMP = {"Message-ID": "<one@clinic.example>", "Date": "Sun, 01 Mar 2026 12:00:00 -0000"}


def waited(message):
    """Return the message after it was stored as JSON."""
    return from_json(json.loads(json.dumps(to_json(message))))


def parts(message):
    """Return the headers of a message's parts and their contents, without random boundaries."""
    return [
        (
            [
                (name, value.partition("boundary")[0] if name == "Content-Type" else value)
                for name, value in part.items()
            ],
            None if part.is_multipart() else part.get_payload(decode=True),
        )
        for part in message.message().walk()
    ]


@pytest.fixture
def message():
    return EmailMultiAlternatives(
        "Grüße",
        "Ein Text\n",
        "Klinik <no-reply@clinic.example>",
        ["Ünal <a@clinic.example>"],
        bcc=["hidden@clinic.example"],
        cc=("b@clinic.example",),
        reply_to=["desk@clinic.example"],
        headers={"X-Kind": "test", **STAMP},
    )


def test_every_address_and_header_survives(message):
    after = waited(message)
    assert parts(after) == parts(message)
    assert after.recipients() == message.recipients()
    assert "hidden@clinic.example" in after.recipients()
    assert after.from_email == "Klinik <no-reply@clinic.example>"


def test_alternatives_and_attachments_survive(message):
    message.attach_alternative("<p>Ein Text</p>", "text/html")
    message.attach("note.txt", "Grüße", "text/plain")
    message.attach("picture.png", bytes(range(256)), "image/png")
    message.attach("unknown", b"\xff\xfe")
    after = waited(message)
    assert parts(after) == parts(message)
    assert len(parts(after)) == 7


def test_a_body_in_html_stays_one():
    message = EmailMessage("Subject", "<p>Text</p>", "a@b.example", ["c@d.example"], headers=STAMP)
    message.content_subtype = "html"
    message.encoding = "iso-8859-1"
    assert waited(message).message().as_bytes() == message.message().as_bytes()


@pytest.mark.parametrize("kind", ["part", "message"])
def test_what_would_be_lost_is_refused(message, kind):
    if kind == "part":
        message.attach(MIMEBase("application", "pdf"))
    else:
        message.attach("old.eml", EmailMessage("Old"), "message/rfc822")
    with pytest.raises(UnsupportedAttachment):
        to_json(message)


@given(
    subject=st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=80),
    body=st.text(st.characters(codec="utf-8")),
    content=st.binary(max_size=300),
)
def test_any_text_and_any_bytes_survive(subject, body, content):
    message = EmailMessage(subject, body, "a@b.example", ["c@d.example"], headers=STAMP)
    message.attach("file.bin", content, "application/octet-stream")
    after = waited(message)
    assert (after.subject, after.body) == (subject, body)
    assert parts(after) == parts(message)
