"""The site's stylesheet in one piece."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command

from clinic_site.static_bundle import inline_imports


def test_imported_files_stand_where_they_were_imported():
    files = {"a.css": "a{}\n", "b.css": "b{}"}
    css = inline_imports('@import "a.css";\n@import "b.css";\nc{}', files.__getitem__)
    assert css == "a{}\nb{}\nc{}"


def test_an_import_for_print_becomes_a_media_block():
    assert inline_imports('@import "p.css" print;', {"p.css": "p{}"}.__getitem__) == (
        "@media print {\np{}\n}\n"
    )


def test_comments_are_left_out():
    assert (
        inline_imports('/* why */\n@import "a.css";', {"a.css": "/* x\ny */\na{}"}.get) == "a{}\n"
    )


def test_collectstatic_serves_one_hashed_and_compressed_stylesheet(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "clinic_site.static_bundle.BundledStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    (hashed,) = [
        path
        for path in (tmp_path / "css").glob("site.*.css")
        if re.search(r"\.\w{12}\.", path.name)
    ]
    css = hashed.read_text()
    assert "@import" not in css
    assert "--page:" in css
    assert "@media print" in css
    assert hashed.with_name(f"{hashed.name}.br").exists()
    assert hashed.with_name(f"{hashed.name}.gz").exists()


def test_every_component_is_part_of_the_stylesheet_or_loaded_by_the_pages_that_need_it():
    site = Path(finders.find("css/site.css"))
    loaded = set(re.findall(r'@import "([^"]+)"', site.read_text()))
    for template in settings.BASE_DIR.glob("templates/**/*.html"):
        loaded |= set(re.findall(r"static 'css/([^']+)'", template.read_text()))
    components = {f"components/{path.name}" for path in (site.parent / "components").glob("*.css")}
    assert components <= loaded
