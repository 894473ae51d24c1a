"""The WSGI application that answers readers with what was kept, and asks the site for the rest."""

import time

from django.conf import settings

from clinic_site import maintenance
from clinic_site.middleware.request_log import HEADER as REQUEST_ID
from clinic_site.middleware.request_log import log_kept_answer, request_id_in
from pages import generation
from pages.keeping_answers import MARK

from .answers import answer_of
from .questions import Questions, anonymous, canonical
from .shelf import NEVER, Shelf
from .turns import Turns

ATTEMPTS = 2  # the first to learn what of a query counts, the second to ask for that alone


class PageCache:
    """Wraps the site's WSGI application. Without `CACHING` or memory it only passes requests on."""

    def __init__(self, site):
        self._site = site
        self._questions, self._shelf, self._turns = Questions(), Shelf(), Turns()

    def __call__(self, environ, start_response):
        is_on = settings.CACHING and settings.PAGE_CACHE_MB
        address = self._questions.address_of(environ) if is_on else None
        if address is None or maintenance.is_on():
            return self._site(environ, start_response)
        started = time.perf_counter()
        answer, turn, key = self._look(environ, address)
        if turn is not None:
            return self._make(key, turn, environ, start_response)
        if answer is None:
            return self._site(environ, start_response)
        request_id = request_id_in(environ)
        status, body = answer.send(environ, start_response, request_id)
        log_kept_answer(environ, status, body, time.perf_counter() - started, request_id)
        return body

    def _look(self, environ, address):
        """Return `(answer, None, None)`, or `(None, turn, key)` if this request has to make it.

        `(None, None, None)` if the site has to answer and nobody may keep it. Waits while somebody
        else makes the answer.
        """
        # Read before anything that an answer is made of: what changes from now on makes it old.
        number, asked = generation.current(), environ.get("QUERY_STRING", "")
        for _attempt in range(ATTEMPTS):
            parameters = self._shelf.parameters_of(number, address)
            known = canonical(asked, parameters) if parameters not in (None, NEVER) else None
            answer = None if known is None else self._shelf.find(number, address, known)
            if answer is not None:
                return answer, None, None
            if environ["REQUEST_METHOD"] == "HEAD" or parameters == NEVER:
                break
            key = (number, address, asked if known is None else known)
            turn, is_own = self._turns.take(key)
            if is_own:
                return None, turn, key
            turn.wait()
            if turn.answer is not None:
                return turn.answer, None, None
        return None, None, None

    def _make(self, key, turn, environ, start_response):
        """Have the site answer for anybody, keep that if it may be kept, and send it."""
        number, address, query = key
        said, faults_before = [], generation.faults()
        try:
            question = anonymous(environ, query)
            response = self._site(question, lambda *arguments: said.append(arguments))
            status, headers, *error = said[-1]
            answer = answer_of(question, status, headers, response)
            if answer is None:
                if status.startswith("200 "):
                    self._shelf.learn(number, address, NEVER)
                start_response(status, headers, *error)
                return response
            response.close()
            parameters = question[MARK].parameters
            self._shelf.learn(number, address, parameters)
            is_whole = generation.faults() == faults_before
            if is_whole and canonical(query, parameters) == query:
                self._shelf.put(number, address, query, answer)
                turn.answer = answer
        finally:
            self._turns.end(key, turn)
        _status, body = answer.send(environ, start_response, dict(headers)[REQUEST_ID])
        return body
