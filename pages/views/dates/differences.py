"""What changed on a page since it was reviewed, as Wagtail shows two versions side by side."""

from pages.dates import signing


def differences(page, review, request):
    """Return the comparisons of changed fields between a review and the live page.

    `page` is the page as readers see it. The review's snapshot is compared, because the version it
    was bound to may have been rewritten or purged. None if it has none.
    """
    if review.content is None:
        return None
    then = signing.page_as_signed(page, review.content)
    panel = page.get_edit_handler().get_bound_panel(instance=page, request=request, form=None)
    compared = [comparison(then, page) for comparison in panel.get_comparison()]
    return [comparison for comparison in compared if comparison.has_changed()]
