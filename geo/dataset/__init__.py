"""Data sets: reading a folder whole, or refusing it with every problem named."""
