"""Mail is put into the queue, so that nobody waits for a mail server, nor learns who has an account
from how long an answer takes."""

from email.utils import formatdate

from django.core.mail import DNS_NAME, make_msgid
from django.core.mail.backends.base import BaseEmailBackend

from .messages import to_json
from .tasks import send


class QueuedEmailBackend(BaseEmailBackend):
    """Enqueues each message; a worker sends it by MAIL_DELIVERY_BACKEND.

    The message is in the queue once the transaction it was sent in is committed.
    """

    def send_messages(self, email_messages):
        """Enqueue the messages that have recipients and return how many those are."""
        messages = [message for message in email_messages if message.recipients()]
        for message in messages:
            data = to_json(message)
            # Named here, so that a second attempt is the same mail, of the same time.
            names = {name.lower() for name in data["headers"]}
            if "message-id" not in names:
                data["headers"]["Message-ID"] = make_msgid(domain=DNS_NAME)
            if "date" not in names:
                data["headers"]["Date"] = formatdate()
            send.enqueue(data)
        return len(messages)
