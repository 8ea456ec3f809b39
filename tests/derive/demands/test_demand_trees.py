"""Sentences of postings and the trees they ask for, twenty of each logical form."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import shown

from screener.derive.demands.demand import Demand

Ask = Callable[[str], Demand]

SEVERAL = [
    ("At least two of CPC, CRC and CPMA", "any(all(cpc, cpma), all(cpc, crc), all(cpma, crc))"),
    ("Any 2 of these: RHIT, CCS, CIC", "any(all(ccs, cic), all(ccs, rhit), all(cic, rhit))"),
    ("Experience with a minimum of two of Epic, Cerner or Meditech",
     "any(all(cerner, epic), all(cerner, meditech), all(epic, meditech))"),
    ("Three of the following: CPT, ICD-10-CM, HCPCS, MS-DRG",
     "any(all(cpt, hcpcs_2, icd_10_cm), all(cpt, hcpcs_2, ms_drg), all(cpt, icd_10_cm, ms_drg),"
     " all(hcpcs_2, icd_10_cm, ms_drg))"),
    ("Two of (CPC, COC, CCS-P)", "any(all(ccs_p, coc), all(ccs_p, cpc), all(coc, cpc))"),
    ("No fewer than two of CCS, RHIA, CDIP", "any(all(ccs, cdip), all(ccs, rhia), all(cdip, rhia))"),
]  # fmt: skip

BEHIND_A_COMMA = [
    ("RHIA or RHIT, and CCS", "all(any(rhia, rhit), ccs)"),
    ("CPC or COC, and CPMA", "all(any(coc, cpc), cpma)"),
    ("Epic or Cerner, and Meditech", "all(any(cerner, epic), meditech)"),
    ("CPC or an AHIMA coding credential, medical terminology, and Epic",
     "all(any(ahima_credential, cpc), epic, medical_terminology)"),
    ("COC or AHIMA certification, anatomy, and EHR", "all(anatomy, any(ahima_credential, coc), any_ehr)"),
    ("Two years of professional fee coding in cardiology or orthopedics",
     "any(2y cardiology+coding+profee, 2y coding+orthopedics+profee)"),
    ("AAPC certification or CCS", "any(aapc_credential, ccs)"),
]  # fmt: skip

FIELDS = [
    ("Bachelor's degree in health information management", "all(bachelor, him_programme)"),
    ("Associate's degree with a major in health information", "all(associate, him_programme)"),
    ("Associate's or bachelor's degree in HIM",
     "any(all(associate, him_programme), all(bachelor, him_programme))"),
    ("Associate degree in HIT and two years of coding experience",
     "all(2y coding, associate, him_programme)"),
    ("Bachelor's degree in health information management or a related field", "bachelor"),
    ("Associate degree in health information technology, nursing, or business", "associate"),
    ("Associate degree required", "associate"),
]  # fmt: skip

OTHER_MEANINGS = [
    ("Understanding of disease pathology", "pathophys"),
    ("Pathology coding", "pathology"),
    ("Dental surgery background", "nothing"),
    ("Cardiology coding", "cardiology"),
    ("Experience with medical billing software", "nothing"),
    ("HIPAA certified", "compliance"),
    ("AHIMA certified", "ahima_credential"),
]  # fmt: skip

SHORT_YEARS = [
    ("CPC, 3 yrs exp in coding", "all(3y coding, cpc)"),
    ("3+ yrs. coding exp", "3y coding"),
    ("2+ years of clinical documentation improvement", "2y cdi"),
    ("3+ years denials management", "3y denials"),
    ("Three years or more with inpatient coding", "3y coding+inpatient"),
    ("5 yrs exp", "5y coding"),
    ("1 yr exp coding", "1y coding"),
]  # fmt: skip

OTHER_THAN = [
    ("AAPC or AHIMA credential (other than CPC-A or CCA)", "coding_credential", {"aapc.cpc_a", "ahima.cca"}),
    ("Any coding credential except CPC-A", "coding_credential", {"aapc.cpc_a"}),
    ("CPC or CCS, but not CPC-A", "any(ccs, cpc)", {"aapc.cpc_a"}),
    ("A coding certification apart from the CCA", "coding_credential", {"ahima.cca"}),
    ("Coding credential, with the exception of COC-A", "coding_credential", {"aapc.coc_a"}),
    ("CCS required; CCA will not be accepted", "ccs", {"ahima.cca"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "tree"), SEVERAL + BEHIND_A_COMMA + FIELDS + SHORT_YEARS + OTHER_MEANINGS
)
def test_numbers_commas_fields_and_years_bind(ask: Ask, sentence: str, tree: str) -> None:
    assert shown(ask(sentence).tree) == tree


@pytest.mark.parametrize(("sentence", "tree", "excluded"), OTHER_THAN)
def test_exceptions_are_no_demand(ask: Ask, sentence: str, tree: str, excluded: set[str]) -> None:
    demand = ask(sentence)
    assert (shown(demand.tree), set(demand.excluded)) == (tree, excluded)


AND = [
    ("RHIT and CCS required", "all(ccs, rhit)"),
    ("Must hold both CPC and CRC", "all(cpc, crc)"),
    ("CPC plus two years of outpatient coding experience", "all(2y any_outpatient+coding, cpc)"),
    ("CCS with three years of inpatient coding experience", "all(3y coding+inpatient, ccs)"),
    ("CPC and 1 year of coding experience", "all(1y coding, cpc)"),
    ("Working knowledge of ICD-10-CM, CPT and HCPCS", "all(cpt, hcpcs_2, icd_10_cm)"),
    ("Knowledge of medical terminology, anatomy and physiology, and pharmacology",
     "all(anatomy, medical_terminology, pathophys)"),
    ("RHIT and (CCS or CIC)", "all(any(ccs, cic), rhit)"),
    ("RHIA along with CCS", "all(ccs, rhia)"),
    ("CPC as well as CPMA certification", "all(cpc, cpma)"),
    ("High school diploma and CPC", "all(cpc, hs)"),
    ("Associate degree and RHIT credential", "all(associate, rhit)"),
    ("Bachelor's degree with RHIA", "all(bachelor, rhia)"),
    ("ICD-10-CM/PCS and MS-DRG", "all(icd_10_cm, icd_10_pcs, ms_drg)"),
    ("CPC or CCS and two years of coding experience", "all(2y coding, any(ccs, cpc))"),
    ("CPC, COC or CCS, plus 3 years of coding experience", "all(3y coding, any(ccs, coc, cpc))"),
    ("CPT/HCPCS and ICD-10-CM proficiency", "all(cpt, hcpcs_2, icd_10_cm)"),
    ("Minimum one year cardiology coding experience and CPC", "all(1y cardiology+coding, cpc)"),
    ("Epic and 3M 360 Encompass experience", "all(epic, m3_360)"),
    ("CCS-P together with five years of professional fee coding", "all(5y coding+profee, ccs_p)"),
]  # fmt: skip

OR = [
    ("CPC or CCS", "any(ccs, cpc)"),
    ("CPC, CCS, or CCA", "any(cca, ccs, cpc)"),
    ("CPC/CCS certification", "any(ccs, cpc)"),
    ("One or more of CPC, COC and CIC", "any(cic, coc, cpc)"),
    ("One or more professional coding certifications (CPC, CCS, CCA)", "any(cca, ccs, cpc)"),
    ("Any of the following: CPC, COC, CRC", "any(coc, cpc, crc)"),
    ("RHIT, RHIA, CCS and/or CPC", "any(ccs, cpc, rhia, rhit)"),
    ("Either RHIT or RHIA", "any(rhia, rhit)"),
    ("Certified Professional Coder (CPC) or Certified Coding Specialist (CCS)", "any(ccs, cpc)"),
    ("Certification such as CPC, CCS and COC", "any(ccs, coc, cpc)"),
    ("Experience with Epic or Cerner", "any(cerner, epic)"),
    ("Experience with an encoder (3M, TruCode, or Optum EncoderPro)",
     "any(m3_encoder, optum_encoder, trucode)"),
    ("RHIT and CCS or RHIA", "any(all(ccs, rhit), rhia)"),
    ("Experience in inpatient or emergency department coding", "any(emergency_department, inpatient)"),
    ("At least one of CPC, CPC-A or CCA", "any(cca, cpc, cpc_a)"),
    ("Any combination of CPC, CRC and COC", "any(coc, cpc, crc)"),
    ("Two years of inpatient or outpatient coding experience",
     "any(2y any_outpatient+coding, 2y coding+inpatient)"),
    ("High school diploma or GED", "hs"),
    ("Associate's or bachelor's degree", "any(associate, bachelor)"),
    ("CCS, CIC, RHIT or RHIA credential required", "any(ccs, cic, rhia, rhit)"),
]  # fmt: skip

LIEU = [
    ("Two years of coding experience in lieu of certification", "nothing"),
    ("Three years of coding experience may be accepted in lieu of CPC", "any(3y coding, cpc)"),
    ("Associate degree or four years of coding experience", "any(4y coding, associate)"),
    ("Bachelor's degree, or associate degree plus two years of coding experience",
     "any(all(2y coding, associate), bachelor)"),
    ("Bachelor's degree with 1 year of coding experience, or associate's with 3 years of coding experience",
     "any(all(1y coding, bachelor), all(3y coding, associate))"),
    ("Completion of a medical coding program or equivalent on-the-job experience",
     "any(1y coding, coding_cert)"),
    ("Completion of a coding program or two years of coding experience", "any(2y coding, coding_cert)"),
    ("Associate degree or equivalent experience", "any(1y coding, associate)"),
    ("CPC or three years of outpatient coding experience", "any(3y any_outpatient+coding, cpc)"),
    ("Five years of coding experience in place of a bachelor's degree", "any(5y coding, bachelor)"),
    ("Bachelor's degree or equivalent combination of education and experience", "any(1y coding, bachelor)"),
    ("RHIT, or CPC with two years of coding experience", "any(all(2y coding, cpc), rhit)"),
    ("Coding certificate program or one year of coding experience", "any(1y coding, coding_cert)"),
    ("Degree in health information management in lieu of CCS", "any(all(associate, him_programme), ccs)"),
    ("Associate degree; or completion of an AHIMA-approved coding program", "any(ahima_program, associate)"),
    ("High school diploma with 3 years of coding experience or associate degree",
     "any(all(3y coding, hs), associate)"),
    ("Bachelor's degree in a related field or equivalent combination of education, training and experience",
     "any(1y coding, bachelor)"),
    ("Two years of coding experience can substitute for the associate degree", "any(2y coding, associate)"),
    ("Associate degree or certificate program plus two years of coding experience",
     "any(all(2y coding, certificate), associate)"),
    ("CCS or equivalent work experience", "any(1y coding, ccs)"),
]  # fmt: skip

EXCLUDED = [
    ("CPC required (CPC-A not accepted)", "cpc", ["cpc_a"]),
    ("CPC-A not accepted", "nothing", ["cpc_a"]),
    ("CPC or COC; apprentice credentials not considered", "any(coc, cpc)", []),
    ("CPC, COC or CIC, excluding CPC-A", "any(cic, coc, cpc)", ["cpc_a"]),
    ("CPC-A and CCA will not be considered", "nothing", ["cca", "cpc_a"]),
    ("CCS required; CCA does not qualify", "ccs", ["cca"]),
    ("CCS or RHIT. CBCS is not accepted.", "any(ccs, rhit)", ["cbcs"]),
    ("CPC (CBCS does not meet this requirement)", "cpc", ["cbcs"]),
    ("CCS (CCS-P not acceptable)", "ccs", ["ccs_p"]),
    ("Active CPC, CPC-A is not eligible", "cpc", ["cpc_a"]),
    ("CIC or CCS, but CPC is not sufficient", "any(ccs, cic)", ["cpc"]),
    ("RHIA or RHIT (CCA not accepted)", "any(rhia, rhit)", ["cca"]),
    ("CPC except CPC-A", "cpc", ["cpc_a"]),
    ("CPC-A does not count", "nothing", ["cpc_a"]),
    ("COC-A and CPC-A do not qualify", "nothing", ["coc_a", "cpc_a"]),
    ("CPC certification, CPC-A will not be accepted", "cpc", ["cpc_a"]),
    ("CRC (no CRC-A not accepted)", "crc", ["crc_a"]),
    ("CCS-P; CCA not considered", "ccs_p", ["cca"]),
    ("CPC or CCS-P (CBCS not accepted)", "any(ccs_p, cpc)", ["cbcs"]),
    ("CCS - CCA not accepted", "ccs", ["cca"]),
]


@pytest.mark.parametrize(("sentence", "tree"), [*AND, *OR, *LIEU], ids=lambda x: str(x)[:60])
def test_tree_of_a_sentence(ask: Ask, sentence: str, tree: str) -> None:
    assert shown(ask(sentence).tree) == tree


@pytest.mark.parametrize(("sentence", "tree", "out"), EXCLUDED, ids=lambda x: str(x)[:60])
def test_what_is_not_accepted_is_set_apart(ask: Ask, sentence: str, tree: str, out: list[str]) -> None:
    asked = ask(sentence)
    assert shown(asked.tree) == tree
    assert sorted(c.rpartition(".")[2] for c in asked.excluded) == out


def test_there_are_twenty_of_each() -> None:
    assert {len(table) for table in (AND, OR, LIEU, EXCLUDED)} == {20}
