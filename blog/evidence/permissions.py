"""Who may change which study: what readers rest on needs a clinician or an administrator."""

from django.utils.translation import gettext as _
from wagtail.permissions import ModelPermissionPolicy

CHANGE_CITED = "blog.change_cited_study"


def reason_not_to_change(user, study):
    """Return why somebody may not change a study, in a sentence with what to do, or "".

    It is about this study; whether they may change studies at all is another question.
    """
    if study.shown_as_id:
        return _(
            "This record was merged into “%(keeper)s”. Change that one, or ask a clinician or an "
            "administrator to undo the merge."
        ) % {"keeper": study.current}
    if not user.has_perm(CHANGE_CITED) and study.is_cited_live:
        return _(
            "Readers see this study in a published page, so you can look at it but not change it. "
            "Ask a clinician or an administrator."
        )
    return ""


def may_merge(user):
    """Return whether somebody may merge studies and undo it."""
    return user.has_perm(CHANGE_CITED)


class StudyPermissionPolicy(ModelPermissionPolicy):
    """Django's permissions, and for one study whether readers see it."""

    def user_has_permission_for_instance(self, user, action, instance):
        if not self.user_has_permission(user, action):
            return False
        return action != "change" or not reason_not_to_change(user, instance)
