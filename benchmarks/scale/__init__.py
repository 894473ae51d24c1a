"""`make bench`: what readers and editors wait for, at 10 to 100,000 articles.

`sites` makes and serves sites, `readers` and `editor` measure them, `report` and `plot` show what
came of it.
"""
