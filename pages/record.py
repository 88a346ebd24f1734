"""The record page: what the data set holds and where it comes from."""

from pages.parts.dashboard import show_page

show_page("record")
