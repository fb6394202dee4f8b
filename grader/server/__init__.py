"""The warm server: has everything imported, and runs commands in forks of itself (Linux)."""
