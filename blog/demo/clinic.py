"""Who the demo clinic is. Invented: no such clinic, no such people, numbers that reach nobody."""

from blog.demo.writing import band, bullets, item, numbered, p, prose, quote, section

SETTINGS = {
    "name": "Wrenfold Clinic",
    "phone": "555-0134",
    "email": "hello@wrenfold.example",
    "address": "14 Example Lane\nWrenfold",
    "country": "US",
}
TEXTS = {"tagline": "Acupuncture and general medicine, with time for your questions"}

PROFESSIONS = (
    {"name": "Acupuncturist"},
    {"name": "Physician", "is_physician": True},
    {"name": "Physical therapist"},
)

PEOPLE = (
    {
        "slug": "orla-vennick",
        "name": "Orla Vennick",
        "credentials": "L.Ac.",
        "profession": "Acupuncturist",
        "role": "Founder",
        "licence_number": "AC-0134, Example Board of Acupuncture",
        "languages": ["en", "ga"],
        "biography": (
            "Orla treats people with long-lasting pain and people who live with nerve damage. She "
            "asks a good deal before she picks up a needle, and says so when she thinks that "
            "another treatment deserves the first try."
        ),
    },
    {
        "slug": "samuel-iyoha-brandt",
        "name": "Samuel Iyoha-Brandt",
        "credentials": "MD",
        "profession": "Physician",
        "role": "Medical director",
        "licence_number": "MD-5550, Example Medical Board",
        "languages": ["en", "de", "fr"],
        "biography": (
            "Samuel sees everybody whose pain or numbness has no name yet. He reads the studies "
            "that our articles cite and crosses out what they do not carry."
        ),
    },
    {
        "slug": "ines-falkenrath",
        "name": "Ines Falkenrath",
        "credentials": "PT",
        "profession": "Physical therapist",
        "role": "Movement",
        "licence_number": "PT-0177, Example Board of Physical Therapy",
        "languages": ["en", "es", "ase"],
        "biography": (
            "Ines teaches people to trust a back or a foot again. She gives out few exercises, "
            "writes them down in large letters, and asks each time which of them you really did."
        ),
    },
)

TOPICS = (
    {
        "slug": "acupuncture",
        "name": "Acupuncture",
        "description": "What it is, what it was compared with, and what it did.",
    },
    {
        "slug": "back-pain",
        "name": "Back pain",
        "description": "Pain in the lower back that stays, and what has been tested against it.",
    },
    {
        "slug": "nerve-pain",
        "name": "Nerve pain",
        "description": "Tingling, burning and numbness from damaged nerves.",
    },
    {
        "slug": "visiting-us",
        "name": "Visiting us",
        "description": "What to bring, what happens, and what you may ask.",
    },
)

BLOG = {
    "introduction": (
        "What has been tested, how well, and what it means for you. Written here, with every study "
        "named so that you can look it up."
    )
}

HOME = {
    "headline": "Careful medicine, with time for your questions",
    "standfirst": (
        "A physician, an acupuncturist and a physical therapist under one roof. We look for the "
        "cause first, treat what can be treated, and tell you plainly what is known and what is "
        "not."
    ),
    "lead_image_alt": (
        "A quiet treatment room: a couch with a folded blanket, a plant, and an arched window."
    ),
    "action_label": "Read how we work",
}


def home_body():
    return [
        band("services", "What we can do for you", chosen=[]),
        section(
            "What to expect from us",
            numbered(
                item(
                    "An hour to begin with",
                    "Your first visit is mostly a conversation. You leave with a plan on one sheet "
                    "of paper.",
                ),
                item(
                    "Two pairs of eyes",
                    "If a symptom needs a physician, you see one here before anything else is "
                    "tried.",
                ),
                item(
                    "An honest end",
                    "We agree on a date to judge the treatment, and we stop it when it does not "
                    "help.",
                ),
            ),
        ),
        band("locations", "Where to find us, and when"),
        band("latest_articles", "What we have written"),
        band("team", "Who you will meet"),
        band(
            "call_to_action",
            "Not sure where to begin?",
            text=(
                "Tell us when it suits you and how to reach you. We call back, and find the right "
                "person for a first hour."
            ),
            label="",
            page=None,
        ),
    ]


ABOUT = {
    "slug": "about",
    "title": "About the clinic",
    "summary": "Who we are, how we work, and how we write about health.",
}


def about_body():
    return [
        section(
            "Who we are",
            prose(
                p(
                    "Wrenfold Clinic is a small practice with two treatment rooms and one large "
                    "table, and a room in the old mill at Millbrook. Samuel Iyoha-Brandt is a "
                    "physician and looks for causes. Orla Vennick practises acupuncture. Ines "
                    "Falkenrath is a physical therapist and teaches people to move again."
                ),
                p(
                    "<b>The clinic is invented.</b> It shows what a clinic's website can look "
                    "like. Nobody answers its telephone, and none of its people exist. The studies "
                    "in its articles are real."
                ),
            ),
        ),
        section(
            "How we work",
            numbered(
                item("We look for the cause", "A treatment comes after a diagnosis, not before."),
                item(
                    "We choose together",
                    "You hear what each choice has shown in studies, what it costs and what it "
                    "may do to you.",
                ),
                item(
                    "We write things down",
                    "What we aim for, how often you come, and when we look back.",
                ),
            ),
        ),
        section(
            "How we write",
            prose(
                p("Our articles follow a few rules, and you may hold us to them:"),
                bullets(
                    "Every study is named, with its journal, its year and a way to find it.",
                    "We say what a study was compared with, how many people took part and what "
                    "its limits are.",
                    "Studies that went against a treatment stand beside those in its favour.",
                    "When an article changes in a way that matters, it says what and when.",
                ),
            ),
            quote("A study that disappoints you is still worth knowing.", "Orla Vennick"),
        ),
        section(
            "How to reach us",
            prose(
                p("Telephone 555-0134, e-mail hello@wrenfold.example."),
                p(
                    "In an emergency do not wait for us. Call your local emergency number, or go "
                    "to the nearest hospital."
                ),
            ),
        ),
    ]
