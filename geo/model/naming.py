"""Which place is meant, where places share a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from geo.model.place import Place

Qualifier = Callable[[Place], str]
"""What can be said of a place beside its name; empty where it says nothing."""


def names_told_apart(
    places: Sequence[Place], area_names: Mapping[str, str], seat_kind: str
) -> dict[str, str]:
    """The name of each place by its ``place_id``, with what tells it from others of that name.

    That is the first of these that no other one shares: the name of the area that it lies in
    (``Tagab (Kapisa)``), its kind, both, its id. The only seat among them is called by the name
    alone.

    Parameters
    ----------
    places
        The places that are told apart from each other.
    area_names
        The name of each area by its ``place_id``.
    seat_kind
        The kind of seats.

    Returns
    -------
    dict of str
        In the order of ``places``.
    """
    by_name: dict[str, list[Place]] = {}
    for place in places:
        by_name.setdefault(place.name, []).append(place)
    qualifiers: tuple[Qualifier, ...] = (
        lambda place: "" if place.place_id in area_names else area_names.get(place.iso_3166_2, ""),
        lambda place: place.kind,
        lambda place: f"{place.kind}, {area_names.get(place.iso_3166_2, place.iso_3166_2)}",
        lambda place: place.place_id,
    )
    return {
        place.place_id: _told_apart(place, by_name[place.name], qualifiers, seat_kind)
        for place in places
    }


def _told_apart(
    place: Place, namesakes: Sequence[Place], qualifiers: Sequence[Qualifier], seat_kind: str
) -> str:
    kinds = [other.kind for other in namesakes]
    is_only_seat = place.kind == seat_kind and kinds.count(seat_kind) == 1
    if len(namesakes) == 1 or is_only_seat:
        return place.name
    for qualifier in qualifiers:
        words = qualifier(place)
        if words and [qualifier(other) for other in namesakes].count(words) == 1:
            return f"{place.name} ({words})"
    return place.name
