"""The command `formline`: arguments in, one call, an answer out; no decision is made here."""
