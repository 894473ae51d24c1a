"""What a new site begins with: pages that every clinic writes itself, as questions to answer."""
