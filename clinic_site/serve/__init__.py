"""`python -m clinic_site.serve`: granian, told to lose no request when it reloads or stops.

SIGHUP replaces the workers one after the other by ones with the code as it is now; SIGTERM and
SIGINT stop. docs/decisions/server.md says what granian's own command would lose.
"""
