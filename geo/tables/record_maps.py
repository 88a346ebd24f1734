"""The maps of the Python API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model.record import Record
from geo.tables.frame_arguments import AnyDay, as_moment, checked_kind
from geo.tables.shapes import shapes

if TYPE_CHECKING:
    import folium


class RecordMaps:
    """A record that can be seen on a map."""

    record: Record

    def map(self, on: AnyDay, known: AnyDay | None = None, kind: str | None = None) -> folium.Map:
        """An interactive map of who was reported to hold each place on a day.

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
        folium.Map
            A notebook shows it as it is; ``save`` writes it as a page. It has no tiles. The page
            loads Leaflet from the hosts that Folium names.

        Raises
        ------
        ValueError
            For a day that is none, or a kind that the record does not have.
        geo.model.problem.DataError
            Where the boundaries cannot be read.

        Examples
        --------
        >>> import geo
        >>> provinces = geo.read().map("2021-08-12", kind="province")
        >>> type(provinces).__name__
        'Map'
        """
        from geo.tables.folium_map import folium_map

        chosen = checked_kind(self.record, kind)
        return folium_map(self.record, as_moment(on, known), shapes(self.record), chosen)
