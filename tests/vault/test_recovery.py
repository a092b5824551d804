from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.vault.problems import CodeMistyped
from app.vault.recovery import ALPHABET, as_printed, as_typed, new_code


@given(st.binary(min_size=16, max_size=16))
def test_a_code_comes_back_however_it_is_typed(code: bytes) -> None:
    printed = as_printed(code)
    assert as_typed(printed) == printed
    assert as_typed(printed.lower().replace("-", "")) == printed
    assert as_typed(printed.replace("0", "O").replace("1", "i").replace("-", "  ")) == printed


@given(st.binary(min_size=16, max_size=16), st.integers(0, 27), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_nearly_always_noticed(code: bytes, at: int, sign: str) -> None:
    signs = as_printed(code).replace("-", "")
    wrong = signs[:at] + sign + signs[at + 1 :]
    if wrong == signs:
        return
    try:
        assert as_typed(wrong) != as_printed(code)
    except CodeMistyped:
        return


@given(st.text(max_size=60))
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(CodeMistyped):
        as_typed(text)


def test_codes_are_different_and_easy_to_print() -> None:
    codes = {new_code() for _ in range(100)}
    assert len(codes) == 100
    assert all(len(code) == 34 and set(code) <= {*ALPHABET, "-"} for code in codes)
