"""What a visitor typed, as words that any search engine may be handed. Pure functions."""

import re
import unicodedata

LONGEST_QUERY = 200  # characters; what follows is ignored
MOST_WORDS = 20
ASCII_WORD = re.compile(r"[a-z0-9]+")
SHORTEST_PLURAL = 4  # letters; “gas” and “its” are no plurals


def fold(text):
    """Return a text without case and accents: “Neuropatía” and “NEUROPATIA” are the same word."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return unicodedata.normalize("NFKC", bare).casefold()


def split_words(text):
    """Return the words of a text: runs of letters, digits and the marks that letters carry.

    Whatever else there is (quotes, operators of search engines, NUL, lone surrogates) separates.
    """
    spaced = "".join(
        char if char.isalnum() or unicodedata.category(char).startswith("M") else " "
        for char in text
    )
    return [word for word in spaced.split() if any(char.isalnum() for char in word)]


def index_words(text):
    """Return the words of a text as the index keeps them: folded, in order, each as often as it is.

    A page is found by the beginnings of these words.
    """
    text = fold(text)
    return ASCII_WORD.findall(text) if text.isascii() else split_words(text)


def words_of(query):
    """Return the words that a query asks for, each once, folded and without a plural “s”.

    Pages match a word if one of their own words begins with it. Any string is allowed; one without
    letters and digits gives an empty list.
    """
    text = unicodedata.normalize("NFKC", query[:LONGEST_QUERY])[:LONGEST_QUERY]
    words = [_singular(fold(word)) for word in split_words(text)]
    return list(dict.fromkeys(word for word in words if split_words(word)))[:MOST_WORDS]


def shown_query(query):
    """Return a query as it may be printed again: one line, cut, without unprintable characters."""
    line = " ".join(query[:LONGEST_QUERY].split())
    return "".join(char for char in line if char.isprintable())


def unaccented_tail(texts):
    """Return what is indexed after the texts of a page: each word that folding changes, folded.

    `texts` are strings, lists of strings, or None. PostgreSQL's stock configurations keep accents;
    with the tail a search finds a word with and without them in any database.
    """
    lists = [text if isinstance(text, list) else [text] for text in texts if text]
    text = " ".join(str(part) for parts in lists for part in parts)
    if text.isascii():
        return ""
    folded = {fold(word) for word in split_words(text) if fold(word) != word.lower()}
    return " ".join(sorted(folded))


def _singular(word):
    if len(word) >= SHORTEST_PLURAL and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
