"""The values of a configuration file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileIgnores:
    """Rules that are not applied to some files.

    Attributes:
        pattern: as in `.gitignore`, relative to the folder of the configuration file.
        rules: slugs.
    """

    pattern: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedFinding:
    """Findings of an audit that are not leaks; all given conditions must match.

    Attributes:
        reason: why, in the words of the person who decided.
        path: a pattern as in `.gitignore`, relative to the folder of the configuration file.
        rule: a slug.
        fingerprint: a fingerprint from a report, or from a baseline next to the file.
    """

    reason: str
    path: str | None = None
    rule: str | None = None
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditKeys:
    """The table `audit`; keys outside of it do not apply to audits.

    Attributes:
        allow: entries in the order of the file.
        exclude: patterns of files that a walk leaves out, as in `.gitignore`.
        baseline: the file with known findings.
    """

    allow: tuple[AllowedFinding, ...] = ()
    exclude: tuple[str, ...] = ()
    baseline: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """The keys of a file; None or empty where they are missing.

    Attributes:
        path: path of the file, None if there is none.
        windows: the Windows release that the answer files are for.
        select: the only rules to apply.
        ignore: rules not to apply.
        exclude: patterns of files that a walk leaves out, as in `.gitignore`, relative to `folder`.
        fail_on: the lowest severity that makes the exit code 1.
        report_format: the format of the report.
        baseline: the file with known findings.
        per_file_ignores: entries in the order of the file; all that match apply.
        audit: keys for `audit` only.
    """

    path: Path | None = None
    windows: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: str | None = None
    report_format: str | None = None
    baseline: Path | None = None
    per_file_ignores: tuple[FileIgnores, ...] = ()
    audit: AuditKeys = AuditKeys()

    @property
    def folder(self) -> Path:
        """The folder of the file, else the working folder; patterns are relative to it."""
        return Path.cwd() if self.path is None else self.path.absolute().parent
