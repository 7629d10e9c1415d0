from __future__ import annotations

from unattend_gen.core.passes import Pass
from unattend_gen.pages.topic import Topic, activation_page, target_page


def test_a_page_without_a_title_gets_the_name_as_title() -> None:
    assert Topic("rule", "a-rule", lambda: "Text.").page() == "a-rule\n\nText.\n"


def test_a_page_with_a_title_gets_no_second_one() -> None:
    assert Topic("rule", "a-rule", lambda: "a-rule\n\nText.").page() == "a-rule\n\nText.\n"


def test_a_summary_is_the_kind_and_the_first_paragraph() -> None:
    topic = Topic("activation", "proxy", lambda: "Addresses of\nactivation.\n\nMore.")

    assert topic.summary() == "activation topic; Addresses of activation."


def test_the_page_of_a_target_lists_its_files_and_its_table() -> None:
    page = target_page("wds", "files for a WDS client", [("Client.xml", [Pass.WINDOWS_PE])])

    assert (
        page
        == """\
wds

Files for a WDS client.

Answer files
  Client.xml  windowsPE

  in a spec      target = "wds"
  its own table  [wds]
  command        unattend-gen render SPEC --target wds --out DIR
"""
    )


def test_the_page_of_a_target_without_a_table_names_none() -> None:
    assert "its own table" not in target_page("media", "a file for media", [])


def test_the_page_of_an_activation_topic_names_its_command() -> None:
    assert (
        activation_page("kms", "Looking for a KMS host.\n\nBy DNS.")
        == """\
kms

Looking for a KMS host.

By DNS.

  command      unattend-gen activation kms
  options      unattend-gen activation kms --help
  error codes  unattend-gen explain activation-errors
"""
    )
