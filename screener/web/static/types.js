/**
 * The shapes that the server and the page exchange (docs/review.md). Types only: nothing runs here.
 *
 * @typedef {"met" | "partial" | "unknown" | "contradicted"} Outcome
 * @typedef {"shortlist" | "review" | "below" | "knocked_out" | "not_read"} Verdict
 * @typedef {"advance" | "hold" | "reject" | "set_aside" | "none"} Act
 *
 * @typedef {object} Rule
 * @property {string} id
 * @property {string} label
 * @property {string} kind
 * @property {"required" | "preferred"} importance
 * @property {number} weight
 * @property {number} saved the weight in the posting's file
 * @property {boolean} knock_out
 * @property {string} source the posting's line
 * @property {number} [at_least]
 *
 * @typedef {object} Posting
 * @property {string} id
 * @property {string} title
 * @property {string} sha256
 * @property {{shortlist: number, review: number}} bands
 * @property {Rule[]} rules
 *
 * @typedef {{label: string, assertion: string, state: string}} Credential
 * @typedef {{what: Act, reason?: string, note?: string, at?: string, who?: string}} Decision
 *
 * @typedef {object} Row
 * @property {string} key
 * @property {number} no
 * @property {number} tie
 * @property {string} [name]
 * @property {string} [file]
 * @property {string} [place]
 * @property {string} status
 * @property {string | null} reason
 * @property {string | null} duplicate_of
 * @property {Credential[]} credentials
 * @property {number} months
 * @property {string | null} last
 * @property {string[]} [settings]
 * @property {{id: string, detail?: string, page?: number, quote?: string}[]} flags
 * @property {number} corrected
 * @property {Decision | null} decision
 * @property {number} [version]
 * @property {boolean} [put_back] ranked by points in spite of a knock-out
 * @property {number[]} credits whole numbers of 1/7,207,200
 * @property {string} outcomes one letter a rule: m, p, u, c
 * @property {string[]} knocked ids of the rules that knock out
 *
 * @typedef {object} Table
 * @property {{as_of: string, reading: boolean, exports?: string[]} | null} run
 * @property {string} version
 * @property {number} unit
 * @property {Posting} posting
 * @property {{weights?: Record<string, number>, picks?: string[], reasons?: string[]}} [kept] as they were left last
 * @property {number} of
 * @property {Row[]} rows
 *
 * @typedef {[number, number, number, number]} Box x0, top, x1, bottom in points of the page
 *
 * @typedef {object} Evidence
 * @property {string} quote
 * @property {string} term
 * @property {number} page
 * @property {number} line
 * @property {number} start
 * @property {number} end
 * @property {Box[]} boxes
 * @property {string} why
 * @property {string} [concept] id of what was read
 *
 * @typedef {object} Result
 * @property {string} rule
 * @property {number} credit
 * @property {Outcome} outcome
 * @property {string} reason
 * @property {string} found
 * @property {string} missing
 * @property {string} ask
 * @property {Evidence[]} evidence
 *
 * @typedef {{n: number, w: number, h: number, crop: [number, number]}} Page
 * @typedef {{rule: string, question: string, words: string, score: number, rank: number | null}} Question
 * @typedef {{start: number, end: number, quote?: string, concept: string, label: string, assertion: string, state: string, reason: string, at?: string}} Correction
 *
 * @typedef {object} Candidate
 * @property {string} key
 * @property {number} version
 * @property {{name?: string, email?: string, phone?: string, city?: string, state?: string}} [contact]
 * @property {Result[]} results
 * @property {Question[]} ask_next
 * @property {{id: string, page?: number, quote?: string, detail?: string, words: string}[]} flags
 * @property {{coding?: number, total?: number, by_concept?: {label: string, months: number}[], matrix?: {of: string[], months: number}[]}} months
 * @property {Page[]} pages
 * @property {Correction[]} corrections
 * @property {Decision[]} history
 *
 * @typedef {{n: number, page: number, start: number, text: string}} Line
 * @typedef {{lines: Line[], not_visible: {text: string, why: string}[]}} Text
 *
 * @typedef {object} Ranking what one set of weights makes of the table; indexes are places in `rows`
 * @property {Int32Array} total tenths of a point, -1 where not scored
 * @property {Uint8Array} verdict place in VERDICTS
 * @property {Int32Array} place rank, 0 where not scored
 * @property {Int32Array} order scored rows, best first
 */
export {};
