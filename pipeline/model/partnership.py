"""A safeguarding partnership as its profile declares it: names, contacts, looks, timings, agencies."""

import datetime as dt

from msgspec import Struct, field


class Office(Struct, frozen=True, kw_only=True):
    """Where the business unit is reached."""

    name: str
    address: tuple[str, ...] = ()
    email: str = ""
    telephone: str = ""  # the desk's number; printed only where set
    opens: dt.time = dt.time(9, 0)
    closes: dt.time = dt.time(17, 0)  # what arrives later counts for the next working day


class Safety(Struct, frozen=True, kw_only=True):
    """What every receipt says about a child at risk now."""

    front_door: str  # who to ring, by name
    telephone: str = ""


class Branding(Struct, frozen=True, kw_only=True):
    """How documents look. Colours are six hexadecimal digits; black until a partnership sets its own."""

    logo: str = "logo.png"  # beside the profile
    logo_text: str = ""  # said for the picture to those who can't see it
    colour: str = "000000"
    accent: str = "000000"
    marking: str = "OFFICIAL-SENSITIVE"
    strapline: str = ""  # offers other formats


class Clocks(Struct, frozen=True, kw_only=True):
    """The periods that run, in working days unless named otherwise, each with its source in the profile's comments."""

    notify_within: int = 5
    rapid_review_within: int = 15
    rapid_review_from: str = "notification"  # awareness | notification | receipt


class Agency(Struct, frozen=True, kw_only=True):
    """An organisation that works with the partnership."""

    id: str
    names: tuple[str, ...]  # the first is the one we print
    short: str = ""
    kind: str = "relevant"  # partner | relevant
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    successor: str = ""
    group: bool = False  # stands for many organisations
    parent: str = ""  # the organisation it is a service of
    mailable: bool = True  # False: listed as part of the partnership, but nobody to write to


class Meeting(Struct, frozen=True, kw_only=True):
    """The group that decides on requests."""

    name: str  # 'Engine Room'
    chair: str = "Chair"
    agenda: tuple[str, ...] = ()


class Partnership(Struct, frozen=True, kw_only=True):
    """One partnership's profile."""

    id: str
    name: str
    short: str
    office: Office
    safety: Safety
    meeting: Meeting
    branding: Branding = field(default_factory=Branding)
    clocks: Clocks = field(default_factory=Clocks)
    agencies: tuple[Agency, ...] = ()
    holidays: tuple[dt.date, ...] = ()  # bank holidays in England and Wales
    spoken_names: tuple[str, ...] = ()  # neutral names for cases
    spokesperson: str = "Independent Chair"
    notification_words: tuple[str, ...] = ()  # what makes mail look like a serious-incident notification
