"""Translations beside a flow: text by text, never an empty screen."""

from __future__ import annotations

import json
from pathlib import Path

from app.flow.check import read_flow
from app.flow.model import Flow
from app.flow.translation import read_translation, texts_of, translated

DATA = Path(__file__).parent / "data"


def example() -> Flow:
    flow = read_flow((DATA / "example.flow.yaml").read_bytes()).flow
    assert flow is not None
    return flow


def sidecar(texts: str, head: str = "of: repair-after-withdrawal") -> bytes:
    return f"flow_translation: 1\n{head}\nchecked_for: 3\nfrom: en\nto: de\n{texts}".encode()


HEAT = "  heat.ask: {en: How stirred up do you feel right now?, de: Wie aufgewühlt bist du?}\n"


def codes(data: bytes) -> list[str]:
    return [fault.code for fault in read_translation(data, example()).faults]


def test_a_translated_text_is_shown_and_a_missing_one_stays_in_its_own_language() -> None:
    checked = read_translation(sidecar("texts:\n" + HEAT), example())
    assert checked.sidecar is not None
    german = translated(example(), checked.sidecar)
    assert german.language == "de"
    assert german.item("heat").ask == "Wie aufgewühlt bist du?"
    assert german.item("what-happened").ask == example().item("what-happened").ask


def test_missing_texts_are_counted_as_a_warning() -> None:
    checked = read_translation(sidecar("texts:\n" + HEAT), example())
    assert [fault.code for fault in checked.faults] == ["W402"]
    assert f"{len(texts_of(example())) - 1} texts" in checked.faults[0].message


def test_a_changed_source_makes_an_entry_stale_but_it_is_still_shown() -> None:
    data = sidecar("texts:\n  heat.ask: {en: How hot are you?, de: Wie heiß ist dir?}\n")
    checked = read_translation(data, example())
    assert [(f.code, f.line, f.column) for f in checked.faults][-1] == ("W403", 7, 3)
    assert checked.sidecar is not None
    assert translated(example(), checked.sidecar).item("heat").ask == "Wie heiß ist dir?"


def test_other_placeholders_fall_back_to_the_flow_s_own_text() -> None:
    own = example().item("space-return").ask
    data = sidecar(f"texts:\n  space-return.ask: {{en: {own}, de: Woran merkt man das?}}\n")
    checked = read_translation(data, example())
    assert "W404" in [fault.code for fault in checked.faults]
    assert checked.sidecar is not None
    assert translated(example(), checked.sidecar).item("space-return").ask == own


def test_an_unknown_place_is_named_with_the_nearest_known_one() -> None:
    data = sidecar("texts:\n  heat.aks: {en: x, de: y}\n")
    fault = read_translation(data, example()).faults[-1]
    assert (fault.code, fault.line) == ("W401", 7)
    assert "heat.ask" in fault.hint


def test_options_starters_steps_and_the_flow_s_title_can_be_translated() -> None:
    flow = example()
    places = texts_of(flow)
    for place in ("felt.options.alone", "said-back.starters.1", "needs.speaker", "flow.title"):
        data = sidecar(f"texts:\n  {place}:\n    en: {places[place]!r}\n    de: 'Neu: {place}'\n")
        checked = read_translation(data, flow)
        assert checked.sidecar is not None, checked.faults
        assert texts_of(translated(flow, checked.sidecar))[place] == f"Neu: {place}"


def test_a_translation_of_another_flow_is_refused() -> None:
    assert codes(sidecar("texts:\n" + HEAT, head="of: another")) == ["F401"]


def test_a_full_translation_has_no_fault_and_changes_every_text() -> None:
    flow = example()
    entries = "".join(
        f"  {place}: {json.dumps({'en': text, 'de': 'Neu: ' + text})}\n"
        for place, text in texts_of(flow).items()
    )
    checked = read_translation(sidecar("texts:\n" + entries), flow)
    assert checked.faults == ()
    assert checked.sidecar is not None
    german = texts_of(translated(flow, checked.sidecar))
    assert german == {place: "Neu: " + text for place, text in texts_of(flow).items()}
