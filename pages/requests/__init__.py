"""What patients send by a form of the site: checked, kept, told to the clinic, deleted in time."""
