"""Views of the editor that belong to the blog."""
