"""What the pages, the pictures and the legend say, in words."""
