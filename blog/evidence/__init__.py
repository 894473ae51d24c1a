"""What the site does with studies: finding, changing, citing and watching their records."""
