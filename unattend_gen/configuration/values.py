"""What a configuration file says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileIgnores:
    """Rules that are not asked about some files.

    Attributes:
        pattern: as in `.gitignore`, relative to the folder of the configuration file.
        rules: slugs.
    """

    pattern: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedFinding:
    """Findings of an audit that are no leak; all that is given has to fit.

    Attributes:
        reason: why, in the words of whoever decided.
        path: pattern as in `.gitignore`, relative to the folder of the configuration file.
        rule: slug.
        fingerprint: as a report or a baseline beside the configuration file has it.
    """

    reason: str
    path: str | None = None
    rule: str | None = None
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditKeys:
    """The table `audit`; what stands outside of it is not about audits.

    Attributes:
        allow: in the order of the file.
        exclude: patterns of what a walk leaves out, as in `.gitignore`.
        baseline: file of known findings.
    """

    allow: tuple[AllowedFinding, ...] = ()
    exclude: tuple[str, ...] = ()
    baseline: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """The keys of a file; None or empty where it does not have them.

    Attributes:
        path: of the file, None where there is none.
        windows: release the answer files are for.
        select: the only rules that are asked.
        ignore: rules that are not asked.
        exclude: patterns as in `.gitignore`, relative to `folder`, of what a walk leaves out.
        fail_on: level that makes the exit code 1.
        report_format: how to report.
        baseline: file of known findings.
        per_file_ignores: in the order of the file; all that match take part.
        audit: what only `audit` heeds.
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
        """What its patterns are relative to: the folder of the file, else the working folder."""
        return Path.cwd() if self.path is None else self.path.absolute().parent
