"""The properties of the checks again, as an instructor who has NumPy and Keras would test them.

Each module is used three ways without a change: as test file of otter-grader, as cells of an
nbgrader assignment, and as a plain pytest file. So none imports anything of mmdojo.
"""
