"""Why a saved post cannot be imported: every reason by name, each with its sentence.

A reader raises nothing else. `str(error)` says what is wrong and what to do; the command puts the
name of the file in front.
"""

from django.utils.translation import gettext as _


class ImportRefused(Exception):
    """A post or an option that cannot be imported as it is. `str()` is a sentence for staff."""


class FileMissing(ImportRefused):
    def __init__(self):
        super().__init__(_("There is no such file or folder. Check the path."))


class FileUnreadable(ImportRefused):
    def __init__(self, reason):
        super().__init__(_("The file cannot be opened: %(reason)s.") % {"reason": reason})


class FolderEmpty(ImportRefused):
    def __init__(self):
        super().__init__(_("The folder holds no .txt, .html or .htm file."))


class FileEmpty(ImportRefused):
    def __init__(self):
        super().__init__(_("The file is empty. Save the post again."))


class FileBinary(ImportRefused):
    def __init__(self):
        super().__init__(
            _("The file is not text. Save the post as plain text or as a web page (HTML).")
        )


class FileTooLarge(ImportRefused):
    def __init__(self, megabytes):
        super().__init__(
            _("The file is larger than %(megabytes)d MB, too much for one post. Split it.")
            % {"megabytes": megabytes}
        )


class EncodingUnknown(ImportRefused):
    def __init__(self):
        super().__init__(
            _("The file is not UTF-8, UTF-16 or Windows-1252 text. Save it again as UTF-8.")
        )


class MarkupTooDeep(ImportRefused):
    def __init__(self, limit):
        super().__init__(
            _("The page nests or leaves open more than %(limit)d elements. Save it as text.")
            % {"limit": limit}
        )


class MarkupTooLong(ImportRefused):
    def __init__(self, limit):
        super().__init__(
            _("The page holds more than %(limit)d tags, too many for one post. Save it as text.")
            % {"limit": limit}
        )


class TitleMissing(ImportRefused):
    def __init__(self):
        super().__init__(
            _("The post has no title. Put it on the first line, or in an h1 on a saved page.")
        )


class TitleTooLong(ImportRefused):
    def __init__(self, limit):
        super().__init__(
            _("The title is longer than %(limit)d characters. Put a shorter one on the first line.")
            % {"limit": limit}
        )


class TextMissing(ImportRefused):
    def __init__(self):
        super().__init__(_("The post has a title and no text. Save the whole post."))


class DateRefused(ImportRefused):
    """A date that is not one, lies in the future, or stands in the wrong order."""


class OptionRefused(ImportRefused):
    """An option of the command that cannot be followed."""


class SiteNotReady(ImportRefused):
    def __init__(self):
        super().__init__(
            _("The site has no blog to import into. Make a blog page below the home page first.")
        )


class ImportedMeanwhile(ImportRefused):
    def __init__(self):
        super().__init__(
            _("Another run changed the site at the same moment. Nothing was saved; run it again.")
        )


class ArticleLocked(ImportRefused):
    def __init__(self):
        super().__init__(
            _("The article is locked in the editor. Unlock it there, then run this again.")
        )
