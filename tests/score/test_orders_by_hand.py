"""The built-in postings order ten samples each as a person does who reads the résumés.

The orders were written from the texts before any score was looked at, but for one: that a student who works
with records may stand beside one whose exam is nearer. Who stands in one row is alike: either may come first.
A tie is no disagreement: then the posting asks for nothing by which the two differ.
"""

from __future__ import annotations

import itertools
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from screener import api
from screener.model.profile import Profile

FILES = {
    "achterberg": "Achterberg_Rosalind_CV_2026.pdf",
    "alvarado": "Alvarado_Marisol_Resume.pdf",
    "baptiste": "Baptiste D resume.pdf",
    "beaumont": "Beaumont Odette.docx",
    "bramwell": "Keisha Bramwell CBCS.pdf",
    "brzezinski": "Brzezinski_Tanya_Biller.pdf",
    "castellanos": "Castellanos R - Coding Auditor.pdf",
    "farrow": "Imani_Farrow_ED_Coder.pdf",
    "fitzgerald": "Noelle_Fitzgerald_resume_final.pdf",
    "fontaine": "L Fontaine 2026.pdf",
    "haddad": "Haddad, Salma - Behavioral Health Coder.pdf",
    "hollis": "Hollis_Greer_Resume.pdf",
    "jorgensen": "Jorgensen Resume 2026.docx",
    "kamau": "wanjiru kamau student.pdf",
    "klein": "Klein Dorothy.pdf",
    "langdon": "trevor langdon.pdf",
    "lindqvist": "lindqvist_hanna_cpc-a.pdf",
    "mehta": "arjun_mehta_software_engineer.pdf",
    "moriarty": "moriarty resume risk adjustment.pdf",
    "mwangi": "Grace Mwangi RN CCDS.pdf",
    "novak": "Novak_Ilse_CIC.pdf",
    "okonkwo": "OKONKWO Chidi - Inpatient Coder.pdf",
    "pettigrew": "d pettigrew resume.pdf",
    "ramaswamy": "Priya Ramaswamy Resume.pdf",
    "sandoval": "Sandoval-Reyes Miguel COC.pdf",
    "shah": "shah_n_resume.txt",
    "sorensen": "sorensen_RN_resume.pdf",
    "tran": "BaoTran_ProFee_Coder.pdf",
    "whitcomb": "Gerald Whitcomb.pdf",
}

ORDERS: dict[str, list[dict[str, str]]] = {
    "medical_coder": [
        {
            "alvarado": "CPC, nine years, all three code sets, Epic, edits and denials, 97.2 %",
            "castellanos": "CPC and CPMA, twelve years, audits 250 encounters a month",
        },
        {
            "jorgensen": "CPC and CCS-P, ten years, queries and education",
            "farrow": "CPC and CEDC, five years of emergency coding, 96 %",
            "sandoval": "COC, seven years of hospital outpatient coding, edits and queries",
        },
        {"shah": "CCA with two years in a hospital"},
        {"whitcomb": "twelve years of physician coding, but the CPC lapsed in 2023"},
        {"lindqvist": "an apprentice straight from her programme, no job yet"},
        {"brzezinski": "a biller: claims and payments, no coding"},
        {"mehta": "a software engineer whose product loads code tables"},
    ],
    "inpatient_coder": [
        {
            "okonkwo": "CCS, RHIT, eleven years of inpatient coding, PCS and both DRGs, today",
            "achterberg": "CCS, RHIA, inpatient coding and review since 2006, today",
        },
        {"novak": "CIC, inpatient since 2022"},
        {
            "sandoval": "a hospital's coder, outpatient alone",
            "farrow": "a hospital's coder, emergency alone",
            "alvarado": "an experienced coder of visits, no inpatient stay",
        },
        {
            "klein": "coded inpatient until 2013, in ICD-9, no credential",
            "mwangi": "reviews inpatient charts and queries, codes nothing",
            "lindqvist": "an apprentice, no job yet",
        },
        {"mehta": "a software engineer"},
    ],
    "outpatient_profee_coder": [
        {
            "alvarado": "CPC, levels and modifiers every day, NCCI edits",
            "jorgensen": "CPC and CCS-P, visits and procedures for ten years",
            "castellanos": "CPC, pro-fee auditor who still codes",
            "tran": "CCS-P, six years in offices, modifiers, NCCI and LCD",
        },
        {"hollis": "CPC, three years of visits with levels and modifiers"},
        {
            "whitcomb": "twelve years of it, but the CPC has lapsed",
            "okonkwo": "a CCS, but of inpatient stays alone",
            "shah": "CCA, hospital outpatient accounts",
        },
        {"lindqvist": "an apprentice, no job yet"},
        {"brzezinski": "a biller"},
    ],
    "emergency_coder": [
        {"farrow": "CEDC, facility levels and professional charges of two trauma centers"},
        {
            "sandoval": "COC, hospital outpatient surgery and observation",
            "alvarado": "CPC, levels and modifiers, clinics",
        },
        {
            "novak": "hospital outpatient before inpatient",
            "tran": "offices alone, but levels and modifiers",
        },
        {
            "whitcomb": "hospital rounds among office visits, lapsed",
            "pettigrew": "urgent care visits, no credential",
            "lindqvist": "an apprentice, no job yet",
        },
        {"brzezinski": "a biller"},
        {"sorensen": "a nurse who answers calls in the emergency room"},
    ],
    "behavioral_health_coder": [
        {"haddad": "CPC, psychotherapy, DSM-5 and telehealth since 2021"},
        {
            "alvarado": "CPC, other specialties",
            "jorgensen": "CPC and CCS-P, other specialties",
            "tran": "CCS-P, other specialties",
        },
        {
            "hollis": "CPC, primary care, three years",
            "shah": "CCA, hospital outpatient, two years",
        },
        {
            "pettigrew": "codes visits, no credential",
            "lindqvist": "an apprentice, no job yet",
        },
        {"brzezinski": "a biller"},
        {"baptiste": "a phlebotomist; her CPT is no code set"},
    ],
    "risk_adjustment_coder": [
        {"moriarty": "CRC, five years of HCC review for a plan, RADV, 98 %"},
        {
            "okonkwo": "CCS and years of whole records, no HCC",
            "achterberg": "CCS and years of whole records, no HCC",
            "alvarado": "CPC and years of visits, no HCC",
            "castellanos": "CPC, CPMA, audits, no HCC",
        },
        {"shah": "CCA, two years, no HCC"},
        {
            "pettigrew": "codes visits, no credential",
            "lindqvist": "an apprentice, no job yet",
        },
        {"brzezinski": "a biller"},
        {"mehta": "a software engineer"},
    ],
    "coding_auditor": [
        {"castellanos": "CPMA, six years an auditor who teaches from the findings"},
        {"achterberg": "second-level reviewer, DRG validator, audited eight coders"},
        {
            "okonkwo": "long experience, defends DRGs, audits nobody",
            "alvarado": "long experience, trained two coders, audits nobody",
            "jorgensen": "long experience, educates providers, audits nobody",
            "moriarty": "validates RADV samples",
        },
        {
            "novak": "seven years of coding, no audits",
            "haddad": "five years of coding; an audit trail is no audit",
        },
        {"lindqvist": "an apprentice"},
        {"mehta": "a software engineer"},
    ],
    "entry_level_coder": [
        {
            "shah": "CCA, degree, two years of it already",
            "lindqvist": "CPC-A, programme and externship done",
        },
        {
            "bramwell": "diploma in billing and coding, CBCS, externship",
            "pettigrew": "codes urgent care visits, no credential or programme",
        },
        {
            "ramaswamy": "programme all but done, CPC exam in January, terminology",
            "kamau": "RHIT in May 2027, coursework, works with records and an EHR",
        },
        {"fitzgerald": "in a CPC course, exam not yet fixed"},
        {
            "fontaine": "hospital billing, wants to code",
            "beaumont": "an introduction online; codes invoices",
        },
        {"langdon": "a cashier"},
    ],
}
AS_OF = date(2026, 11, 23)


@cache
def profiles(folder: Path) -> dict[str, Profile]:
    read = api.extract([folder / file for file in FILES.values()], as_of=AS_OF)
    by_file = {Path(profile.file).name: profile for profile in read}
    return {who: by_file[file] for who, file in FILES.items()}


@pytest.mark.parametrize("posting", ORDERS)
def test_the_order_is_a_persons(root: Path, posting: str) -> None:
    known = profiles(root / "sample_resumes")
    people = [who for row in ORDERS[posting] for who in row]
    assert len(people) == len(set(people)) == 10
    ranked = api.score([known[who] for who in people], api.load_posting(posting)).scorecards
    scores = {card.file: card.score or 0.0 for card in ranked}
    rows = [{who: scores[known[who].file] for who in row} for row in ORDERS[posting]]
    for higher, lower in itertools.pairwise(rows):
        assert min(higher.values()) >= max(lower.values()), (higher, lower)
