"""Where the app lives on its host."""

from streamlit import config


def root_path() -> str:
    """The path below which everything of the app is served, with slashes around it: ``server.baseUrlPath``."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/" if base else "/"
