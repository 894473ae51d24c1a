"""The pages that every clinic writes itself: drafts of questions to answer, and never any law.

A page is headings with what belongs under each. Where a rule asks for something, its source stands
below, so that whoever writes the page can read the rule itself and see whether it concerns them.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

ECFR = "https://www.ecfr.gov/current/title-45/section-"
EUR_LEX = "https://eur-lex.europa.eu/eli/"


@dataclass(frozen=True)
class Source:
    """Where a rule is written: what it is called, and its address."""

    name: str
    url: str


@dataclass(frozen=True)
class StartingSection:
    """A heading, and what belongs under it."""

    heading: str
    points: tuple[str, ...]
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class StartingPage:
    """A page to be written by the clinic; it stands right below the home page."""

    slug: str
    title: str
    sections: tuple[StartingSection, ...]


NEW_PATIENTS = StartingPage(
    "new-patients",
    _("New patients"),
    (
        StartingSection(
            _("How to become a patient"),
            (
                _("Whether you take new patients now, and how long they wait."),
                _("Whether a referral is needed, and from whom."),
                _("How to ask for a first appointment, and who answers when."),
            ),
        ),
        StartingSection(
            _("What to bring"),
            (
                _("Papers, cards, results, and a list of medicines with doses."),
                _("Forms to fill in at home. Add them here as downloads."),
            ),
        ),
        StartingSection(
            _("Your first visit"),
            (
                _("How long it takes, whom they meet, what happens and what it costs."),
                _("Interpreters, somebody to come along, and what else can be asked for."),
            ),
        ),
    ),
)
FEES = StartingPage(
    "fees",
    _("Fees and insurance"),
    (
        StartingSection(
            _("What a visit costs"),
            (
                _("The price of each kind of visit, and what it includes."),
                _("What may come on top, such as tests, and who decides on it."),
            ),
        ),
        StartingSection(
            _("Insurance"),
            (
                _("Which insurers you work with, and what they usually leave to the patient."),
                _("Who sends the bill to whom, and what to do if an insurer refuses."),
            ),
        ),
        StartingSection(
            _("Paying"),
            (
                _("How and when to pay, and what happens if somebody cannot."),
                _(
                    "In the United States: how people without insurance, or who pay themselves, "
                    "get an estimate of what care will cost. The rule asks for it on the website."
                ),
            ),
            (Source("45 CFR 149.610(b)(1)", f"{ECFR}149.610"),),
        ),
    ),
)
CANCELLATIONS = StartingPage(
    "cancellations",
    _("Cancellations"),
    (
        StartingSection(
            _("If you cannot come"),
            (
                _("Until when a visit can be moved or cancelled without a charge."),
                _("How to tell you: telephone, e-mail, out of hours."),
            ),
        ),
        StartingSection(
            _("If you come late or not at all"),
            (
                _("What you charge, if anything, and what the rules of your insurers allow."),
                _("What counts as a good reason, and who decides."),
            ),
        ),
        StartingSection(
            _("If we have to cancel"),
            (_("How you tell people, how soon they get another date, and what is paid back."),),
        ),
    ),
)
PRIVACY = StartingPage(
    "privacy",
    _("Privacy"),
    (
        StartingSection(
            _("Who is responsible"),
            (
                _("Name, address and e-mail of the clinic."),
                _("Who answers questions about privacy, and how to reach them."),
            ),
            (
                Source(
                    _("In the European Union: Regulation (EU) 2016/679, article 13"),
                    f"{EUR_LEX}reg/2016/679/oj",
                ),
            ),
        ),
        StartingSection(
            _("What this website stores"),
            (
                _("What the server's log keeps, and for how long."),
                _("Cookies: as delivered, the site sets none for readers."),
                _("Every service you add that sees readers, such as maps or video."),
            ),
        ),
        StartingSection(
            _("What you store about patients"),
            (
                _("What a message or an appointment asks for, and why."),
                _("Who may read it, where it is kept, and when it is deleted."),
            ),
        ),
        StartingSection(
            _("Your rights"),
            (
                _("The rights the law of your country gives, and how to use them."),
                _("Where to complain."),
            ),
        ),
    ),
)
ACCESSIBILITY = StartingPage(
    "accessibility",
    _("Accessibility"),
    (
        StartingSection(
            _("How accessible this site is"),
            (
                _("The standard you measure against, and who measured when."),
                _("What does not work yet, and what to do instead."),
                _("The day on which this statement was last checked."),
            ),
            (
                Source("WCAG 2.2", "https://www.w3.org/TR/WCAG22/"),
                Source(
                    _("EU public bodies: Decision (EU) 2018/1523, and the standard EN 301 549"),
                    f"{EUR_LEX}dec_impl/2018/1523/oj",
                ),
                Source(
                    _("If the US Department of Health funds you: 45 CFR part 84, subpart I"),
                    "https://www.ecfr.gov/current/title-45/part-84/subpart-I",
                ),
            ),
        ),
        StartingSection(
            _("How accessible the clinic is"),
            (
                _("Steps, lifts, doors, parking, toilets, interpreters."),
                _("How to ask for help before a visit."),
            ),
        ),
        StartingSection(
            _("Tell us about a barrier"),
            (
                _("Telephone and e-mail, and how soon you answer."),
                _("Where to complain if that does not help."),
            ),
        ),
    ),
)
NOTICE_OF_PRIVACY_PRACTICES = StartingPage(
    "notice-of-privacy-practices",
    _("Notice of Privacy Practices"),
    (
        StartingSection(
            _("Does this page concern you?"),
            (
                _(
                    "It does if you are a health care provider in the United States who is covered "
                    "by HIPAA: then your notice must stand prominently on your website. Once this "
                    "page is published, every page of the site leads to it. Elsewhere, delete it."
                ),
            ),
            (
                Source("45 CFR 164.520(c)(3)(i)", f"{ECFR}164.520"),
                Source("45 CFR 160.103", f"{ECFR}160.103"),
            ),
        ),
        StartingSection(
            _("What the notice has to say"),
            (
                _("The header that the rule gives word for word."),
                _("How you use and disclose health information, with examples."),
                _("What needs the patient's written permission, and how it is taken back."),
                _("The patient's rights, and how to use each of them."),
                _("Your own duties, and how changes of the notice are made known."),
                _("How to complain to you and to the authorities, and that nobody pays for it."),
                _("Whom to ask: a name or title, and a telephone number."),
                _("The day from which the notice holds."),
            ),
            (
                Source("45 CFR 164.520(b)", f"{ECFR}164.520"),
                Source(
                    _("Model notices of the Department of Health and Human Services"),
                    "https://www.hhs.gov/hipaa/for-professionals/privacy/guidance/"
                    "model-notices-privacy-practices/index.html",
                ),
            ),
        ),
    ),
)
LEGAL_NOTICE = StartingPage(
    "legal-notice",
    _("Legal notice"),
    (
        StartingSection(
            _("Who runs this site"),
            (
                _("The legal name, form and address of the clinic."),
                _("Who may sign for it, and any entry in a register."),
            ),
            (
                Source(
                    _("In the European Union: Directive 2000/31/EC, article 5"),
                    f"{EUR_LEX}dir/2000/31/oj",
                ),
            ),
        ),
        StartingSection(
            _("Licences"),
            (
                _("Each practitioner's title, and who granted it."),
                _("The body that supervises them, and its rules."),
            ),
        ),
        StartingSection(
            _("Who is responsible for the articles"),
            (_("Name and address of whoever answers for what is published."),),
        ),
    ),
)
STARTING_PAGES = (
    NEW_PATIENTS,
    FEES,
    CANCELLATIONS,
    PRIVACY,
    ACCESSIBILITY,
    NOTICE_OF_PRIVACY_PRACTICES,
    LEGAL_NOTICE,
)
