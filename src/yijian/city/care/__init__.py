"""Honest care: stays, outpatient visits, purchases, refunds."""
