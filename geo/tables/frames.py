"""The Python API: a record's answers as DataFrames, for notebooks and scripts.

``geo.read()`` returns a :class:`RecordFrames`. Arguments that are days can be ``date`` objects or
ISO 8601 text. In frames, days are ``datetime64[s]``, local to the place and without a time. What is
missing is missing (``NaN``, ``NaT``) and not empty text; lists stay lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry import shape

from geo.dataset.reader import DEFAULT_FOLDER, read_record
from geo.model.record import Record
from geo.model.view import EVERYTHING, Clock
from geo.tables import queries
from geo.tables.frame_arguments import AnyDay, as_clock, as_moment, checked_kind, checked_place
from geo.tables.place_explanation import PlaceExplanation
from geo.tables.record_maps import RecordMaps
from geo.tables.rows import CLAIM_ROW, CONTROL_ROW, HISTORY_ROW, PLACE_ROW, SOURCE_ROW
from geo.tables.shapes import shapes
from geo.tables.typed_frame import typed_frame

CRS = "EPSG:4326"


class RecordFrames(RecordMaps):
    """A record whose answers are DataFrames.

    Examples
    --------
    >>> import geo
    >>> frames = geo.read()
    >>> frames
    RecordFrames('Afghanistan, May to September 2021')
    >>> capitals = frames.control("2021-08-15", kind="capital")
    >>> len(capitals), capitals.crs.to_string()
    (34, 'EPSG:4326')
    """

    def __init__(self, record: Record) -> None:
        self.record = record

    def __repr__(self) -> str:
        return f"RecordFrames({self.record.title!r})"

    @classmethod
    def read(cls, folder: str | PathLike[str] | None = None) -> RecordFrames:
        """The record in a folder, as :func:`geo.read` returns it."""
        return cls(read_record(DEFAULT_FOLDER if folder is None else Path(folder)))

    def control(
        self, on: AnyDay, known: AnyDay | None = None, kind: str | None = None
    ) -> gpd.GeoDataFrame:
        """Who was reported to hold each place on a day.

        Parameters
        ----------
        on
            The day, read up to its end. Before the first claim every place is unreported.
        known
            The last day of publication that is read, inclusive; everything known now if None.
        kind
            Only places of this kind; all kinds if None.

        Returns
        -------
        geopandas.GeoDataFrame
            One row a place, in the order of ``places.csv``: ``place_id``, ``name``, ``kind``,
            ``iso_3166_2``, ``holder``, ``contender``, ``standing``, ``since``, ``last_claim``,
            ``rule``, ``claim_ids`` and ``geometry`` in EPSG:4326, which is a (multi)polygon for
            an area, a point for another place, and None where its position is not known.

        Raises
        ------
        ValueError
            For a day that is none, or a kind that the record does not have.
        geo.model.problem.DataError
            Where the boundaries cannot be read.

        Examples
        --------
        >>> import geo
        >>> control = geo.read().control("2021-08-15", kind="province")
        >>> control.geom_type.isin(["Polygon", "MultiPolygon"]).all().item()
        True
        >>> sorted(control.standing.unique())
        ['confirmed', 'contested']
        """
        chosen = checked_kind(self.record, kind)
        rows = queries.control_rows(self.record, as_moment(on, known), chosen)
        frame = typed_frame(rows, CONTROL_ROW)
        geometry = [self._geometries[place_id] for place_id in frame["place_id"]]
        return gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries(geometry, crs=CRS))

    def claims(
        self,
        place: str | None = None,
        on: AnyDay | None = None,
        known: AnyDay | None = None,
        kind: str | None = None,
    ) -> pd.DataFrame:
        """The claims with their sources.

        Parameters
        ----------
        place
            Only claims about this ``place_id``; about all places if None.
        on
            Only claims about this day or an earlier one; about all days if None.
        known
            Only claims published by this day, inclusive; all if None.
        kind
            Only claims about places of this kind; all kinds if None.

        Returns
        -------
        pandas.DataFrame
            One row a claim, by place and then by ``event_date``: the columns of ``claims.csv``,
            the ``evidence`` class, and ``outlet``, ``origin``, ``title``, ``published_on`` and
            ``url`` and ``archived_url`` of the source.

        Raises
        ------
        KeyError
            For a place that the record does not have.
        ValueError
            For a day that is none, or a kind that the record does not have.

        Examples
        --------
        >>> import geo
        >>> claims = geo.read().claims("herat", on="2021-08-12", known="2021-08-12")
        >>> claims.place_id.unique().tolist()
        ['herat']
        >>> claims.reported_on.max() <= pd.Timestamp("2021-08-12")
        True
        """
        moment = as_moment(EVERYTHING.on if on is None else on, known)
        place_id = None if place is None else checked_place(self.record, place)
        chosen = checked_kind(self.record, kind)
        return typed_frame(queries.claim_rows(self.record, moment, chosen, place_id), CLAIM_ROW)

    def counts(
        self, on: AnyDay, known: AnyDay | None = None, kind: str | None = None
    ) -> pd.DataFrame:
        """How many places are in which hands on a day.

        Parameters
        ----------
        on
            The day, read up to its end.
        known
            The last day of publication that is read, inclusive; everything known now if None.
        kind
            Only places of this kind; all kinds if None.

        Returns
        -------
        pandas.DataFrame
            One row a kind of place, which is the index. ``total``, then a column for each actor
            (``actor_id``) with the places that it holds undisputed, ``contested`` and
            ``unreported``; these add up to ``total``.

        Raises
        ------
        ValueError
            For a day that is none, or a kind that the record does not have.

        Examples
        --------
        >>> import geo
        >>> counts = geo.read().counts("2021-08-15")
        >>> int(counts.loc["capital", "total"])
        34
        """
        chosen = checked_kind(self.record, kind)
        counted = queries.count_places(self.record, as_moment(on, known), chosen)
        rows = {
            kind: {
                "total": count["total"],
                **{actor: count["by_holder"].get(actor, 0) for actor in self.record.actors},
                "contested": count["contested"],
                "unreported": count["unreported"],
            }
            for kind, count in counted.items()
        }
        return pd.DataFrame.from_dict(rows, orient="index").rename_axis("kind")

    def sources(self) -> pd.DataFrame:
        """The sources as ``sources.csv`` has them, one row each."""
        return typed_frame(queries.source_rows(self.record), SOURCE_ROW)

    def places(self) -> pd.DataFrame:
        """The places as ``places.csv`` has them, one row each.

        ``lat`` and ``lon`` are degrees in EPSG:4326, missing where the position is not known.
        """
        return typed_frame(queries.place_rows(self.record), PLACE_ROW)

    def history(
        self, place: str, known: AnyDay | None = None, clock: str = "hindsight"
    ) -> pd.DataFrame:
        """The states of a place over time.

        Parameters
        ----------
        place
            A ``place_id``.
        known
            The last day of publication that is read, inclusive; everything known now if None.
        clock
            ``hindsight``, or ``known`` to read each day of the record's period as it was known
            on that day; ``known`` must then be None.

        Returns
        -------
        pandas.DataFrame
            One row a state, oldest first: ``date`` on which it begins, then ``holder``,
            ``contender``, ``standing``, ``since``, ``last_claim``, ``rule`` and ``claim_ids``.
            A state lasts until the day before the next one. In hindsight the first row is the
            first day that a claim is about; as known then, the first day of the period.

        Raises
        ------
        KeyError
            For a place that the record does not have.
        ValueError
            For a day or a clock that is none, or a clock ``known`` with a limit.

        Examples
        --------
        >>> import geo
        >>> history = geo.read().history("herat")
        >>> history.holder.iloc[[0, -1]].tolist()
        ['government', 'taliban']
        """
        place_id, read_by = checked_place(self.record, place), as_clock(clock)
        if read_by is Clock.KNOWN and known is not None:
            raise ValueError("known: the clock 'known' has a limit of its own for each day")
        last_read = as_moment(EVERYTHING.on, known).known
        rows = queries.history_rows(self.record, place_id, read_by, last_read)
        return typed_frame(rows, HISTORY_ROW)

    def explain(self, place: str, on: AnyDay, known: AnyDay | None = None) -> PlaceExplanation:
        """Why a place has its state on a day.

        Parameters
        ----------
        place
            A ``place_id``.
        on
            The day, read up to its end.
        known
            The last day of publication that is read, inclusive; everything known now if None.

        Returns
        -------
        PlaceExplanation
            The state, the rule in words, the claims that decided as a DataFrame, and how many
            origins support the holder. Printed, it can be read.

        Raises
        ------
        KeyError
            For a place that the record does not have.
        ValueError
            For a day that is none.

        Examples
        --------
        >>> import geo
        >>> explanation = geo.read().explain("herat", "2021-08-13")
        >>> explanation.holder, explanation.standing
        ('taliban', 'confirmed')
        """
        place_id = checked_place(self.record, place)
        return PlaceExplanation.of(self.record, place_id, as_moment(on, known))

    @cached_property
    def _geometries(self) -> Mapping[str, Any]:
        """The shape of every place, read once."""
        return {
            place_id: shape(geometry) if geometry else None
            for place_id, geometry in shapes(self.record).items()
        }
