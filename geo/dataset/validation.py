"""What a table schema cannot say: checks across rows, tables and boundaries.

Every problem is collected; none stops the next check.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from geo.boundaries.areas import outliers, read_areas
from geo.dataset.descriptor import NAME
from geo.dataset.schema import TABLES
from geo.dataset.table import CELL_LETTERS
from geo.model.claim import Claim
from geo.model.place import Place
from geo.model.problem import DataError, Problem
from geo.model.record import Record

IDENTIFIER = re.compile(r"[^\W_][\w.-]{0,99}")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")

REFERENCES = {
    ("claims", "place_id"): ("places", False),
    ("claims", "holder"): ("actors", False),
    ("claims", "contender"): ("actors", True),
    ("claims", "source_id"): ("sources", False),
    ("claims", "supersedes"): ("claims", True),
    ("places", "parent_id"): ("places", True),
    ("places", "population_source_id"): ("sources", True),
    ("events", "place_id"): ("places", True),
    ("events", "source_id"): ("sources", False),
    ("figures", "source_id"): ("sources", False),
}
"""The table that a column names rows of, and whether it may be empty."""

Fault = tuple[str, str]
"""(field of the row, reason)."""


def problems_across(record: Record) -> list[Problem]:
    """What is wrong across rows, tables and boundaries, in the order of the files."""
    problems = [problem for check in FIRST_CHECKS for problem in check(record)]
    if problems:
        return problems
    problems = [problem for check in CHECKS for problem in check(record)]
    try:
        problems += outliers(record, read_areas(record))
    except DataError as error:
        problems += error.problems
    return problems


def id_problems(record: Record) -> Iterator[Problem]:
    """Ids that are no names: they stand in addresses, in attributes and in names of files."""
    for table in TABLES:
        for row, key in enumerate(getattr(record, table), start=2):
            if not IDENTIFIER.fullmatch(key):
                reason = f"{key[:CELL_LETTERS]!r} is no id: letters, digits, hyphens, full stops"
                yield Problem(f"{table}.csv", row, None, reason)


def reference_problems(record: Record) -> Iterator[Problem]:
    """Ids of another table that it does not have, also where no foreign key asks for them."""
    for (table, field), (target, may_be_empty) in REFERENCES.items():
        known = getattr(record, target)
        for row, item in enumerate(getattr(record, table).values(), start=2):
            key = getattr(item, field)
            if key not in known and not (may_be_empty and not key):
                reason = f"{key[:CELL_LETTERS]!r} is not in {target}.csv"
                yield Problem(f"{table}.csv", row, field, reason)


def actor_problems(record: Record) -> Iterator[Problem]:
    """Colours that are written in another way than pages and pictures both read."""
    for row, actor in enumerate(record.actors.values(), start=2):
        if not COLOUR.fullmatch(actor.colour):
            reason = f"{actor.colour[:CELL_LETTERS]!r} is no colour like #a83a06"
            yield Problem("actors.csv", row, "colour", reason)


def claim_problems(record: Record) -> Iterator[Problem]:
    """Days in the wrong order, holders that contend with themselves, corrections of nothing.

    Also rows that say the same as another one.
    """
    seen: dict[tuple[object, ...], str] = {}
    for row, claim in enumerate(record.claims.values(), start=2):
        for field, reason in _claim_faults(record, claim):
            yield Problem("claims.csv", row, field, f"{claim.claim_id}: {reason}")
        said = (
            claim.place_id,
            claim.event_date,
            claim.reported_on,
            claim.holder,
            claim.contender,
            claim.claimant,
            claim.source_id,
        )
        if said in seen:
            reason = f"{claim.claim_id} says the same as {seen[said]}"
            yield Problem("claims.csv", row, "claim_id", reason)
        seen[said] = claim.claim_id


def _claim_faults(record: Record, claim: Claim) -> Iterator[Fault]:
    reported, published = claim.reported_on, record.sources[claim.source_id].published_on
    if claim.event_date > reported:
        yield "reported_on", f"reported on {reported}, before its day {claim.event_date}"
    if reported > published:
        reason = f"reported on {reported}, after its source was published on {published}"
        yield "reported_on", reason
    if claim.contender == claim.holder:
        yield "contender", f"{claim.holder!r} cannot contend with itself"
    withdrawn = record.claims.get(claim.supersedes)
    if withdrawn and (withdrawn is claim or withdrawn.place_id != claim.place_id):
        yield "supersedes", f"{claim.supersedes!r} is no other claim about {claim.place_id!r}"


def place_problems(record: Record) -> Iterator[Problem]:
    """Areas without their code or with other than one seat, places outside any area.

    Also half a position, and a population without a source or a source without one.
    """
    area_kind, seat_kind = record.settings["area_kind"], record.settings["seat_kind"]
    places = record.places.values()
    areas = {place.place_id for place in places if place.kind == area_kind}
    seats = Counter(place.parent_id for place in places if place.kind == seat_kind)
    for row, place in enumerate(places, start=2):
        faults = [*_cell_faults(place)]
        if place.kind == area_kind:
            faults = [*_area_faults(place, seats, seat_kind), *faults]
        else:
            faults = [*_point_faults(place, areas, area_kind, seat_kind), *faults]
        for field, reason in faults:
            yield Problem("places.csv", row, field, reason)


def _area_faults(place: Place, seats: Mapping[str, int], seat_kind: str) -> Iterator[Fault]:
    if place.place_id != place.iso_3166_2 or place.parent_id:
        yield "iso_3166_2", f"{place.place_id!r} must be its own code and have no parent"
    count = seats[place.place_id]
    if count != 1:
        yield "place_id", f"{place.place_id!r} has {count} places of kind {seat_kind!r}, not one"


def _point_faults(place: Place, areas: set[str], area_kind: str, seat_kind: str) -> Iterator[Fault]:
    if place.iso_3166_2 not in areas:
        yield "iso_3166_2", f"{place.iso_3166_2!r} is no {area_kind} of the file"
    if place.kind == seat_kind and place.parent_id != place.iso_3166_2:
        reason = f"{place.place_id!r} must have its {area_kind} {place.iso_3166_2!r} as parent"
        yield "parent_id", reason


def _cell_faults(place: Place) -> Iterator[Fault]:
    if (place.lat is None) != (place.lon is None):
        yield "lat, lon", f"{place.place_id!r} has only one of the two"
    if not (-90 <= (place.lat or 0) <= 90 and -180 <= (place.lon or 0) <= 180):
        yield "lat, lon", f"{place.place_id!r} is on no map in degrees"
    if (place.population is None) != (not place.population_source_id):
        reason = f"{place.place_id!r} has a population without a source, or a source without one"
        yield "population", reason


def setting_problems(record: Record) -> Iterator[Problem]:
    """A headline about an actor or a kind of place that the tables do not have."""
    headline = record.settings["headline"]
    actor, kind = headline["actor"], headline["kind"]
    if actor not in record.actors:
        reason = f"{actor!r} is not in actors.csv"
        yield Problem(NAME, None, "claimline.headline.actor", reason)
    if not any(place.kind == kind for place in record.places.values()):
        yield Problem(NAME, None, "claimline.headline.kind", f"places.csv has no {kind!r}")


Check = Callable[[Record], Iterator[Problem]]

FIRST_CHECKS: tuple[Check, ...] = (id_problems, reference_problems)
"""What the other checks rest on."""

CHECKS: tuple[Check, ...] = (actor_problems, claim_problems, place_problems, setting_problems)
