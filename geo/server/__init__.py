"""What the server answers besides the pages: API, pictures, assets, and the first HTML."""
