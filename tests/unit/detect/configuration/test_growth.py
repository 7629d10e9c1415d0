"""Hostile configuration is read in time that grows with its length."""

from __future__ import annotations

import time

import pytest

from tests.documents import a_document
from unattend_gen.detect.search import matches_in

FORMS = {
    "a.json": ('{"password": "', '\\"', ""),
    "b.json": ('{"password": 1', "/*", ""),
    "c.json": ('{"password": ', "[", ""),
    "d.json": ('{"password": "x", "a": "', "\\", "u003x"),
    "a.tf": ('password = "', '\\"', ""),
    "b.tf": ("password = 1\n", "/*", ""),
    "c.tf": ("password = 1\n", '"""', ' "x'),
    "a.env": ("PASSWORD=x", " ", "y"),
    "b.env": ("PASS=", "a", "1"),
    "c.env": ("SECRET=aB1", "Aa", "1-"),
    "a.yml": ("password: ", "[", ""),
    "b.yml": ("password: ", "- ", ""),
    "c.yml": ("password: &a x\n", "a: *a\n", ""),
    "a.config": ('<add password="x"/>', '<a b="', ""),
    "a.txt": ("password: ", "password: ", "x1y"),
}


@pytest.mark.parametrize("name", FORMS)
def test_long_repetitions_take_linear_time(name: str) -> None:
    before, middle, after = FORMS[name]
    text = before + middle * (200_000 // len(middle)) + after

    start = time.process_time()
    list(matches_in(a_document(text, name)))

    assert time.process_time() - start < 5
