"""Running the pages as Streamlit does, without a browser."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from .dashboard import ROOT

RUN_SECONDS = 60


def run_map(**parameters: str) -> AppTest:
    """The map page at an address with these parameters, after its first run."""
    app = AppTest.from_file(str(ROOT / "pages" / "index.py"), default_timeout=RUN_SECONDS)
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


def run_page(file: str) -> AppTest:
    """Another page of the navigation, by its file in ``pages/``."""
    return run_map().switch_page(file).run()


def html(app: AppTest) -> str:
    """All HTML that the page shows."""
    return " ".join(element.proto.body for element in app.get("html"))
