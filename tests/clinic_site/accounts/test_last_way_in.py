"""Nobody shuts themselves out, and the site keeps somebody who may do everything."""

import pytest
from wagtail import hooks

from clinic_site.accounts.models import User
from tests.clinic_site.accounts.helpers import bulk, edit, fresh, url_of

pytestmark = pytest.mark.django_db


def test_nobody_deactivates_or_demotes_themselves(editor_client, administrator):
    edit(editor_client, administrator, is_active="", is_superuser="")
    bulk(editor_client, "set_active_state", [administrator], mark_as_active="False")
    assert fresh(administrator).is_active
    assert fresh(administrator).is_superuser


def test_nobody_deletes_themselves(editor_client, administrator):
    page = editor_client.post(url_of("delete", administrator.pk), follow=True)
    assert "You cannot delete your own account." in page.text
    bulk(editor_client, "delete", [administrator])
    assert User.objects.filter(pk=administrator.pk).exists()


def test_nobody_changes_their_own_roles(client_of, site_administrator):
    page = client_of(site_administrator).get(url_of("edit", site_administrator.pk))
    assert 'name="groups"' not in page.text
    edit(client_of(site_administrator), site_administrator, groups=[])
    assert fresh(site_administrator).groups.exists()


def test_a_superuser_removes_another(editor_client, boss):
    editor_client.post(url_of("delete", boss.pk))
    assert not User.objects.filter(pk=boss.pk).exists()


@pytest.mark.parametrize("way", ["deactivate", "demote", "delete", "bulk state", "bulk delete"])
def test_two_who_remove_each_other_at_once_leave_one(editor_client, administrator, boss, way):
    def the_other_is_faster(*args, **kwargs):
        User.objects.filter(pk=administrator.pk).update(is_active=False)

    steps = {
        "deactivate": (
            "edit_user",
            lambda: edit(editor_client, boss, is_superuser="on", is_active=""),
        ),
        "demote": ("edit_user", lambda: edit(editor_client, boss)),
        "delete": ("delete_user", lambda: editor_client.post(url_of("delete", boss.pk))),
        "bulk state": (
            "bulk_action",
            lambda: bulk(editor_client, "set_active_state", [boss], mark_as_active="False"),
        ),
        "bulk delete": ("bulk_action", lambda: bulk(editor_client, "delete", [boss])),
    }
    hook, act = steps[way]
    with hooks.register_temporarily(f"before_{hook}", the_other_is_faster):
        response = act()
    left = fresh(boss)
    assert left.is_superuser
    assert left.is_active
    sentence = "This is the last active administrator. Make another one first."
    if response.status_code == 200:
        assert sentence in response.text
    else:
        stored = "".join(str(message) for message in response.wsgi_request._messages)
        assert sentence in stored
