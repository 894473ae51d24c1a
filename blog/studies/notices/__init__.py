"""What services and files say of retractions, corrections and concerns. Pure functions.

Four sources: the title itself, Crossref, PubMed and the Retraction Watch file. Each gives
`Notice`s; `judgement.strongest` weighs them.
"""
