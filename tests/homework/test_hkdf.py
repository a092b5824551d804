from app.homework.hkdf import derived


def test_the_examples_of_rfc_5869_come_out() -> None:
    salt, info = bytes(range(13)), bytes(range(0xF0, 0xFA))
    first = "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
    third = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
    assert derived(b"\x0b" * 22, info, salt).hex() == first
    assert derived(b"\x0b" * 22, b"").hex() == third
