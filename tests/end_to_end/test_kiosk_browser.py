"""The whole conversation in a real Chromium, then opened as staff. Screenshots go to NOD_SCREENSHOTS if it is set."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from sqlalchemy import select

from actions.record.models import AccessLog, Person
from tests.end_to_end.scripts import SCRIPTS
from tests.end_to_end.service import Nod

pytestmark = pytest.mark.browser
PASSWORD = "four words make one"
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync", "--disable-quic"]


@pytest.fixture(scope="module")
def chrome(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(chrome: Browser) -> Iterator[Page]:
    context = chrome.new_context(viewport={"width": 1024, "height": 768})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    yield opened
    context.close()
    expected = re.compile(r"status of (409|422)|ERR_FAILED|ERR_INTERNET_DISCONNECTED")  # noted by the browser itself
    assert [complaint for complaint in complaints if not expected.search(complaint)] == []
    assert [url for url in asked if not re.match(r"http://127\.0\.0\.1|data:", url)] == [], "another host was asked"


def shot(page: Page, name: str) -> None:
    folder = os.environ.get("NOD_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{name}.png")


def begin(page: Page, nod: Nod, language: str) -> None:
    page.goto(nod.web)
    page.get_by_role("button", name="Start in English" if language == "en" else "Dechrau yn Gymraeg").click()
    page.wait_for_url("**/chat")


def answer(page: Page, words: str) -> None:
    """Type an answer and wait for what Nod says to it."""
    before = page.locator(".nod-nod").count()
    page.locator("#message").fill(words)
    page.locator(".nod-send").click()
    page.locator(".nod-nod").nth(before).wait_for()


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_whole_conversation_and_its_record_at_the_clinicians(nod: Nod, page: Page, language: str) -> None:
    page.goto(nod.web)
    shot(page, f"1-start-{language}")
    begin(page, nod, language)
    shot(page, f"2-welcome-{language}")
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.locator(".nod-choice").first.click()
    expect(page.locator("#latest")).to_contain_text("good day" if language == "en" else "diwrnod da")
    for question, words in SCRIPTS[language][1:]:
        if question == "goal_progress":
            shot(page, f"3-scale-{language}")
            page.get_by_role("button", name="3", exact=True).click()
            expect(page.locator(".nod-person").last).to_contain_text("3")
        else:
            answer(page, words)
        if question in ("hope_words", "support_words"):
            shot(page, f"4-{question}-{language}")
    expect(page.locator("#latest")).to_contain_text(
        "care team can now see" if language == "en" else "eich tîm gofal ei weld nawr"
    )
    shot(page, f"5-shared-{language}")
    _open_as_staff(nod, page, language)


def _open_as_staff(nod: Nod, page: Page, language: str) -> None:
    with nod.database.session() as session:
        query = select(Person).where(Person.state == "shared", Person.language == language)
        person = session.scalars(query.order_by(Person.shared_at.desc())).first().id
    username = f"nurse.{language}"
    sign_in(nod, page, username)
    page.get_by_role("link", name=person).first.click()
    page.locator(".nod-goal .nod-said").first.click()
    shot(page, f"6-staff-{language}")
    said = dict(SCRIPTS[language])
    goal = said["hope_words"].split("\n")[int(said["goal_choice"]) - 1]
    expect(page.locator("mark:target")).to_have_text(goal)
    expect(page.locator(".nod-goal")).to_contain_text(said["step_smaller"])
    with nod.database.session() as session:
        read = select(AccessLog).where(AccessLog.person_id == person, AccessLog.act == "read")
        assert [line.actor for line in session.scalars(read)] == [username]


def sign_in(nod: Nod, page: Page, username: str) -> None:
    nod.nod("staff", "add", username, "--password-stdin", stdin=f"{PASSWORD}\n")
    page.goto(f"{nod.web}/staff/")
    page.get_by_label("User name").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def test_staff_see_a_risk_at_once_on_every_page_that_is_open(nod: Nod, page: Page) -> None:
    sign_in(nod, page, "nurse.live")
    expect(page.locator("#flags-list")).to_be_visible()
    elsewhere = page.context.new_page()
    elsewhere.goto(f"{nod.web}/staff/flags/closed")
    words = f"I want to die, and I told nobody but {nod.someone().sender}"
    nod.someone().says("hello", words)
    # No reload: both pages ask by themselves.
    expect(page.locator(".nod-flag-new").first).to_contain_text(words, timeout=15_000)
    expect(page).to_have_title(re.compile(r"^\(\d+\) "))
    expect(page.locator("#flags-note")).to_contain_text("New: ")
    expect(elsewhere.locator("#flags-new")).to_contain_text("new: ", timeout=15_000)
    shot(page, "7-flag-live")


def test_it_works_without_scripts(nod: Nod, chrome: Browser) -> None:
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    begin(page, nod, "en")
    page.locator(".nod-choice").first.click()
    page.locator("#message").fill("a walk by the sea")
    page.locator(".nod-send").click()
    expect(page.locator("#latest")).to_contain_text("What do you hope for")
    context.close()


def test_markup_and_other_directions_are_shown_as_they_were_said(nod: Nod, page: Page) -> None:
    begin(page, nod, "en")
    page.locator(".nod-choice").first.click()
    expect(page.locator("#latest")).to_contain_text("good day")
    words = "<img src=x onerror=alert(1)> <b>bold</b> שלום 🙂"
    answer(page, words)
    expect(page.locator(".nod-person").last).to_contain_text(words)
    assert page.locator(".nod-log b, .nod-log img").count() == 0


def test_enter_sends_and_only_new_messages_are_announced(nod: Nod, page: Page) -> None:
    begin(page, nod, "en")
    page.locator("#message").fill("yes please")
    page.locator("#message").press("Enter")
    expect(page.locator("#announce")).to_contain_text("good day")
    expect(page.locator("#announce")).not_to_contain_text("computer program")
    expect(page.locator("#message")).to_be_focused()
    expect(page.locator("#announce")).to_be_empty()


def test_what_is_typed_while_an_answer_is_on_its_way_stays(nod: Nod, page: Page) -> None:
    begin(page, nod, "en")
    page.locator(".nod-choice").first.click()
    page.locator("#message").fill("typed early")
    expect(page.locator("#latest")).to_contain_text("good day")
    expect(page.locator("#message")).to_have_value("typed early")


def test_a_reload_in_the_middle_changes_nothing(nod: Nod, page: Page) -> None:
    begin(page, nod, "en")
    answer(page, "yes")
    shown = page.locator(".nod-log").inner_text()
    page.reload()
    assert page.locator(".nod-log").inner_text() == shown


def test_a_second_tab_keeps_the_words_in_the_box(nod: Nod, page: Page) -> None:
    begin(page, nod, "en")
    page.locator(".nod-choice").first.click()
    expect(page.locator("#latest")).to_contain_text("good day")
    other = page.context.new_page()
    other.goto(f"{nod.web}/chat")
    answer(other, "a walk by the sea")
    page.locator("#message").fill("a chat with my neighbour")
    page.locator(".nod-send").click()
    expect(page.locator(".nod-note")).to_contain_text("another window")
    expect(page.locator("#message")).to_have_value("a chat with my neighbour")


def test_with_no_connection_the_words_stay_in_the_box(nod: Nod, page: Page) -> None:
    begin(page, nod, "en")
    page.route("**/chat", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.locator("#message").fill("yes please")
    page.locator(".nod-send").click()
    expect(page.locator(".nod-note")).to_contain_text("no connection")
    expect(page.locator("#message")).to_have_value("yes please")
    page.unroute("**/chat")
    answer(page, "yes please")


def test_finishing_leaves_nothing_behind_the_back_button(nod: Nod, page: Page) -> None:
    begin(page, nod, "en")
    answer(page, "yes")
    answer(page, "a secret walk")
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_text("The screen is clear")).to_be_visible()
    page.go_back()
    expect(page.locator("body")).not_to_contain_text("a secret walk")


@pytest.mark.parametrize(("width", "height"), [(320, 568), (1920, 1080)])
def test_it_fits_small_and_large_screens(nod: Nod, page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    begin(page, nod, "en")
    answer(page, "yes")
    shot(page, f"7-{width}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for button in page.locator("button:visible").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 44, button.inner_text()
    expect(page.locator(".nod-send")).to_be_in_viewport()


def test_a_long_talk_scrolls_in_its_place_and_no_empty_page_is_below_it(nod: Nod, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    begin(page, nod, "en")
    for words in ("yes", "a long walk", *("who sees this", "what is this") * 3):
        answer(page, words)
    assert page.evaluate("document.querySelector('.nod-log').scrollHeight > 1500")
    assert page.evaluate("document.documentElement.scrollHeight <= window.innerHeight")


def left_alone(page: Page, seconds: int) -> None:
    page.clock.run_for(seconds * 1000)


def still_there(page: Page) -> Locator:
    return page.get_by_role("dialog", name=re.compile("Are you still there|Ydych chi yno o hyd"))


@pytest.mark.parametrize("by", ["the button", "Escape"])
def test_a_chat_that_was_left_is_asked_about_and_stays_for_whoever_is_there(nod: Nod, page: Page, by: str) -> None:
    page.clock.install()
    begin(page, nod, "en")
    for _ in range(3):
        left_alone(page, 290)
        expect(still_there(page)).to_be_hidden()
        for _ in range(20):  # a sign of life may reach the page late, where the machine is busy
            if not still_there(page).is_visible():
                left_alone(page, 5)
        expect(still_there(page)).to_be_visible()
        expect(still_there(page)).to_contain_text(re.compile(r"closes in \d\d seconds"))
        expect(still_there(page)).to_have_accessible_description(re.compile("closes in 60 seconds"))
        shot(page, "8-idle")
        if by == "Escape":
            page.keyboard.press("Escape")
        else:
            page.get_by_role("button", name="I am still here").click()
        expect(still_there(page)).to_be_hidden()
    assert page.url.endswith("/chat")


def test_a_chat_that_nobody_answers_for_is_closed_on_the_server_too(nod: Nod, page: Page) -> None:
    page.clock.install()
    begin(page, nod, "cy")
    left_alone(page, 305)
    expect(still_there(page)).to_be_visible()
    left_alone(page, 61)
    page.wait_for_url("**/?left")
    expect(page.locator("body")).to_contain_text("Cafodd y sgwrs ddiwethaf ei chau")
    assert page.context.cookies() == []
    page.goto(f"{nod.web}/chat")
    assert page.url == f"{nod.web}/", "nobody comes back to it without a code"


def test_without_a_connection_the_words_go_and_who_can_help_stays(nod: Nod, page: Page) -> None:
    page.clock.install()
    begin(page, nod, "en")
    page.context.set_offline(True)
    left_alone(page, 305)
    left_alone(page, 61)
    expect(page.locator(".nod-notice")).to_contain_text("was closed")
    expect(page.locator(".nod-crisis")).to_contain_text("999")
    assert page.locator(".nod-message").count() == 0
    page.context.set_offline(False)
    left_alone(page, 6)
    page.wait_for_url("**/?left")
    assert page.context.cookies() == []


def test_a_sign_of_life_in_one_tab_counts_in_all(nod: Nod, page: Page) -> None:
    page.context.clock.install()
    begin(page, nod, "en")
    other = page.context.new_page()
    other.goto(f"{nod.web}/chat")
    left_alone(other, 200)
    page.locator("#message").press_sequentially("slowly")
    expect(page.locator("#message")).to_have_value("slowly")
    left_alone(other, 200)
    expect(still_there(other)).to_be_hidden()


def test_a_chat_open_behind_the_start_page_is_closed_too(nod: Nod, page: Page) -> None:
    page.clock.install()
    begin(page, nod, "en")
    page.goto(nod.web)
    left_alone(page, 305)
    expect(still_there(page)).to_be_visible()
    left_alone(page, 61)
    page.wait_for_url("**/?left")
    assert page.context.cookies() == []


def test_typing_keeps_a_chat_open(nod: Nod, page: Page) -> None:
    page.clock.install()
    begin(page, nod, "en")
    for letter in "slowly":
        left_alone(page, 200)
        page.locator("#message").press_sequentially(letter)
    expect(still_there(page)).to_be_hidden()
    expect(page.locator("#message")).to_have_value("slowly")


@pytest.mark.parametrize(
    ("browser", "closes"),
    [("Mozilla/5.0 (Linux; Android 14) Mobile", 0), ("Mozilla/5.0 (iPad; CPU OS 17_4) Mobile/15E148", 1)],
)
def test_on_somebodys_own_phone_nothing_is_closed(nod: Nod, chrome: Browser, browser: str, closes: int) -> None:
    context = chrome.new_context(user_agent=browser)
    opened = context.new_page()
    begin(opened, nod, "en")
    assert opened.locator("#idle").count() == closes
    context.close()
