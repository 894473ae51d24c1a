"""The second step of a login: a code from an app, a passkey or a recovery code.

The rows, the arithmetic and the protocols are django-allauth's; what is here fits them into
Wagtail's login and account pages. docs/decisions/second-factor.md gives the reasons.
"""
