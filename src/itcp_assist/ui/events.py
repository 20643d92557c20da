"""What the tabs of the page share: how their events run, and the files beside this one."""

from importlib import resources

# Events are reached from the page only, and leave the components that they do not change alone.
QUIET = {"show_progress": "hidden", "api_visibility": "private"}


def read_asset(name: str) -> str:
    """A style sheet or script of the page."""
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
