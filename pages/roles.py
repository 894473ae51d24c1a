"""Who may do what, as one table of data.

`pages/role_setup.py` gives the roles their grants after every migrate. A grant is written as
`app.codename`; the names are those of Django's permissions, also for pages and collections.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Role:
    """A group of accounts and what it is given.

    `permissions` hold for the whole site, `on_pages` for the page tree from its root down,
    `on_collections` for every collection of images and documents.
    """

    name: str
    permissions: frozenset[str] = field(default_factory=frozenset)
    on_pages: frozenset[str] = field(default_factory=frozenset)
    on_collections: frozenset[str] = field(default_factory=frozenset)

    @property
    def grants(self):
        """Every grant as `(kind, app.codename)`; kind is "site", "pages" or "collections"."""
        return {
            *(("site", name) for name in self.permissions),
            *(("pages", name) for name in self.on_pages),
            *(("collections", name) for name in self.on_collections),
        }


def everything_about(*models):
    """Return the permissions to view, add, change and delete each `app.model`."""
    return frozenset(
        f"{app}.{action}_{model}"
        for app, model in (name.split(".") for name in models)
        for action in ("view", "add", "change", "delete")
    )


CLINIC_STAFF = Role(
    "Clinic staff",
    permissions=frozenset(
        {"wagtailadmin.access_admin", "blog.view_study", "blog.add_study", "blog.change_study"}
    ),
    on_pages=frozenset({"wagtailcore.add_page", "wagtailcore.change_page"}),
    on_collections=frozenset(
        {"wagtailimages.add_image", "wagtailimages.choose_image", "wagtaildocs.choose_document"}
    ),
)

CLINICIANS = Role(
    "Clinicians",
    permissions=CLINIC_STAFF.permissions
    | everything_about("blog.topic", "pages.person", "pages.profession")
    | {
        "blog.change_cited_study",
        "blog.quote_certainty",
        "pages.sign_review",
        "pages.view_requests",
    },
    on_pages=CLINIC_STAFF.on_pages
    | {"wagtailcore.publish_page", "wagtailcore.lock_page", "wagtailcore.unlock_page"},
    on_collections=CLINIC_STAFF.on_collections | {"wagtaildocs.add_document"},
)

SITE_ADMINISTRATORS = Role(
    "Site administrators",
    permissions=(CLINICIANS.permissions - {"pages.sign_review"})
    | {"pages.correct_dates"}
    | everything_about(
        "accounts.user",
        "blog.study",
        "pages.clinicsettings",
        "pages.clinictexts",
        "pages.notice",
        "pages.requestsettings",
        "pages.testimonial",
        "wagtailcore.task",
        "wagtailcore.workflow",
        "wagtailredirects.redirect",
    ),
    on_pages=CLINICIANS.on_pages | {"wagtailcore.bulk_delete_page"},
    on_collections=CLINICIANS.on_collections
    | {
        "wagtailcore.add_collection",
        "wagtailcore.change_collection",
        "wagtailcore.delete_collection",
        "wagtaildocs.change_document",
        "wagtaildocs.delete_document",
        "wagtailimages.change_image",
        "wagtailimages.delete_image",
    },
)

# That somebody asks for an appointment says something of their health, so whoever only writes pages
# does not read requests; whoever answers the telephone does, and need not be able to write pages.
RECEPTION = Role(
    "Reception", permissions=frozenset({"wagtailadmin.access_admin", "pages.view_requests"})
)

ROLES = (CLINIC_STAFF, CLINICIANS, SITE_ADMINISTRATORS, RECEPTION)
APPROVING_ROLE = CLINICIANS
