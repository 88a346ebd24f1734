"""The tags that services read which show links."""

from datetime import date

from geo.model.view import Moment
from geo.web.link_preview import name_attribute, view_tags
from geo.wording.views import view_description, view_title

THEN = Moment(date(2021, 8, 12), date(2021, 8, 12))


def test_the_tags_say_title_description_address_and_picture_of_the_view(record):
    tags = dict(view_tags(record, THEN, "herat", address="https://x/?a", image="https://x/b.png"))
    title = view_title(record, THEN, "herat")
    assert tags["og:title"] == tags["twitter:title"] == tags["og:image:alt"] == title
    description = view_description(record, THEN, "herat")
    for name in ("description", "og:description", "twitter:description"):
        assert tags[name] == description
    assert tags["og:url"] == "https://x/?a"
    assert tags["og:image"] == tags["twitter:image"] == "https://x/b.png"
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
    assert tags["twitter:card"] == "summary_large_image"


def test_open_graph_names_stand_in_an_attribute_of_their_own():
    assert name_attribute("og:title") == "property"
    assert name_attribute("twitter:title") == name_attribute("description") == "name"
