"""The mock interview: draw a set, ask and follow up, keep time, and note what was heard."""
