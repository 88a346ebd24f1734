"""The method page: the rule as the code applies it."""

from pages.parts.reading import show_page

show_page("method")
