"""The plugins of the tests: what they need, what they prove, what they are called."""

pytest_plugins = [
    "pytester",
    "tests.plugins.postgres",
    "tests.plugins.chromium",
    "tests.plugins.prerequisites",
    "tests.plugins.articles",
    "tests.plugins.steady_ids",
    "tests.plugins.patience",
]
