"""Answers of interfaces in JSON, which are no tables: whose they are is told by their keys."""

from hineq.packs.declared.faults import Fault
from hineq.packs.importers.extract import Extract
from hineq.packs.importers.fingertips_metadata import is_fingertips_metadata, read_fingertips_metadata_json
from hineq.packs.importers.fingertips_next_answer import is_fingertips_next, read_fingertips_next_json
from hineq.packs.importers.json_text import json_in
from hineq.packs.read.findings import Findings
from hineq.packs.read.problems import InvalidPack


def read_json_answer(raw: bytes, file: str) -> Extract:
    """The figures, or what is told of measures, in an answer of FingertipsNext or of Fingertips' metadata.

    Raises InvalidPack with every fault where there is one, or where the answer is of neither.
    """
    findings = Findings()
    answer = json_in(raw, file, findings)
    if findings.faults:
        raise InvalidPack(file, findings.faults)
    if is_fingertips_next(answer):
        return read_fingertips_next_json(raw, file)
    if is_fingertips_metadata(answer):
        return read_fingertips_metadata_json(raw, file)
    rule = (
        "The JSON is no answer that hineq knows: it reads FingertipsNext's health data ('areaHealthData') and Fingertips' "
        "indicator metadata ('Descriptive'). Hand in another file as a table (CSV or Excel)."
    )
    keys = ", ".join(list(answer)[:4]) if isinstance(answer, dict) else ""
    findings.fault(Fault.HEADER_UNKNOWN, file, rule, value=keys)
    raise InvalidPack(file, findings.faults)
