"""The addresses of updates: proposed, entered and corrected."""

from django.urls import path

from .corrections import CorrectUpdate, EnterUpdate, SetPublished
from .proposal import ChangeProposal, DropProposal


def publishing_urls():
    """Return the addresses below the editor's prefix."""
    return [
        path(f"dates/{address}/", view.as_view(), name=f"pages_dates_{name}")
        for address, view, name in (
            ("pages/<int:page_id>/proposal/change", ChangeProposal, "change_proposal"),
            ("pages/<int:page_id>/proposal/drop", DropProposal, "drop_proposal"),
            ("pages/<int:page_id>/enter", EnterUpdate, "enter"),
            ("pages/<int:page_id>/published", SetPublished, "published"),
            ("updates/<int:update_id>/correct", CorrectUpdate, "correct"),
        )
    ]
