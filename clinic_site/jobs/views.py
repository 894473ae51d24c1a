from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from .dashboard import PERMISSION
from .failures import try_again


@require_POST
def try_failed_work_again(request):
    """Put the given-up tasks named by `task_path` back into the queue, and return to the start."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    count = try_again(request.POST.get("task_path", ""))
    if count:
        text = ngettext(
            "%(count)d task will be tried again.", "%(count)d tasks will be tried again.", count
        )
        messages.success(request, text % {"count": count})
    else:
        messages.warning(request, _("There is nothing left to try again."))
    return redirect("wagtailadmin_home")
