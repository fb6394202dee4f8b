"""mmdojo inside a notebook: `%load_ext grader` brings check, hint, reveal and solution."""
