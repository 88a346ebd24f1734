"""What browsers get: the map payload, assets, HTML, link previews and the static site."""
