"""What counts as a change that a reader could see, and what does not, by model.

A test fails when a model is in neither list. Changes that pass models by are told where they are
made; see `pages.generation`.
"""

from django.apps import apps
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save
from wagtail.models import Page

from pages import generation

SEEN = (
    *("blog.ArticlePage", "blog.ArticlePage_topics", "blog.ArticleAuthor", "blog.ArticleSubject"),
    *("blog.BlogIndexPage", "blog.EvidenceLibraryPage", "blog.Study", "blog.Topic"),
    *("pages.ClinicSettings", "pages.ClinicTexts", "pages.Notice", "pages.NoticeBoard"),
    *("pages.PageDates", "pages.PageReview", "pages.PageUpdate"),
    *("pages.Person", "pages.Profession", "pages.Testimonial", "pages.Image"),
    *("pages.HomePage", "pages.StandardPage", "pages.LocationIndexPage", "pages.LocationPage"),
    *("pages.ConditionIndexPage", "pages.ConditionPage", "pages.ConditionPage_practitioners"),
    *("pages.ServiceIndexPage", "pages.ServicePage", "pages.ServicePage_conditions"),
    "pages.ServicePage_practitioners",
    *("pages.ContactPage", "pages.ContactField"),
    *("pages.AppointmentRequestPage", "pages.AppointmentRequestField", "pages.RequestSettings"),
    *("wagtailcore.Page", "wagtailcore.Site", "wagtailcore.Locale"),
    *("wagtailcore.PageViewRestriction", "wagtailcore.PageViewRestriction_groups"),
    *("wagtailcore.CollectionViewRestriction", "wagtailcore.CollectionViewRestriction_groups"),
    *("wagtailcore.Collection", "wagtaildocs.Document", "wagtailredirects.Redirect"),
)

_ACCOUNTS = "who may log in and do what; whoever is logged in is answered anew each time"
_EDITOR = "of the editor only; what comes of it is published, and counted then"
_BOOKS = "kept for staff and not shown to readers"
_STOCK = "of Wagtail's own pictures; the site has its own"

NOT_SEEN = {
    "accounts.User": _ACCOUNTS,
    "accounts.User_groups": _ACCOUNTS,
    "accounts.User_user_permissions": _ACCOUNTS,
    "account.EmailAddress": _ACCOUNTS,
    "account.EmailConfirmation": _ACCOUNTS,
    "auth.Group": _ACCOUNTS,
    "auth.Group_permissions": _ACCOUNTS,
    "auth.Permission": _ACCOUNTS,
    "axes.AccessAttempt": _ACCOUNTS,
    "axes.AccessAttemptExpiration": _ACCOUNTS,
    "axes.AccessFailureLog": _ACCOUNTS,
    "axes.AccessLog": _ACCOUNTS,
    "mfa.Authenticator": _ACCOUNTS,
    "pages.AppliedGrant": _ACCOUNTS,
    "sessions.Session": _ACCOUNTS,
    "wagtailadmin.Admin": _ACCOUNTS,
    "wagtailcore.GroupCollectionPermission": _ACCOUNTS,
    "wagtailcore.GroupPagePermission": _ACCOUNTS,
    "wagtailcore.GroupSitePermission": _ACCOUNTS,
    "wagtailusers.UserProfile": _ACCOUNTS,
    "pages.ProposedUpdate": _EDITOR,
    "wagtailadmin.EditingSession": _EDITOR,
    "wagtailadmin.FormState": _EDITOR,
    "wagtailcore.Comment": _EDITOR,
    "wagtailcore.CommentReply": _EDITOR,
    "wagtailcore.GroupApprovalTask": _EDITOR,
    "wagtailcore.GroupApprovalTask_groups": _EDITOR,
    "wagtailcore.PageSubscription": _EDITOR,
    "wagtailcore.Revision": _EDITOR,
    "wagtailcore.Task": _EDITOR,
    "wagtailcore.TaskState": _EDITOR,
    "wagtailcore.UploadedFile": _EDITOR,
    "wagtailcore.Workflow": _EDITOR,
    "wagtailcore.WorkflowContentType": _EDITOR,
    "wagtailcore.WorkflowPage": _EDITOR,
    "wagtailcore.WorkflowState": _EDITOR,
    "wagtailcore.WorkflowTask": _EDITOR,
    "blog.EvidenceChange": _BOOKS,
    "blog.ImportedArticle": _BOOKS,
    "django_tasks_database.DBTaskResult": _BOOKS,
    "jobs.LiveWorker": _BOOKS,
    "jobs.ScheduledRun": _BOOKS,
    "pages.DemoRecord": _BOOKS,
    "pages.RequestSubmission": _BOOKS,
    "pages.ReviewReminder": _BOOKS,
    "taggit.Tag": _BOOKS,
    "taggit.TaggedItem": _BOOKS,
    "wagtailcore.ModelLogEntry": _BOOKS,
    "wagtailcore.PageLogEntry": _BOOKS,
    "wagtailcore.ReferenceIndex": _BOOKS,
    "wagtailforms.FormSubmission": _BOOKS,
    "wagtailimages.Image": _STOCK,
    "wagtailimages.Rendition": _STOCK,
    "blog.Citation": "written with many others; `blog.evidence.citations` tells of the live ones",
    "contenttypes.ContentType": "changes with migrations only, which are counted",
    "pages.Rendition": "made when a page first prints it; goes when its picture is saved",
    "pages.SearchDocument": "written when a page is saved, which is counted; a rebuild is too",
    "pages.SearchWord": "written with pages.SearchDocument",
    "wagtailsearch.IndexEntry": "written when a page is saved, which is counted",
    "wagtailsearch.SQLiteFTSIndexEntry": "written when a page is saved, which is counted",
}

# What saving a draft, and locking, write into the row of a page that is live.
DRAFT_FIELDS = {
    *("draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"),
    *("locked", "locked_at", "locked_by"),
}
M2M_DONE = {"post_add", "post_remove", "post_clear"}


def count_changes():
    """Let the generation grow with what is saved or deleted from now on, and with migrations."""
    for label in SEEN:
        model = apps.get_model(label)
        post_save.connect(_saved, sender=model, dispatch_uid=f"saved {label}")
        post_delete.connect(_deleted, sender=model, dispatch_uid=f"deleted {label}")
        m2m_changed.connect(_joined, sender=model, dispatch_uid=f"joined {label}")
    post_migrate.connect(_migrated, sender=apps.get_app_config("wagtailcore"))


def _saved(sender, using, update_fields=None, **kwargs):
    is_draft = update_fields and issubclass(sender, Page) and DRAFT_FIELDS.issuperset(update_fields)
    if not is_draft:
        generation.bump_on_commit(using)


def _deleted(sender, using, **kwargs):
    generation.bump_on_commit(using)


def _joined(sender, action, using, **kwargs):
    if action in M2M_DONE:
        generation.bump_on_commit(using)


def _migrated(sender, **kwargs):
    generation.bump()
