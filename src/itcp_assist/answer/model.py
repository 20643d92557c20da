"""The only door to LangChain: sentences over clauses by a language model, complete and in time."""

import asyncio
import importlib
import os
from collections.abc import Coroutine, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from functools import cache
from threading import Thread
from typing import Any, TypeVar

from itcp_assist.answer.offering import Offer, offer_clauses, read_reply
from itcp_assist.answer.providers import Provider, address_of, name_address, provider_of
from itcp_assist.errors import ModelError
from itcp_assist.records import Clause, Proposal
from itcp_assist.settings import Settings

Result = TypeVar("Result")

MAX_REPLY_CHARS = 50_000  # a few sentences, with room for a model that thinks aloud first

# Where providers say why a reply ended, and the words by which they say that it was at its end:
# OpenAI's finish_reason, Anthropic's stop_reason, Ollama's done_reason.
_REASON_FIELDS = ("finish_reason", "stop_reason", "done_reason")
_ENDED = frozenset({"stop", "end_turn"})

_REFUSALS: Mapping[int, str] = {
    401: "it refused the key; set the right one in the provider's own variable",
    403: "it refused the key or this model to it; use another key or model",
    404: "it knows no such model or path; correct ITCP_MODEL or ITCP_MODEL_URL",
    429: "it takes no more requests now, for a limit or a quota; ask again later",
}


@dataclass(frozen=True, slots=True)
class _Chat:
    """A chat model of LangChain's, and the HTTP client under it where it is ours to close."""

    model: Any
    client: Any = None


def propose_sentences(
    question: str, clauses: Sequence[Clause], settings: Settings
) -> tuple[Proposal, ...]:
    """Sentences that a language model words over some clauses, for ``verify`` to judge.

    The model sees the question and the clauses under random ids and answers in ids; code turns
    these into quotes of whole clauses. ``settings.model_timeout_s`` limits the request as a whole,
    from opening the connection to the last token; nothing is tried twice. Raises ModelError, one
    line that says what failed and what to do, for anything but a complete reply.
    """
    provider = provider_of(settings)
    offer = offer_clauses(question, clauses)
    # Loading the library is slow the first time, and no part of the request.
    chat = _finish(asyncio.to_thread(_open_chat, provider, settings), settings, None)
    reply = _finish(_converse(chat, offer), settings, settings.model_timeout_s)
    return read_reply(reply, offer.clauses)


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """An event loop in a thread of its own: what runs in it can be ended whatever it waits for.

    The thread is a daemon, so that no model can keep the program from ending.
    """
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name="itcp-model", daemon=True).start()
    return loop


def _finish(work: Coroutine[Any, Any, Result], settings: Settings, limit_s: float | None) -> Result:
    """The result of work done within a limit; ModelError for whatever else becomes of it."""
    future = asyncio.run_coroutine_threadsafe(work, _loop())
    try:
        failure = future.exception(timeout=limit_s)
    except TimeoutError as late:
        raise ModelError(_say_late(settings)) from late
    finally:
        future.cancel()  # closes the connection of a request that is not waited for any more
    if failure is None:
        return future.result()
    if isinstance(failure, ModelError):
        raise failure
    raise ModelError(_say_failure(failure, settings)) from failure


def _open_chat(provider: Provider, settings: Settings) -> _Chat:
    """The chat model of the settings, for one request; opens no connection."""
    from langchain.chat_models import init_chat_model

    options: dict[str, Any] = {"base_url": address_of(settings)}
    client = None
    if provider.name == "ollama":
        # Ollama's client waits for ever and follows redirects unless told otherwise.
        options["reasoning"] = False
        options["client_kwargs"] = {
            "timeout": settings.model_timeout_s,
            "follow_redirects": False,
            "headers": {"Connection": "close"},  # its connections are not ours to close
        }
    else:
        # A redirect would carry the key and the clauses to a host that nobody named.
        sdk = importlib.import_module(provider.name)
        client = sdk.DefaultAsyncHttpxClient(
            follow_redirects=False, timeout=settings.model_timeout_s
        )
        options["timeout"] = settings.model_timeout_s
        options["max_retries"] = 0
        # A server of one's own needs no key, but the client refuses to be made without one.
        options["api_key"] = os.environ.get(provider.key) or "none"
    if provider.name == "openai":
        options["http_async_client"] = client
        options["use_responses_api"] = False  # the one form that all compatible servers speak
    model = init_chat_model(settings.model, **options)
    if provider.name == "anthropic":
        # LangChain passes no client on; this is where it keeps the one that it would use.
        vars(model)["_async_client"] = model._async_client.copy(http_client=client)
    return _Chat(model, client)


async def _converse(chat: _Chat, offer: Offer) -> str:
    """The text of one complete reply; ModelError for one that is cut short or has no end."""
    # Without this, a variable of the tracing library's would send all texts to its makers too.
    from langsmith import tracing_context

    text, reason = "", ""
    messages = [("system", offer.rules), ("human", offer.material)]
    try:
        with tracing_context(enabled=False):
            async with aclosing(chat.model.astream(messages)) as chunks:
                async for chunk in chunks:
                    text += chunk.text
                    reason = _reason_of(chunk.response_metadata) or reason
                    if len(text) > MAX_REPLY_CHARS:
                        raise ModelError(
                            f"it gave more than {MAX_REPLY_CHARS:,} characters where a few "
                            "sentences were asked for; choose another model"
                        )
    finally:
        if chat.client is not None:
            await chat.client.aclose()
    if reason not in _ENDED:
        raise ModelError(
            f"its answer is incomplete (it ended with {reason or 'no reason given'}); ask again"
        )
    return text


def _reason_of(metadata: Mapping[str, Any]) -> str:
    """Why a reply ended, as far as one piece of it tells; empty for a piece that does not."""
    found = (metadata.get(name) for name in _REASON_FIELDS)
    return next((str(reason) for reason in found if reason), "")


def _say_late(settings: Settings) -> str:
    return (
        f"{settings.model} at {name_address(settings)} did not finish within "
        f"{settings.model_timeout_s:g} s; raise ITCP_MODEL_TIMEOUT_S or choose a faster model"
    )


def _say_failure(failure: BaseException, settings: Settings) -> str:
    """What became of the request. The failure's own text is left out: it may hold part of a key."""
    if "Timeout" in type(failure).__name__:
        return _say_late(settings)
    where = f"{settings.model} at {name_address(settings)}"
    code = getattr(failure, "status_code", None)
    if not isinstance(code, int) or code < 300:
        name = type(failure).__name__
        said = "cannot be reached or broke off" if "Connect" in name else "gave no readable answer"
        return f"{where} {said} ({name}); check the address and that a model is served there"
    if code < 400:
        return f"{where} redirects (HTTP {code}), which is not followed; correct ITCP_MODEL_URL"
    said = _REFUSALS.get(code, "it failed; ask again later")
    return f"{where} answered HTTP {code}: {said}"
