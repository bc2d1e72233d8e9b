"""General words of forms: which expressions mean the same, and which say nothing; no form's own labels stand here."""

_SAME = """
child, children, childs, young person, young persons, young people, child young person, yp, subject, subject
child;
parent, parents, mother father, mum dad, father mother;
carer, carers, caregiver, guardian, guardians;
sibling, siblings, brothers sisters, brother sister, sisters brothers;
referrer, referrers, referred by, referring professional, referring officer, referring person, person making
referral;
professional, professionals, practitioner, practitioners, worker, workers;
manager, managers, senior officer, senior manager, senior leader;
gp, gps, general practitioner, general practitioners, doctor, doctors, family doctor, family gp, gp practice, gp
surgery, surgery;
name, names, nm;
surname, surnames, family name, family names, last name, last names;
forename, forenames, given name, given names, first name, first names, christian name, forename given name;
alias, aliases, aka, a k a, also known as, known as, other name, other names, alternative names, previous names,
other name used, other names used, other names known by, known by other name, also known, also known as aka;
number, numbers, no, nos, num;
reference, references, ref, refs, reference number, ref no, ref number, reference no;
nhs, nhs number, nhs no, nhs num;
phone, tel, telephone, mobile, phone number, telephone number, telephone no, tel no, tel number, contact number,
contact no, contact tel;
email, e mail, mail, email address, e mail address;
contact, contacts, contact details, contact information, contact info, how contact;
sex, gender, sex gender, gender sex;
date, dates, dt, when did, when was, when will;
dob, d o b, date of birth, birth date, birthdate, date birth, born, born on;
edd, e d d, expected date of delivery, expected delivery date, estimated date of delivery, estimated delivery
date, expected date of confinement, due date, due on, estimated due date, date due, expected due date;
death, died, dies, deceased, passed away;
happen, happened, happens, occur, occurred, occurs, took place, take place, taken place;
address, addresses, add, addr, residence, where lives, where live, lives, where normally lives, where they live;
home, usual, current, normal, permanent, present;
postcode, post code, postal code, zip code;
organisation, organisations, organization, organizations, org, agency, agencies, service, services, employer,
agy, company;
team, department, dept;
partnership chair, safeguarding partnership chair, chair of partnership, chair of safeguarding partnership,
independent chair, chair;
cspr, child safeguarding practice review, lcspr, local child safeguarding practice review, practice review,
local cspr;
panel, national panel, cspr panel, child safeguarding practice review panel, review panel;
social care, csc, childrens social care, childrens services, social services;
request, requests, requested, requesting;
submitted, submit, submission, sent, sent in, handed in, submitting;
complete, completed, completing, completion, filled in;
received, receive, receipt, recd;
notified, notify, notification, notifications, informed, told, advised, notifying;
authorised, authorise, authorising, authorisation, authorized, authorizing, approved, approval, approving,
agreed, signed off, countersigned;
arranged, arrange, scheduled, booked, planned, set, held;
recommendation, recommendations, recommended, recommend, recom;
required, require, needed, need, requested;
attached, attach, attachment, enclosed, enclose;
document, documents, papers, paperwork, docs;
send out, sent out, circulated, distributed, issued;
provided, supplied, given, provide, supply;
involved, involvement, involving;
discussion, discussed, discuss, discussing;
consideration, considered, consider, considering;
details, detail, dets, information, info, particulars, description, describe, account, outline, facts;
summary, summarise, overview, brief details, brief summary, short summary, short account, synopsis;
incident, incidents, serious incident, serious harm, inc;
issue, issues, concern, concerns, matter, problem;
action, actions, steps;
reason, reasons, why;
status, circumstances;
outcome, outcomes, result, results;
event, events;
chronology, timeline, time line;
key, significant;
period, timeframe, time frame;
title, job title, role, job role, position, post, post held, designation, job title role;
relationship, relation, related;
meeting, mtg, meetings;
rapid review, rr;
child in need, cin;
child protection, cp;
looked after, lac, cla
"""

_APART = """
cause crime disability end ethnic ethnicity father fathers hospital investigating language last lead legal
maiden media middle mother mothers nationality next perpetrator place placement police preferred previous
religion school start suspect time victim witness
"""

_EMPTY = """
a am an and any applicable are as at available be been being by complete completed did do does enter fill for
from full give had has have held how i identify if in inc incl include including incorporating indicate insert
into is it its kindly known list mandatory me much must my necessary note of on optional or our out please
possible provide relevant required s should so specify state stating t tell that the their there these they this
those tick to us was we were what where which who whom will with would yes you your yourself
"""

_ASKING = """
address addresses age ages date dates detail details disability dob email ethnicity forename
gender information language mobile name names nationality number numbers occupation phone
postcode reference relationship religion role sex signature signed surname tel telephone
title upn views
"""

SAME = tuple(tuple(words.strip() for words in group.split(",")) for group in _SAME.split(";"))
"""Expressions that ask the same; the first of each group stands for all of them."""

APART = frozenset(_APART.split())
"""Words that ask something of their own: none of them is a misspelling of another."""

EMPTY = frozenset(_EMPTY.split())
"""Words that a wording may have or lack and still ask the same."""

ASKING = frozenset(_ASKING.split())
"""Words that a label begins or ends with, and hardly any line of an answer."""

LIGHT = frozenset({"details", "form", "own", "other", "number", "happen"})
"""Words that tell little apart, after the others are brought to one form."""
