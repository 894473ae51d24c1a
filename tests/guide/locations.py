"""Pictures of locations: hours, and a notice."""

LOCATION = "example-lane"


def picture_location(camera):
    """Picture a location as patients see it."""
    camera.open(f"/locations/{LOCATION}/")
    camera.take("location", camera.page.locator(".place__hours"))


def picture_hours(camera):
    """Picture the rows of a location's usual week."""
    camera.open_editor_of(LOCATION)
    week = camera.page.locator("[data-contentpath='week']")
    week.evaluate("week => week.scrollIntoView()")
    camera.take("usual-week")


def picture_notice(camera):
    """Picture a new notice."""
    page = camera.page
    camera.open("/admin/snippets/pages/notice/add/")
    page.locator("[name=text]").fill(
        "Closed today because of snow. We call you if you have a visit."
    )
    page.locator("[name=importance]").select_option("urgent")
    camera.take("notice")


PICTURES = (picture_location, picture_hours, picture_notice)
