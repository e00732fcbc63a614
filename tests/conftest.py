"""The plugins of the tests: prerequisites (fixture ``shared``) and the trace of articles."""

pytest_plugins = ["pytester", "tests.plugins.prerequisites", "tests.plugins.articles"]
