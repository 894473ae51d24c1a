"""The shipped nginx configuration in front of a server, on a port of the loopback address."""

import re
import subprocess
from contextlib import contextmanager
from pathlib import Path

from tests.demo_site import REPOSITORY, free_port, wait_for
from tests.system import nginx

SHIPPED = REPOSITORY / "deploy" / "nginx.conf"
STATIC = "/baseline/article"
MAIN = """{modules}
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/error.log alert;
daemon off;
events {{ worker_connections 1024; }}
http {{
include /etc/nginx/mime.types;
sendfile on;
tcp_nopush on;
{site}
}}
"""
BASELINE = """
    location /baseline/ {{
        root {folder};
        default_type text/html;
        access_log off;
    }}
"""


def configuration(folder, data, port, upstream_port):
    """Return the text of nginx.conf: the site's own server of the shipped one, without TLS."""
    text = SHIPPED.read_text()
    before, servers = text.split("# --- The servers", 1)
    shared, *blocks = re.split(r"^(?=server \{)", servers, flags=re.MULTILINE)
    site = re.sub(r"^\s*ssl_.*;\n", "", before + "#" + shared + blocks[-1], flags=re.MULTILINE)
    site = re.sub(r"^\s*listen \[::\].*;\n", "", site, flags=re.MULTILINE)
    site = re.sub(r"listen 443 [^;]*;", f"listen 127.0.0.1:{port};", site)
    site = site.replace("http://127.0.0.1:8000", f"http://127.0.0.1:{upstream_port}")
    site = site.replace("127.0.0.1:8000;", f"127.0.0.1:{upstream_port};")
    site = site.replace("server_name www.example.org", "server_name 127.0.0.1")
    for system, own in (
        ("/var/lib/clinic", data),
        ("/var/log/nginx", folder),
        ("/var/cache/nginx", folder / "cache"),
    ):
        site = site.replace(system, str(own))
    end = site.rindex("}")
    site = site[:end] + BASELINE.format(folder=folder) + site[end:]
    enabled = sorted(Path("/etc/nginx/modules-enabled").glob("*.conf"))
    modules = "\n".join(f"include {path};" for path in enabled)
    return MAIN.format(modules=modules, folder=folder, site=site)


def keep_as_file(folder, answer):
    """Write an answer's compressed body to where nginx finds it under STATIC."""
    path = folder / STATIC.lstrip("/")
    path.parent.mkdir()
    path.write_bytes(b"compressed only")
    suffix = {"br": ".br", "gzip": ".gz"}[answer.headers["Content-Encoding"]]
    path.with_name(path.name + suffix).write_bytes(answer.read())


@contextmanager
def in_front_of(upstream_port, data, folder):
    """Run nginx before a server whose data is in `data`; yield its address."""
    folder.mkdir()
    # nginx's own processes may run as nobody, and read the data of this run.
    folder.chmod(0o777)
    (folder / "cache").mkdir()
    (folder / "cache").chmod(0o777)
    port = free_port()
    conf = folder / "nginx.conf"
    conf.write_text(configuration(folder, data, port, upstream_port))
    server = subprocess.Popen([nginx(), "-c", conf, "-e", folder / "error.log"])
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait()
