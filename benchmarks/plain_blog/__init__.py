"""The blog that a bare `wagtail start` project is given for comparison, nothing tuned."""
