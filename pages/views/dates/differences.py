"""What changed on a page since a record was made, as Wagtail shows two versions side by side."""

from pages.dates import signing


def differences(page, record, request):
    """Return the comparisons of changed fields between a `SignedVersion` and the live page.

    `page` is the page as readers see it. The record's snapshot is compared, because the version it
    was bound to may have been rewritten or purged.
    """
    then = signing.page_as_signed(page, record.content)
    panel = page.get_edit_handler().get_bound_panel(instance=page, request=request, form=None)
    compared = [comparison(then, page) for comparison in panel.get_comparison()]
    return [comparison for comparison in compared if comparison.has_changed()]
