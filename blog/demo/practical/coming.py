"""How to come to the demo clinic for the first time, and what patients ask."""

from blog.demo.writing import (
    bullets,
    downloads,
    item,
    numbered,
    p,
    page_link,
    prose,
    questions,
    section,
)


def new_patients(pages, documents):
    asking = page_link(pages["appointment"], "Ask for an appointment")
    consultation = page_link(pages["consultation"], "consultation")
    return {
        "slug": "new-patients",
        "title": "New patients",
        "summary": (
            "You do not need a referral. Ask for a first hour, bring a list of your medicines, and "
            "leave with a plan on one sheet of paper."
        ),
        "body": [
            section(
                "How to begin",
                numbered(
                    item(
                        "You ask",
                        f"{asking}, or call 555-0134. You need not tell us what is wrong; that "
                        "can wait until we talk.",
                    ),
                    item(
                        "We call back",
                        "Usually on the next working day, with two times to choose from. A first "
                        "visit is rarely more than two weeks away.",
                    ),
                    item(
                        "You come for an hour",
                        f"Most people begin with a {consultation}. If you know that you want "
                        "acupuncture or movement, you can start there.",
                    ),
                ),
            ),
            section(
                "What to bring",
                prose(
                    bullets(
                        "A list of your medicines, with doses",
                        "Letters and results from your doctor, if you have them",
                        "Your insurance card, if we are to bill your insurer",
                        "Somebody who listens with you, if you like",
                    )
                ),
                downloads("To print", documents["what-to-bring"], documents["registration-form"]),
            ),
            section(
                "If something makes it hard to come",
                prose(
                    p(
                        "Tell us when you book. We speak English, Spanish, German, French and "
                        "Irish, and Ines signs American Sign Language. For other languages we "
                        "call an interpreter, at no cost to you, and need two days for it."
                    ),
                    p(
                        f"{page_link(pages['example-lane'], 'Example Lane')} has no steps. "
                        f"{page_link(pages['mill-street'], 'Mill Street')} has two, with a ramp, "
                        "and no step-free toilet."
                    ),
                ),
            ),
        ],
    }


def questions_page(pages, documents):
    return {
        "slug": "questions",
        "title": "Questions patients ask",
        "summary": "Short answers. If yours is not here, call us.",
        "body": [
            section(
                "Before you come",
                questions(
                    (
                        "Do I need a referral?",
                        "No. Some insurers ask for one before they pay, so look at your policy or "
                        "call them.",
                    ),
                    (
                        "How soon can I come?",
                        "A first visit is usually possible within two weeks. If you should be seen "
                        "sooner than that, we tell you on the telephone where to go.",
                    ),
                    (
                        "Do you treat children?",
                        "No. We see people from the age of sixteen.",
                    ),
                    (
                        "Can I see a woman, or a man?",
                        "Say so when you ask for an appointment, and we book you with somebody "
                        "you are at ease with.",
                    ),
                ),
            ),
            section(
                "During treatment",
                questions(
                    (
                        "Does acupuncture hurt?",
                        "Going in, a needle feels like a light tap. Some people feel a dull ache "
                        "for a moment. If one hurts, say so and it comes out.",
                    ),
                    (
                        "How do I know that it works?",
                        "Before we begin you write down what should be easier. After six sessions "
                        "we read it together, and stop if nothing has changed.",
                    ),
                    (
                        "Should I stop my medicines?",
                        "No. Changing a medicine is a matter for whoever prescribed it.",
                    ),
                ),
            ),
            section(
                "Money",
                questions(
                    (
                        "What does a visit cost?",
                        f"It stands on {page_link(pages['fees'], 'Fees and insurance')}, for every "
                        "kind of visit.",
                    ),
                    (
                        "What if I have to cancel?",
                        "Call the day before, and it costs you nothing: "
                        f"{page_link(pages['cancellations'], 'how cancelling works')}.",
                    ),
                ),
            ),
        ],
    }
