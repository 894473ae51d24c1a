"""What the tests of the reference formats share."""

import os

from hypothesis import settings

# `FUZZ_CASES=100000 pytest tests/blog/studies/formats` tries that many hostile files a reader.
settings.register_profile("fuzz", max_examples=int(os.environ.get("FUZZ_CASES", "200")))
