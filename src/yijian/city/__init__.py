"""The synthetic city: people, institutions, honest care, and planted schemes with labels."""
