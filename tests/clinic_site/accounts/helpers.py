"""Posts what the user administration's forms post, and finds permissions and roles by name."""

from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from clinic_site.accounts.models import User


def permission(name):
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def role(record):
    return Group.objects.get(name=record.name)


def url_of(action, *args):
    return reverse(f"wagtailusers_users:{action}", args=args)


def bulk(client, action, accounts, **data):
    url = reverse("wagtail_bulk_action", args=["accounts", "user", action])
    ids = "&".join(f"id={account.pk}" for account in accounts)
    return client.post(f"{url}?{ids}&next={url_of('index')}", data)


def edit(client, account, **fields):
    data = {
        "email": account.email,
        "first_name": "Ana",
        "last_name": "Ruiz",
        "is_active": "on",
        "groups": [group.pk for group in account.groups.all()],
        **fields,
    }
    return client.post(url_of("edit", account.pk), data)


def fresh(account):
    return User.objects.get(pk=account.pk)
