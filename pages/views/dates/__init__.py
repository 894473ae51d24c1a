"""What staff do with a page's dates and reviews in the editor."""
