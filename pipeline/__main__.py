"""`python -m pipeline` is the command `formline`."""

from pipeline.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
