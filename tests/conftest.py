"""The plugins of the tests: PostgreSQL, Chromium, prerequisites (``shared``), trace of articles."""

pytest_plugins = [
    "pytester",
    "tests.plugins.postgres",
    "tests.plugins.chromium",
    "tests.plugins.prerequisites",
    "tests.plugins.articles",
]
