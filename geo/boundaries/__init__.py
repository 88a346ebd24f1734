"""Boundaries from any public file that GeoPandas reads, in EPSG:4326."""
