import json
import sys
from types import SimpleNamespace, TracebackType
from typing import Any

import pytest

from lint_rules.document.pictures import c2pa

CODES = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def manifest(*kinds: str) -> dict[str, Any]:
    return {
        "assertions": [{"label": "c2pa.actions", "data": {"actions": [{"digitalSourceType": kind} for kind in kinds]}}]
    }


def install(monkeypatch: pytest.MonkeyPatch, store: dict[str, Any] | None) -> list[object]:
    asked: list[object] = []

    class Reader:
        def __init__(self, kind: str, stream: object, context: object) -> None:
            asked.append(context)
            if store is None:
                raise ValueError("no manifest")

        def __enter__(self) -> "Reader":
            return self

        def __exit__(self, kind: type[BaseException], error: BaseException, trace: TracebackType) -> None: ...

        def json(self) -> str:
            return json.dumps(store)

    library = SimpleNamespace(
        Reader=Reader, C2paError=RuntimeError, Context=SimpleNamespace(from_dict=lambda settings: settings)
    )
    monkeypatch.setitem(sys.modules, "c2pa", library)  # type: ignore[arg-type]
    return asked


def test_a_generative_origin_anywhere_in_the_history_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    store = {
        "active_manifest": "b",
        "manifests": {"a": manifest(CODES + "trainedAlgorithmicMedia"), "b": manifest(CODES + "humanEdits")},
    }
    install(monkeypatch, store)
    assert c2pa.digital_source(b"c2pa") == CODES + "trainedAlgorithmicMedia"
    store["manifests"]["a"] = manifest()  # type: ignore[index]
    assert c2pa.digital_source(b"c2pa") == CODES + "humanEdits"


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = install(monkeypatch, {"manifests": {}})
    assert c2pa.digital_source(b"c2pa") == ""
    assert asked == [{"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False}}]


def test_without_the_library_or_a_manifest_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, None)
    assert c2pa.digital_source(b"c2pa") == ""
    assert c2pa.digital_source(b"no manifest") == ""
    monkeypatch.setitem(sys.modules, "c2pa", None)  # type: ignore[arg-type]
    assert c2pa.digital_source(b"c2pa") == ""
