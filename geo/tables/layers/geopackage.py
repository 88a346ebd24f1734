"""The style of a layer inside a GeoPackage, where QGIS looks for it.

The table and its columns are those that QGIS makes. It is registered as one without geometry, so
that the file stays a valid GeoPackage.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

WRITTEN_AT = "1970-01-01T00:00:00.000Z"
"""The time of writing that a GeoPackage states: always the same, for the same bytes."""

TABLE = """
CREATE TABLE "layer_styles" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "f_table_catalog" TEXT(256),
    "f_table_schema" TEXT(256),
    "f_table_name" TEXT(256),
    "f_geometry_column" TEXT(256),
    "styleName" TEXT(30),
    "styleQML" TEXT,
    "styleSLD" TEXT,
    "useAsDefault" BOOLEAN,
    "description" TEXT,
    "owner" TEXT(30),
    "ui" TEXT(30),
    "update_time" DATETIME DEFAULT CURRENT_TIMESTAMP
)
"""

REGISTERED = """
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)
VALUES ('layer_styles', 'attributes', 'layer_styles', '', ?)
"""

STYLE = """
INSERT INTO layer_styles (
    f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD,
    useAsDefault, description, owner, ui, update_time
) SELECT '', '', table_name, column_name, ?, ?, '', 1, ?, '', NULL, ?
FROM gpkg_geometry_columns WHERE table_name = ?
"""

DESCRIPTION = "Colours of the holders, as on the map"


def with_style(content: bytes, layer: str, style: str) -> bytes:
    """A GeoPackage with a style for one of its layers.

    Parameters
    ----------
    content
        The GeoPackage.
    layer
        The name of the layer.
    style
        The style as QML.

    Returns
    -------
    bytes
        The GeoPackage with the table ``layer_styles``; the same bytes for the same arguments.
    """
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(content)
        with database:
            database.execute(TABLE)
            database.execute(REGISTERED, (WRITTEN_AT,))
            database.execute(STYLE, (layer, style, DESCRIPTION, WRITTEN_AT, layer))
        return database.serialize()
