"""Module ``policy``: the library of the law, and changes of it by maker and checker."""
