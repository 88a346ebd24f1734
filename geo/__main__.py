"""``python -m geo``: the command line without its installed program."""

import sys

from geo.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
