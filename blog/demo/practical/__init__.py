"""The demo clinic's pages about coming, paying and rights.

Each function takes the primary keys of pages made before it, by slug, and those of documents, by
name. It returns the fields of a page.
"""

from .coming import new_patients, questions_page
from .paying import cancellations, fees
from .rights import accessibility, notice, privacy

# In an order in which each page can link to those before it.
PRACTICAL_PAGES = (
    cancellations,
    fees,
    new_patients,
    questions_page,
    privacy,
    accessibility,
    notice,
)

__all__ = ["PRACTICAL_PAGES"]
