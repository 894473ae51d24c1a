"""Turns posts saved from another site into articles."""

import sys
from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from blog.importing.assemble import read_html_post, read_text_post
from blog.importing.dating import dating_of
from blog.importing.errors import ImportRefused, OptionRefused
from blog.importing.files import is_html, posts_at, read_text
from blog.importing.options import (
    ImportOptions,
    check_author,
    check_key,
    check_old_path,
    check_published,
    check_slug,
    check_year,
)
from blog.importing.outline import outline
from blog.importing.pictures import picture_files
from blog.importing.report import report, summary
from blog.importing.save import import_post, key_of

FILES_WORTH_A_BAR = 5
FOR_ONE_POST = ("slug", "old_path", "key")


class Command(BaseCommand):
    """Imports files and folders; each file is saved whole or not at all.

    Ends with status 1 if a file or an option was refused; the other files are imported.
    """

    help = "Turns posts saved from another site (text or HTML) into articles."

    def add_arguments(self, parser):
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="A saved post, or a folder of saved posts."
        )
        parser.add_argument(
            "--publish", action="store_true", help="Publish what is complete; without it, drafts."
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Print what would be made, and make nothing."
        )
        parser.add_argument("--year", help="The year of dates that have none.")
        parser.add_argument(
            "--published", metavar="YYYY-MM-DD", help="The day the post was first public."
        )
        parser.add_argument("--author", metavar="NAME", help="A person of the clinic, by name.")
        parser.add_argument("--slug", help="The last part of the new address. One post only.")
        parser.add_argument(
            "--old-path", metavar="/post/slug", help="The old address to lead here. One post only."
        )
        parser.add_argument("--key", help="The name a later run knows the post by. One post only.")

    def handle(self, *args, **options):
        files, failed = self._files(options["paths"])
        try:
            checked = self._checked(options, len(files))
        except ImportRefused as error:
            raise CommandError(str(error)) from error
        self._seen = {}
        done = Counter()
        for path in self._with_progress(files):
            try:
                lines, status = self._one(path, checked, options)
            except ImportRefused as error:
                with tqdm.external_write_mode(sys.stderr):
                    self.stderr.write(f"{path}: {error}")
                failed += 1
            else:
                with tqdm.external_write_mode():
                    self.stdout.write("\n".join(lines))
                done[status] += 1
        self._close(done, failed, options["dry_run"])

    def _files(self, paths):
        """Return the files at the paths, and how many paths hold none."""
        files, failed = [], 0
        for path in paths:
            try:
                files += posts_at(path)
            except ImportRefused as error:
                self.stderr.write(f"{path}: {error}")
                failed += 1
        return files, failed

    @staticmethod
    def _checked(options, number_of_files):
        """Return the ImportOptions. Raises OptionRefused or DateRefused."""
        for name in FOR_ONE_POST:
            if options[name] is not None and number_of_files > 1:
                raise OptionRefused(
                    _("--%(option)s is for one post, and there are %(count)d. Import it alone.")
                    % {"option": name.replace("_", "-"), "count": number_of_files}
                )
        if options["author"] is not None:
            check_author(options["author"])
        today = timezone.localdate()
        checks = {
            "year": lambda text: check_year(text, today),
            "published": lambda text: check_published(text, today),
            "author": lambda text: " ".join(text.split()),
            "slug": check_slug,
            "old_path": check_old_path,
            "key": check_key,
        }
        given = {name: options[name] for name in checks if options[name] is not None}
        return ImportOptions(**{name: checks[name](str(given[name])) for name in given})

    def _with_progress(self, files):
        if len(files) <= FILES_WORTH_A_BAR:
            return files
        return tqdm(files, file=sys.stderr, unit="post", leave=False)

    def _one(self, path, checked, options):
        """Import one file; return the lines to print and its Status. Raises ImportRefused."""
        text = read_text(path)
        draft = (read_html_post if is_html(path, text) else read_text_post)(text)
        self._refuse_second(path, key_of(path, draft, checked))
        if options["dry_run"]:
            dating_of(draft, checked, timezone.localdate())
            _found, missing = picture_files(draft.pictures, Path(path).parent)
            return [f"{path}:", *(f"  {line}" for line in outline(draft, missing))], None
        outcome = import_post(draft, text, path, checked, publish=options["publish"])
        return report(path, outcome), outcome.status

    def _refuse_second(self, path, key):
        first = self._seen.setdefault(key, path)
        if Path(first) != Path(path):
            raise OptionRefused(
                _("It is the same post as %(first)s, by its address or name. Import one of them.")
                % {"first": first}
            )

    def _close(self, done, failed, is_dry_run):
        if is_dry_run:
            read = done.total()
            self.stdout.write(_("Posts read: %(count)d. Nothing was saved.") % {"count": read})
        else:
            self.stdout.write(summary(done))
        if failed:
            sentence = ngettext(
                "%(count)d post was not imported.", "%(count)d posts were not imported.", failed
            )
            raise CommandError(sentence % {"count": failed})
