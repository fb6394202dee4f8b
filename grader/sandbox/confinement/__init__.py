"""Layers of the Linux kernel that keep a worker from everything that is not its own."""
