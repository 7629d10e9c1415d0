from __future__ import annotations

from unattend_gen.toml.lines import toml_lines

TEXT = """\
# a comment with = and [brackets]
target = "media"   # and = another

[product_key]
"quoted \\" key" = 'x = 1'
'literal key' = \"\"\"
[no.table]
no = "key"
a quote "" and three \\\"\"\" and the end\"\"\"\"\"
setup = '''
[neither]''' # done

[network.ipv4]
dns = [
  "192.0.2.1",  # ] is no end here
  "192.0.2.2",
]
inline = { name = "a", list = [ { deep = 1 }, 2 ] }
dotted . key . here = 1979-05-27T07:32:00Z

[[accounts.local]]
name = "one"

[accounts.local.extra]
more = true

[[accounts.local]]
name = "two"
"""


def test_every_key_table_and_item_has_its_line() -> None:
    assert toml_lines(TEXT) == {
        ("target",): 2,
        ("product_key",): 4,
        ("product_key", 'quoted " key'): 5,
        ("product_key", "literal key"): 6,
        ("product_key", "setup"): 10,
        ("network",): 13,
        ("network", "ipv4"): 13,
        ("network", "ipv4", "dns"): 14,
        ("network", "ipv4", "dns", 0): 15,
        ("network", "ipv4", "dns", 1): 16,
        ("network", "ipv4", "inline"): 18,
        ("network", "ipv4", "inline", "name"): 18,
        ("network", "ipv4", "inline", "list"): 18,
        ("network", "ipv4", "inline", "list", 0): 18,
        ("network", "ipv4", "inline", "list", 0, "deep"): 18,
        ("network", "ipv4", "inline", "list", 1): 18,
        ("network", "ipv4", "dotted"): 19,
        ("network", "ipv4", "dotted", "key"): 19,
        ("network", "ipv4", "dotted", "key", "here"): 19,
        ("accounts",): 21,
        ("accounts", "local"): 21,
        ("accounts", "local", 0): 21,
        ("accounts", "local", 0, "name"): 22,
        ("accounts", "local", 0, "extra"): 24,
        ("accounts", "local", 0, "extra", "more"): 25,
        ("accounts", "local", 1): 27,
        ("accounts", "local", 1, "name"): 28,
    }


def test_blanks_around_commas_are_not_items() -> None:
    assert toml_lines('a = [ "x" , [ ] ,\n { } , ]\nb = 1\n') == {
        ("a",): 1,
        ("a", 0): 1,
        ("a", 1): 1,
        ("a", 2): 2,
        ("b",): 3,
    }


def test_windows_line_ends_count_once() -> None:
    assert toml_lines("a = 1\r\n\r\nb = 2\r\n") == {("a",): 1, ("b",): 3}


def test_text_without_keys_has_no_lines() -> None:
    assert toml_lines("# nothing\n") == {}
