"""Asking a service over HTTP: politely, one request at a time, never for longer than allowed."""

import json
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import requests

from .deadline import Deadline, within
from .errors import LookupFailed, NotFound, NotReachable, NotUnderstood, TooManyRequests
from .manners import Manners, announced_pause, retry_after

MOST_REDIRECTS = 5
CHUNK = 64 * 1024  # bytes
TROUBLE = {500, 502, 503, 504}  # worth another attempt


@dataclass(frozen=True)
class Service:
    """Where a service is: its name for people, its base address, and who else may answer for it.

    `leads_to` are the base addresses that a redirect may lead to besides the service's own; `pause`
    is the least time between two requests, in seconds.
    """

    name: str
    base: str
    pause: float = 0
    leads_to: tuple[str, ...] = ()

    def is_trusted(self, url):
        """Return whether an address belongs to the service: same scheme, host and port."""
        return _origin(url) in {_origin(base) for base in (self.base, *self.leads_to)}


class _Session(requests.Session):
    """Leaves redirects alone: where one may lead is decided here."""

    def get_redirect_target(self, resp):
        return None


class _Turn:
    """Whose turn it is to ask one host, and when it may be asked next."""

    def __init__(self):
        self.lock = threading.Lock()
        self.next_at = 0.0


_turns = {}
_turns_lock = threading.Lock()


class Enquiry:
    """One question of a person or a task, in as many requests as it takes.

    All of them together take at most `manners.total` seconds, pauses and attempts included.
    """

    def __init__(self, manners: Manners):
        self.manners = manners
        self.deadline = Deadline(manners.total)

    def text(self, service, path, params=None, accept="*/*"):
        """Return the body of a service's answer as text.

        Raises NotFound for 404 and 410, TooManyRequests for 429, NotReachable if there is no
        answer in time, and NotUnderstood for an answer that is too large, of another status, or
        redirects to somebody else.
        """
        for attempt in range(self.manners.attempts):
            is_last = attempt + 1 == self.manners.attempts
            try:
                return self._exchange(service, path, params, accept)
            except (NotReachable, TooManyRequests) as failure:
                pause = getattr(failure, "retry_after", None) or self.manners.pause * 2**attempt
                if is_last or pause >= self.deadline.left:
                    raise
            time.sleep(pause)
        raise NotReachable(service.name)

    def json(self, service, path, params=None, accept="application/json"):
        """Return a service's answer as JSON; raises as `text` does."""
        try:
            return json.loads(self.text(service, path, params, accept))
        except (ValueError, RecursionError) as error:
            raise NotUnderstood(service.name) from error

    def _exchange(self, service, path, params, accept):
        with self._turn(service) as turn:
            # Name resolution and headers that trickle in know no time-out, hence the deadline.
            answer = within(
                self.deadline.left,
                lambda: self._follow(service, path, params, accept, turn),
            )
        if answer is None:
            raise NotReachable(service.name)
        return answer

    @contextmanager
    def _turn(self, service):
        with _turns_lock:
            turn = _turns.setdefault(_origin(service.base), _Turn())
        if not turn.lock.acquire(timeout=self.deadline.left):
            raise NotReachable(service.name)
        try:
            wait = turn.next_at - time.monotonic()
            if wait >= self.deadline.left:
                raise TooManyRequests(service.name, wait)
            time.sleep(max(0, wait))
            yield turn
        finally:
            turn.next_at = max(turn.next_at, time.monotonic() + service.pause)
            turn.lock.release()

    def _follow(self, service, path, params, accept, turn):
        url = service.base.rstrip("/") + path
        try:
            with _Session() as session:
                for _hop in range(MOST_REDIRECTS):
                    with self._get(session, url, params, accept) as response:
                        turn.next_at = time.monotonic() + announced_pause(response.headers)
                        if not response.is_redirect:
                            return self._body(service, response)
                        url, params = urljoin(url, response.headers["Location"]), None
                    if not service.is_trusted(url):
                        raise NotUnderstood(service.name)
        except (requests.ConnectionError, requests.Timeout) as error:
            raise NotReachable(service.name) from error
        except (requests.RequestException, ValueError) as error:
            raise NotUnderstood(service.name) from error
        raise NotUnderstood(service.name)

    def _get(self, session, url, params, accept):
        headers = {"Accept": accept, "User-Agent": self.manners.user_agent}
        return session.get(
            url,
            params=params,
            headers=headers,
            timeout=max(0.1, min(self.manners.timeout, self.deadline.left)),
            allow_redirects=False,
            stream=True,
        )

    def _body(self, service, response):
        failure = self._failure(service, response)
        if failure:
            raise failure
        body = bytearray()
        for chunk in response.iter_content(CHUNK):
            body += chunk
            if len(body) > self.manners.most_bytes:
                raise NotUnderstood(service.name)
        return body.decode("utf-8", errors="replace")

    def _failure(self, service, response) -> LookupFailed | None:
        if response.status_code == requests.codes.ok:
            return None
        if response.status_code in {404, 410}:
            return NotFound(service.name)
        if response.status_code == requests.codes.too_many_requests:
            return TooManyRequests(service.name, retry_after(response.headers))
        if response.status_code in TROUBLE:
            return NotReachable(service.name)
        return NotUnderstood(service.name)


def _origin(url):
    parts = urlsplit(url)
    ports = {"https": 443, "http": 80}
    return (parts.scheme, parts.hostname, parts.port or ports.get(parts.scheme))
