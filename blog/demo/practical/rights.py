"""Privacy, accessibility and the notice of the demo clinic. What they say of the site is true."""

from blog.demo.writing import bullets, callout, p, page_link, prose, section

NOTICE_RULE = "https://www.ecfr.gov/current/title-45/section-164.520"
MODEL_NOTICES = (
    "https://www.hhs.gov/hipaa/for-professionals/privacy/guidance/"
    "model-notices-privacy-practices/index.html"
)
WCAG = "https://www.w3.org/TR/WCAG22/"


def privacy(pages, documents):
    return {
        "slug": "privacy",
        "title": "Privacy",
        "summary": "What this website keeps about you: as little as it can.",
        "body": [
            section(
                "Who is responsible",
                prose(
                    p(
                        "Wrenfold Clinic, 14 Example Lane, Wrenfold. It is invented, and so is its "
                        "address. Whoever runs this copy of the demo is responsible for it."
                    )
                ),
            ),
            section(
                "When you read",
                prose(
                    bullets(
                        "The site sets no cookie, and loads nothing from any other company: no "
                        "fonts, maps, videos, counters or advertisements.",
                        "The server may note when a page was asked for and whether that worked. It "
                        "leaves out the last part of your internet address, so that the note "
                        "leads to a network and not to you.",
                    )
                ),
            ),
            section(
                "When you send us a form",
                prose(
                    p(
                        "We keep what you typed, so that somebody can answer. Only the people who "
                        "answer can read it, and each time they do is written down. The e-mail "
                        "that tells them of it says only that a request waits."
                    ),
                    p(
                        "How many days we keep it stands beside the form. After that it is "
                        "deleted; our backups hold a copy for as long as we keep the backups."
                    ),
                ),
                callout(
                    "note",
                    "Please leave your health out of it",
                    p("A name and a way to reach you are enough. The rest we talk about."),
                ),
            ),
            section(
                "What you may ask of us",
                prose(
                    p(
                        "Call 555-0134 or write to hello@wrenfold.example, and we tell you what we "
                        "have about you, mend what is wrong, and delete a request early. Records "
                        "of your treatment follow rules of their own: see the Notice of Privacy "
                        "Practices, at the foot of every page."
                    )
                ),
            ),
        ],
    }


def accessibility(pages, documents):
    return {
        "slug": "accessibility",
        "title": "Accessibility",
        "summary": "How well this site and our rooms work for you, and what to do if they do not.",
        "body": [
            section(
                "This site",
                prose(
                    p(
                        f'We build to <a href="{WCAG}">WCAG 2.2</a>, level AA. Programs look for '
                        "barriers on every kind of page, in light and dark colours, before a "
                        "change goes out. Programs find only some barriers, and no person with a "
                        "disability has tried this site for us yet. So we cannot say that it "
                        "meets the standard in full."
                    ),
                    bullets(
                        "You can do everything with a keyboard, and without JavaScript.",
                        "You can enlarge the text to four times its size without scrolling "
                        "sideways.",
                        "Colours follow the light or dark setting of your device.",
                    ),
                    p(
                        "What does not work yet: a wide table can need scrolling sideways on a "
                        "narrow screen, and the two leaflets to print cannot be filled in on the "
                        "screen. Ask us, and we read them to you or send them in large print."
                    ),
                ),
            ),
            section(
                "Our rooms",
                prose(
                    p(
                        f"{page_link(pages['example-lane'], 'Example Lane')} has no steps, a door "
                        "that opens by a button, and a toilet with rails. "
                        f"{page_link(pages['mill-street'], 'Mill Street')} has a ramp that we lay "
                        "out when you ring, and a lift 80 cm wide. If a couch is hard to climb, "
                        "most treatments can be given in a chair."
                    )
                ),
            ),
            section(
                "Tell us about a barrier",
                prose(
                    p(
                        "Call 555-0134 or write to hello@wrenfold.example. You hear from us within "
                        "two working days what we can do, and until then we help you in another "
                        "way. If our answer does not help, ask for Orla Vennick, who owns the "
                        "clinic."
                    )
                ),
            ),
        ],
    }


def notice(pages, documents):
    return {
        "slug": "notice-of-privacy-practices",
        "title": "Notice of Privacy Practices",
        "summary": "Here stands an American clinic's notice. This one is invented and has none.",
        "body": [
            section(
                "Why nothing of the kind stands here",
                prose(
                    p(
                        "Wrenfold Clinic is set in the United States, and it is invented. It has "
                        "no patients and no records, so it has no practices to give notice of, "
                        "and an invented notice might be copied by somebody who needs a real one."
                    ),
                    p(
                        "A provider covered by HIPAA must post its own notice prominently on its "
                        f'website: <a href="{NOTICE_RULE}">45 CFR 164.520(c)(3)(i)</a>. That is '
                        "why this page is linked from the foot of every other."
                    ),
                ),
            ),
            section(
                "If you run a clinic",
                prose(
                    p(
                        "A new site begins with a draft of this page that asks what the rule asks. "
                        "The Department of Health and Human Services has "
                        f'<a href="{MODEL_NOTICES}">model notices</a> to start from.'
                    )
                ),
            ),
        ],
    }
