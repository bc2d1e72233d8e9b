"""What any document may say of the partnership itself."""

from typing import Any

from pipeline.documents.matter import Matter
from pipeline.model.partnership import Partnership


def partnership(matter: Matter) -> dict[str, Any]:
    """Names, office, front door, spokesperson."""
    profile = matter.partnership
    return {
        "name": profile.name,
        "short": profile.short,
        "office": _office(profile),
        "front_door": {"name": profile.safety.front_door, "reached": _front_door(profile)},
        "meeting": {"name": profile.meeting.name, "chair": profile.meeting.chair},
        "spokesperson": profile.spokesperson,
        "strapline": profile.branding.strapline,
        "partners": [
            agency.names[0] for agency in profile.agencies if agency.kind == "partner" and not agency.valid_to
        ],
    }


def _office(profile: Partnership) -> dict[str, Any]:
    office = profile.office
    return {
        "name": office.name,
        "address": list(office.address),
        "email": office.email,
        "telephone": office.telephone,
        "reached": " or ".join(_ways(office.telephone, office.email)),
    }


def _front_door(profile: Partnership) -> str:
    safety = profile.safety
    return f"{safety.front_door} on {safety.telephone}" if safety.telephone else "your local front door"


def _ways(telephone: str, email: str) -> list[str]:
    ways = []
    if telephone:
        ways.append(f"ring {telephone}")
    if email:
        ways.append(f"write to {email}")
    return ways or ["get in touch with us"]
