"""The record page: what the data set holds and where it comes from."""

from pages.parts.reading import show_page

show_page("record")
