"""Outgoing mail: links to set a password, and what staff are told."""

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import get_connection

from .finding import advice, must

PATIENCE = 10  # seconds for the mail server to answer


def mail():
    """Yield a finding if no mail leaves, or the mail server does not let the site in."""
    if not settings.EMAIL_IS_SET:
        finding = must if settings.SITE_ADDRESS.is_https else advice
        yield finding(
            f"EMAIL_URL is not set, so no mail is sent: links to set a password stay in "
            f"{settings.EMAIL_FILE_PATH}. Set it to your mail server."
        )
        return
    try:
        connection = get_connection(timeout=PATIENCE)
        connection.open()
        connection.close()
    except (OSError, SMTPException) as error:
        reason = " ".join(str(error).split())
        yield must(f"The mail server of EMAIL_URL does not let the site in: {reason}")
