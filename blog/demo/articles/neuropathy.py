"""Acupuncture and peripheral neuropathy: the article; what was tested has a file of its own."""

from datetime import date

from blog.blocks import RISKS
from blog.demo.writing import (
    Article,
    Change,
    bullets,
    callout,
    item,
    numbered,
    p,
    picture,
    prose,
    section,
)

from .neuropathy_evidence import evidence


def _body(studies, pictures):
    return [
        section(
            "What peripheral neuropathy is",
            prose(
                p(
                    "Peripheral nerves run from your spinal cord to your skin, muscles and organs. "
                    "They carry touch, heat, cold and pain to you, and orders to move away from "
                    "you. When they are damaged, doctors speak of <b>peripheral neuropathy</b>. "
                    "The longest nerves usually suffer first, so it often begins in the toes."
                ),
                p("People describe it in different words:"),
                bullets(
                    "tingling, or pins and needles",
                    "burning or stabbing pain, often worse at night",
                    "numbness, as if you were wearing socks in bed",
                    "unsteady feet, or fingers that fumble with buttons",
                ),
                p(
                    "Neuropathy is a sign and not yet a diagnosis. Diabetes and some cancer drugs "
                    "are common causes. Too little vitamin B12, alcohol, infections, other "
                    "medicines and a pinched nerve are among the rest, and sometimes nobody finds "
                    "a cause. Some of these can be treated at the root. So have the cause looked "
                    "for first, and think about needles second."
                ),
            ),
        ),
        section(
            "How a treatment is done",
            picture(
                pictures["forearm"],
                "A forearm resting on a folded towel, with three thin needles near the wrist.",
                "A drawing of needles in a forearm. Most stay in for fifteen to thirty minutes.",
            ),
            numbered(
                item(
                    "We ask before we start",
                    "Where it tingles, since when, what a doctor has found, and what you take. "
                    "Three answers change what we do:",
                    (
                        "You bleed easily",
                        "Some medicines do that too. We use fewer and finer needles.",
                    ),
                    (
                        "You are having chemotherapy",
                        "We ask your oncologist first, because your defences may be low.",
                    ),
                    (
                        "You have a pacemaker",
                        "We do not put an electric current on the needles.",
                    ),
                ),
                item(
                    "We place the needles",
                    "They are sterile, used once and about as thin as a hair. They go into the "
                    "legs, feet, arms or hands, but not into skin that is broken or infected.",
                ),
                item(
                    "You rest",
                    "You may feel a dull ache or warmth. In <b>electro-acupuncture</b> a weak "
                    "current runs between two needles. Studies of one kind do not speak for the "
                    "other.",
                ),
            ),
        ),
        *evidence(studies),
        section(
            "Risks",
            prose(
                bullets(
                    "<b>Common and minor:</b> a bruise, a drop of blood, soreness, feeling faint "
                    "or sleepy.",
                    "<b>Rare and serious:</b> an infection, or a needle in the chest that reaches "
                    "a lung. Sterile single-use needles and careful depth are there to prevent "
                    "both.",
                    "<b>Special to numb feet:</b> you may not notice a burn or a sore. We use no "
                    "heat lamps on skin that cannot feel, and we look at your feet at each visit.",
                    "<b>The risk of waiting:</b> trying needles while a treatable cause goes "
                    "unseen.",
                )
            ),
            about=RISKS,
        ),
        section(
            "When to see a doctor",
            callout(
                "emergency",
                "Call the emergency number if",
                bullets(
                    "your face droops, an arm goes weak or your speech slurs",
                    "weakness climbs up your legs within hours or days",
                    "it becomes hard to breathe or swallow",
                ),
            ),
            callout(
                "help-today",
                "Get help today if",
                bullets(
                    "you cannot lift a foot, or a leg gives way",
                    "you lose control of bladder or bowels, or go numb between the legs",
                    "a numb foot has a wound, a blister or a hot, swollen patch",
                ),
            ),
            callout(
                "help-soon",
                "Make an appointment soon if",
                bullets(
                    "tingling or numbness is new, or spreading",
                    "pain keeps you awake",
                    "you have begun to stumble or fall",
                ),
            ),
        ),
        section(
            "Questions to ask before you start",
            numbered(
                item("The cause", "What is the cause of my neuropathy, and can it be treated?"),
                item("The goal", "What do we hope will change, and by which week?"),
                item("The end", "After how many sessions do we stop if it has not?"),
                item("The cost", "What does a course cost, and does my insurance pay for it?"),
            ),
        ),
        section(
            "",
            prose(
                p(
                    "Bring these questions, and the list of your medicines, to your first visit. "
                    "If the honest answer is that acupuncture is not for you, we would rather say "
                    "so on the first day."
                )
            ),
        ),
    ]


NEUROPATHY = Article(
    slug="acupuncture-and-peripheral-neuropathy",
    title="Acupuncture and peripheral neuropathy: what has been tested",
    summary=(
        "Damaged nerves in feet and hands are hard to treat. What trials of acupuncture found, for "
        "and against, and when to see a doctor first."
    ),
    introduction=p(
        "If your feet tingle, burn or feel wrapped in cotton wool, acupuncture may have been "
        "suggested to you. This article says what happened when it was tested, including the "
        "tests that went against it."
    ),
    authors=("orla-vennick", "samuel-iyoha-brandt"),
    topics=("nerve-pain", "acupuncture"),
    about=("acupuncture", "peripheral-neuropathy", "neuropathy-after-chemotherapy"),
    lead_image="nerves",
    lead_image_alt=(
        "The soles of two feet, with nerves branching from heel to toe like the veins of a leaf."
    ),
    lead_image_caption="The longest nerves usually suffer first: those that reach the toes.",
    published_on=date(2025, 5, 12),
    number_sections=True,
    changes=(
        Change(
            date(2026, 1, 20),
            "We added the guideline for cancer survivors and a review of exercise. What we say "
            "about acupuncture has not changed.",
        ),
    ),
    body=_body,
)
