"""Control, derived from claims by one written rule."""
