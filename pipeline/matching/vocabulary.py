"""General words of forms: which expressions mean the same, and which say nothing; no form's own labels stand here."""

_SAME = """
child, children, childs, young person, young persons, young people, child young person, yp, subject, subject child,
minor, pupil, student, patient, client, service user, infant, baby, cyp, c yp, child yp, child or young person, childs
yps;
parent, parents, mother father, mum dad, father mother, mum and dad, mum or dad, parental;
carer, carers, caregiver, guardian, guardians;
sibling, siblings, brothers sisters, brother sister, sisters brothers, sibs, sib, brothers or sisters, brother or
sister;
referrer, referrers, referred by, referring professional, referring officer, referring person, person making referral,
person referring, who is referring, person who refers, who refers, staff making referral, staff member referring,
practitioner referring, referring practitioner, referring worker, making referral;
professional, professionals, practitioner, practitioners, worker, workers, staff, member of staff, staff member,
clinician, clinicians;
manager, managers, senior officer, senior manager, senior leader, supervisor, supervisors, supervising officer,
supervising manager, team manager, service manager, practice manager, team leader, head of service, head teacher,
headteacher, senior manager or partner;
gp, gps, general practitioner, general practitioners, doctor, doctors, family doctor, family gp, gp practice, gp
surgery, surgery, gp and surgery, gp or surgery, general practice, doctors surgery;
name, names, nm, full name, full names, name in full;
surname, surnames, family name, family names, last name, last names;
forename, forenames, given name, given names, first name, first names, christian name, forename given name;
alias, aliases, aka, a k a, also known as, known as, other name, other names, alternative names, previous names, other
name used, other names used, other names known by, known by other name, also known, also known as aka, goes by, go by,
goes under, nickname, nicknames, former names, former name, other surnames, other known names, otherwise known,
otherwise known as, formerly known as, previous name, any other name, any other names;
number, numbers, no, nos, num, nr, numb;
reference, references, ref, refs, reference number, ref no, ref number, reference no, file reference, reference or id,
ref id, id, identifier;
nhs, nhs number, nhs no, nhs num;
phone, tel, telephone, mobile, phone number, telephone number, telephone no, tel no, tel number, contact number,
contact no, contact tel;
email, e mail, mail, email address, e mail address;
contact, contacts, contact details, contact information, contact info, how contact, get in touch, how to contact,
contact particulars, reach;
sex, gender, sex gender, gender sex;
date, dates, dt, when did, when was, when will, when is, when are, what date, which date, on what date, date on which,
date upon which, date when, date that, day on which;
dob, d o b, date of birth, birth date, birthdate, date birth, born, born on, birthday, date born, day of birth;
edd, e d d, expected date of delivery, expected delivery date, estimated date of delivery, estimated delivery date,
expected date of confinement, due date, due on, estimated due date, date due, expected due date, baby due, date baby
due, baby due date, anticipated date of delivery, anticipated delivery date, expected delivery, delivery date, date of
delivery, expected date of birth, expected birth, birth expected, due;
death, died, dies, deceased, passed away, fatal, demise, dead;
happen, happened, happens, occur, occurred, occurs, took place, take place, taken place;
address, addresses, add, addr, residence, where lives, where live, lives, where normally lives, where they live,
abode, place of abode, place of residence, residing, dwelling, domicile, where living, residential address;
home, usual, current, normal, permanent, present;
postcode, post code, postal code, zip code, p code, pcode, post codes;
organisation, organisations, organization, organizations, org, agency, agencies, service, services, employer, agy,
company, body, firm, institution, work for, works for;
team, department, dept;
partnership chair, safeguarding partnership chair, chair of partnership, chair of safeguarding partnership,
independent chair, chair;
cspr, child safeguarding practice review, lcspr, local child safeguarding practice review, practice review, local cspr;
panel, national panel, cspr panel, child safeguarding practice review panel, review panel;
social care, csc, childrens social care, childrens services, social services;
request, requests, requested, requesting, referral, referrals;
submitted, submit, submission, sent, sent in, handed in, submitting, send, sending, lodged, forwarded;
complete, completed, completing, completion, filled in;
received, receive, receipt, recd, rec d, rcvd, rec, stamped, date stamp, date stamped, logged, came in;
notified, notify, notification, notifications, informed, told, advised, notifying, aware, made aware, inform,
informing, tell, notif, alerted, notice;
authorised, authorise, authorising, authorisation, authorized, authorizing, approved, approval, approving, agreed,
signed off, countersigned, auth, authd, endorsed, endorsing, endorse, endorsement, sanctioned, sign off, signing off,
signed off by, authority, authoriser, authorises, agree, approves, approve;
arranged, arrange, scheduled, booked, planned, set, held, convened, fixed, listed, taking place, being held, to be
held;
recommendation, recommendations, recommended, recommend, recom;
required, require, needed, need, requested;
attached, attach, attachment, enclosed, enclose, encl, enc, attaching, enclosing;
document, documents, papers, paperwork, docs, documentation, doc;
send out, sent out, circulated, distributed, issued, circulate, circulation, disseminated, emailed, shared, sending
out, dispatched;
provided, supplied, given, provide, supply, providing, supplying, provider, gave, gives;
involved, involvement, involving;
discussion, discussed, discuss, discussing, talk, talked;
consideration, considered, consider, considering;
details, detail, dets, information, info, particulars, description, describe, account, outline, facts, explain,
explanation, specifics, nature, story;
summary, summarise, overview, brief details, brief summary, short summary, short account, synopsis, short description,
brief description, brief outline, brief account, short details;
incident, incidents, serious incident, serious harm, inc, critical incident, critical incidents, serious injury,
harmed, harm;
issue, issues, concern, concerns, matter, problem, difficulty, topic, problems;
action, actions, steps;
reason, reasons, why, rationale, grounds, justification, purpose;
status, circumstances;
outcome, outcomes, result, results, decision, decisions, decided, conclusion, consequence;
event, events, occurrence, occurrences, what happened;
chronology, timeline, time line, chron, chronological, sequence of events;
key, significant, important, main, material, major;
period, timeframe, time frame, timescale, time span, time period, covering;
title, job title, role, job role, position, post, post held, designation, job title role, rank, grade, profession,
capacity, occupation;
relationship, relation, related;
meeting, mtg, meetings;
rapid review, rr;
child in need, cin, cin plan, section 17, s17, sec 17;
child protection, cp;
looked after, lac, cla, looked after child, child looked after, in care, child in care, children looked after;
good practice, best practice, done well, went well, worked well, what was done well, what went well;
early help, eh;
youth offending, yot, youth offending team, youth offending service, youth offending services, yjs, youth justice,
youth justice service, youth justice team;
registration, registered, register, plan;
alternative, alternate, alt;
copy, copies;
form, forms;
receiver, recipient;
source, origin, where from;
want, wish, hope, desire, desired, sought, seek, seeking, propose, proposed, proposing
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

_ORDINARY = """
above abuse anybody barer begin below bring call career case cases caused dental each entail even ever every eviction
eyes fall
farmer fasted first format half hand hoped hour house later least lines many mayor miner nearly none notes
nobody page paper plain prison rather released repeated retail second seen show sort south states teaching them
then third
treated water words worse worst
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

ORDINARY = frozenset(_ORDINARY.split())
"""Words that look like one of the others, and are no misspelling of it."""
