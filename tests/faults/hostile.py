"""Requests that no browser sends, made from a seed: bytes for a socket, in pieces."""

import gzip
import json
import random
from dataclasses import dataclass

CRLF = b"\r\n"
MIB = 2**20
ADDRESSES = (
    *("/", "/blog/", "/blog/feed/", "/team/", "/search/", "/search/?q=feet", "/sitemap.xml"),
    *("/robots.txt", "/no-such-page/", "/media/original_images/none.png", "/static/none.css"),
    *("/documents/1/none.pdf", "/health/live", "/health/ready", "/admin/login/"),
    *("/admin/password_reset/", "/admin/", "/admin/pages/", "/admin/images/add/"),
    *("/admin/images/multiple/add/", "/admin/documents/multiple/add/", "/admin/pages/2/edit/"),
    *("/admin/account/", "/admin/users/", "/admin/reports/site-history/", "/admin/pages/search/"),
    *("/admin/images/chooser/", "/admin/choose-page/", "/admin/snippets/blog/study/add/"),
)
PATHS = (
    *(b"/%00", b"/a%00b/", b"/%ff%fe/", b"/%c0%ae%c0%ae/", b"/%ed%a0%80/", b"/..;/", b"/%2e%2e/"),
    *(b"/../../etc/passwd", b"/media/..%2f..%2fsite.env", b"/static/%2e%2e/%2e%2e/db.sqlite3"),
    *(b"/media/..%5c..%5csite.env", b"//evil.example/", b"/\\evil.example/", b"/" * 3000),
    *(b"/" + b"a" * 100_000, b"/a" * 5000, b"/%", b"/%zz", b"/\xff\xfe", b"/\xf0\x9f\x92\x89/"),
    *(b"/<script>alert(1)</script>", b"/'--", b"/{{7*7}}", b"/%0d%0aX-Evil:1", b"*", b"a", b""),
    *(b"http://evil.example/", b"http://", b"https://[::1/", b"/admin/pages/99999999999999999999/"),
    *(b"/admin/pages/-1/edit/", b"/admin/images/%00/", b"/blog/0000/", b"/blog/99999/", b"/#a?b"),
    *(b"/media/%00", b"/documents/99999999999999999999/a.pdf", b"/admin/%c0%ae/", b"/static/%00"),
)
QUERIES = (
    *(b"", b"?", b"?page=%00", b"?page=-1", b"?page=99999999999999999999", b"?q=%ed%a0%80"),
    *(b"?p=%ff&p=%00", b"?" + b"&" * 5000, b"?" + b"a=1&" * 3000, b"?q=" + b"%F0%9F%92%89" * 400),
    *(b"?ordering=__class__", b"?next=//evil.example", b"?next=javascript:alert(1)", b"?%00=%00"),
    *(b"?locale=%00", b"?q[]=1&q[a]=2", b"?id=1%27--", b"?q=" + b"a" * 60_000, b"?=&=;;"),
)
METHODS = (
    *(b"GET", b"GET", b"HEAD", b"POST", b"POST", b"PUT", b"PATCH", b"DELETE", b"OPTIONS", b"TRACE"),
    *(
        b"CONNECT",
        b"PROPFIND",
        b"get",
        b"pOsT",
        b"X",
        b"M-SEARCH",
        b"A" * 500,
        b"G\x00T",
        b"(",
        b"",
    ),
)
HOSTS = (
    *(b"evil.example", b"127.0.0.1.evil.example", b"127.0.0.1:99999", b"127.0.0.1:x", b"[::1", b""),
    *(b"a b", b"127.0.0.1@evil.example", b"\xc3\xa9.example", b"x" * 5000, b"127.0.0.1/evil", b"."),
)
NONSENSE_DATE = b"Thu, 99 Foo 99999 99:99:99 GMT"
HEADERS = (
    *((b"Range", value) for value in (b"bytes=0-", b"bytes=9-1, a-b", b"bytes=" + b"0-1," * 900)),
    *((b"Range", b"bytes=-99999999999999999999"), (b"If-Range", NONSENSE_DATE)),
    *((b"If-Modified-Since", NONSENSE_DATE), (b"If-Unmodified-Since", b"\xff" * 90)),
    *((b"If-None-Match", b'"' * 900), (b"If-Match", b"*, W/"), (b"Expect", b"100-continue")),
    *((b"Expect", b"200-ok"), (b"Accept", b"\xff" * 900), (b"Accept-Language", b"-" * 5000)),
    *((b"Accept-Language", b"de;q=9, *;q=x, " * 300), (b"Accept-Encoding", b"br;q=x, " * 900)),
    *((b"Accept-Encoding", b"gzip;q=-1, *;q="), (b"Cookie", b"a=" + b"b" * 60_000)),
    *((b"Cookie", b"; ".join(b"c%d=1" % number for number in range(2000))),),
    *((b"Cookie", b'sessionid="aaaaaaaa\\000aaaaaaaa"; messages="\\377["; csrftoken="\\000"'),),
    *((b"Cookie", b"sessionid=" + b"x" * 500), (b"Cookie", b"=;;;=\xff; sessionid")),
    *((b"X-Forwarded-For", b"a, " * 900), (b"X-Forwarded-Proto", b"javascript")),
    *((b"X-Forwarded-Host", b"evil.example"), (b"X-Request-ID", b"\xff" * 50)),
    *((b"X-Big", b"x" * 200_000), (b"X-Requested-With", b"XMLHttpRequest"), (b"Referer", b"\x01")),
    *((b"User-Agent", b"\xff" * 300), (b"Upgrade", b"h2c"), (b"Connection", b"Upgrade, close, x")),
    *((b"Transfer-Encoding", b"gzip, chunked, x"), (b"Content-Length", b"-1"), (b"TE", b"\x80")),
    *((b"Content-Length", b"99999999999999999999"), (b"Content-Length", b"1, 2"), (b"", b"x")),
    *((b"Content-Encoding", b"gzip"), (b"Content-Type", b"text/html; charset=\xff")),
    *((b"Content-Type", b"application/x-www-form-urlencoded; charset=utf-7"), (b"Origin", b"null")),
    *((b"Authorization", b"Basic " + b"=" * 900), (b"Host", b"evil.example"), (b"A b", b"c")),
)
CHARSETS = (b"", b"; charset=utf-16", b"; charset=none-such", b"; charset=utf-8")


@dataclass
class Hostile:
    """A request: what it is called in a report, its bytes, and whether it stops half-way."""

    name: str
    head: bytes
    body: tuple = ()
    is_cut_short: bool = False

    @property
    def pieces(self):
        return (self.head, *self.body)


class Generator:
    """Makes requests, the same for the same seed.

    `host` is the site's own; `cookie` is that of somebody who is logged in, `token` what their
    forms carry against forgery, each used for a part of the requests.
    """

    def __init__(self, seed, host, cookie, token):
        self.random = random.Random(seed)
        self.host, self.cookie, self.token = host.encode(), cookie.encode(), token.encode()
        self.kinds = (self.address, self.method, self.header, self.form, self.multipart, self.plain)

    def make(self):
        """Return the next `Hostile`."""
        return self.random.choice(self.kinds)()

    def address(self):
        if self.random.random() < 0.3:
            path = self.random.choice(ADDRESSES).encode() + self.random.choice(QUERIES)
        elif self.random.random() < 0.3:
            path = b"/" + bytes(self.random.choices(range(33, 256), k=self.random.randint(1, 300)))
        else:
            path = self.random.choice(PATHS) + self.random.choice(QUERIES)
        return self.request("address", b"GET", path)

    def method(self):
        return self.request("method", self.random.choice(METHODS))

    def header(self):
        headers = self.random.choices(HEADERS, k=self.random.choice((1, 1, 2, 3, 150)))
        own_host = self.random.random() < 0.7
        host = self.host if own_host else self.random.choice(HOSTS)
        return self.request("header", self.random.choice((b"GET", b"POST")), None, headers, host)

    def form(self):
        """A form or JSON, maybe large, maybe compressed, maybe of another kind than it says."""
        amount = self.random.choice((10, 9000, 11_000, 200_000))
        content = self.random.choice(
            (
                b"csrfmiddlewaretoken=" + self.token + b"&title=%00&slug=%ff&body=[[[",
                b"a=%00&" * amount,
                b"[" * amount,
                json.dumps({"a" * amount: [None] * 9}).encode(),
                b"email=%ed%a0%80%00@x&username=" + b"a" * amount + b"&password=%00&next=//evil",
                gzip.compress(bytes(20 * MIB)),
                bytes(self.random.choices(range(256), k=300)),
            )
        )
        kind = self.random.choice(
            (b"application/x-www-form-urlencoded", b"application/json", b"text/xml", b"a", b"\xff/")
        )
        headers = [(b"Content-Type", kind + self.random.choice(CHARSETS))]
        if content[:2] == b"\x1f\x8b":
            headers.append((b"Content-Encoding", b"gzip"))
        return self.request("form", b"POST", None, headers, body=[content])

    def multipart(self):
        line = b"--x\r\nContent-Disposition: form-data; name="
        token = line + b'"csrfmiddlewaretoken"\r\n\r\n' + self.token + CRLF
        parts = self.random.choice(
            (
                line + b'"a"\r\n\r\n1\r\n',
                (line + b'"a"\r\n\r\n1\r\n') * 12_000,
                (line + b'"f"; filename="a"\r\n\r\n1\r\n') * 300,
                line + b'"' + b"a[" * 20_000 + b'"\r\n\r\n1\r\n',
                line
                + b'"file"; filename="../../a\x00.png"\r\nContent-Type: image/png\r\n\r\nx\r\n',
                line + b'"files[]"; filename="a.png"\r\n\r\n' + b"\x89PNG\r\n\x1a\n" * 9 + CRLF,
                line + b"\"a\"; filename*=utf-9''%ff%00\r\n\r\n1\r\n",
                line + b'"a"\r\nContent-Transfer-Encoding: base64\r\n\r\n===\xff\r\n',
                line + b'"a"\r\nX: ' + b"y" * 200_000 + b"\r\n\r\n1\r\n",
                line + b'"a"\r\nContent-Type: text/plain; charset=none-such\r\n\r\n\xff\r\n',
                b"\r\n\r\n--x--x--x\r\n\x00",
            )
        )
        kind = self.random.choice(
            (b"; boundary=x",) * 6 + (b"", b"; boundary=", b"; boundary=\xff")
        )
        end = self.random.choice((b"--x--\r\n", b"--x--\r\n", b"", b"--x"))
        headers = [(b"Content-Type", b"multipart/form-data" + kind)]
        return self.request("multipart", b"POST", None, headers, body=[token + parts + end])

    def plain(self):
        """Bytes up to 50 MB, in one file of a form or in nothing, told before or in chunks."""
        size = self.random.choice((1, MIB, 11 * MIB)) if self.random.random() < 0.8 else 50 * MIB
        start = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
        pieces = [start, *[bytes(min(size, MIB))] * max(size // MIB, 1), b"\r\n--x--\r\n"]
        kind = self.random.choice((b"multipart/form-data; boundary=x", b"a/b", b"text/plain"))
        if self.random.random() < 0.3:
            kind = b"application/x-www-form-urlencoded"
        headers = [(b"Content-Type", kind)]
        return self.request(f"{size} bytes", b"POST", None, headers, body=pieces)

    def request(self, name, method, target=None, headers=(), host=None, body=()):
        """Return a request whose body is announced in one of the right or wrong ways."""
        if target is None:
            target = self.random.choice(ADDRESSES).encode()
        lines = [(b"Host", self.host if host is None else host), *headers]
        if self.random.random() < 0.5:
            lines.append((b"Cookie", self.cookie))
            lines.append((b"X-CSRFToken", self.token))
            lines.append((b"Origin", b"http://" + self.host))
        body = tuple(body)
        is_cut_short = any(key == b"Content-Length" for key, _value in headers)
        if body:
            announced, body, is_shorter = self.announced(body)
            is_cut_short |= is_shorter
            lines += announced
        version = self.random.choice((b"HTTP/1.1",) * 30 + (b"HTTP/1.0", b"HTTP/0.9", b"HTTP/9.9"))
        head = b" ".join((method, target, version)) + CRLF
        head += b"".join(key + b": " + value + CRLF for key, value in lines) + CRLF
        return Hostile(f"{name} {method[:9]!r} {target[:60]!r}", head, body, is_cut_short)

    def announced(self, body):
        """Return the headers that announce a body, its pieces, and whether more is announced."""
        size = b"%d" % sum(map(len, body))
        length, chunked = (b"Content-Length", size), (b"Transfer-Encoding", b"chunked")
        way = self.random.choices(
            ("length", "chunks", "both", "short", "twice"), (50, 25, 8, 8, 9)
        )[0]
        if way == "chunks":
            chunks = (b"%x\r\n" % len(piece) + piece + CRLF for piece in body)
            return [chunked], (*chunks, b"0\r\n\r\n"), False
        if way == "both":
            return [length, chunked], body, True
        if way == "short":
            return [length], (body[0][:-1],), True
        if way == "twice":
            return [length, (b"Content-Length", b"1")], body, True
        return [length], body, False
