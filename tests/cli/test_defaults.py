"""Options for all runs: the file's, the environment's, the line's, and the last has the say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import in_process
from wirecli.cli.defaults import SETTABLE, with_defaults
from wirecli.cli.options import CONVERT
from wirecli.errors import UsageError


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "wirecli" / "config.toml"
    path.parent.mkdir()
    path.write_text('tz = "Europe/Brussels"\njobs = 2\nquiet = true\nstrict = false\nfail-on = "no-story"\n')
    return path


def test_the_last_has_the_say(config: Path, tmp_path: Path) -> None:
    told = ["convert", "--tz", "Europe/Brussels", "--jobs", "2", "--quiet", "--fail-on", "no-story"]
    for environ in ({"XDG_CONFIG_HOME": str(tmp_path)}, {"WIRECLI_CONFIG": str(config)}):
        assert with_defaults(["convert", "x"], environ) == [*told, "x"]
    environ = {"WIRECLI_CONFIG": str(config), "WIRECLI_TZ": "UTC", "WIRECLI_QUIET": "0"}
    told = ["convert", "--tz", "UTC", "--jobs", "2", "--fail-on", "no-story", "--tz", "Asia/Tokyo"]
    assert with_defaults(["convert", "--tz", "Asia/Tokyo"], environ) == told
    assert with_defaults([], {"WIRECLI_QUIET": "1"}) == ["convert", "--quiet"]
    assert with_defaults(["resolve", "x"], environ) == ["resolve", "--tz", "UTC", "x"]
    assert with_defaults(["rules"], environ) == ["rules"]
    assert with_defaults(["--help"], environ) == ["--help"]


def test_several_codes_and_words_for_yes(config: Path) -> None:
    config.write_text('fail_on = ["no-story", "cut-off"]\n')
    environ = {"WIRECLI_CONFIG": str(config), "WIRECLI_QUIET": "ja", "WIRECLI_STRICT": "Nee"}
    assert with_defaults(["convert"], environ) == ["convert", "--fail-on", "no-story,cut-off", "--quiet"]
    with pytest.raises(UsageError, match="quiet is 'misschien' for all runs"):
        with_defaults(["convert"], {"WIRECLI_QUIET": "misschien"})


def test_nothing_in_the_environment_takes_back_what_the_file_says(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('store = "news.db"\nlang = "nl"\n')
    assert with_defaults(["convert"], {"WIRECLI_CONFIG": str(path), "WIRECLI_STORE": ""}) == ["convert", "--lang", "nl"]


@pytest.mark.parametrize("line", [["-V"], ["help"], ["schema"], ["--help"], ["help", "convert"]])
def test_what_takes_no_options_needs_no_file(line: list[str], config: Path) -> None:
    config.write_text("tz = ")
    assert in_process(line, environ={"WIRECLI_CONFIG": str(config)}).status == 0


def test_a_run_takes_them(config: Path) -> None:
    environ = {"WIRECLI_TZ": "Asia/Tokyo"}
    said = in_process(["resolve", "nu", "gisteren", "--at", "2026-01-31"], environ=environ).stdout
    assert b"2026-01-30T00:00:00+09:00" in said
    said = in_process(["resolve", "gisteren", "--at", "2026-01-31"], environ={"WIRECLI_CONFIG": str(config)}).stdout
    assert b"2026-01-30T00:00:00+01:00" in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("tz = ", "is no TOML"),
        ("output = 'x'", "'output' is no option for all runs"),
        ("tzz = 'UTC'", "'tzz' is no option for all runs"),
        ("tz = 1.5", "tz is neither a text"),
        ("fail-on = [1]", "fail-on is neither a text"),
        ("[convert]\ntz = 'UTC'", "'convert' is no option for all runs"),
    ],
)
def test_a_file_that_says_something_else(content: str, said: str, config: Path) -> None:
    config.write_text(content)
    with pytest.raises(UsageError) as caught:
        with_defaults(["convert"], {"WIRECLI_CONFIG": str(config)})
    assert str(caught.value).startswith(f"{config}: {said}")
    assert caught.value.hint


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    environ = {"WIRECLI_CONFIG": str(tmp_path / "none.toml")}
    result = in_process(["resolve", "nu"], environ=environ)
    assert (result.status, b"no such file" in result.stderr) == (2, True)
    assert in_process(["resolve", "nu"], environ={"WIRECLI_CONFIG": str(tmp_path)}).status == 2


@pytest.mark.parametrize("words", [["--no-quiet", "--no-store"], ["--no-store", "-f", "csv", "--no-quiet"]], ids=str)
def test_the_line_undoes_them(words: list[str], tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('store = "news.db"\nquiet = true\n')
    environ = {"WIRECLI_CONFIG": str(path), "WIRECLI_LANG": "nl"}
    rest = [word for word in words if not word.startswith("--no")]
    assert with_defaults(["convert", *words, "x"], environ) == ["convert", "--lang", "nl", *rest, "x"]
    assert with_defaults(["convert", *words, "x"], {}) == ["convert", *rest, "x"]
    kept = ["convert", "--store", "news.db", "--quiet", "--lang", "nl", "--log", "--no-store", "--", "--no-quiet"]
    assert with_defaults(["convert", *kept[6:]], environ) == kept
    assert in_process(["rules", "--no-quiet"], environ=environ).status == 2


@pytest.mark.parametrize(
    ("name", "value"), [("jobs", "abc"), ("lang", "fr"), ("tz", "Mars"), ("encoding", "rot"), ("fail_on", "none")]
)
def test_who_said_what_is_wrong_is_told(name: str, value: str, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(f"{name} = '{value}'")
    (tmp_path / "x.txt").write_text("GENT (BELGA) - De boot vaart.")
    option = f"--{name.replace('_', '-')}"
    environs = {
        "config.toml": {"WIRECLI_CONFIG": "config.toml"},
        f"WIRECLI_{name.upper()}": {f"WIRECLI_{name.upper()}": value},
    }
    for where, environ in environs.items():
        said = in_process(["x.txt"], cwd=tmp_path, environ=environ)
        assert (said.status, f", as {where} says" in said.stderr.decode()) == (2, True), said.stderr
        said = in_process(["x.txt", option, value], cwd=tmp_path, environ=environ)
        assert (said.status, b" says" in said.stderr) == (2, False), said.stderr


@pytest.mark.parametrize(
    "line",
    [["--jobs", "9" * 5000], ["x.txt", "-j", "9" * 5000, "--commit-every", "5"], ["-j9999999999999999999999", "x"]],
)
def test_a_count_of_what_there_can_t_be(line: list[str]) -> None:
    said = in_process(line)
    assert (said.status, said.stderr.count(b"(give a number from 1)")) == (2, 1)


def test_a_file_that_nobody_named_and_nobody_may_read_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where HOME is another user's: under systemd's ProtectHome, sudo, docker --user. (Root may read anything.)"""

    def refused(path: str, *_: object) -> object:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("builtins.open", refused)
    assert with_defaults(["convert", "x"], {"HOME": str(tmp_path), "WIRECLI_QUIET": "1"}) == ["convert", "--quiet", "x"]
    with pytest.raises(UsageError, match="can't be read: Permission denied"):
        with_defaults(["convert", "x"], {"WIRECLI_CONFIG": str(tmp_path / "config.toml")})


@pytest.mark.parametrize("environ", [{}, {"HOME": ""}, {"HOME": "."}, {"XDG_CONFIG_HOME": ".config"}], ids=str)
def test_no_file_of_the_folder_one_stands_in(
    environ: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".config" / "wirecli").mkdir(parents=True)
    (tmp_path / ".config" / "wirecli" / "config.toml").write_text("tz = 'UTC'")
    monkeypatch.chdir(tmp_path)
    assert with_defaults(["convert", "x"], environ) == ["convert", "x"]
    told = ["convert", "--tz", "UTC", "x"]
    assert with_defaults(["convert", "x"], {"HOME": str(tmp_path), "XDG_CONFIG_HOME": "config"}) == told


def test_they_are_options_of_convert() -> None:
    assert set(SETTABLE) <= {option.name for option in CONVERT}


def test_the_language_of_all_runs() -> None:
    told = ["resolve", "gisteren", "--at", "2026-01-31", "--format", "pretty"]
    assert b"Fri 30 Jan 2026" in in_process(told).stdout
    assert b"vr 30 jan 2026" in in_process(told, environ={"WIRECLI_LANG": "nl"}).stdout
    assert b"Fri 30 Jan 2026" in in_process([*told, "--lang", "en"], environ={"WIRECLI_LANG": "nl"}).stdout
    assert in_process(told, environ={"WIRECLI_LANG": "fr"}).status == 2
    rows = ["resolve", "gisteren", "--at", "2026-01-31", "--format", "csv"]
    assert in_process(rows, environ={"WIRECLI_LANG": "nl"}).stdout == in_process(rows).stdout
