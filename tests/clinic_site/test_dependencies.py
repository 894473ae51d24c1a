"""Dependencies point one way: clinic_site -> blog -> pages; accounts know no page."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
FORBIDDEN = {
    "pages": ("blog", "clinic_site"),
    "blog": ("clinic_site",),
    "clinic_site/accounts": ("pages", "blog"),
}


def imports_of(source):
    """Yield the modules that a source file imports, those inside functions too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def arrows(folder, forbidden):
    """Return `file imports module` for every import of a forbidden package."""
    return [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for module in imports_of(path.read_text())
        if module.partition(".")[0] in forbidden
    ]


@pytest.mark.parametrize(("folder", "forbidden"), FORBIDDEN.items())
def test_no_arrow_points_the_other_way(folder, forbidden):
    assert arrows(folder, forbidden) == []


def test_an_import_inside_a_function_is_seen():
    source = "def later():\n    from blog.models import ArticlePage\n    import pages.dates\n"
    assert list(imports_of(source)) == ["blog.models", "pages.dates"]
