"""Tools for people who write exercises."""
