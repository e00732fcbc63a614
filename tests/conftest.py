"""The plugins of the tests: PostgreSQL, prerequisites (fixture ``shared``), trace of articles."""

pytest_plugins = [
    "pytester",
    "tests.plugins.postgres",
    "tests.plugins.prerequisites",
    "tests.plugins.articles",
]
