"""The vocabulary: what a record holds, and what a reader looks at."""
