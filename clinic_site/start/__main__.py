"""`python -m clinic_site.start [dev]`: prepare the site and serve it.

Reads PORT, HOST, DEMO and WORKERS from the environment. With `dev`, serves with Django's own
server, reload and DEBUG.
"""

import os
import sys

from .output import say
from .own_settings import complete_environment
from .server import PortInUse, check_port, serve, server_command


def main(arguments):
    """Do all of it; return the exit status."""
    dev = arguments == ["dev"]
    host = os.environ.get("HOST") or "127.0.0.1"
    port = os.environ.get("PORT") or "8000"
    if not port.isdecimal() or not 0 < int(port) < 65536:
        return f"PORT is {port!r}, but it must be a number from 1 to 65535."
    workers = os.environ.get("WORKERS") or "2"
    if not workers.isdecimal() or int(workers) < 1:
        return f"WORKERS is {workers!r}, but it must be a number from 1."
    try:
        check_port(host, int(port))
    except PortInUse as error:
        return f"{error} Stop what is running there, or choose another: PORT=8001"
    complete_environment(port)
    # Whoever has just started the site in a terminal wants to see what is wrong, not each request.
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    settings = "dev" if dev else "production"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"clinic_site.settings.{settings}")

    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        return str(error)
    login = prepare(collect=not dev)
    if dev:
        announce(login)
        command = [sys.executable, "manage.py", "runserver", f"{host}:{port}"]
        os.execv(sys.executable, command)  # noqa: S606 - takes over this process, no shell
    return serve(server_command(host, port), host, int(port), lambda: announce(login))


def prepare(collect):
    """Bring database, static files, content and administrator up to date; return the login line."""
    from django.core.management import call_command

    from clinic_site.accounts.administrators import ensure_administrator
    from clinic_site.settings.environment import VAR_DIR

    from .content import fill_once
    from .static_files import collect_if_changed

    say("Preparing the database")
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    if collect:
        collect_if_changed()
    fill_once(demo=os.environ.get("DEMO", "1") != "0")
    user, password = ensure_administrator()
    if password is None:
        return f"{user.email} (make admin sets a new password)"
    say(f"Made the administrator {user.email}, password {password}")
    return f"{user.email}, password {password} (shown only now; make admin sets a new one)"


def announce(login):
    """Say where the site is, as the last thing that is printed."""
    from django.conf import settings
    from django.urls import reverse

    say(f"Site:   {settings.SITE_URL}/")
    say(f"Editor: {settings.SITE_URL}{reverse('wagtailadmin_home')}")
    say(f"Login:  {login}")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Stopped. The next start goes on from here.")
