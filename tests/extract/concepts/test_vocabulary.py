"""Code systems, settings, specialties, software: compound forms, and names that are other words too."""

from __future__ import annotations

import pytest

from screener.config.lexicon import load_lexicon
from screener.extract.concepts.examples import plain_document
from screener.extract.concepts.finder import Finder
from screener.model.concept import Lexicon

SURE = 0.85


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(["medical_coding"])


@pytest.fixture(scope="module")
def finder(lexicon: Lexicon) -> Finder:
    return Finder(lexicon)


def found(finder: Finder, text: str, category: str = "") -> set[str]:
    mentions = finder.find(plain_document(text), (), ())
    return {m.concept for m in mentions if m.confidence >= SURE and category in ("", m.category)}


COMPOUNDS = [
    ("ICD-9/10", {"icd_9_cm", "icd_10"}),
    ("ICD-9 and 10", {"icd_9_cm", "icd_10"}),
    ("ICD-9 & ICD-10", {"icd_9_cm", "icd_10"}),
    ("ICD-10/9", {"icd_9_cm", "icd_10"}),
    ("ICD 9, 10", {"icd_9_cm", "icd_10"}),
    ("ICD-9-CM/10-CM", {"icd_9_cm", "icd_10_cm"}),
    ("ICD-9, 10, 11", {"icd_9_cm", "icd_10", "icd_11"}),
    ("ICD-10-CM/PCS", {"icd_10_cm", "icd_10_pcs"}),
    ("ICD-10 CM & PCS", {"icd_10_cm", "icd_10_pcs"}),
    ("ICD-10-CM and ICD-10-PCS", {"icd_10_cm", "icd_10_pcs"}),
    ("ICD 10 CM, PCS", {"icd_10_cm", "icd_10_pcs"}),
    ("CPT/HCPCS", {"cpt", "hcpcs_2"}),
    ("CPT-4/HCPCS", {"cpt", "hcpcs_2"}),
    ("CPT® and HCPCS Level II", {"cpt", "hcpcs_2"}),
    ("HCPCS Level I and II", {"cpt", "hcpcs_2"}),
    ("MS/APR-DRG", {"ms_drg", "apr_drg"}),
    ("MS-DRG and APR-DRG", {"ms_drg", "apr_drg"}),
    ("UB-04/CMS-1500", {"ub04", "cms1500"}),
    ("HCFA 1500 and UB92", {"ub04", "cms1500"}),
    ("837I/P", {"ub04", "cms1500"}),
    ("LCD/NCD", {"lcd_ncd"}),
    ("CC/MCC", {"ms_drg"}),
    ("HCC/RAF", {"hcc", "raf"}),
    ("SOI/ROM", {"apr_drg"}),
]


@pytest.mark.parametrize(("text", "expected"), COMPOUNDS)
def test_compound_forms_name_each_system(finder: Finder, text: str, expected: set[str]) -> None:
    assert found(finder, f"Coder. Skills: {text} for claims", "code_system") == expected


@pytest.mark.parametrize(
    "text",
    ["ICD-10 codes", "ICD10 coding of inpatient stays", "ICD–10", "lCD-10 and CPT", "IDC-10"],
)
def test_bare_icd_10_is_neither_cm_nor_pcs(finder: Finder, text: str) -> None:
    assert found(finder, text, "code_system") - {"cpt"} == {"icd_10"}


def test_bare_icd_10_earns_part_of_cm_and_nothing_of_pcs(lexicon: Lexicon) -> None:
    assert lexicon.concepts["icd_10"].suggests == {"icd_10_cm": 0.8}
    assert "icd_10" not in lexicon.proves("icd_10_pcs")
    assert "icd_10_pcs" not in lexicon.proves("icd_10_cm")


@pytest.mark.parametrize("part", ["icd_10_cm", "icd_10_pcs"])
def test_a_part_of_icd_10_shows_icd_10(lexicon: Lexicon, part: str) -> None:
    """Most postings ask for "ICD-10": who codes in CM or in PCS codes in it."""
    assert lexicon.proves("icd_10")[part] == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "Toledo, OH 43604",
        "flew the F16 and the C17",
        "$99213 in sales",
        "room E119, building A10",
        "Part 97110",
    ],
)
def test_the_shape_of_a_code_is_no_code_system(finder: Finder, text: str) -> None:
    assert found(finder, text, "code_system") == set()


MEANT = [
    ("cpt", "Assigned CPT and ICD-9 codes"),
    ("cpt", "billing claims with CPT"),
    ("hcc", "HCC and RAF review for Medicare Advantage"),
    ("hcc", "CMS-HCC V28"),
    ("icd_10_pcs", "ICD-10-CM, PCS and CPT coding"),
    ("icd_10_pcs", "PCS coding of spinal fusions"),
    ("apc", "assigned APCs to outpatient claims"),
    ("apc", "DRG and APC grouping"),
    ("drg", "DRG assignment"),
    ("drg", "coder: DRGs, modifiers"),
    ("em", "E/M levels for office visits"),
    ("em", "E&M coding"),
    ("poa", "POA indicators"),
    ("poa", "POA and DRG assignment for inpatient coding"),
    ("poa", "POA clarification for skin breakdown"),
    ("em", "Consults for three surgeons, E/M"),
    ("coding_clinic", "kept the team current on Coding Clinic"),
    ("coding_clinic", "wrote up coding clinic advice from the AHA each quarter"),
    ("lcd_ncd", "ABN and medical necessity checks"),
    ("athena", "posted charges and billed claims in athena"),
    ("cpsi", "Cpsi at two small hospitals"),
    ("nephrology", "coded rounds for three nephrologists"),
    ("obgyn", "coded OB global packages"),
    ("pain", "coded pain procedures in CPT"),
    ("lcd_ncd", "LCD policies of Medicare"),
    ("lcd_ncd", "Local Coverage Determinations"),
    ("raf", "RAF and HCC capture"),
    ("raf", "RAF scores"),
    ("edi", "EDI claims to the clearinghouse"),
    ("edi", "EDI 837"),
    ("cdm", "CDM charges review"),
    ("cdm", "chargemaster"),
    ("oasis", "OASIS assessments for home health"),
    ("oasis", "OASIS-E"),
    ("emergency_department", "ED coder"),
    ("emergency_department", "coded ED and observation charts"),
    ("inpatient", "IP coder"),
    ("inpatient", "coded inpatient stays"),
    ("hospital_outpatient", "OP coding"),
    ("hospital_outpatient", "coded outpatient charts"),
    ("observation", "coded observation and ancillary accounts"),
    ("observation", "observation hours"),
    ("same_day_surgery", "SDS and ED coding"),
    ("same_day_surgery", "coded ambulatory surgery cases"),
    ("profee", "pro-fee coding"),
    ("profee", "professional fee coding"),
    ("clinic", "coded clinic visits"),
    ("clinic", "coded office visits with CPT"),
    ("facility", "facility coding"),
    ("facility", "profee and facility sides"),
    ("remote", "remote coder"),
    ("remote", "100% remote"),
    ("epic", "charted in Epic and Cerner"),
    ("epic", "Epic work queues"),
    ("athena", "Athena EHR"),
    ("athena", "billing in Athena"),
    ("nextgen", "NextGen EHR"),
    ("nextgen", "claims in NextGen"),
    ("centricity", "GE Centricity"),
    ("centricity", "billing in IDX"),
    ("greenway", "Medical Manager software"),
    ("greenway", "billing software: Medical Manager"),
    ("m3_encoder", "3M encoder"),
    ("m3_encoder", "coding with 3M"),
    ("m3_360", "3M 360 Encompass"),
    ("m3_360", "coded in Encompass (3M)"),
    ("ssi", "billing errors from SSI for claims"),
    ("ssi", "SSI Claims Director"),
    ("experian", "insurance verification in Passport"),
    ("experian", "Passport OneSource"),
    ("codify", "Codify by AAPC"),
    ("codify", "AAPC Codify"),
    ("trizetto", "claims in Facets for the payer"),
    ("trizetto", "TriZetto"),
    ("netsmart", "EMR (Avatar)"),
    ("netsmart", "myAvatar"),
    ("ris_pacs", "radiology RIS and PACS"),
    ("ris_pacs", "PACS/RIS"),
    ("vista", "CPRS"),
    ("vista", "VistA"),
    # A coder's résumé names them without a word of coding beside them.
    (
        "em",
        "Inpatient coder, ICD-10-CM. At the desk of the group, mornings: consult and discharge E/M",
    ),
    ("cdt", "Coder and biller of claims. Before that for many years: entered CDT lines from Dentrix"),
    (
        "cpt",
        "Coder of claims and denials. Each January I sit down and go through the CPT changes with the doctor",
    ),
    (
        "codify",
        "Coder, AHIMA member, claims. Other things that I know well: NextGen, Codify, Microsoft Office",
    ),
    (
        "clinic",
        "Coder, ICD-10-CM, four years. Then moved on to another group of doctors: clinic notes in NextGen",
    ),
    ("clinic", "Select the E/M level of office visits"),
    (
        "trauma_sp",
        "Coder, claims. Assigned ICD-10-PCS codes to neurosurgery, cardiothoracic and trauma stays",
    ),
    ("critical_care", "ICD-10-PCS on neurosurgery and critical care stays"),
    ("interventional_radiology", "Coder: interventional and diagnostic radiology"),
    ("chiro", "Claims for chiropractic and pain practices"),
    ("gastroenterology", "Medicare claims of 14 cardiology and GI practices"),
    ("newborn_nicu", "CODE TRAUMA, OB AND NEWBORN/NICU RECORDS WITH ICD-10-CM"),
    ("facility", "Code observation accounts for facility billing, ICD-10-CM"),
    ("risk_adjustment", "Medical Coder · HCC Specialist"),
]


@pytest.mark.parametrize(("concept", "text"), MEANT)
def test_found_where_the_surroundings_agree(finder: Finder, concept: str, text: str) -> None:
    assert concept in found(finder, text)


NOT_MEANT = [
    ("cpt", "Certified Phlebotomy Technician (CPT): blood draws, specimens"),
    ("cpt", "CPT John Doe, US Army, company commander"),
    ("cpt", "F-1 student, CPT work authorization until June"),
    ("cpt", "personal trainer, CPT, group fitness"),
    ("hcc", "A.A., Houston Community College (HCC)"),
    ("hcc", "HCC hepatocellular carcinoma trial"),
    ("icd_10_pcs", "PCS orders, Army, Fort Bliss"),
    ("icd_10_pcs", "repaired PCs and PCS boards"),
    ("apc", "APC battery backups and UPS power"),
    ("apc", "supervised advanced practice clinicians (APC)"),
    ("drg", "dorsal root ganglion (DRG) neurons"),
    ("drg", "drag racing"),
    ("em", "EM radiation"),
    ("em", "monitoring, evaluation and management of grant programs"),
    ("poa", "power of attorney (POA) documents for the estate"),
    ("poa", "the plan of action, POA"),
    ("lcd_ncd", "repaired LCD screens"),
    ("lcd_ncd", "LCD display and panel TV"),
    ("raf", "Royal Air Force (RAF) pilot"),
    ("raf", "riff RAF"),
    ("edi", "equity, diversity and inclusion (EDI)"),
    ("edi", "EDI with retail vendors"),
    ("cdm", "clinical data management (CDM) of trials"),
    ("cdm", "construction CDM regulations"),
    ("oasis", "Oasis Resort and Hotel"),
    ("oasis", "an oasis in the desert"),
    ("emergency_department", "Registered Nurse, Emergency Department, bedside care"),
    ("emergency_department", "ER diagram of the database"),
    ("emergency_department", "M.Ed., ED leadership"),
    ("inpatient", "assigned IP addresses over TCP"),
    ("inpatient", "bedside care of patients on the inpatient unit"),
    ("inpatient", "experience in patient accounting and billing"),
    ("hospital_outpatient", "read op notes"),
    ("hospital_outpatient", "outpatient counseling program for teens"),
    ("observation", "strong observation skills"),
    ("observation", "classroom observation of teachers"),
    ("same_day_surgery", "SDS: safety data sheets of chemicals"),
    ("same_day_surgery", "nurse in ambulatory surgery"),
    ("profee", "a professional who pays the fee"),
    ("profee", "professional development"),
    ("clinic", "greeted patients at the clinic"),
    ("clinic", "AHA Coding Clinic advice"),
    ("facility", "facility manager of the plant"),
    ("facility", "skilled nursing facility aide"),
    ("remote", "remote sensing of crops"),
    ("remote", "remote patient monitoring"),
    ("epic", "an epic journey through Asia"),
    ("epic", "wrote Epic and user stories in Jira"),
    ("athena", "AWS Athena, Redshift and S3"),
    ("athena", "the goddess Athena"),
    ("epic", "moved the agency to Applied Epic, billing questions and coverage"),
    ("lcd_ncd", "registration, insurance verification, ABN and co-pays at the front desk"),
    ("coding_clinic", "mornings coding clinic notes and afternoons coding surgeries"),
    ("cardiology", "made appointments with two cardiologists"),
    ("nextgen", "Next Gen firewall"),
    ("nextgen", "Next Gen leaders of the church"),
    ("centricity", "IDX feed of real estate listings"),
    ("centricity", "eccentricity of orbits"),
    ("greenway", "walked the Greenway trail"),
    ("m3_encoder", "sold 3M adhesives and tape"),
    ("m3_encoder", "won 3M revenue for the firm"),
    ("m3_360", "Encompass mortgage loan system"),
    ("m3_360", "360 degree feedback"),
    ("ssi", "SSI and SSDI disability benefits"),
    ("ssi", "surgical site infections (SSI)"),
    ("experian", "renewed U.S. passports for citizens"),
    ("experian", "valid Passport, travel visa"),
    ("codify", "codify business rules into law"),
    ("trizetto", "all facets of the claims business"),
    ("netsmart", "worked on Avatar, the movie"),
    ("ris_pacs", "political PACS and campaigns"),
    ("vista", "Windows Vista and XP"),
    ("vista", "Chula Vista, CA"),
    ("collaboratemd", "Collaborated with doctors"),
    ("greenway", "many successes"),
    ("provation", "probation officer"),
    ("officeally", "officially opened"),
    ("allscripts", "read all scripts of the play"),
    ("cpsi", "I thrive under pressure; it is evident"),
    ("altera", "Sunrise Senior Living"),
    ("change", "change in health care"),
    ("mckesson", "STAR method of interviews"),
    ("office", "I excel at word games"),
    ("ncci", "class codes (NCCI, NAICS) before workers' compensation audits"),
    ("icd_10_pcs", "CPC (AAPC), Physician Coding Specialist, PCS"),
    ("clinic", "Scheduled office visits and claims; sent reminders"),
    ("cpt", "Taught classes with three other CPTs at the gym"),
    ("critical_access", "consultant to rural hospitals"),
]


@pytest.mark.parametrize(("concept", "text"), NOT_MEANT)
def test_not_found_where_they_mean_something_else(finder: Finder, concept: str, text: str) -> None:
    assert concept not in found(finder, text)


def test_a_product_called_by_its_address_is_found(finder: Finder) -> None:
    assert "optum_encoder" in found(finder, "looked codes up in EncoderPro.com")
    assert "findacode" in found(finder, "Find-A-Code.com and Codify")


def test_a_code_page_gone_wrong_hides_no_name(finder: Finder) -> None:
    assert {"cpt", "hcpcs_2"} <= found(finder, "ICD-10, CPT/HCPCSÂ coding; coderâ€™s work")


@pytest.mark.parametrize("category", ["code_system", "setting", "specialty", "software", "activity"])
def test_every_concept_says_what_it_is_and_what_it_is_not(lexicon: Lexicon, category: str) -> None:
    concepts = [c for c in lexicon.concepts.values() if c.category == category]
    assert concepts
    lacking = [c.id for c in concepts if not (c.examples and c.not_examples and c.kind and c.source)]
    assert lacking == []


@pytest.mark.parametrize("category", ["code_system", "setting", "specialty", "software", "activity"])
def test_examples_hold(lexicon: Lexicon, finder: Finder, category: str) -> None:
    wrong = [
        (c.id, text)
        for c in lexicon.concepts.values()
        if c.category == category
        for texts, expected in ((c.examples, True), (c.not_examples, False))
        for text in texts
        if (c.id in found(finder, text)) is not expected
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("group", "member", "stranger"),
    [
        ("any_ehr", "epic", "m3_encoder"),
        ("any_encoder", "trucode", "epic"),
        ("any_hospital", "inpatient", "profee"),
        ("coding_software", "m3_360", "cerner"),
        ("any_icd_10", "icd_10_pcs", "icd_9_cm"),
        ("any_clearinghouse", "waystar", "epic"),
    ],
)
def test_groups_hold_their_own(lexicon: Lexicon, group: str, member: str, stranger: str) -> None:
    assert member in lexicon.members(group)
    assert stranger not in lexicon.members(group)
