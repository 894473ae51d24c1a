"""The pictures of a saved page: those that lie beside it come over, the others are named."""

from urllib.parse import unquote, urlsplit

import PIL.Image
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from wagtail.utils.file import hash_filelike

from pages.models import Image

FORMATS = {"AVIF", "GIF", "JPEG", "PNG", "WEBP"}
MOST_NAME_CHARACTERS = 120
MOST_TITLE_CHARACTERS = 255


def picture_files(pictures, folder):
    """Return the files of the pictures in a folder, by the picture's source, and what is missing.

    `folder` is the folder of the saved page. Only files inside it count; nothing is fetched. The
    second value is a list of phrases that name the pictures left behind.
    """
    files, missing = {}, []
    for picture in pictures:
        path = _path_beside(picture.source, folder)
        if path is None:
            reason = _("it is not a file beside the page")
        elif not _is_picture(path):
            reason = _("it is not a picture the site can hold")
        else:
            files[picture.source] = path
            if picture.alt is None:
                missing.append(
                    _("the alt text of picture “%(name)s”: there is none") % _name(picture)
                )
            continue
        missing.append(_("picture “%(name)s”: %(reason)s") % (_name(picture) | {"reason": reason}))
    return files, missing


def _name(picture):
    name = picture.alt or picture.source.rpartition("/")[2] or _("without a name")
    return {"name": name[:MOST_NAME_CHARACTERS]}


def _path_beside(source, folder):
    try:
        parts = urlsplit(source)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        path = (folder / unquote(parts.path)).resolve()
        return path if path.is_relative_to(folder.resolve()) and path.is_file() else None
    except (ValueError, OSError):
        return None


def _is_picture(path):
    try:
        if path.stat().st_size > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
            return False
        with PIL.Image.open(path) as picture:
            width, height = picture.size
            is_known = picture.format in FORMATS
            picture.verify()
    except (OSError, SyntaxError, ValueError, PIL.Image.DecompressionBombError):
        return False
    return is_known and width * height <= settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS


def bring_over(pictures, files, undo):
    """Store the pictures and return `{source: pages.Image}`.

    A picture that the library has already is used again. `undo` is an ExitStack that deletes the
    stored files if the import fails, because a database transaction does not.
    """
    images = {}
    for picture in pictures:
        path = files.get(picture.source)
        if path and picture.source not in images:
            images[picture.source] = _stored(path, picture, undo)
    return images


def _stored(path, picture, undo):
    content = ContentFile(path.read_bytes(), name=path.name)
    file_hash = hash_filelike(content)
    found = Image.objects.filter(file_hash=file_hash).order_by("pk").first()
    if found:
        return found
    title = (picture.alt or path.stem)[:MOST_TITLE_CHARACTERS]
    image = Image(title=title, file=content, file_hash=file_hash, file_size=content.size)
    image.save()
    undo.callback(image.file.storage.delete, image.file.name)
    return image
