"""``python app.py`` opens the page, as ``itcp-assist chat`` does."""

import sys

from itcp_assist.cli import main

if __name__ == "__main__":
    sys.exit(main(["chat", *sys.argv[1:]]))
