"""What a first visit is like."""

from datetime import date

from blog.demo.writing import (
    Article,
    Change,
    bullets,
    callout,
    item,
    numbered,
    p,
    prose,
    section,
    table,
)


def _body(studies, pictures):
    return [
        section(
            "Before you come",
            prose(
                bullets(
                    "Eat something light an hour or two before.",
                    "Wear sleeves and trousers that roll up above elbow and knee.",
                    "Bring a list of your medicines, with doses.",
                    "Bring letters and results from your doctor, if you have them.",
                )
            ),
            callout(
                "caution",
                "Tell us when you book if",
                bullets(
                    "you take medicine that thins the blood, or bleed easily",
                    "you are, or may be, pregnant",
                    "you have a pacemaker or another implant with a battery",
                    "you are having chemotherapy",
                    "you have fainted at the sight of a needle",
                ),
            ),
        ),
        section(
            "What happens, step by step",
            numbered(
                item(
                    "We talk",
                    "You tell us what troubles you and what you have tried. We ask about sleep, "
                    "work, illnesses and medicines. If something should be seen by a doctor "
                    "first, we say so and write you a note to take along.",
                ),
                item(
                    "We agree on a plan",
                    "It fits on one sheet of paper and answers three questions:",
                    ("The aim", "What should be easier in six weeks than it is now?"),
                    ("The course", "How often will you come, and how many times?"),
                    ("The stop", "When do we end it if nothing has changed?"),
                ),
                item(
                    "You lie down",
                    "We clean the skin and place the needles, often six to twelve of them. Going "
                    "in, they feel like a light tap. Tell us at once if one hurts.",
                ),
                item(
                    "You rest",
                    "We dim the light and stay within call. Most people grow quiet; some fall "
                    "asleep.",
                ),
                item(
                    "We take the needles out",
                    "We count them, look at the skin, and ask how you feel. Sit for a few minutes "
                    "before you stand.",
                ),
            ),
        ),
        section(
            "How long it takes",
            table(
                "Time to keep free",
                ("Part of the visit", "First visit", "Later visits"),
                ("Talking and planning", "30 minutes", "10 minutes"),
                ("With needles", "20 minutes", "25 minutes"),
                ("Rest and questions", "10 minutes", "10 minutes"),
            ),
        ),
        section(
            "Afterwards",
            prose(
                p(
                    "You may feel light, heavy or simply hungry. A small bruise is common and "
                    "fades within days. Do not drive until you feel awake."
                )
            ),
            callout(
                "help-today",
                "Get help today if",
                p(
                    "you are short of breath, your chest hurts, you run a fever, or a place where "
                    "a needle went in becomes red, hot and swollen. If breathing is hard, call "
                    "the emergency number."
                ),
            ),
            callout(
                "note",
                "Go on with your treatment",
                p(
                    "Keep taking what your doctor has prescribed. Acupuncture here comes beside "
                    "that, never in its place."
                ),
            ),
        ),
    ]


FIRST_VISIT = Article(
    slug="your-first-acupuncture-visit",
    title="Your first acupuncture visit",
    summary="What to bring, what happens, how long it takes, and how you may feel afterwards.",
    introduction=p(
        "A first visit takes an hour. More than half of it is talking. Here is what to expect, so "
        "that nothing comes as a surprise."
    ),
    authors=("orla-vennick",),
    topics=("visiting-us", "acupuncture"),
    about=("acupuncture",),
    lead_image="room",
    lead_image_alt="Two chairs beside a low table with a teapot, in front of a tall window.",
    published_on=date(2025, 2, 10),
    changes=(
        Change(
            date(2025, 11, 24),
            "We added what to tell us when you book, and how long each part of a visit takes.",
        ),
    ),
    body=_body,
)
