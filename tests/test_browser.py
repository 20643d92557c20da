"""The page in a real browser: ask, open a clause, come back; and nothing foreign ever runs."""

import shutil
from urllib.parse import urlsplit

import pytest
from payloads import PAYLOADS
from playwright.sync_api import expect, sync_playwright
from served import POISON, serving
from svg_pictures import long_standing

from itcp_assist.present import to_timeline
from itcp_assist.present.escaping import reveal_unseen

pytestmark = pytest.mark.browser
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
CHIP = 'a[href^="#clause="]'

# Words whose colour has less than 4.5:1, the least that WCAG 2.2 asks of text, on their box.
CONTRASTS = """() => {
  const light = (color) => {
    const [r, g, b] = color.match(/[0-9.]+/g).map((n) => {
      const c = n / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = light(getComputedStyle(document.querySelector('#standing rect')).fill);
  return [...document.querySelectorAll('#standing svg text')].filter((text) => {
    const ink = light(getComputedStyle(text).fill);
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05) < 4.5;
  }).map((text) => text.textContent);
}"""
# Words that begin within a box and do not end in it.
OVERFLOWS = """() => {
  const boxes = [...document.querySelectorAll('rect')].map((rect) => rect.getBBox());
  return [...document.querySelectorAll('text')].filter((text) => {
    const t = text.getBBox();
    return boxes.some((b) => t.x > b.x && t.y >= b.y && t.y < b.y + b.height
      && (t.x + t.width > b.x + b.width || t.y + t.height > b.y + b.height));
  }).map((text) => text.textContent);
}"""


@pytest.fixture(scope="module")
def browser():
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no Chromium: install Debian's package 'chromium' to run the browser test")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(browser):  # noqa: ARG001 - no server where there is no browser
    with serving() as (_, address):
        yield address


@pytest.fixture
def page(browser, address):
    """A fresh page that fails its test on any script error or request to another host."""
    context = browser.new_context(viewport={"width": 1366, "height": 820})
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.extend(script_errors(str(error))))
    page.on("dialog", lambda dialog: (faults.append("a dialog opened"), dialog.dismiss()))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("request", lambda request: faults.extend(foreign(request.url)))
    page.goto(address)
    page.wait_for_selector("#ask_box textarea")
    # Leaving a page while its first event runs is an error to Gradio's client.
    expect(page.locator("#day textarea")).not_to_have_value("")
    yield page
    context.close()
    assert faults == []


def script_errors(error):
    """A script error, but for the one that Gradio's client raises when it closes a stream."""
    return [] if error.startswith("AbortError") else [f"script error: {error}"]


def foreign(url):
    parts = urlsplit(url)
    is_ours = parts.scheme in ("data", "blob") or parts.hostname == "127.0.0.1"
    return [] if is_ours else [f"request to {url}"]


def ask(page, question, answered):
    page.fill("#ask_box textarea", question)
    page.keyboard.press("Enter")
    expect(page.locator("#chat")).to_contain_text(answered)


def test_a_question_is_answered_and_its_clause_opens_beside_it(page, tmp_path):
    ask(page, "What does paragraph 1 of A.9001(90) say?", "INVITES Member States")
    chip = page.locator(f"#chat {CHIP}").first
    assert chip.inner_text() == "1 · A.9001(90) op 1 · revoked"
    chip.click()
    expect(page.locator("#pane-title")).to_have_text("Resolution A.9001(90), operative paragraph 1")
    expect(page.locator("#pane-title")).to_be_focused()
    assert page.locator("#pane mark").inner_text() == (
        "INVITES Member States to fold their paper boats with due care;"
    )
    expect(page.locator("#pane .badge")).to_have_text("Revoked")
    assert chip.get_attribute("aria-current") == "true"
    shot = tmp_path / "answered.png"
    page.screenshot(path=shot)
    assert shot.stat().st_size > 10_000


def test_the_same_chip_twice_moves_the_focus_again_and_back_returns_it(page):
    ask(page, "What does paragraph 1 of A.9001(90) say?", "INVITES Member States")
    chip = page.locator(f"#chat {CHIP}").first
    for _ in range(2):
        chip.click()
        expect(page.locator("#pane-title")).to_be_focused()
        page.get_by_role("button", name="Back to the answer").click()
        expect(chip).to_be_focused()
    chip.press("Enter")
    expect(page.locator("#pane-title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(chip).to_be_focused()


def test_the_browsers_own_back_and_a_deep_link_open_the_clause(page, address):
    ask(page, "What does paragraph 1 of A.9001(90) say?", "INVITES Member States")
    page.locator(f"#chat {CHIP}").first.click()
    title = page.locator("#pane-title")
    expect(title).to_contain_text("operative paragraph 1")
    page.locator(f"#pane .neighbour {CHIP}").last.click()
    expect(title).to_contain_text("operative paragraph 2")
    page.go_back()
    expect(title).to_contain_text("operative paragraph 1")
    page.goto(f"{address}/?from=elsewhere#clause=A.9002%2891%29%23op%2F3")
    expect(title).to_have_text("Resolution A.9002(91), operative paragraph 3")


def test_an_unknown_reference_opens_a_plain_pane(page, address):
    page.goto(f"{address}/?again#clause=A.9009%2899%29%23op%2F1")
    expect(page.locator("#pane-title")).to_have_text("Not in the collection")


def test_copying_puts_text_and_reference_on_the_clipboard(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, "What does paragraph 1 of A.9001(90) say?", "INVITES Member States")
    page.locator(f"#chat {CHIP}").first.click()
    page.get_by_role("button", name="Copy with reference").click()
    expect(page.locator("#pane-told")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“INVITES Member States")
    assert "resolution A.9001(90), operative paragraph 1; revoked by" in copied


def test_what_a_document_says_never_acts(page):
    ask(page, f"What does {POISON} say?", "and a gap")
    quotes = page.locator("#chat blockquote bdi")
    assert quotes.count() == len(PAYLOADS)
    for number, payload in enumerate(PAYLOADS):
        shown = " ".join(quotes.nth(number).inner_text().split())
        assert shown == " ".join(reveal_unseen(payload).split())
    chips = page.locator(f"#chat blockquote {CHIP}")
    assert chips.count() == len(PAYLOADS)
    for number, payload in enumerate(PAYLOADS, start=1):
        chips.nth(number - 1).click()
        expect(page.locator("#pane-title")).to_contain_text(f"operative paragraph {number}")
        shown = " ".join(page.locator("#pane blockquote").inner_text().split())
        assert shown == " ".join(reveal_unseen(payload).split())


def test_what_a_person_types_never_acts(page):
    for payload in (PAYLOADS[5], PAYLOADS[11], PAYLOADS[13]):
        ask(page, payload, "The collection does not support an answer")
    asked = page.locator("#chat [data-testid=user]")
    assert asked.nth(0).inner_text() == PAYLOADS[5]
    assert page.locator("#chat img, #chat [href^=javascript]").count() == 0
    page.get_by_role("tab", name="Status").click()
    page.fill("#symbol textarea", PAYLOADS[5])
    page.keyboard.press("Enter")
    expect(page.locator("#standing")).to_contain_text("<img src=x")


def test_status_and_collection_stand_beside_the_same_pane(page):
    expect(page.locator("#day textarea")).not_to_have_value("")
    page.get_by_role("tab", name="Status").click()
    page.fill("#symbol textarea", "A 9001 (90)")
    page.keyboard.press("Enter")
    expect(page.locator("#standing caption")).to_have_text("Chain, oldest first")
    page.locator(f"#standing td {CHIP}").first.click()
    expect(page.locator("#pane-title")).to_contain_text("A.9002(91), operative paragraph 3")
    page.get_by_role("tab", name="Collection").click()
    expect(page.locator("#holdings caption")).to_have_text("3 documents held")
    expect(page.locator("#notice")).to_contain_text("not an official IMO product")


def test_the_time_line_and_the_outline_open_clauses_by_keyboard(page):
    page.get_by_role("tab", name="Status").click()
    page.fill("#symbol textarea", "A.9001(90)")
    page.keyboard.press("Enter")
    act = page.get_by_role("link", name="op 3 revokes A.9001(90)")
    act.press("Enter")
    expect(page.locator("#pane-title")).to_contain_text("A.9002(91), operative paragraph 3")
    page.keyboard.press("Escape")
    expect(act).to_be_focused()
    page.get_by_role("button", name="Show its outline").click()
    page.locator("#standing").get_by_role("link", name="op 2", exact=True).press("Enter")
    expect(page.locator("#pane-title")).to_contain_text("A.9001(90), operative paragraph 2")
    expect(page.locator("#standing summary")).to_have_text("All 3 clauses of A.9001(90) as a list")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_are_read_in_light_and_dark(page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.reload()
    page.get_by_role("tab", name="Status").click()
    page.fill("#symbol textarea", "A.9001(90)")
    page.keyboard.press("Enter")
    expect(page.locator("#standing svg")).to_be_visible()
    assert page.evaluate(f"({CONTRASTS})()") == []


def test_words_stay_in_their_boxes_in_the_fonts_of_a_browser(browser):
    page = browser.new_page()
    page.set_content(to_timeline(long_standing(), alone=True))
    assert page.locator("rect").count() == 20
    assert page.evaluate(f"({OVERFLOWS})()") == []
    page.close()


def test_a_comparison_is_shown_and_a_list_is_downloaded(page):
    page.get_by_role("tab", name="Compare").click()
    page.fill("#one textarea", "A.9001(90)")
    page.fill("#other textarea", "A.9002(91)")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("#comparison h2")).to_have_text("A.9001(90) and A.9002(91) compared")
    page.get_by_role("tab", name="Lists").click()
    page.get_by_role("button", name="List the clauses").click()
    expect(page.locator("#listed caption")).to_contain_text("looked through")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert "fold their paper boats" in download.value.path().read_text(encoding="utf-8")


def test_missing_texts_are_offered_and_fetched_by_one_button(page):
    page.get_by_role("tab", name="Collection").click()
    expect(page.locator("#missing")).to_contain_text("2 official texts can be had")
    page.locator("#fetch").click()
    expect(page.locator("#fetched li")).to_have_count(3)
    expect(page.locator("#fetched")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator("#fetch")).to_have_count(0)


def test_examples_ask_and_a_new_conversation_clears(page):
    page.locator("#examples button").first.click()
    expect(page.locator(f"#chat {CHIP}").first).to_be_visible()
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator("#chat [data-testid=bot]")).to_have_count(0)


def test_two_readers_do_not_see_each_other(page, browser, address):
    ask(page, "What does paragraph 1 of A.9001(90) say?", "INVITES Member States")
    other = browser.new_context().new_page()
    other.goto(address)
    other.wait_for_selector("#ask_box textarea")
    assert other.locator("#chat [data-testid=bot]").count() == 0
    assert other.evaluate("localStorage.length") == 0
    other.context.close()


@pytest.mark.parametrize("width", [390, 320])
def test_a_narrow_screen_needs_no_sideways_scroll(page, width):
    page.set_viewport_size({"width": width, "height": 844})
    ask(page, "What does A.9002(91) say?", "REVOKES")
    page.locator(f"#chat {CHIP}").first.click()
    expect(page.locator("#pane-title")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_narrow_screen_a_picture_scrolls_by_itself(page, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.get_by_role("tab", name="Status").click()
    page.fill("#symbol textarea", "A.9001(90)")
    page.keyboard.press("Enter")
    region = page.get_by_role("region", name="Time line")
    assert region.evaluate("r => r.scrollWidth > r.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("r => r.scrollLeft > 0", arg=region.element_handle())
