from __future__ import annotations

from unattend_gen.validate.rules import wrong_pass


def test_the_page_of_a_rule_is_the_docstring_of_its_module() -> None:
    assert wrong_pass.RULE.page.startswith("A setting stands in a configuration pass")
    assert wrong_pass.RULE.page.endswith("on the page of each setting")
