"""Acupuncture and peripheral neuropathy: what was tested, and what came of it."""

from datetime import date

from blog.blocks import RISKS
from blog.demo.writing import (
    Article,
    Change,
    bullets,
    callout,
    h3,
    item,
    numbered,
    p,
    picture,
    prose,
    section,
    study,
    table,
)


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
        section(
            "What trials found when diabetes is the cause",
            prose(
                p(
                    "A trial is only as telling as its comparison. People who get more attention "
                    "than before tend to report less pain. That is why some trials use a "
                    "<b>sham</b>: a treatment that looks and feels like acupuncture and is meant "
                    "to do nothing."
                )
            ),
            study(
                studies["chao-2019"],
                "Less pain for as long as it went on",
                "Treatment in groups went on for twelve weeks. By then pain had fallen by about "
                "two points more, on a ten-point scale, than with usual care. By week eighteen "
                "that difference was gone.",
                "Forty people took part, with no sham group, and all of them knew what they "
                "received. Quality of life did not rise significantly more than with usual care.",
            ),
            study(
                studies["garrow-2014"],
                "Real against sham, too small to tell",
                "Over ten weeks leg pain eased a little. The trial could not say whether real "
                "needles did more than sham ones.",
                "It was a pilot with 45 people, built to plan a larger trial and not to settle "
                "the question.",
            ),
        ),
        section(
            "What trials found during and after chemotherapy",
            study(
                studies["lu-2020"],
                "Less numbness and pain than on the waiting list",
                "Twenty women had acupuncture at once and twenty waited for it. All had been "
                "treated for breast cancer. After eight weeks the first group reported less "
                "numbness, less neuropathy overall and less pain.",
                "A small pilot. The other group only waited, so hope and attention cannot be "
                "told apart from the needles. The authors ask for larger trials.",
            ),
            study(
                studies["greenlee-2016"],
                "It did not prevent nerve pain, and recovery was slower",
                "Sixty-three women had weekly electro-acupuncture or a sham during chemotherapy. "
                "Those treated had no less nerve pain, and at week sixteen they were recovering "
                "more slowly than the sham group.",
                "One site, and 48 women measured at the end. It tested prevention. It does "
                "not say what happens when neuropathy is there already.",
            ),
            callout(
                "caution",
                "During chemotherapy, ask first",
                p(
                    "After this result we do not offer electro-acupuncture to prevent neuropathy. "
                    "If you are in the middle of chemotherapy, ask your oncologist before any "
                    "needle treatment."
                ),
            ),
            table(
                "The four trials side by side",
                ("Trial", "People", "Compared with", "At the end"),
                (
                    "Chao 2019, diabetes",
                    "40",
                    "Usual care",
                    "Less pain at 12 weeks, no difference at 18",
                ),
                ("Garrow 2014, diabetes", "45", "Sham needles", "Could not tell"),
                (
                    "Lu 2020, after chemotherapy",
                    "40",
                    "Waiting list",
                    "Less numbness and pain at 8 weeks",
                ),
                (
                    "Greenlee 2016, during chemotherapy",
                    "63",
                    "Sham",
                    "Not prevented, slower recovery at 16 weeks",
                ),
            ),
        ),
        section(
            "What reviews and guidelines say",
            study(
                studies["dimitrova-2017"],
                "Often in favour, seldom on firm ground",
                "Fifteen reports were reviewed. Most favoured acupuncture over the comparison for "
                "neuropathy from diabetes, carpal tunnel syndrome and Bell's palsy. The reviewers "
                "thought it probably helpful in HIV neuropathy, and unproven where no cause is "
                "known.",
                "The trials were few and treated people in very different ways, and many had "
                "weak methods. Neuropathy from chemotherapy is not among the causes its summary "
                "names.",
            ),
            study(
                studies["ju-2017"],
                "Too little to say yes or no",
                "This Cochrane review of long-lasting nerve pain found too little good evidence "
                "to say whether acupuncture helps or not.",
                "Six small trials could be included. All had a high risk of bias and few had a "
                "sham group.",
            ),
            study(
                studies["loprinzi-2020"],
                "Cancer specialists recommend it only within trials",
                "For neuropathy after chemotherapy the guideline finds enough evidence for one "
                "medicine, duloxetine, and only when it is painful. It recommends nothing for "
                "prevention. For acupuncture and for exercise it makes no recommendation outside "
                "trials.",
                "The benefit of duloxetine is limited too. A guideline covers cancer survivors, "
                "not people with diabetes.",
            ),
            prose(
                h3("How we read this"),
                p(
                    "Acupuncture may ease nerve pain for some people while a course lasts. No "
                    "trial here shows that it mends a nerve, and none shows benefit that lasts "
                    "for years. The two trials above that used a sham showed no advantage over "
                    "it. If you try it, try it beside what your doctor advises, set a date to "
                    "judge it, and stop if nothing has changed."
                ),
            ),
        ),
        section(
            "What else has been tested",
            prose(p("Exercise is the other treatment without drugs that people ask us about.")),
            study(
                studies["nakagawa-2024"],
                "A modest gain across twelve trials",
                "Exercise improved quality of life and symptoms a little in people who had had "
                "chemotherapy. No serious harm was reported.",
                "All twelve trials had a high risk of bias.",
            ),
        ),
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
