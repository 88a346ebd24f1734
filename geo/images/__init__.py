"""Pictures of the map as PNG, SVG, GIF and MP4, drawn without a browser."""
