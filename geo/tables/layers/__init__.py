"""Layers that other programs open with a style: what rows look like, for QGIS and Google Earth."""
