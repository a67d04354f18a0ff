"""The store: what it records, lists and refuses."""

from __future__ import annotations

import os
import resource
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import LEAD, ZONE
from wirecli.errors import StoreError, UsageError
from wirecli.model import Block, Dateline, Instant, Page, Published, Reference, Related, Source, Story
from wirecli.store import Filter, Recorder, recording, stories
from wirecli.store.journal import appending
from wirecli.store.schema import VERSION
from wirecli.store.sqlite import APPLICATION_ID

NOON = Instant(datetime(2026, 1, 31, 12, tzinfo=ZONE))
TEXT = "De veerboot tussen Breskens en Vlissingen vaart weer nadat de storm op de Westerschelde was gaan liggen"


def story(text: str, *, place: str = "Breskens", credit: str = "ANP", headline: str | None = None) -> Story:
    """An undated teaser."""
    dateline = Dateline(f"{place.upper()} ({credit})", (place,), (credit,))
    key = sha256(f"{headline}{dateline.text}{text}".encode()).hexdigest()[:16]
    blocks = (Block("paragraph", text),)
    return LEAD._replace(id=key, kind="teaser", headline=headline, dateline=dateline, blocks=blocks, published=None)


def stamped(told: Story, reference: Instant, *, hours: int, within: timedelta = timedelta(hours=1)) -> Story:
    """The teaser with a stamp of `hours` on a page read at `reference`."""
    latest = reference - timedelta(hours=hours)
    published = Published(latest, latest - within, latest, "hour", "stamp")
    return told._replace(stamp=f"{hours} uur geleden", published=published)


def page(reference: Instant, *told: Story, name: str = "crawl.txt") -> Page:
    """A listing of these teasers."""
    key = sha256(repr((reference, told)).encode()).hexdigest()
    related = (Related("Net binnen", None, told),)
    return Page(Source(name, key, 10, "utf-8"), Reference(reference, "mtime"), None, related, ("Deel dit",), ())


@pytest.fixture
def store(tmp_path: Path) -> str:
    """Where a store can be made."""
    return str(tmp_path / "news.db")


def listed(path: str, chosen: Filter | None = None) -> list[Story]:
    return list(stories(path, chosen or Filter(), ZONE))


def test_each_story_once_and_each_sighting(store: str) -> None:
    one, other = story(TEXT), story("Iets heel anders", place="Gent")
    later = NOON + timedelta(minutes=50)
    with recording(store) as recorder:
        first = recorder.record(page(NOON, stamped(one, NOON, hours=1), other))
        assert first.new == {one.id, other.id}
        second = recorder.record(page(later, stamped(one, later, hours=2)))
        assert second.new == frozenset()
    published = second.page.stories()[0].published
    assert published is not None
    assert (published.earliest, published.latest) == (NOON - timedelta(hours=2), NOON - timedelta(minutes=70))
    assert (published.origin, published.sightings) == ("sightings", 2)
    assert [found.published for found in listed(store) if found.id == one.id] == [published]
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("SELECT count(*) FROM sighting").fetchone() == (3,)


def test_what_is_listed_is_what_was_recorded(store: str) -> None:
    with recording(store) as recorder:
        recorder.record(page(NOON, LEAD))
    (found,) = listed(store)
    assert found == LEAD._replace(published=found.published)
    assert LEAD.published is not None
    assert found.published == LEAD.published._replace(sightings=1)


def test_the_same_page_again_is_no_other_sighting(store: str) -> None:
    crawl = page(NOON, stamped(story(TEXT), NOON, hours=1))
    for _ in range(2):
        with recording(store) as recorder:
            recorded = recorder.record(crawl)
            assert recorder.record(crawl).page == recorded.page
    assert recorded.new == frozenset()
    published = recorded.page.stories()[0].published
    assert published is not None
    assert (published.origin, published.sightings) == ("stamp", 1)


def test_news_are_new_stories_once_without_furniture(store: str) -> None:
    one, other = story(TEXT), story("Iets heel anders", place="Gent")
    with recording(store) as recorder:
        recorder.record(page(NOON, one))
        news = recorder.record(page(NOON + timedelta(minutes=10), other, one, other)).news()
        assert recorder.record(page(NOON + timedelta(minutes=20), one)).news() is None
    assert news is not None
    assert [told.id for told in news.stories()] == [other.id]
    assert news.furniture == ()


def test_an_error_takes_everything_back(store: str) -> None:
    crawl = page(NOON, story(TEXT))
    with pytest.raises(OSError, match="interrupted"):
        _interrupted(store, crawl)
    with recording(store) as recorder:
        assert recorder.record(crawl).new == {crawl.stories()[0].id}


def _interrupted(path: str, crawl: Page) -> None:
    with recording(path) as recorder:
        recorder.record(crawl)
        raise InterruptedError("interrupted")


def test_sightings_that_contradict_keep_the_earliest_page(store: str) -> None:
    told, later = story(TEXT), NOON + timedelta(hours=3)
    with recording(store) as recorder:
        recorder.record(page(later, stamped(told, later, hours=1)))
        recorded = recorder.record(page(NOON, stamped(told, NOON, hours=1)))
    published = recorded.page.stories()[0].published
    assert published is not None
    assert published == published._replace(latest=NOON - timedelta(hours=1), origin="stamp", sightings=1)
    (warning,) = recorded.page.warnings
    assert warning.code == "sightings-conflict"
    assert told.id in warning.message


# name, the other story's place, credit, text and how much later, and whether it is a revision
REVISIONS = [
    ("a word changed", "Breskens", "ANP", TEXT.replace("weer", "opnieuw"), timedelta(hours=1), True),
    ("another place", "Gent", "ANP", TEXT.replace("weer", "opnieuw"), timedelta(hours=1), False),
    ("another credit", "Breskens", "BELGA", TEXT.replace("weer", "opnieuw"), timedelta(hours=1), False),
    ("days later", "Breskens", "ANP", TEXT.replace("weer", "opnieuw"), timedelta(days=3), False),
    ("other words", "Breskens", "ANP", TEXT[40:] + " met veel wind", timedelta(hours=1), False),
]


@pytest.mark.parametrize(
    ("place", "credit", "text", "later", "revised"),
    [case[1:] for case in REVISIONS],
    ids=[case[0] for case in REVISIONS],
)
def test_revision(store: str, place: str, credit: str, text: str, later: timedelta, revised: bool) -> None:
    first, other = story(TEXT), story(text, place=place, credit=credit)
    with recording(store) as recorder:
        recorder.record(page(NOON, stamped(first, NOON, hours=0)))
        recorded = recorder.record(page(NOON + later, stamped(other, NOON + later, hours=0)))
    assert recorded.new == {other.id}
    assert recorded.page.stories()[0].revises == (first.id if revised else None)


def test_revisions_of_a_revision_revise_the_first(store: str) -> None:
    versions = [TEXT, TEXT.replace("weer", "opnieuw"), TEXT.replace("weer", "opnieuw").replace("storm", "orkaan")]
    told = [story(text) for text in versions]
    with recording(store) as recorder:
        for number, version in enumerate(told):
            recorder.record(page(NOON + timedelta(minutes=number), version))
    assert {found.id: found.revises for found in listed(store)} == {
        told[0].id: None,
        told[1].id: told[0].id,
        told[2].id: told[0].id,
    }


def test_short_headlines_are_no_revisions(store: str) -> None:
    with recording(store) as recorder:
        recorder.record(page(NOON, story("Ajax wint in de beker van PSV")))
        recorded = recorder.record(page(NOON + timedelta(hours=1), story("Ajax wint in de beker van NEC")))
    assert recorded.page.stories()[0].revises is None


def test_a_revision_that_kept_its_time_shares_sightings(store: str) -> None:
    first, revision = story(TEXT), story(TEXT.replace("weer", "opnieuw"))
    crawls = [(0, first, 1), (30, first, 1), (40, revision, 2)]
    with recording(store) as recorder:
        for minutes, told, hours in crawls:
            reference = NOON + timedelta(minutes=minutes)
            recorder.record(page(reference, stamped(told, reference, hours=hours)))
    bounds = {
        (found.published.earliest, found.published.latest, found.published.sightings)
        for found in listed(store)
        if found.published
    }
    assert bounds == {(NOON - timedelta(minutes=90), NOON - timedelta(minutes=80), 3)}


# name, filter, the texts that it leaves (newest first)
FILTERS = [
    ("none", Filter(), "cba"),
    ("since", Filter(since=NOON - timedelta(hours=2)), "cb"),
    ("until", Filter(until=NOON - timedelta(hours=2)), "a"),
    ("both", Filter(since=NOON - timedelta(hours=2), until=NOON - timedelta(hours=1)), "b"),
    ("credit", Filter(credit="belga"), "b"),
    ("place", Filter(place="den haag"), "c"),
    ("part of a place", Filter(place="haag"), ""),
    ("a word", Filter(search="veerboot"), "a"),
    ("without accents", Filter(search="scène"), "c"),
    ("all words", Filter(search="de veerboot"), "a"),
    ("not all words", Filter(search="veerboot trein"), ""),
    ("a phrase", Filter(search='"de trein"'), "b"),
    ("no phrase", Filter(search='"trein de"'), ""),
    ("a beginning", Filter(search="veer*"), "a"),
    ("a headline", Filter(search="staking"), "b"),
    ("a place in the dateline", Filter(search="goes"), "a"),
    ("what FTS5 would obey", Filter(search="veerboot OR trein"), ""),
    ("a column filter", Filter(search="text:veerboot"), ""),
    ("only the quote's half", Filter(search='"veerboot'), "a"),
    ("punctuation beside a word", Filter(search="- veerboot ("), "a"),
]


@pytest.mark.parametrize(("chosen", "left"), [case[1:] for case in FILTERS], ids=[case[0] for case in FILTERS])
def test_filters(store: str, chosen: Filter, left: str) -> None:
    told = {
        "a": (story("De veerboot vaart", place="Goes"), 3),
        "b": (story("De trein staat stil", place="Gent", credit="BELGA", headline="Staking"), 2),
        "c": (story("Een scene in de Kamer", place="Den Haag"), 1),
    }
    with recording(store) as recorder:
        for teaser, hours in told.values():
            recorder.record(page(NOON, stamped(teaser, NOON, hours=hours)))
    letters = {teaser.id: letter for letter, (teaser, _) in told.items()}
    assert "".join(letters[found.id] for found in listed(store, chosen)) == left


@pytest.mark.parametrize("search", ["", " ", '"', "- ( *", "\0"])
def test_nothing_to_search_for(store: str, search: str) -> None:
    with recording(store) as recorder:
        recorder.record(page(NOON, story(TEXT)))
    with pytest.raises(UsageError):
        listed(store, Filter(search=search))


@given(search=st.text(alphabet=st.characters(codec=None) | st.sampled_from('"*^():-+ ANDORNEAR')))
def test_no_search_text_is_obeyed(full_store: str, search: str) -> None:
    try:
        found = listed(full_store, Filter(search=search))
    except UsageError:
        return
    assert len(found) <= 1


@pytest.fixture(scope="session")
def full_store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with one story."""
    path = str(tmp_path_factory.mktemp("store") / "news.db")
    with recording(path) as recorder:
        recorder.record(page(NOON, story(TEXT)))
    return path


def test_the_fold_in_the_store_is_that_of_its_sightings(store: str) -> None:
    """The columns that a run keeps up to date follow from the record, in whatever order pages came."""
    told = [story(TEXT), story(TEXT.replace("weer", "opnieuw")), story("Iets heel anders", place="Gent")]
    crawls = [(40, 0, 1), (0, 0, 0), (10, 1, 0), (20, 2, 5), (5, 2, 4), (60, 1, 1), (50, 2, 0)]
    with recording(store) as recorder:
        for minutes, which, hours in crawls:
            reference = NOON + timedelta(minutes=minutes)
            recorder.record(page(reference, stamped(told[which], reference, hours=hours)))
    query = """SELECT DISTINCT s.sightings, s.earliest, s.latest, s.last_seen, f.n, f.earliest, f.latest, f.last_seen
        FROM story s JOIN (
            SELECT moment, count(*) AS n, max(sighting.earliest) AS earliest, min(sighting.latest) AS latest,
                max(reference) AS last_seen
            FROM sighting JOIN story ON story.number = sighting.story JOIN page ON page.number = sighting.page
            GROUP BY moment
        ) f USING (moment)"""
    with closing(sqlite3.connect(store)) as connection:
        rows = connection.execute(query).fetchall()
    assert rows
    assert all(row[:4] == row[4:] for row in rows)


def test_a_second_run_waits(store: str) -> None:
    order: list[str] = []

    def run(name: str, begun: threading.Event) -> None:
        with recording(store) as recorder:
            begun.set()
            order.append(name)
            time.sleep(0.2)
            recorder.record(page(NOON, story(f"{name} {TEXT}")))
            order.append(name)

    first = threading.Event()
    one = threading.Thread(target=run, args=("one", first))
    one.start()
    assert first.wait(10)
    run("two", threading.Event())
    one.join()
    assert order == ["one", "one", "two", "two"]
    assert len(listed(store)) == 2


def test_a_wait_that_ends(store: str) -> None:
    with (
        recording(store),
        pytest.raises(StoreError, match="another run"),
        recording(store, wait=0.2),
    ):
        pytest.fail("two runs at once")


def test_readers_wait_for_nobody(store: str) -> None:
    with recording(store) as recorder:
        recorder.record(page(NOON, story(TEXT)))
    with recording(store) as recorder:
        recorder.record(page(NOON, story("Iets heel anders", place="Gent")))
        assert len(listed(store)) == 1


@pytest.fixture
def foreign(tmp_path: Path) -> Iterator[Path]:
    """Some file; the test fails where it was changed."""
    path = tmp_path / "some.db"
    yield path
    assert not list(tmp_path.glob("some.db-*"))


def _database(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    ("statements", "message"),
    [
        ([], "nor any database"),
        (["CREATE TABLE t (a)"], "of another program"),
        (["PRAGMA application_id = 7"], "of another program"),
        ([f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {VERSION + 1}"], "newer wirecli"),
    ],
)
def test_what_is_no_store_is_left_alone(foreign: Path, statements: list[str], message: str) -> None:
    if statements:
        _database(foreign, *statements)
    else:
        foreign.write_bytes(b"Lieve oma,\n" * 1000)
    before = foreign.read_bytes()
    with pytest.raises(StoreError, match=message) as caught, recording(str(foreign)):
        pytest.fail("opened")
    assert str(foreign) in str(caught.value)
    assert caught.value.hint
    with pytest.raises(StoreError, match=message):
        listed(str(foreign))
    assert foreign.read_bytes() == before


def test_no_such_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        listed(str(tmp_path / "none.db"))
    with pytest.raises(StoreError, match="can't be opened"), recording(str(tmp_path / "none" / "news.db")):
        pytest.fail("opened")
    with pytest.raises(StoreError, match="is a folder"), recording(str(tmp_path)):
        pytest.fail("opened")


def test_an_empty_file_becomes_a_store(store: str) -> None:
    Path(store).touch()
    with pytest.raises(StoreError, match="is empty"):
        listed(store)
    with recording(store) as recorder:
        recorder.record(page(NOON, story(TEXT)))
    assert len(listed(store)) == 1


def test_a_damaged_store(store: str) -> None:
    with recording(store) as recorder:
        recorder.record(page(NOON, story(TEXT)))
    data = Path(store).read_bytes()
    Path(store).write_bytes(data[:4096] + os.urandom(len(data) - 4096))
    with pytest.raises(StoreError, match=r"damaged|database fails"), recording(store) as recorder:
        recorder.record(page(NOON, story(TEXT)))


def test_a_read_only_store_can_be_read(unprivileged: Path) -> None:
    path = unprivileged / "news.db"
    with recording(str(path)) as recorder:
        recorder.record(page(NOON, story(TEXT)))
    before = path.read_bytes()
    path.chmod(0o444)
    unprivileged.chmod(0o555)
    with as_nobody():
        assert len(listed(str(path))) == 1
        with pytest.raises(StoreError, match="can't be written"), recording(str(path)):
            pytest.fail("opened")
    assert path.read_bytes() == before


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder that any user can reach, which pytest's own folders are not."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        Path(folder).chmod(0o755)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without root's rights, to whom nothing is read-only."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        if user == 0:
            os.seteuid(0)


def test_a_full_disk_damages_nothing(store: str) -> None:
    with recording(store) as recorder:
        recorder.record(page(NOON, story(TEXT)))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (Path(store).stat().st_size + 20_000, hard))
    try:
        with pytest.raises(StoreError, match="disk") as caught, recording(store) as recorder:
            _fill(recorder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert store in str(caught.value)
    assert [found.blocks for found in listed(store)] == [story(TEXT).blocks]
    with recording(store) as recorder:
        recorder.record(page(NOON, story("Iets heel anders", place="Gent")))
    assert len(listed(store)) == 2


def _fill(recorder: Recorder) -> None:
    for number in range(300):
        recorder.record(page(NOON, story(f"{number} {TEXT * 20}")))


def test_a_full_disk_on_the_first_run(store: str) -> None:
    feed = Path(store).with_name("feed.jsonl")
    with pytest.raises(StoreError, match="disk is full"), recording(store) as recorder:  # noqa: PT012
        with appending(str(feed), recorder.journal) as (stream, _):
            stream.write(b"{}\n")
        full = sqlite3.OperationalError("database or disk is full")
        full.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise full
    assert feed.read_bytes() == b""


def test_names_that_are_no_text(store: str) -> None:
    with recording(store) as recorder:
        recorder.record(page(NOON, story(TEXT), name="crawl\udcff.txt"))
    assert listed(store)[0].published is not None
    assert Instant(datetime.now(UTC)) > NOON
