"""Slow tests of this folder run only when asked for."""

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what is marked slow, unless ``-m`` is given."""
    if config.getoption("-m"):
        return
    for item in items:
        if item.path.parent.name == "paper" and item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.skip(reason="slow: run with -m slow"))
