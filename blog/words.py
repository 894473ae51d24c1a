"""Words that ask for evidence. Translators adapt the lists to their language, commas between."""

from django.utils.translation import gettext_lazy as _

# Claims that need a source, or that no source can bear.
CLAIM_WORDS = _(
    "proven, proves, cure, cures, cured, compelling, guaranteed, guarantees, miracle, "
    "breakthrough, undeniable, always works, works for everyone, completely safe, "
    "risk-free, no side effects, scientifically shown, clinically shown"
)
BENEFIT_WORDS = _(
    "benefit, benefits, help, helps, relief, relieve, relieves, ease, eases, improve, improves, "
    "improved, reduce, reduces, reduced, treat, treats, treatment, therapy, heal, heals, effective"
)
