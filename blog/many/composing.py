"""Puts one invented article together. Pure functions: the same number gives the same article."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from django.utils.text import slugify

from blog.blocks import StudyCitationBlock
from blog.demo.writing import callout, item, numbered, p, prose, section, study
from pages.blocks.callout import CalloutKind

from . import words

SLUG = "made-"  # what the addresses of everything made begin with
FIRST_DAY = date(2012, 1, 2)
DAYS = 4800  # over which articles are spread
PARAGRAPHS = (1, 2)  # in a section, from and to
SENTENCES = (3, 6)  # in a paragraph
CARDS = (1, 3)  # of studies, in an article
NOT_STATED = StudyCitationBlock.declared_blocks["stated_design"].field.choices[0][1]
SHARE_UPDATED, SHARE_REVIEWED = 0.3, 0.6


@dataclass(frozen=True)
class Composed:
    """An article before it is a row: `topic`, `author` and `studies` are keys of `words` and rows.

    `cited` are `(section id, block id, study's primary key)`, as the body cites them; `texts` are
    the texts of the body as search reads them, in order, because reading them out of the blocks
    takes longer than all the rest.
    """

    slug: str
    title: str
    summary: str
    introduction: str
    body: list
    texts: list[str]
    topic: str
    author: int
    cited: list
    published_on: date
    updated_on: date | None
    update_note: str
    reviewed_on: date | None
    translation_key: UUID


def compose(seed, number, studies, today):
    """Return the `Composed` article of a number, citing some of `studies` (primary keys).

    No day in it is later than `today`.
    """
    random = Random(f"{seed}:{number}")  # noqa: S311 - to be repeated, not to be secret
    return _Composer(random, number, today).article(studies)


class _Composer:
    """One article's random numbers, and the facts that its sentences share."""

    def __init__(self, random, number, today):
        self.random, self.number, self.today = random, number, today
        self.condition, self.topic = random.choice(words.CONDITIONS)
        self.blanks = _Blanks(random, self.condition)
        self.cited = []

    def article(self, studies):
        title = self.say(random_of=words.TITLES)
        published_on = min(FIRST_DAY + timedelta(self.random.randrange(DAYS)), self.today)
        body = self.body(studies)
        return Composed(
            slug=f"{SLUG}{self.number}-{slugify(title)}"[:120].rstrip("-"),
            title=title,
            summary=self.say(random_of=words.SENTENCES),
            introduction=p(self.say(random_of=words.OPENINGS)),
            body=body,
            texts=[text for one in body for text in _texts_of(one)],
            topic=self.topic,
            author=self.random.randrange(len(words.PEOPLE)),
            cited=self.cited,
            published_on=published_on,
            updated_on=self.later(published_on, SHARE_UPDATED),
            update_note=self.random.choice(words.NOTES),
            reviewed_on=self.later(published_on, SHARE_REVIEWED),
            translation_key=self.key(),
        )

    def body(self, studies):
        what, visit, trials, risks, yourself, help_wanted = words.HEADINGS
        cards = self.random.sample(studies, min(self.random.randint(*CARDS), len(studies)))
        steps = [item(lead_in, self.say(text)) for lead_in, text in words.STEPS]
        warning = callout(
            "help-today", "See a doctor first", p(self.say(random_of=words.SENTENCES))
        )
        sections = [
            section(self.say(what), self.prose()),
            section(visit, self.prose(), numbered(*steps)),
            section(trials, self.prose(), *(self.card(key) for key in cards)),
            section(risks, self.prose()),
            section(yourself, self.prose()),
            section(help_wanted, self.prose(), warning),
        ]
        for one in sections:
            self.identify(one)
        return sections

    def prose(self):
        return prose(*(p(self.paragraph()) for _n in range(self.random.randint(*PARAGRAPHS))))

    def paragraph(self):
        chosen = self.random.sample(words.SENTENCES, self.random.randint(*SENTENCES))
        return " ".join(self.say(sentence) for sentence in chosen)

    def card(self, key):
        finding, limits = self.say(random_of=words.FINDINGS), self.say(random_of=words.LIMITS)
        return study(key, "", finding, limits)

    def identify(self, one):
        """Give a section, its blocks and the items of its lists keys, and note what it cites."""
        one["id"] = str(self.key())
        for block in one["value"]["content"]:
            block["id"] = str(self.key())
            if block["type"] == "study_citation":
                self.cited.append((one["id"], block["id"], block["value"]["study"]))
            elif block["type"] == "numbered_list":
                items = block["value"]["items"]
                block["value"]["items"] = [
                    {"type": "item", "id": str(self.key()), "value": value} for value in items
                ]

    def say(self, sentence="", random_of=()):
        """Return a sentence, or a random one of some, with its blanks filled in."""
        return (sentence or self.random.choice(random_of)).format_map(self.blanks)

    def later(self, day, share):
        """Return a day after another one for a share of the articles, else None."""
        is_wanted, later = (
            self.random.random() < share,
            day + timedelta(self.random.randint(1, 900)),
        )
        return later if is_wanted and later <= self.today else None

    def key(self):
        return UUID(int=self.random.getrandbits(128), version=4)


class _Blanks(dict):
    """What the blanks of sentences are filled with: the article's own facts, the rest at random."""

    def __init__(self, random, condition):
        place = random.choice(words.PLACES)
        super().__init__(
            condition=condition,
            Condition=condition[0].upper() + condition[1:],
            group=random.choice(words.GROUPS),
            place=place,
            place_sentence=f"Much is different {place}.",
        )
        self.random = random

    def __missing__(self, blank):
        """Return something else each time, drawn only if a sentence has the blank."""
        if blank == "people":
            return self.random.randint(12, 480)
        return self.random.choice(words.BLANKS[blank])


def _texts_of(one):
    """Yield the texts of a section, or of a block in it, in the order of its fields."""
    value = one["value"]
    if one["type"] == "section":
        yield value["heading"]
        for block in value["content"]:
            yield from _texts_of(block)
    elif one["type"] == "prose":
        yield _plain(value)
    elif one["type"] == "numbered_list":
        for each in value["items"]:
            yield from (each["value"]["lead_in"], _plain(each["value"]["text"]))
    elif one["type"] == "callout":
        yield from (str(CalloutKind(value["kind"]).label), value["heading"], _plain(value["text"]))
    elif one["type"] == "study_citation":
        yield from (value["journal_named"], str(NOT_STATED), value["heading"])
        yield from (_plain(value["finding"]), _plain(value["limits"]))


def _plain(html):
    """Return the text of paragraphs; nothing else is composed."""
    return html.removeprefix("<p>").removesuffix("</p>").replace("</p><p>", " ")
