"""Rows of the publications, and all that is kept beside them."""
