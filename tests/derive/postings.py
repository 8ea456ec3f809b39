"""Invented postings of the sorts that are met: lists, one long paragraph, Markdown, an article round one."""

LISTED = """Inpatient Coder II
Harbor Light Medical Center - Erie, PA

Job Summary
The Inpatient Coder II reviews records of acute care stays and assigns their codes.

Key Responsibilities
- Assign ICD-10-CM and ICD-10-PCS codes and group each stay to its MS-DRG
- Query providers when documentation is incomplete or unclear
- Respond to denials and write appeals with citations from the record
- Maintain 95% coding accuracy and the productivity standard of the department
- Educate providers on documentation

Required Qualifications
- High school diploma or equivalent
- RHIT, RHIA, CCS or CIC credential (CCA not accepted)
- Three years of inpatient coding experience within the last five years
- Working knowledge of ICD-10-CM, ICD-10-PCS and MS-DRG
- Strong attention to detail and ability to work independently

Preferred Qualifications
- Associate degree in health information technology
- Experience with Epic and 3M 360 Encompass
- Two years of coding audit experience

Benefits
- Medical, dental and vision insurance
- Sign-on bonus of $2,500

Pay range: $27.50 - $39.80 per hour
Reports to: Coding Manager
"""

ONE_PARAGRAPH = (
    "Outpatient Coder\nMaple Grove Clinics - Dayton, OH - posted 2021-4-2\n\n"
    "This position codes clinic visits for billing. REQUIREMENTS Required certification in CPC, COC or "
    "CCS-P. Minimum two years of outpatient coding experience and knowledge of modifiers Knowledge of "
    "medical terminology Ability to work independently Knowledge of ICD-10-CM, CPT, and HCPCS coding "
    "Experience with Epic preferred. "
    "All qualified applicants will receive consideration for employment without regard to race or age. "
    "Job Summary Location Dayton, OH 45402 Posted 3 Days ago Reference code 0000_0000"
)

MARKDOWN = """# **Risk Adjustment Coder**
**Location:** Remote (US)

**About us**
We are a growing company. Our mission is to make care better.

## What you'll do
* Review records for HCC conditions
* Send queries to providers

## What you'll need
* CRC or CPC, active
* Three (5) years of risk adjustment coding experience
* Bachelor's degree or equivalent experience

## Nice to have
* Experience with Epic, Cerner or Athena
"""

BULLETED_CREDENTIALS = """Medical Coder

Requirements
- One year of coding experience

Certifications required
- Certified Professional Coder (CPC)
- Certified Coding Specialist (CCS)
- Certified Outpatient Coder (COC)
- Certified Inpatient Coder (CIC)
- Registered Health Information Technician (RHIT)
- Certified Coding Associate (CCA)

Preferred
- CPC or CCS
"""

ALTERNATIVES = """Medical Records Technician (Coder)

1.
Basic Requirements
Experience. One year of experience that shows knowledge of medical terminology and medical coding; OR
Education. An associate's degree with courses in anatomy and CPT coding; OR
Completion of an AHIMA approved coding program.

Do you meet the requirements above?

2.
Certification - You must have one of the below:
Apprentice level: Certified Professional Coder-Apprentice (CPC-A) or Certified Coding Associate (CCA); OR
Full level: Certified Professional Coder (CPC) or Certified Coding Specialist (CCS).

Do you meet the certification requirement?
"""

ARTICLE = """How to hire a coder
A good coder is worth the wait. Here is what to look for, and a template.
Coder Quick Facts
- Reports to: Billing Manager
- Average salary range: $38,000-45,000 annually
Preferred Qualifications
- Experience with an EHR
- Prior experience coding in a hospital or clinic
Job outlook
Employment is projected to grow.
- More records, more codes
- More rules every year
Coder Job Description Template
Position: Outpatient Coder
Location: [Insert city]
Reports To: Coding Manager
Salary range
$50,000-$60,000 per year
Required qualifications
- CPC or COC
- Experience using EHRs or coding software
- Knowledge of CPT and ICD-10-CM
FAQs
Do coders need certification?
Most employers require one.
"""
