from .back_pain import BACK_PAIN
from .first_visit import FIRST_VISIT
from .neuropathy import NEUROPATHY

ARTICLES = (FIRST_VISIT, NEUROPATHY, BACK_PAIN)

__all__ = ["ARTICLES"]
