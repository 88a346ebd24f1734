"""Where the app lives, and how others reach it."""

import pytest

from geo.server.addresses import base_path, public_address


@pytest.mark.parametrize(
    ("configured", "base"),
    [
        ("", "/"),
        ("/", "/"),
        ("desk", "/desk/"),
        ("/desk/claims/", "/desk/claims/"),
        ("desk/claims", "/desk/claims/"),
    ],
)
def test_the_base_path_has_slashes_around_it(configured, base):
    assert base_path(configured) == base


@pytest.mark.parametrize(
    ("scheme", "headers", "address"),
    [
        ("http", {"host": "maps.example.org"}, "http://maps.example.org"),
        ("https", {"host": "maps.example.org:8080"}, "https://maps.example.org:8080"),
        (
            "http",
            {"host": "maps.example.org", "x-forwarded-proto": "https"},
            "https://maps.example.org",
        ),
        ("http", {"host": "[::1]:8501"}, "http://[::1]:8501"),
        ("http", {}, "http://localhost"),
        ("http", {"host": 'evil"><script>'}, "http://localhost"),
        ("http", {"host": "evil.example/path"}, "http://localhost"),
        ("http", {"host": "ok", "x-forwarded-proto": "javascript"}, "http://ok"),
    ],
)
def test_what_a_request_says_of_itself_is_trusted_by_its_form_only(scheme, headers, address):
    assert public_address(scheme, headers) == address


def test_a_fixed_address_is_taken_whatever_the_request_says():
    fixed = "https://maps.example.org/"
    assert public_address("http", {"host": "else"}, fixed) == "https://maps.example.org"
