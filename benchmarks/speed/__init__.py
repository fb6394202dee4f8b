"""What `verdict_speed.py` measures: how long learners wait for a verdict, here and elsewhere."""
