"""How the commands of docs/running.md are read."""

import pytest

from tests.deploy.running_doc import DOCUMENT, sections

TEXT = """# Title

## 1. First

```sh
one
```

Words.

```console
never
```

```sh
two
```

## Last
"""


def test_blocks_of_a_section_are_joined_without_those_that_need_the_machine():
    assert sections(TEXT) == {"First": "one\ntwo\n", "Last": ""}


def test_a_block_of_another_kind_is_refused():
    with pytest.raises(ValueError, match="A block of kind 'bash' under 'First'"):
        sections(TEXT.replace("```sh\none", "```bash\none"))


def test_every_block_of_the_document_is_of_a_kind():
    assert sections(DOCUMENT.read_text())["Database"].startswith("runuser -u postgres")
