"""Any number of invented articles, to see how the site bears up under them."""
