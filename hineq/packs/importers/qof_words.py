"""Words of the Quality and Outcomes Framework (NHS England): its registers, the ages that lists are counted by, its years."""

import re
from typing import Final

from hineq.packs.importers.cell_words import plain

PUBLISHER: Final = "NHS England"
LICENCE: Final = "Open Government Licence v3.0"
# a register by its code in the files, as the publication calls it
REGISTERS: Final = {
    "AF": "Atrial fibrillation", "AST": "Asthma", "BP": "Blood pressure", "CAN": "Cancer", "CHD": "Coronary heart disease",
    "CKD": "Chronic kidney disease", "CON": "Contraception", "COPD": "Chronic obstructive pulmonary disease",
    "CVDPP": "Cardiovascular disease, primary prevention", "DEM": "Dementia", "DEP": "Depression", "DM": "Diabetes mellitus",
    "EP": "Epilepsy", "HF": "Heart failure", "HFLVD": "Heart failure with left ventricular systolic dysfunction", "HYP": "Hypertension",
    "LD": "Learning disability", "MH": "Mental health", "NDH": "Non-diabetic hyperglycaemia", "OB": "Obesity", "OST": "Osteoporosis",
    "PAD": "Peripheral arterial disease", "PC": "Palliative care", "RA": "Rheumatoid arthritis", "SMOK": "Smoking",
    "STIA": "Stroke and transient ischaemic attack", "THY": "Hypothyroidism",
}  # fmt: skip
_OVER: Final = re.compile(r"([0-9]{1,2})(?: ?ov| ?\+| ?and over|(?= ?years? and over)).*")
_YEARS: Final = re.compile(r"(?<![0-9])(?:20)?([0-9]{2})(?:[-/_ ]{0,3}(?:to )?)(?:20)?([0-9]{2})(?![0-9])")


def age_of_list(words: str) -> str:
    """The ages that a list of patients counts, by its type: "TOTAL" is all ages, "17OV" those of 17 and over.

    >>> age_of_list("TOTAL"), age_of_list("06OV"), age_of_list("List size ages 18+"), age_of_list("")
    ('All ages', '6+ yrs', '18+ yrs', 'All ages')
    """
    word = plain(words.replace("+", " and over"))
    found = re.search(r"\b0?([0-9]{1,2}) ?(?:ov|and over|years and over)\b", word)
    return f"{int(found[1])}+ yrs" if found else words if word not in ("", "total", "list size", "all") else "All ages"


def years_in(text: str) -> list[str]:
    """The financial years that a text names, in their order: "PREVALENCE_2324.csv", "2022-23 and 2023-24", "2019/20".

    >>> years_in("PREVALENCE_2021_v2.csv"), years_in("2022-23 2023-24"), years_in("qof-1920-prev.xlsx"), years_in("Table 12")
    (['2020/21'], ['2022/23', '2023/24'], ['2019/20'], [])
    """
    pairs = [(int(first), int(second)) for first, second in _YEARS.findall(text)]
    return [f"20{first:02d}/{second:02d}" for first, second in pairs if second == first + 1]


def register_in(text: str) -> str:
    """The code of a register that a text names by its code or its name; "" where it names none.

    >>> register_in("Atrial fibrillation (AF) prevalence"), register_in("sheet DM"), register_in("All practices")
    ('AF', 'DM', '')
    """
    said = plain(text)
    named = [code for code, name in REGISTERS.items() if re.search(rf"\b{re.escape(plain(name))}\b", said)]
    if named:
        return max(named, key=lambda code: len(REGISTERS[code]))
    return next((code for code in REGISTERS if re.search(rf"\b{code}\b", text)), "")
