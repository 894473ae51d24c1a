"""What the demo clinic treats. Every claim is one that its articles carry."""

from blog.demo.writing import bullets, callout, item, numbered, p, prose

CONDITION_LIST = {
    "slug": "conditions",
    "title": "Conditions",
    "introduction": (
        "What we see most. Each page says what can be done, what we do not know, and which signs "
        "should not wait for an appointment."
    ),
}


def conditions():
    """Return the facts of each condition by its slug; `practitioners` are slugs of people."""
    return {
        "peripheral-neuropathy": {
            "title": "Peripheral neuropathy",
            "also_called": "nerve damage, neuropathic pain",
            "summary": (
                "Tingling, burning or numbness from damaged nerves, most often in the feet. The "
                "cause comes first, because some causes can be treated."
            ),
            "picture": "nerves",
            "lead_image_alt": "The soles of two feet, with nerves that branch like a leaf's veins.",
            "practitioners": ("samuel-iyoha-brandt", "orla-vennick"),
            "what_it_is": [
                prose(
                    p(
                        "Peripheral nerves carry touch, heat, cold and pain to you, and orders to "
                        "move away from you. When they are damaged, the longest usually suffer "
                        "first. That is why it often begins in the toes."
                    ),
                    bullets(
                        "tingling, or pins and needles",
                        "burning or stabbing pain, often worse at night",
                        "numbness, as if you were wearing socks in bed",
                        "unsteady feet, or fingers that fumble with buttons",
                    ),
                )
            ],
            "who_gets_it": [
                prose(
                    p(
                        "Diabetes and some cancer drugs are common causes. Too little vitamin B12, "
                        "alcohol, infections, other medicines and a pinched nerve are among the "
                        "rest. Sometimes nobody finds a cause."
                    )
                )
            ],
            "what_to_expect": [
                numbered(
                    item(
                        "We look for the cause",
                        "You see our physician before anything else is tried.",
                    ),
                    item(
                        "We treat what can be treated",
                        "That may mean a letter to your own doctor and nothing more from us.",
                    ),
                    item(
                        "We talk about the pain itself",
                        "Acupuncture may ease it for some people while a course lasts. No trial "
                        "we know shows that it mends a nerve.",
                    ),
                )
            ],
            "when_to_get_help": [
                callout(
                    "emergency",
                    "Call the emergency number if",
                    bullets(
                        "weakness climbs up your legs within hours or days",
                        "it becomes hard to breathe or swallow",
                    ),
                ),
                callout(
                    "help-today",
                    "Get help today if",
                    bullets(
                        "you cannot lift a foot, or a leg gives way",
                        "a numb foot has a wound, a blister or a hot, swollen patch",
                    ),
                ),
            ],
        },
        "neuropathy-after-chemotherapy": {
            "title": "Neuropathy after chemotherapy",
            "also_called": "CIPN",
            "summary": (
                "Numb, tingling or painful hands and feet during or after cancer treatment. What "
                "has been tested, and what we leave to your oncologist."
            ),
            "picture": "hand",
            "lead_image_alt": "An open hand, with nerves that run into each finger.",
            "practitioners": ("samuel-iyoha-brandt", "ines-falkenrath"),
            "what_it_is": [
                prose(
                    p(
                        "Some cancer drugs damage the nerves of hands and feet. They tingle, "
                        "burn or go numb, during the treatment or after it."
                    )
                )
            ],
            "what_to_expect": [
                prose(
                    p(
                        "We begin with a letter to your oncologist. Cancer specialists find enough "
                        "evidence for one medicine, and only when the neuropathy is painful; that "
                        "is a matter between you and them."
                    ),
                    p(
                        "Exercise improved symptoms and quality of life a little in twelve trials, "
                        "all of them at high risk of bias. For acupuncture the same specialists "
                        "make no recommendation outside trials, and we tell you so before you "
                        "choose."
                    ),
                ),
                callout(
                    "caution",
                    "During chemotherapy, ask first",
                    p(
                        "We do not offer electro-acupuncture to prevent neuropathy: in the one "
                        "trial that our article reports, those treated recovered more slowly."
                    ),
                ),
            ],
            "when_to_get_help": [
                callout(
                    "help-today",
                    "Get help today if",
                    bullets(
                        "you cannot lift a foot, or a leg gives way",
                        "a numb foot has a wound, a blister or a hot, swollen patch",
                    ),
                ),
                callout(
                    "help-soon",
                    "Tell your oncologist soon if",
                    bullets("numbness is new, or spreading", "you have begun to stumble or fall"),
                ),
            ],
        },
        "lasting-low-back-pain": {
            "title": "Lasting low back pain",
            "also_called": "chronic low back pain",
            "summary": (
                "Pain in the lower back that has not eased after weeks. Several treatments do "
                "better than none, and no single one stands far above the rest."
            ),
            "picture": "back",
            "lead_image_alt": "A person seen from behind, with the spine drawn as a leafy stem.",
            "practitioners": ("ines-falkenrath", "orla-vennick", "samuel-iyoha-brandt"),
            "what_it_is": [
                prose(
                    p(
                        "We call back pain lasting when it has not eased after six weeks. By then "
                        "it is worth being looked at, and worth a plan."
                    )
                )
            ],
            "what_to_expect": [
                prose(
                    p(
                        "Doctors are advised to begin without drugs. For lasting pain the American "
                        "guideline names exercise, mindfulness, acupuncture, tai chi and yoga, "
                        "among others. Much of the evidence behind it was rated low."
                    )
                ),
                numbered(
                    item(
                        "Moving",
                        "In one trial a yoga course was not worse than physical therapy. On the "
                        "main measures it was not better than an education booklet.",
                    ),
                    item(
                        "Needles",
                        "People who have acupuncture tend to do better than people who have only "
                        "usual care, and about as well as people who have a sham.",
                    ),
                    item(
                        "Learning to live with pain",
                        "Courses in mindfulness or cognitive behavioural therapy. We do not run "
                        "them, and we know who does.",
                    ),
                ),
            ],
            "when_to_get_help": [
                callout(
                    "emergency",
                    "Call the emergency number if",
                    bullets(
                        "you cannot pass water, or lose control of bladder or bowels",
                        "you go numb around the genitals or the anus",
                        "both legs become weak",
                    ),
                ),
                callout(
                    "help-today",
                    "Get help today if",
                    bullets("back pain comes with fever", "it follows a fall or an accident"),
                ),
            ],
        },
    }
