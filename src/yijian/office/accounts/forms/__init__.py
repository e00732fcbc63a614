"""The forms of ``accounts``: fields and their Chinese words; what is allowed the guards say."""
