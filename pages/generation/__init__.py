"""One number that grows with every change that a reader could see.

Whatever is kept to answer readers sooner is kept with the number that was current *before* it was
made, and is not used any more once the number has grown. `clinic_site.reader_changes` has models
counted when they are saved or deleted; whoever writes rows past their models (`QuerySet.update`,
`bulk_create`, SQL) and changes what readers see calls `bump_on_commit` itself.

docs/decisions/changes-and-caches.md says how a change reaches a reader.
"""

from .faults import faults, tell_of_fault
from .kept import Shelf, for_this_generation, may_keep
from .number import bump, bump_on_commit, current, has_unsaved_changes

__all__ = [
    "Shelf",
    "bump",
    "bump_on_commit",
    "current",
    "faults",
    "for_this_generation",
    "has_unsaved_changes",
    "may_keep",
    "tell_of_fault",
]
