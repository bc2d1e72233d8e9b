"""What must hold between the words of a partnership's profile, beyond their types."""

import re
from collections import Counter

from pipeline.definitions.forms import exists, folded, unique
from pipeline.definitions.problem import Faults, Path
from pipeline.model.partnership import Agency, Partnership

_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_MAILBOX = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_CLOCK_STARTS = ("awareness", "notification", "receipt")
_AGENCY_KINDS = ("partner", "relevant")
_SATURDAY = 5


def check_profile(profile: Partnership, name: str, faults: Faults) -> None:
    """Everything wrong with a profile whose keys are all in order."""
    if profile.id != name:
        remedy = f'Write id = "{name}", or rename the folder.'
        faults.add(("id",), f"The id '{profile.id}' is not the name of the folder this profile is in.", remedy)
    _check_office(profile, faults)
    _check_branding(profile, faults)
    exists(profile.clocks.rapid_review_from, _CLOCK_STARTS, "event", ("clocks", "rapid_review_from"), faults)
    _check_days(profile, faults)
    _check_spoken(profile, faults)
    _check_agencies(profile.agencies, faults)


def _check_office(profile: Partnership, faults: Faults) -> None:
    office = profile.office
    if office.email and not _MAILBOX.fullmatch(office.email):
        faults.add(
            ("office", "email"),
            f"'{office.email}' is not an e-mail address.",
            "Write one address, such as office@example.org.",
        )
    if office.opens >= office.closes:
        faults.add(
            ("office", "closes"),
            "The office closes before it opens.",
            "Write both as hours, such as 09:00:00 and 17:00:00.",
        )


def _check_branding(profile: Partnership, faults: Faults) -> None:
    for key, value in (("colour", profile.branding.colour), ("accent", profile.branding.accent)):
        if not _COLOUR.fullmatch(value):
            remedy = 'Write six digits from 0-9 and A-F, without #, such as "1F4E79".'
            faults.add(("branding", key), f"'{value}' is not a colour.", remedy)


def _check_days(profile: Partnership, faults: Faults) -> None:
    times = Counter(profile.holidays)
    for index, day in enumerate(profile.holidays):
        path = ("holidays", index)
        if times[day] > 1:
            faults.add(path, f"{day} stands among the holidays twice.", "Take one of them out.")
            times[day] = 0
        if day.weekday() >= _SATURDAY:
            remedy = "Bank holidays fall on working days: check the day against the year's list."
            faults.add(path, f"{day} is a {day:%A}.", remedy)


def _check_spoken(profile: Partnership, faults: Faults) -> None:
    seen = set()
    for index, name in enumerate(profile.spoken_names):
        if folded(name) in seen:
            faults.add(
                ("spoken_names", index), f"'{name}' stands among the spoken names twice.", "Take one of them out."
            )
        seen.add(folded(name))


def _check_agencies(agencies: tuple[Agency, ...], faults: Faults) -> None:
    placed: list[tuple[Path, Agency]] = [(("agency", index), agency) for index, agency in enumerate(agencies)]
    unique(((path, agency.id) for path, agency in placed), "agency", faults)
    known = [agency.id for agency in agencies]
    owner: dict[str, str] = {}
    for path, agency in placed:
        _check_agency(agency, path, known, faults)
        for name in agency.names:
            other = owner.setdefault(folded(name), agency.id)
            if other != agency.id:
                message = f"'{name}' stands for both '{other}' and '{agency.id}'."
                faults.add((*path, "names"), message, "Keep it with one of them.")


def _check_agency(agency: Agency, path: Path, known: list[str], faults: Faults) -> None:
    for key, named in (("successor", agency.successor), ("parent", agency.parent)):
        if named:
            exists(named, known, "agency", (*path, key), faults)
    exists(agency.kind, _AGENCY_KINDS, "kind of agency", (*path, "kind"), faults)
    if not agency.names:
        remedy = 'Write names = ["…"]; the first is printed.'
        faults.add((*path, "names"), f"The agency '{agency.id}' has no name.", remedy)
    if agency.valid_from and agency.valid_to and agency.valid_from > agency.valid_to:
        faults.add((*path, "valid_to"), f"The agency '{agency.id}' ends before it begins.", "Check both dates.")
