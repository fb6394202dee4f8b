"""Small data sets, drawn or kept here, that checks use."""
