"""A visitor of a scratch machine: HTTPS to a loopback port, under the name of the site."""

import socket
import ssl
from dataclasses import dataclass
from http.client import HTTPConnection
from http.cookies import SimpleCookie

PATIENCE = 20  # seconds


@dataclass(frozen=True)
class Answer:
    """An answer: status, headers (`http.client.HTTPMessage`) and body in bytes."""

    status: int
    headers: object
    body: bytes

    @property
    def text(self):
        return self.body.decode()


class Reader:
    """Asks one server; keeps its cookies."""

    def __init__(self, port, name, certificate):
        self.port, self.name = port, name
        self.context = ssl.create_default_context(cafile=certificate)
        self.cookies = SimpleCookie()

    def connect(self, server_name=None):
        """Return an encrypted connection, after the handshake for `server_name`."""
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
        return self.context.wrap_socket(plain, server_hostname=server_name or self.name)

    def ask(self, path, method="GET", body=None, host=None, **headers):
        """Send a request; names of headers are written with underscores. Return the `Answer`."""
        given = {"Host": host or self.name, "Connection": "close"}
        if self.cookies:
            pairs = (f"{name}={morsel.value}" for name, morsel in self.cookies.items())
            given["Cookie"] = "; ".join(pairs)
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = HTTPConnection(self.name)
        connection.sock = self.connect()
        try:
            connection.request(method, path, body=body, headers=given)
            response = connection.getresponse()
            for cookie in response.headers.get_all("Set-Cookie", []):
                self.cookies.load(cookie)
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()
