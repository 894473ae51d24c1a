"""Panels of the editor that Wagtail does not bring."""

from wagtail.admin.panels import TitleFieldPanel


class NameFieldPanel(TitleFieldPanel):
    """A name that fills in the address while something new is made.

    What exists already keeps its address when it is renamed, because links lead to it.
    """

    def __init__(self, *args, classname="", placeholder=False, **kwargs):
        super().__init__(*args, classname=classname, placeholder=placeholder, **kwargs)

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_should_apply(self):
            return not self.instance.pk
