"""Which language models can be connected: what each provider needs, and where its requests go."""

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from urllib.parse import urlsplit

from itcp_assist.errors import ModelError
from itcp_assist.settings import Settings


@dataclass(frozen=True, slots=True)
class Provider:
    """What a provider needs. ``key`` names the environment variable that its own software reads.

    ``package`` is LangChain's package for it, which the extra of the provider's name installs;
    ``url`` the address of the provider's own documentation, used where none is set.
    """

    name: str
    package: str
    key: str
    url: str


PROVIDERS: Mapping[str, Provider] = {
    provider.name: provider
    for provider in (
        Provider("openai", "langchain_openai", "OPENAI_API_KEY", "https://api.openai.com/v1"),
        Provider(
            "anthropic", "langchain_anthropic", "ANTHROPIC_API_KEY", "https://api.anthropic.com"
        ),
        Provider("ollama", "langchain_ollama", "", "http://127.0.0.1:11434"),
    )
}


def provider_of(settings: Settings) -> Provider:
    """The provider that the settings name; nothing is loaded and no address is opened.

    Raises ModelError, one line, where the settings cannot work: the name has another form, the
    provider's package or key is missing, the address or the limit is impossible.
    """
    name, _, model = settings.model.partition(":")
    provider = PROVIDERS.get(name)
    if provider is None or not model:
        raise ModelError(
            f"ITCP_MODEL={settings.model!r} is not PROVIDER:NAME; the providers are "
            + ", ".join(PROVIDERS)
        )
    if find_spec(provider.package) is None:
        raise ModelError(f"models of {name} need an extra; run: pip install 'itcp-assist[{name}]'")
    if provider.key and not settings.model_url and not os.environ.get(provider.key):
        raise ModelError(
            f"{provider.key} is not set; set it, or ITCP_MODEL_URL to a server that needs no key"
        )
    if _host_of(address_of(settings)) is None:
        raise ModelError("ITCP_MODEL_URL is not an address of the form http://HOST:PORT/PATH")
    parts = urlsplit(address_of(settings))
    if "@" in parts.netloc or parts.query or parts.fragment:
        # The software of a provider writes addresses into its log, with all that they hold.
        raise ModelError(
            "ITCP_MODEL_URL holds a user's name, a query or a fragment; give it without, and the "
            "key in the provider's own variable"
        )
    if not (math.isfinite(settings.model_timeout_s) and settings.model_timeout_s > 0):
        raise ModelError(f"ITCP_MODEL_TIMEOUT_S is {settings.model_timeout_s}; set more than 0")
    return provider


def address_of(settings: Settings) -> str:
    """Where requests go: the address that is set, else the provider's own, else nothing.

    Addresses in variables of the provider's software are not used, so that what is told is true.
    """
    provider = PROVIDERS.get(settings.model.partition(":")[0])
    return settings.model_url or (provider.url if provider else "")


def name_address(settings: Settings) -> str:
    """The address as it may be told: without a user's name, password or query.

    >>> name_address(Settings(model="openai:m", model_url="https://me:pw@models.example:8443/v1"))
    'https://models.example:8443'
    """
    address = address_of(settings)
    return f"{urlsplit(address).scheme}://{_host_of(address)}"


def _host_of(address: str) -> str | None:
    """Host and port of an address on the web; None for any other text."""
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    return (
        f"{parts.hostname}{port}" if parts.scheme in ("http", "https") and parts.hostname else None
    )
