"""Crossref, PubMed and doi.org on loopback: recorded answers, and whatever else a server may do.

The answers are in tests/data/lookups; its README says which are recorded and which are made up.
"""

import json
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

DATA = Path(__file__).parent / "data" / "lookups"
NOT_FOUND = (DATA / "crossref_404.txt").read_text()


@dataclass
class Answer:
    """What the server sends: after `delay` seconds, or a reset connection if `resets`."""

    body: str | bytes = "{}"
    status: int = 200
    headers: dict = field(default_factory=dict)
    delay: float = 0
    resets: bool = False
    drips: float = 0  # seconds between two bytes


@dataclass
class Request:
    path: str
    query: dict
    headers: dict
    began: float
    ended: float = 0


class Services:
    """The running server: its address, what was asked, and what to answer next."""

    def __init__(self, port):
        self.url = f"http://127.0.0.1:{port}"
        self.requests = []
        self._next = {}
        self._works = _recorded("crossref_works_*.json", lambda work: work["message"]["DOI"])
        self._csl = _recorded("csl_*.json", lambda record: record["DOI"])
        self._articles = {path.stem[14:]: path for path in DATA.glob("pubmed_efetch_*.xml")}
        self._summaries = _recorded(
            "pubmed_esummary_*.json", lambda answer: answer["result"]["uids"][0]
        )

    def answer_next(self, service, *answers):
        """Let a service ("crossref", "pubmed", "doi") give these answers first."""
        self._next.setdefault(service, []).extend(answers)

    def always(self, service, answer):
        """Let a service give one answer to everything."""
        self._next[service] = [answer] * 1000

    def add_work(self, doi, **fields):
        """Let Crossref know one more publication."""
        message = {"DOI": doi, "type": "journal-article", **fields}
        self._works[doi] = {"status": "ok", "message": message}

    def asked(self, service):
        """Return the requests that a service got."""
        return [request for request in self.requests if request.path.startswith(f"/{service}/")]

    def respond(self, path, query):
        service, _slash, rest = path.lstrip("/").partition("/")
        if self._next.get(service):
            return self._next[service].pop(0)
        return getattr(self, f"_{service}_answer")(rest, query)

    def _crossref_answer(self, rest, query):
        if rest == "works":
            items = [self._works[doi]["message"] for doi in list(self._works)[:5]]
            return Answer(json.dumps({"status": "ok", "message": {"items": items}}))
        work = self._works.get(unquote(rest).removeprefix("works/"))
        return Answer(json.dumps(work)) if work else Answer(NOT_FOUND, 404)

    def _doi_answer(self, rest, query):
        record = self._csl.get(rest)
        return Answer(json.dumps(record)) if record else Answer("not found", 404)

    def _pubmed_answer(self, rest, query):
        return getattr(self, f"_{rest.partition('.')[0]}")(query)

    def _efetch(self, query):
        for name, path in self._articles.items():
            pmid = self._summary(name)["result"]["uids"][0]
            if pmid == query["id"]:
                return Answer(path.read_text())
        return Answer('<?xml version="1.0"?><PubmedArticleSet></PubmedArticleSet>')

    def _esummary(self, query):
        wanted = query["id"].split(",")
        result = {"uids": wanted}
        for pmid in wanted:
            known = self._summaries.get(pmid)
            unknown = {"uid": pmid, "error": "cannot get document summary"}
            result[pmid] = known["result"][pmid] if known else unknown
        return Answer(json.dumps({"result": result}))

    def _esearch(self, query):
        term = query["term"].partition("[")[0].strip('"').lower()
        found = [
            pmid
            for pmid, answer in self._summaries.items()
            if term
            in {one["value"].lower() for one in answer["result"][pmid].get("articleids", [])}
        ]
        return Answer(json.dumps({"esearchresult": {"count": str(len(found)), "idlist": found}}))

    def _summary(self, name):
        return json.loads((DATA / f"pubmed_esummary_{name}.json").read_text())


def _recorded(pattern, key):
    answers = [json.loads(path.read_text()) for path in sorted(DATA.glob(pattern))]
    return {key(answer).lower(): answer for answer in answers}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        services = self.server.services
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        request = Request(unquote(parts.path), query, dict(self.headers), time.monotonic())
        services.requests.append(request)
        answer = services.respond(request.path, query)
        time.sleep(answer.delay)
        if answer.resets:
            self.close_connection = True
            self.connection.close()
            return
        body = answer.body.encode() if isinstance(answer.body, str) else answer.body
        self.send_response(answer.status)
        for name, value in {"Content-Length": str(len(body)), **answer.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self._send(body, answer.drips)
        request.ended = time.monotonic()

    def _send(self, body, drips):
        try:
            if not drips:
                self.wfile.write(body)
                return
            for place in range(len(body)):
                self.wfile.write(body[place : place + 1])
                time.sleep(drips)
        except OSError:
            return  # whoever asked has gone

    def log_message(self, *arguments):
        """Say nothing on the terminal."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request, client_address):
        """Say nothing when a connection was reset on purpose."""


@contextmanager
def running_services():
    """Start the server on a free port of loopback; give its `Services`; stop it after."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.services = Services(server.server_address[1])
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
    try:
        yield server.services
    finally:
        server.shutdown()
        server.server_close()
