"""Makes each change in the editor whole: all of it is saved, or nothing."""

from django.db import transaction

from clinic_site.accounts.middleware import EditorMiddleware
from pages.files import undo_files_on_error

READING = ("GET", "HEAD", "OPTIONS", "TRACE")


class EditorChangesMiddleware(EditorMiddleware):
    """Run what an editor sends in one transaction, and take back its files if that fails.

    Wagtail publishes in several steps (revision, page, dates, log), so a server that is killed or a
    disk that fills up in between would leave a page half-published. Reading, and logging in with
    its slow check of a password, takes no transaction: on SQLite it would make writers wait.

    The last middleware, because it runs the view itself; the others' checks come first.
    """

    def process_view(self, request, view, args, kwargs):
        if (
            request.method in READING
            or not request.path.startswith(self.editor_prefix)
            or not request.user.is_authenticated
        ):
            return None
        with undo_files_on_error(), transaction.atomic():
            return view(request, *args, **kwargs)
