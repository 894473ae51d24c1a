"""What the site writes down about requests and errors: one line of JSON each, nobody's data."""
