"""Answers about IMO technical co-operation resolutions that cite the exact clause."""

__version__ = "0.1.0"
