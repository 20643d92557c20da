"""A language model that fails in every way is told in one line and in time; keys stay home."""

import logging
import time
from contextlib import suppress
from importlib.util import find_spec

import langsmith
import pytest
from model_server import FEES, PLACES, serving_model

from itcp_assist.answer.model import propose_sentences
from itcp_assist.answer.providers import PROVIDERS, name_address, provider_of
from itcp_assist.errors import ModelError
from itcp_assist.records import Quote
from itcp_assist.settings import Settings

LIMIT_S = 0.6
GRACE_S = 1.0  # a busy machine; the servers go on for five seconds and more
SECRET = "sk-never-told"

needs_openai = pytest.mark.skipif(
    find_spec("langchain_openai") is None, reason="the extra openai is not installed"
)


def settings_for(url: str, limit_s: float = LIMIT_S) -> Settings:
    return Settings(model="openai:fake", model_url=url, model_timeout_s=limit_s)


@pytest.fixture(scope="module", autouse=True)
def loaded():
    """The library is loaded before the clock of any test starts."""
    if find_spec("langchain_openai"):
        with serving_model() as server:
            propose_sentences("Who?", [PLACES], settings_for(server.url("good"), 60))


@needs_openai
def test_ids_of_a_complete_reply_become_quotes_of_whole_clauses():
    with serving_model() as server:
        proposals = propose_sentences("Who?", [PLACES, FEES], settings_for(server.url("good")))
    assert [p.text for p in proposals] == ["Member States are invited."] * 2
    assert [p.quotes for p in proposals] == [
        (Quote(c.citation, 0, len(c.text)),) for c in (PLACES, FEES)
    ]
    assert not any(p.is_quote for p in proposals)


FAULTS = {
    "unauthorized": "HTTP 401: it refused the key",
    "missing": "HTTP 404: it knows no such model",
    "busy": "HTTP 429",
    "broken": "HTTP 500",
    "moved": "redirects (HTTP 307), which is not followed",
    "hang": "did not finish within",
    "drip": "did not finish within",
    "drop": "did not finish within",
    "cut": "broke off",
    "unended": "incomplete (it ended with no reason given)",
    "length": "incomplete (it ended with length)",
    "filtered": "incomplete (it ended with content_filter)",
    "garbage": "no readable answer",
    "html": "no readable answer",
    "empty": "no readable answer",
    "silent": "empty answer",
    "huge": "more than 50,000 characters",
    "lump": "more than 50,000 characters",
    "away": "HTTP 503",
    "choiceless": "incomplete (it ended with no reason given)",
    "tools": "incomplete (it ended with tool_calls)",
    "toolstop": "empty answer",
    "refusal": "empty answer",
    "spelled": "incomplete (it ended with another reason)",
    "failing": "no readable answer",
    "sorry": "no readable answer",
    "typed": "no readable answer",
    "packed": "packed its answer",
    "endless": "more than 20,000,000 bytes",
    "spilled": "more than 20,000,000 bytes",
}


@needs_openai
@pytest.mark.parametrize("mode", FAULTS)
def test_fault_is_told_in_one_line_within_the_limit(mode, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    # what pours is stopped for its size, however slow this machine is
    limit_s = 20 if mode in ("packed", "endless", "spilled") else LIMIT_S
    with serving_model() as elsewhere, serving_model(elsewhere=elsewhere.url("good")) as server:
        started = time.monotonic()
        with pytest.raises(ModelError) as told:
            propose_sentences("Who?", [PLACES], settings_for(server.url(mode), limit_s))
        assert time.monotonic() - started < limit_s + GRACE_S
        assert len(server.seen) == 1, "nothing is tried twice"
        assert elsewhere.seen == [], "no redirect is followed"
        if mode in ("hang", "drip", "drop", "huge", "endless", "spilled"):
            assert server.hung_up.wait(1), "the connection does not outlive the question"
    message = str(told.value)
    assert FAULTS[mode] in message
    assert message.startswith(f"openai:fake at http://127.0.0.1:{server.server_port}, asked with")
    assert "\n" not in message
    assert "sk-" not in message, "neither our key nor what a server says of it is told"


@needs_openai
@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9", "https://127.0.0.1:{port}", "http://nowhere.invalid"]
)
def test_address_without_a_server_or_without_its_encryption_is_told(address):
    with serving_model() as server, pytest.raises(ModelError, match="cannot be reached"):
        settings = settings_for(address.format(port=server.server_port), 10)
        propose_sentences("Who?", [PLACES], settings)


@needs_openai
def test_failure_leaves_nothing_behind_for_the_next_question():
    with serving_model() as server:
        for mode in ("drip", "good", "cut", "good"):
            settings = settings_for(server.url(mode))
            if mode == "good":
                assert propose_sentences("Who?", [PLACES], settings)
            else:
                with pytest.raises(ModelError):
                    propose_sentences("Who?", [PLACES], settings)


@needs_openai
@pytest.mark.parametrize(("key", "sent"), [(SECRET, f"Bearer {SECRET}"), ("", "Bearer none")])
def test_key_comes_from_the_providers_variable_or_is_none_for_ones_own_server(
    key, sent, monkeypatch
):
    monkeypatch.setenv("OPENAI_API_KEY", key)
    with serving_model() as server:
        propose_sentences("Who?", [PLACES], settings_for(server.url("good")))
        ((_, headers, _),) = server.seen
    assert headers["authorization"] == sent


@needs_openai
@pytest.mark.parametrize("mode", ["good", "unauthorized", "cut", "spelled", "moved"])
def test_key_is_in_no_log_at_its_most_talkative(mode, monkeypatch, caplog):
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    caplog.set_level(logging.DEBUG)
    with serving_model() as elsewhere, serving_model(elsewhere=elsewhere.url("good")) as server:
        with suppress(ModelError):
            propose_sentences("Who?", [PLACES], settings_for(server.url(mode)))
        assert SECRET in server.seen[0][1]["authorization"]
    assert caplog.records
    assert not [r for r in caplog.records if SECRET in r.getMessage() + str(r.exc_text)]


@pytest.fixture
def tracing():
    """The tracing library reads its variables once; it forgets them before and after."""
    langsmith.utils.get_env_var.cache_clear()
    yield
    langsmith.utils.get_env_var.cache_clear()


@needs_openai
@pytest.mark.usefixtures("tracing")
def test_nothing_goes_anywhere_else_whatever_the_environment_says(monkeypatch):
    with serving_model() as spy, serving_model() as server:
        for name in ("LANGSMITH_ENDPOINT", "OPENAI_BASE_URL", "OPENAI_API_BASE"):
            monkeypatch.setenv(name, spy.url("good"))
        monkeypatch.setenv("LANGSMITH_TRACING", "true")
        monkeypatch.setenv("LANGSMITH_API_KEY", SECRET)
        propose_sentences("Who?", [PLACES], settings_for(server.url("good")))
        time.sleep(0.3)  # tracing would send from a thread of its own
        assert spy.seen == []
        assert SECRET not in str(server.seen)


@needs_openai
def test_request_holds_question_and_clauses_and_offers_no_tools():
    with serving_model() as server:
        propose_sentences("Who {pays} them?", [PLACES, FEES], settings_for(server.url("good")))
        ((_, _, body),) = server.seen
    rules, material = (message["content"] for message in body["messages"])
    assert "Who {pays} them?" in material
    assert PLACES.text in material and FEES.text in material
    assert "A.9001(90)" not in rules + material, "a symbol that it never saw, it cannot cite"
    assert body.keys() == {"model", "messages", "stream"}


SETTINGS = [
    (Settings(model="fake"), "not PROVIDER:NAME; the providers are openai, anthropic, ollama"),
    (Settings(model="openai:"), "not PROVIDER:NAME"),
    (Settings(model="nobody:fake"), "not PROVIDER:NAME"),
    (Settings(model="openai:fake"), "OPENAI_API_KEY is not set"),
    (Settings(model="openai:fake", model_url="file:///etc"), "not an address"),
    (Settings(model="openai:fake", model_url="http://h:x/"), "not an address"),
    (Settings(model="openai:f", model_url="http://me:pw@h/v1"), "a user's name, a query"),
    (Settings(model="openai:f", model_url="http://h/v1?key=x"), "a user's name, a query"),
    (Settings(model="openai:f", model_url="http://h", model_timeout_s=0), "set more than 0"),
    (Settings(model="openai:f", model_url="http://h", model_timeout_s=float("inf")), "more than 0"),
]


@needs_openai
@pytest.mark.parametrize(("settings", "told"), SETTINGS)
def test_settings_that_cannot_work_are_told_before_anything_is_sent(settings, told, monkeypatch):
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelError, match=told):
        provider_of(settings)


@pytest.mark.parametrize("name", [n for n, p in PROVIDERS.items() if find_spec(p.package) is None])
def test_missing_package_names_the_extra(name):
    with pytest.raises(ModelError, match=rf"pip install 'itcp-assist\[{name}\]'"):
        provider_of(Settings(model=f"{name}:fake", model_url="http://127.0.0.1:9"))


def test_address_is_told_without_name_or_password():
    settings = Settings(model="openai:m", model_url="https://me:pw@models.example/v1?key=x")
    assert name_address(settings) == "https://models.example"
