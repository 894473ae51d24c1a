"""`manage.py make_many 10000`: fill a site with articles, to see how it bears up."""

import sys

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from tqdm import tqdm

from blog.many.make import SiteIsInUseError, make_many


class Command(BaseCommand):
    """For measuring, on a site that nobody works on: empty, the demo, or filled this way before."""

    help = gettext_lazy("Fill an empty site with invented articles, to measure it.")

    def add_arguments(self, parser):
        parser.add_argument("count", type=int, metavar="N", help=_("How many articles to add."))
        parser.add_argument(
            "--seed", default="1", help=_("The same seed makes the same articles. Usually 1.")
        )

    def handle(self, *args, count, seed, **options):
        if count < 1:
            raise CommandError(_("Give the number of articles to make, 1 or more."))
        try:
            with tqdm(total=count, file=sys.stderr, unit="article", leave=False) as progress:
                for made in make_many(count, seed):
                    progress.update(made)
        except SiteIsInUseError as error:
            raise CommandError(
                _(
                    "This site has content of its own: %(found)s. Invented articles are only for "
                    "sites that nobody works on, so nothing was changed."
                )
                % {"found": error}
            ) from error
        self.stdout.write(_("Made %(count)d articles.") % {"count": count})
