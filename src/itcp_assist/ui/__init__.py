"""The page: ask, look up a status, see what is held, and read any cited clause beside it."""

from itcp_assist.ui.desk import Assistant
from itcp_assist.ui.serve import Place, build_app, launch_page

__all__ = ["Assistant", "Place", "build_app", "launch_page"]
