"""What a table schema cannot say: checks across rows, tables and boundaries. Every error is collected, none stops the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from geo import boundaries
from geo.record import DataError, Problem, Record, read_descriptor, read_tables
from geo.vocabulary import Claim


def read_record(folder: Path) -> Record:
    """The record in a folder, wholly checked. Raises :class:`~geo.record.DataError` with every problem found."""
    record = read_tables(folder, read_descriptor(folder))
    problems = problems_across(record)
    if problems:
        raise DataError(problems)
    return record


def problems_across(record: Record) -> list[Problem]:
    """What is wrong across rows, tables and boundaries, in the order of the files."""
    found = [problem for check in CHECKS for problem in check(record)]
    try:
        found += boundaries.outliers(record, boundaries.areas(record))
    except DataError as error:
        found += error.problems
    return found


def claim_problems(record: Record) -> Iterator[Problem]:
    """Days in the wrong order, a holder who is its own contender, corrections that correct nothing, rows said twice."""
    seen: dict[tuple[object, ...], str] = {}
    for row, claim in enumerate(record.claims.values(), start=2):
        for field, reason in _claim_faults(record, claim):
            yield Problem("claims.csv", row, field, f"{claim.claim_id}: {reason}")
        said = (claim.place_id, claim.event_date, claim.reported_on, claim.holder, claim.contender, claim.claimant, claim.source_id)
        if said in seen:
            yield Problem("claims.csv", row, "claim_id", f"{claim.claim_id} says the same as {seen[said]}")
        seen[said] = claim.claim_id


def _claim_faults(record: Record, claim: Claim) -> Iterator[tuple[str, str]]:
    published = record.sources[claim.source_id].published_on
    if claim.event_date > claim.reported_on:
        yield "reported_on", f"reported on {claim.reported_on}, before its day {claim.event_date}"
    if claim.reported_on > published:
        yield "reported_on", f"reported on {claim.reported_on}, after its source was published on {published}"
    if claim.contender == claim.holder:
        yield "contender", f"{claim.holder!r} cannot contend with itself"
    withdrawn = record.claims.get(claim.supersedes)
    if withdrawn and (withdrawn is claim or withdrawn.place_id != claim.place_id):
        yield "supersedes", f"{claim.supersedes!r} is no other claim about {claim.place_id!r}"


def place_problems(record: Record) -> Iterator[Problem]:
    """Areas that are not keyed by their code, places outside any area, areas with other than one capital, half a coordinate."""
    area_kind, seat_kind = record.settings["area_kind"], record.settings["seat_kind"]
    areas = {place.place_id for place in record.places.values() if place.kind == area_kind}
    seats = Counter(place.parent_id for place in record.places.values() if place.kind == seat_kind)
    for row, place in enumerate(record.places.values(), start=2):
        if place.kind == area_kind and (place.place_id != place.iso_3166_2 or place.parent_id):
            yield Problem("places.csv", row, "iso_3166_2", f"{place.place_id!r} must be its own code and have no parent")
        if place.kind == area_kind and seats[place.place_id] != 1:
            yield Problem(
                "places.csv", row, "place_id", f"{place.place_id!r} has {seats[place.place_id]} places of kind {seat_kind!r}, not one"
            )
        if place.kind != area_kind and place.iso_3166_2 not in areas:
            yield Problem("places.csv", row, "iso_3166_2", f"{place.iso_3166_2!r} is no {area_kind} of the file")
        if place.kind == seat_kind and place.parent_id != place.iso_3166_2:
            yield Problem("places.csv", row, "parent_id", f"{place.place_id!r} must have its {area_kind} {place.iso_3166_2!r} as parent")
        if (place.lat is None) != (place.lon is None):
            yield Problem("places.csv", row, "lat, lon", f"{place.place_id!r} has only one of the two")
        if (place.population is None) != (not place.population_source_id):
            yield Problem("places.csv", row, "population", f"{place.place_id!r} has a population without a source, or a source without one")


def setting_problems(record: Record) -> Iterator[Problem]:
    """A headline about an actor or a kind of place that the tables do not have."""
    headline = record.settings["headline"]
    if headline["actor"] not in record.actors:
        yield Problem("datapackage.json", None, "claimline.headline.actor", f"{headline['actor']!r} is not in actors.csv")
    if not any(place.kind == headline["kind"] for place in record.places.values()):
        yield Problem("datapackage.json", None, "claimline.headline.kind", f"places.csv has no {headline['kind']!r}")


CHECKS: tuple[Callable[[Record], Iterator[Problem]], ...] = (claim_problems, place_problems, setting_problems)
