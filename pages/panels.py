"""Panels of the editor that Wagtail does not bring."""

from wagtail.admin.panels import Panel, TitleFieldPanel


class NameFieldPanel(TitleFieldPanel):
    """A name that fills in the address while something new is made.

    What exists already keeps its address when it is renamed, because links lead to it.
    """

    def __init__(self, *args, classname="", placeholder=False, **kwargs):
        super().__init__(*args, classname=classname, placeholder=placeholder, **kwargs)

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_should_apply(self):
            return not self.instance.pk


class OpenNowPanel(Panel):
    """Says what readers are told right now by the hours that were saved last."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/admin/open_now_panel.html"

        def is_shown(self):
            return bool(self.instance.pk) and self.instance.hours.is_known
