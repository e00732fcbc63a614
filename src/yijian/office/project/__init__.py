"""The Django project: settings, addresses, the site."""
