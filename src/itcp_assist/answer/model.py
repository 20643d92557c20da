"""The only door to LangChain: sentences over clauses by a language model, complete and in time."""

import asyncio
import importlib
import os
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from functools import cache, partial
from threading import Thread
from typing import Any

from itcp_assist.answer.offering import Offer, offer_clauses, read_reply
from itcp_assist.answer.providers import Provider, address_of, name_address, provider_of
from itcp_assist.errors import ModelError
from itcp_assist.records import Clause, Proposal
from itcp_assist.settings import Settings

MAX_REPLY_CHARS = 50_000  # a few sentences, with room for a model that thinks aloud first
MAX_REPLY_BYTES = 20_000_000  # the same with some 300 bytes of wrapping around each short piece

# Where providers say why a reply ended, and the words by which they say that it was at its end:
# OpenAI's finish_reason, Anthropic's stop_reason, Ollama's done_reason.
_REASON_FIELDS = ("finish_reason", "stop_reason", "done_reason")
_ENDED = frozenset({"stop", "end_turn"})
# Other words of theirs that may be told; any other text could be whatever a server likes.
_CUT_SHORT = frozenset(
    {"length", "max_tokens", "content_filter", "refusal", "tool_calls", "tool_use", "load"}
)

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
    these into quotes of whole clauses. ``settings.model_timeout_s`` limits all of it, from loading
    the provider's library to the last token; nothing is tried twice. Raises ModelError, one line
    that says what failed and what to do, for anything but a complete reply.
    """
    provider = provider_of(settings)
    offer = offer_clauses(question, clauses)
    try:
        reply = _finish(_converse(provider, offer, settings), settings.model_timeout_s)
        return read_reply(reply, offer.clauses)
    except ModelError as error:
        raise ModelError(f"{name_request(len(clauses), settings)} {error}") from error


def name_request(count: int, settings: Settings) -> str:
    """Which model was asked where, and with what, as a sentence begins with it."""
    noun = "clause" if count == 1 else "clauses"
    where = f"{settings.model} at {name_address(settings)}"
    return f"{where}, asked with the question and {count} {noun},"


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """An event loop in a thread of its own: what runs in it can be ended whatever it waits for.

    The thread is a daemon, so that no model can keep the program from ending.
    """
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name="itcp-model", daemon=True).start()
    return loop


def _finish(work: Coroutine[Any, Any, str], limit_s: float) -> str:
    """The result of work done within a limit; ModelError for whatever else becomes of it."""
    future = asyncio.run_coroutine_threadsafe(work, _loop())
    try:
        failure = future.exception(timeout=limit_s)
    except TimeoutError as late:
        raise ModelError(_say_late(limit_s)) from late
    finally:
        future.cancel()  # closes the connection of a request that is not waited for any more
    if failure is None:
        return future.result()
    cause: BaseException | None = failure
    while cause is not None:  # what we raise while a reply is read, providers wrap in errors
        if isinstance(cause, ModelError):
            raise cause
        cause = cause.__cause__
    raise ModelError(_say_failure(failure, limit_s)) from failure


def _open_chat(provider: Provider, settings: Settings) -> _Chat:
    """The chat model of the settings, for one request; opens no connection."""
    from langchain.chat_models import init_chat_model

    options: dict[str, Any] = {"base_url": address_of(settings)}
    # A redirect would carry the key and the clauses to a host that nobody named.
    http: dict[str, Any] = {
        "follow_redirects": False,
        "timeout": settings.model_timeout_s,
        "headers": {"Accept-Encoding": "identity"},
        "event_hooks": {"response": [_limit_reply]},
    }
    client = None
    if provider.name == "ollama":
        # Ollama's client waits for ever and follows redirects unless told otherwise; it makes a
        # second client, for calls that do not stream, which cannot have hooks that are awaited.
        options["reasoning"] = False
        http["headers"]["Connection"] = "close"  # its connections are not ours to close
        options["async_client_kwargs"] = http
    else:
        client = importlib.import_module(provider.name).DefaultAsyncHttpxClient(**http)
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


async def _limit_reply(response: Any) -> None:  # noqa: ANN401 - of whichever httpx a provider uses
    """Refuse a packed reply and count the bytes of any other: either could fill the memory."""
    if response.headers.get("content-encoding", "identity") != "identity":
        raise ModelError("packed its answer, which it was asked not to do; choose another server")
    response.aiter_raw = partial(_iter_counted, response.aiter_raw)


async def _iter_counted(
    iter_raw: Callable[..., AsyncGenerator[bytes]], chunk_size: int | None = None
) -> AsyncGenerator[bytes]:
    size = 0
    async with aclosing(iter_raw(chunk_size)) as pieces:
        async for piece in pieces:
            size += len(piece)
            if size > MAX_REPLY_BYTES:
                raise ModelError(
                    f"gave more than {MAX_REPLY_BYTES:,} bytes where a few sentences were asked "
                    "for; choose another model or server"
                )
            yield piece


async def _converse(provider: Provider, offer: Offer, settings: Settings) -> str:
    """The text of one complete reply; ModelError for one that is cut short or has no end."""
    chat = await asyncio.to_thread(_open_chat, provider, settings)
    try:
        text, reason = await _read_stream(chat.model, offer)
    finally:
        if chat.client is not None:
            await chat.client.aclose()
    if reason not in _ENDED:
        told = reason if reason in _CUT_SHORT else "another reason" if reason else "no reason given"
        raise ModelError(f"gave an answer that is incomplete (it ended with {told}); ask again")
    return text


async def _read_stream(model: Any, offer: Offer) -> tuple[str, str]:  # noqa: ANN401 - LangChain's
    """All the text of a reply, and the reason for which it ended, empty where none was given."""
    # Without this, a variable of the tracing library's would send all texts to its makers too.
    from langsmith import tracing_context

    text, reason = "", ""
    messages = [("system", offer.rules), ("human", offer.material)]
    with tracing_context(enabled=False):
        async with aclosing(model.astream(messages)) as chunks:
            async for chunk in chunks:
                text += chunk.text
                reason = _reason_of(chunk.response_metadata) or reason
                if len(text) > MAX_REPLY_CHARS:
                    raise ModelError(
                        f"gave more than {MAX_REPLY_CHARS:,} characters where a few sentences "
                        "were asked for; choose another model"
                    )
    return text, reason


def _reason_of(metadata: Mapping[str, Any]) -> str:
    """Why a reply ended, as far as one piece of it tells; empty for a piece that does not."""
    found = (metadata.get(name) for name in _REASON_FIELDS)
    return next((str(reason) for reason in found if reason), "")


def _say_late(limit_s: float) -> str:
    return (
        f"did not finish within {limit_s:g} s; raise ITCP_MODEL_TIMEOUT_S or choose a faster model"
    )


def _say_failure(failure: BaseException, limit_s: float) -> str:
    """What became of the request. The failure's own text is left out: it may hold part of a key."""
    name = type(failure).__name__
    if "Timeout" in name:
        return _say_late(limit_s)
    code = getattr(failure, "status_code", None)
    if not isinstance(code, int) or code < 300:
        said = "cannot be reached or broke off" if "Connect" in name else "gave no readable answer"
        return f"{said} ({name}); check the address and that a model is served there"
    if code < 400:
        return f"redirects (HTTP {code}), which is not followed; correct ITCP_MODEL_URL"
    return f"answered HTTP {code}: {_REFUSALS.get(code, 'it failed; ask again later')}"
