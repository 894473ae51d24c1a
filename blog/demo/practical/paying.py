"""What the demo clinic charges, and what it does not."""

from blog.demo.writing import p, page_link, prose, section, table


def fees(pages, documents):
    return {
        "slug": "fees",
        "title": "Fees and insurance",
        "summary": "One price for each kind of visit. You know it before you come.",
        "body": [
            section(
                "What a visit costs",
                table(
                    "Prices of visits",
                    ("Visit", "Time", "Price"),
                    ("Consultation", "60 minutes", "$140"),
                    ("Acupuncture, first visit", "60 minutes", "$110"),
                    ("Acupuncture, later visits", "45 minutes", "$80"),
                    ("Movement, first visit", "45 minutes", "$90"),
                    ("Movement, later visits", "45 minutes", "$70"),
                ),
                prose(
                    p(
                        "The price holds for the whole visit, whatever we do in it. Blood tests "
                        "and scans are done elsewhere and billed by whoever does them; we tell "
                        "you what they usually charge before we send you."
                    )
                ),
            ),
            section(
                "Before you decide",
                prose(
                    p(
                        "You may ask for a written estimate of a whole course of treatment before "
                        "you book, and you get it within three working days. If you have no "
                        "insurance or pay yourself, you get one without asking when you book."
                    )
                ),
            ),
            section(
                "Insurance",
                prose(
                    p(
                        "We bill three insurers directly: the invented Harrow Mutual, Lakeside "
                        "Health and Example Blue. With any other you pay us, and we give you the "
                        "bill that your insurer asks for."
                    ),
                    p(
                        "Insurers often pay for the consultation and for physical therapy, and "
                        "less often for acupuncture. Ask yours before the first visit. If it "
                        "refuses afterwards, call us: sometimes a letter is enough."
                    ),
                ),
            ),
            section(
                "Paying",
                prose(
                    p(
                        "By card or cash after the visit, or within thirty days by bank transfer. "
                        "If the price stands between you and the treatment, say so. We spread "
                        "payments over six months without interest, and keep four hours a week "
                        "for people who pay what they can."
                    ),
                    p(
                        f"{page_link(pages['cancellations'], 'Cancellations')} have a page of "
                        "their own."
                    ),
                ),
            ),
        ],
    }


def cancellations(pages, documents):
    return {
        "slug": "cancellations",
        "title": "Cancellations",
        "summary": "Tell us by noon on the working day before, and it costs you nothing.",
        "body": [
            section(
                "If you cannot come",
                prose(
                    p(
                        "Call 555-0134, or leave a message: it counts from the minute you leave "
                        "it. Please do not cancel by e-mail on the day itself. Nobody may read it "
                        "in time."
                    )
                ),
                table(
                    "What we charge",
                    ("When you tell us", "What you pay"),
                    ("By noon on the working day before", "Nothing"),
                    ("Later than that", "$30"),
                    ("Not at all", "$30, from the second time on"),
                ),
            ),
            section(
                "When you pay nothing",
                prose(
                    p(
                        "If you are ill, if you care for somebody who is, or if snow or a late "
                        "bus kept you. Your word is enough."
                    )
                ),
            ),
            section(
                "If you are late",
                prose(
                    p(
                        "Up to fifteen minutes late you keep your place, and the visit ends when "
                        "it would have. After that we look for another time with you."
                    )
                ),
            ),
            section(
                "If we have to cancel",
                prose(
                    p(
                        "We call you, and do not only write. You get the next free time, before "
                        "anybody new, and one visit at half the price if we told you on the day."
                    )
                ),
            ),
        ],
    }
