"""What the demo clinic offers. Every claim is one that its articles carry."""

from blog.demo.writing import bullets, callout, item, numbered, p, prose, questions, section

SERVICE_LIST = {
    "slug": "services",
    "title": "Services",
    "introduction": (
        "Three things we do, each with what it costs, how long it takes and what speaks against "
        "it. If you do not know which you need, begin with the consultation."
    ),
}


def services():
    """Return the facts of each service by its slug; people and conditions are slugs."""
    return {
        "consultation": {
            "title": "Consultation",
            "summary": (
                "An hour with a physician for pain or numbness that has no name yet. Where we "
                "begin with almost everybody."
            ),
            "picture": "room",
            "lead_image_alt": "Two chairs beside a low table with a teapot, in front of a window.",
            "price": "$140",
            "duration": "60 minutes",
            "practitioners": ("samuel-iyoha-brandt",),
            "conditions": (
                "peripheral-neuropathy",
                "neuropathy-after-chemotherapy",
                "lasting-low-back-pain",
            ),
            "what_it_is": [
                prose(
                    p(
                        "A conversation, an examination, and a sheet of paper with what we think, "
                        "what we do not know, and what happens next."
                    )
                )
            ],
            "who_it_is_for": [
                prose(
                    p(
                        "For you if a symptom is new, has changed, or has never been explained. "
                        "Also if you have been offered a treatment and want to hear what is known "
                        "about it."
                    )
                )
            ],
            "what_to_expect": [
                numbered(
                    item("You talk", "Since when, what helps, what you have tried, what you take."),
                    item("We examine", "Strength, feeling, reflexes, and how you walk."),
                    item(
                        "We agree on what comes next",
                        "A test, a treatment here or elsewhere, or nothing at all for now.",
                    ),
                )
            ],
            "risks": [
                prose(
                    p(
                        "The risk of a consultation is a wrong answer. Ask what else it could be, "
                        "and when we would know. It is not for emergencies: if you cannot lift a "
                        "foot or lose control of your bladder, do not wait for a date with us."
                    )
                )
            ],
            "body": [
                section(
                    "Questions we are asked",
                    questions(
                        (
                            "Do I need a referral?",
                            "No. If another doctor has written about your symptoms, bring the "
                            "letter.",
                        ),
                        (
                            "What should I bring?",
                            "A list of your medicines with doses, and letters and results from "
                            "your doctor, if you have them.",
                        ),
                        (
                            "May somebody come with me?",
                            "Yes, and tell us if they should hear everything.",
                        ),
                    ),
                )
            ],
        },
        "acupuncture": {
            "title": "Acupuncture",
            "summary": (
                "Thin needles, six sessions, and a date to judge them. What it has shown in trials "
                "is modest, and we tell you how modest."
            ),
            "picture": "forearm",
            "lead_image_alt": "A forearm on a folded towel, three thin needles near the wrist.",
            "price": "$110 for the first visit, $80 after that",
            "duration": "60 minutes, 45 after the first visit",
            "practitioners": ("orla-vennick",),
            "conditions": ("lasting-low-back-pain", "peripheral-neuropathy"),
            "what_it_is": [
                prose(
                    p(
                        "Sterile needles, used once and about as thin as a hair, are placed in the "
                        "skin and left there while you rest. In electro-acupuncture a weak current "
                        "runs between two of them. Studies of one kind do not speak for the other."
                    )
                )
            ],
            "who_it_is_for": [
                prose(
                    p(
                        "For adults with lasting low back pain, or with nerve pain whose cause has "
                        "been looked for. It comes beside what your doctor advises, never in its "
                        "place."
                    )
                )
            ],
            "what_to_expect": [
                numbered(
                    item("We talk", "Half an hour at the first visit. You leave with a plan."),
                    item(
                        "You rest with the needles in",
                        "Often six to twelve of them. Going in, they feel like a light tap.",
                    ),
                    item(
                        "We look back",
                        "After six sessions we read what you wrote down at the start, and stop if "
                        "nothing has changed.",
                    ),
                )
            ],
            "risks": [
                prose(
                    bullets(
                        "<b>Common and minor:</b> a bruise, a drop of blood, soreness, feeling "
                        "faint or sleepy.",
                        "<b>Rare and serious:</b> an infection, or a needle in the chest that "
                        "reaches a lung.",
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
                    ),
                ),
            ],
            "body": [],
        },
        "movement": {
            "title": "Movement",
            "summary": (
                "A plan of exercises that fits your day, shown once and adjusted three times. For "
                "backs that hurt and feet that have lost their balance."
            ),
            "picture": "movement",
            "lead_image_alt": "A person kneels on a mat and stretches one arm and one leg.",
            "price": "$90 for the first visit, $70 after that",
            "duration": "45 minutes, four visits in eight weeks",
            "practitioners": ("ines-falkenrath",),
            "conditions": ("lasting-low-back-pain", "neuropathy-after-chemotherapy"),
            "what_it_is": [
                prose(
                    p(
                        "Exercise, taught by a physical therapist. You do most of it at home, so "
                        "we choose few exercises and make sure that you can do them alone."
                    )
                )
            ],
            "who_it_is_for": [
                prose(
                    p(
                        "For people with lasting low back pain, and for people whose hands and "
                        "feet are numb after chemotherapy."
                    )
                )
            ],
            "what_to_expect": [
                numbered(
                    item("The first visit", "We watch you sit, stand, walk and reach."),
                    item("The weeks between", "Ten minutes a day. You tick them on a sheet."),
                    item("The next three visits", "We change what hurts and add what is too easy."),
                )
            ],
            "risks": [
                prose(
                    p(
                        "In the twelve trials of exercise after chemotherapy no serious harm was "
                        "reported. If your feet are numb, we begin beside a rail."
                    ),
                    p(
                        "Do not begin while a leg is getting weaker, or while back pain comes with "
                        "fever: see a doctor first."
                    ),
                )
            ],
            "body": [],
        },
    }
