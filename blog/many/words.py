"""The words that many articles are put together from. Nothing in them is medical advice."""

CONDITIONS = (
    ("peripheral neuropathy", "nerves"),
    ("tension headache", "head"),
    ("migraine", "head"),
    ("low back pain", "back"),
    ("neck pain", "back"),
    ("knee osteoarthritis", "joints"),
    ("shoulder pain", "joints"),
    ("hot flushes", "hormones"),
    ("insomnia", "sleep"),
    ("restless legs", "sleep"),
    ("seasonal allergy", "breathing"),
    ("nausea after surgery", "digestion"),
    ("irritable bowel", "digestion"),
    ("carpal tunnel syndrome", "nerves"),
    ("facial pain", "head"),
    ("plantar fasciitis", "joints"),
    ("period pain", "hormones"),
    ("dry mouth", "digestion"),
    ("chronic fatigue", "sleep"),
    ("tennis elbow", "joints"),
)
TOPICS = {
    "nerves": "Nerves",
    "head": "Headache and face",
    "back": "Back and neck",
    "joints": "Joints and muscles",
    "hormones": "Hormones",
    "sleep": "Sleep and rest",
    "breathing": "Breathing",
    "digestion": "Digestion",
}
PEOPLE = (
    ("Mara Ellingsworth", "L.Ac."),
    ("Théo Okonjo", "MD"),
    ("Lenka Ambrose", "PT"),
    ("Ruth Castellane", "L.Ac."),
    ("Idris Fennimore", "MD"),
    ("Sofía Brandsma", "RN"),
)
TITLES = (
    "Acupuncture for {condition}: what {people} {group} told us",
    "Living with {condition}: {place} and after",
    "{Condition} and acupuncture, {place}",
    "What {group} ask about {condition} {place}",
    "{Condition}: when needles are worth a try for {group}",
)
GROUPS = (
    "adults",
    "women",
    "men",
    "older people",
    "office workers",
    "nurses",
    "runners",
    "drivers",
)
PLACES = (
    "at home",
    "at work",
    "on the road",
    "in the first month",
    "over a winter",
    "during pregnancy",
    "after an injury",
    "in later life",
)
COMPARISONS = (
    "sham needles",
    "usual care",
    "a waiting list",
    "exercise",
    "advice alone",
    "tablets",
)
OUTCOMES = ("pain", "sleep", "stiffness", "numbness", "mood", "use of medicines", "days off work")
SPANS = ("four weeks", "six weeks", "eight weeks", "twelve weeks", "half a year", "a year")
BLANKS = {"comparison": COMPARISONS, "outcome": OUTCOMES, "span": SPANS}
JOURNALS = (
    ("Journal of Invented Medicine", "J Invent Med"),
    ("Annals of Sample Trials", "Ann Sample Trials"),
    ("The Made-up Rheumatologist", "Made-up Rheumatol"),
    ("Archives of Fictional Care", "Arch Fict Care"),
)
FAMILY_NAMES = (
    *("Abara", "Bianchi", "Choi", "Dumont", "Eriksen", "Farouk", "Gómez", "Haddad", "Ito"),
    *("Jansen", "Kowalska", "Li", "Müller", "Nowak", "Okafor", "Petrov", "Quispe", "Rossi"),
)
GIVEN_NAMES = ("Amal", "Bo", "Carla", "Dev", "Elsa", "Femi", "Grace", "Hugo", "Inga", "Jun")

OPENINGS = (
    "Many {group} come to us with {condition} and ask about acupuncture. {place_sentence}",
    "{Condition} is common among {group}. {place_sentence} Acupuncture is one thing people try.",
    "People with {condition} hear much advice. This article sorts it, acupuncture included.",
)
SENTENCES = (
    "{Condition} seldom has one cause, so we look for the likely ones before we treat.",
    "Some people notice it most in the morning, others only when they sit for long.",
    "Keep a note of good and bad days for {span}; it tells more than a single visit.",
    "If your {outcome} changes quickly, see a doctor before anything else.",
    "The needles are sterile, used once, and about as thin as a hair.",
    "Most sessions last forty minutes, and half of that is talking and resting.",
    "Bring a list of your medicines, above all those that thin the blood.",
    "After {span} we look back together and decide whether to go on.",
    "A trial is only as telling as what the treatment was compared with.",
    "Compared with {comparison}, the difference in {outcome} was small but steady.",
    "Not everybody feels better, and nobody can say beforehand who will.",
    "Gentle movement on most days helps {group} more than rest alone.",
    "We write to your doctor if you wish, so that everybody knows the plan.",
    "Tell us about a pacemaker, a pregnancy or a bleeding disorder before we start.",
    "Heat eases {condition} for some people; for others cold does the same.",
    "Sleep and {outcome} often get better or worse together.",
    "The cost of a course depends on how many visits you need.",
    "What helped a neighbour may do nothing for you, and the other way round.",
    "Studies that lasted {span} say little about the years after.",
    "Where the evidence is thin we say so, and we leave the choice to you.",
)
HEADINGS = (
    "What {condition} is",
    "What happens at a visit",
    "What trials found",
    "What can go wrong",
    "What you can do yourself",
    "When to get help",
)
STEPS = (
    ("We ask", "Where it hurts, since when, and what you have tried."),
    ("We examine", "Strength, feeling and movement, as far as {condition} needs it."),
    ("We treat", "A few needles stay in place for about twenty minutes."),
    ("We plan", "You leave knowing what comes next and what to watch for."),
)
FINDINGS = (
    "After {span}, {outcome} had eased more than with {comparison}.",
    "There was no clear difference in {outcome} from {comparison} after {span}.",
    "More people reported better {outcome} than with {comparison}, for about {span}.",
)
LIMITS = (
    "{people} people took part, and all of them knew what they received.",
    "It lasted {span} only, and every fifth person left early.",
    "The {group} who took part were recruited at one clinic.",
)
NOTES = (
    "A new trial was added, and the section on risks is clearer.",
    "The advice on when to get help is more exact.",
    "Numbers were brought up to date with a review.",
)
