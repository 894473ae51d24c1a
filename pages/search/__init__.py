"""Search over the site's pages and people: words, what they match, and where to highlight them."""
