"""The editor's screens of a page's dates and reviews."""
