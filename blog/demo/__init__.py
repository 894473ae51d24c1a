"""The demo clinic: an invented clinic with articles of its own, to be loaded and taken away."""
