"""`/styleguide/`: every component and block in its states, for whoever changes how the site looks.

It answers only while developing. What it prints is made in memory and written nowhere.
"""
