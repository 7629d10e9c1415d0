"""The checks of CI, each in an environment of its own: `nox`, or `nox --session lint types`.

Plain `pytest` works as well, in any environment with `requirements-test.txt`.
"""

from __future__ import annotations

import nox

nox.options.default_venv_backend = "venv"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["tests", "lint", "types", "contracts", "docs", "wheel"]


def install(session: nox.Session, requirements: str) -> None:
    """The locked packages, and this project as it stands in the checkout."""
    session.install("--requirement", f"{requirements}.txt")
    session.install("--no-deps", "--editable", ".")


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Run all tests but those that build environments of their own."""
    install(session, "requirements-test")
    session.run("pytest", "-m", "not slow", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check format, style and docstrings."""
    install(session, "requirements-dev")
    session.run("ruff", "format", "--check", ".")
    session.run("ruff", "check", ".")
    session.run("interrogate", "--quiet", "unattend_gen")


@nox.session
def types(session: nox.Session) -> None:
    """Check types of package, tests, benchmarks and docs."""
    install(session, "requirements-dev")
    session.run("mypy", "unattend_gen", "tests", "benchmarks", "docs")


@nox.session
def contracts(session: nox.Session) -> None:
    """Check that imports go down the floors."""
    install(session, "requirements-dev")
    session.run("lint-imports")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site into `build/site`; a warning is an error."""
    install(session, "requirements-docs")
    session.run("python", "-m", "mkdocs", "build", "--strict", env={"NO_MKDOCS_2_WARNING": "1"})


@nox.session
def wheel(session: nox.Session) -> None:
    """Build the wheel, and run it and the README in new environments."""
    install(session, "requirements-dev")
    session.run("pytest", "tests/e2e", *session.posargs)


@nox.session(default=False)
def fuzz(session: nox.Session) -> None:
    """Search for inputs that break something: `nox -s fuzz -- --seconds 600`."""
    install(session, "requirements-test")
    session.run("python", "-m", "tests.fuzz.run", *session.posargs)
