"""Schemes of fraud, one file each, written from how fraud is done; and their innocent
neighbours, which look alike and are not."""
