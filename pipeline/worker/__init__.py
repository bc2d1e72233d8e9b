"""The boundary for hostile bytes: opening, reading and matching run in a process of their own, on every system alike.

Bytes, candidate passwords and definitions go in; readings, checked against the model, come out. A crash there is a
finding here. `parent` is our side, `child` the other; nothing is imported here, so that the child carries no more than
it needs.
"""
