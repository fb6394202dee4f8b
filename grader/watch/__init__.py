"""Grade at every save and take single keys: what `mmdojo watch` runs."""
