"""``python -m itcp_assist`` is the command line."""

import sys

from itcp_assist.cli import main

sys.exit(main())
