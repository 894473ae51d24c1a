"""Static files as they are served: hashed, compressed, and the site's stylesheet in one piece."""

import re

from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = re.compile(r'@import "(?P<name>[^"]+)"(?: (?P<media>[a-z]+))?;\n?')
COMMENT = re.compile(r"/\*.*?\*/\n*", re.DOTALL)
BUNDLED = ("css/site.css",)


def inline_imports(css, read):
    """Return a stylesheet with the files it imports put in their place, and without comments.

    `read` takes an imported name as it is written and returns that file's text. An import for a
    medium, such as print, becomes an @media block. Imported files import nothing themselves.
    """

    def replace(match):
        imported = COMMENT.sub("", read(match["name"])).strip()
        if match["media"]:
            return f"@media {match['media']} {{\n{imported}\n}}\n"
        return f"{imported}\n"

    return IMPORT.sub(replace, COMMENT.sub("", css))


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Joins the files that `site.css` imports into it before names are hashed.

    A browser would fetch each import one after the other; one file comes in one round trip.
    """

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run:
            for name in BUNDLED:
                if name in paths:
                    self._bundle(name, paths)
        yield from super().post_process(paths, dry_run, **options)

    def _bundle(self, name, paths):
        folder = name.rpartition("/")[0]

        def read(imported):
            storage, path = paths[f"{folder}/{imported}"]
            with storage.open(path) as file:
                return file.read().decode()

        storage, path = paths[name]
        with storage.open(path) as file:
            css = inline_imports(file.read().decode(), read)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(css)
        paths[name] = (self, name)
