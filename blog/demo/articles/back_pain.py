"""Low back pain: what happened when real needles were compared with sham ones."""

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
    quote,
    section,
    study,
    table,
)
from pages.models import PageUpdate


def _body(studies, pictures):
    return [
        section(
            "The short answer",
            prose(
                p(
                    "People with lasting low back pain who have acupuncture tend to do better "
                    "than people who have nothing or only usual care. They do about as well with "
                    "sham acupuncture. So being treated seems to help, but where the needle goes "
                    "may matter little."
                ),
                p("Both halves of that answer are true, and you need both to decide."),
            ),
        ),
        section(
            "What the large trials found",
            prose(
                p(
                    "Two large trials asked the same question: is real acupuncture better than a "
                    "convincing imitation?"
                )
            ),
            study(
                studies["haake-2007"],
                "Nearly half got better, with real needles or sham",
                "About 48 in 100 people improved with acupuncture, 44 in 100 with sham needling "
                "and 27 in 100 with the care that guidelines advised.",
                "The gap between real and sham may be chance. The practitioners knew which was "
                "which.",
            ),
            study(
                studies["cherkin-2009"],
                "Three kinds of needling, one result",
                "Points chosen for each person, standard points and simulated acupuncture helped "
                "daily function about equally. All three did better than usual care.",
                "Whether the skin was pierced made no difference, which puts the usual "
                "explanations of acupuncture in doubt.",
            ),
            table(
                "How many improved in the German trial",
                ("Group", "Out of 100 people"),
                ("Acupuncture", "48"),
                ("Sham needling", "44"),
                ("Care as guidelines advised", "27"),
            ),
            study(
                studies["pach-2013"],
                "Tailored points did no better than fixed ones",
                "In 150 people, choosing points for each person worked no better than giving "
                "everybody the same ones.",
                "One practice and one physician, and nobody went untreated.",
            ),
        ),
        section(
            "What reviews make of all trials together",
            study(
                studies["vickers-2018"],
                "A small gap to sham, a larger one to nothing",
                "The reviewers pooled 39 trials of long-lasting pain, person by person. "
                "Acupuncture did better than sham by a small amount and better than no "
                "acupuncture by a moderate one. Most of the effect was still there after a year.",
                "Some readers think the gap to sham too small to matter. Back pain was one of "
                "several kinds of pain.",
            ),
            study(
                studies["mu-2020"],
                "No difference from sham that matters",
                "This Cochrane review of 33 studies found that acupuncture may not ease back pain "
                "by more than sham in a way that patients would notice. Soon after a course it "
                "did better than no treatment.",
                "Results differed widely, and two thirds of the people came from seven German "
                "trials.",
            ),
            quote(
                "Ask what a treatment was compared with before you ask how well it worked.",
                "From our notes for new patients",
            ),
        ),
        section(
            "Where that leaves you",
            study(
                studies["qaseem-2017"],
                "Doctors are advised to begin without drugs",
                "This guideline of American physicians names heat, massage, acupuncture and "
                "manipulation for recent back pain. For lasting pain it names exercise, "
                "mindfulness, acupuncture, tai chi and yoga, among others.",
                "Much of the evidence behind it was rated low, and it was due to expire after "
                "five years.",
            ),
            prose(
                p(
                    "Acupuncture is one choice on that list and not the first among them. Two "
                    "others have been put to the test as well:"
                )
            ),
            numbered(
                item(
                    "Learning to live with pain",
                    "Courses in mindfulness or in cognitive behavioural therapy.",
                ),
                item("Moving", "A course of yoga, or physical therapy."),
            ),
            study(
                studies["cherkin-2016"],
                "Two courses for the mind, about equally good",
                "Half a year on, around six in ten people in either course had clearly better "
                "function, against 44 in 100 with usual care.",
                "One health system in one state. Many people came to fewer than six classes.",
            ),
            study(
                studies["saper-2017"],
                "Yoga was no worse than physical therapy",
                "For pain and function a yoga course was not worse than physical therapy. On the "
                "main measures it was not better than an education booklet.",
                "Most people had low incomes and lived in one city, and all of them knew what "
                "they did.",
            ),
            callout(
                "note",
                "What we suggest",
                p(
                    "Keep moving as far as you can. If you choose acupuncture, agree on six "
                    "sessions, write down what you cannot do today, and look at the list again "
                    "at the end."
                ),
            ),
        ),
        section(
            "When back pain needs a doctor",
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
                bullets(
                    "back pain comes with fever",
                    "it follows a fall or an accident",
                    "one leg is getting weaker",
                ),
            ),
            callout(
                "help-soon",
                "Make an appointment soon if",
                bullets(
                    "you have had cancer, or you are losing weight without trying",
                    "it hurts more at night than by day",
                    "it has not eased after six weeks",
                ),
            ),
        ),
    ]


BACK_PAIN = Article(
    slug="low-back-pain-real-needles-and-sham",
    title="Low back pain: real needles, sham needles, and what helps",
    summary=(
        "Acupuncture does better than usual care for lasting back pain, and about as well as its "
        "imitation. What that means if you are in pain."
    ),
    introduction=p(
        "Acupuncture for low back pain has been tested on thousands of people. The results agree "
        "with each other more than the headlines do."
    ),
    authors=("samuel-iyoha-brandt",),
    topics=("back-pain", "acupuncture"),
    about=("acupuncture", "movement", "lasting-low-back-pain"),
    lead_image="back",
    lead_image_alt="A person seen from behind, with the spine drawn as a stem that bears leaves.",
    published_on=date(2025, 9, 3),
    changes=(
        Change(
            date(2025, 9, 17),
            "The table gave the German trial's sham group as 47 out of 100 people. The right "
            "figure is 44.",
            PageUpdate.Kind.CORRECTION,
        ),
    ),
    body=_body,
)
