"""What the article on neuropathy says of trials, reviews and guidelines."""

from blog.demo.writing import callout, h3, p, prose, section, study, table


def evidence(studies):
    """Return the sections; `studies` are primary keys by name."""
    return [
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
    ]
