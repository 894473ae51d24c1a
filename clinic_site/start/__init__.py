"""Starting the site on one machine: what `make run` does, one step a file."""
