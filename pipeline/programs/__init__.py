"""Programs of others, run where they reach no other machine and take no more than they are given.

`start` starts one; `launch` and `no_network` run inside its process, before it does.
"""

from pipeline.programs.start import Most, start

__all__ = ["Most", "start"]
