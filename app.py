"""Open the assistant and launch its page: ``python app.py``; settings come from ITCP_ variables."""

import sys

from itcp_assist.assistant import open_assistant
from itcp_assist.errors import ItcpError
from itcp_assist.settings import read_settings
from itcp_assist.ui import launch_page


def main() -> int:
    """Serve the page until Ctrl-C; 1 with one line on standard error where that is not possible."""
    try:
        settings = read_settings()
        with open_assistant(settings.index, settings) as assistant:
            launch_page(assistant, settings.host, settings.port)
    except ItcpError as error:
        sys.stderr.write(f"itcp-assist: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
