"""Show a report: terminal, notebook card, JUnit."""
