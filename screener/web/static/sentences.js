/** What the page says, by the module that says it; words.js has what the list needs. Plain and short, about the text and not the person. */

/** @import {Told} from "./words.js" */

export const COMMON = {
  nothingMore: "Nothing more to undo",
  corrected: "a reading was corrected",
  ofMet: /** @param {Told} many */ (many) => ` of ${many} met`,
  knockOut: "Knock-out: what the text says against it sets a candidate apart",
  asTheSystem: "as the system",
  readOf: /** @param {Told} done @param {Told} of */ (done, of) => `${done} of ${of} read`,
  allRead: /** @param {Told} many */ (many) => `${many} files, all read`,
  putBack: "Put back",
  tryAgain: "Try again",
  correctReading: "Correct this reading",
  stateOfCredential: "State of a credential",
  scoredAnyway: "Scored all the same",
  readingAgain: "Reading again",
  notRead: /** @param {Told} why */ (why) => `Not read. ${why}`,
  copyQuestions: "Copy the questions",
  takenBack: "Taken back",
};

export const ABOUT = {
  nothingOpen: "Nothing is open.",
  codingMonths: "Coding months",
  noMonths: "No dated coding work found in the text.",
  matrix: "Months by setting, code system and software",
  toLookAt: "To look at",
};

export const ACTS = {
  noPassage: "No passage of this résumé counts for a rule",
  weightsShown: "Weights shown",
  weightsHidden: "Weights hidden",
  pickFirst: "Pick two to four candidates with C, then compare them",
  undone: /** @param {Told} what */ (what) => `Undone: ${what}`,
  nothingToUndo: "Nothing to undo",
  doneAgain: /** @param {Told} what */ (what) => `Done again: ${what}`,
  nothingToRedo: "Nothing to do again",
};

export const BLIND = {
  staysBlind: "Started blind, so it stays blind. One name can be shown, for a reason.",
  showName: "Show the name",
  showNameOf: /** @param {Told} candidate */ (candidate) => `Show the name of ${candidate}`,
  shown: "Shown; the reason is kept in the log",
  notShown: /** @param {Told} why */ (why) => `Not shown: ${why}`,
  logged: "That it was shown is kept in the log, with the reason.",
};

export const CHROME = {
  asOf: /** @param {Told} day */ (day) => ` · as of ${day}`,
  counts: /** @param {Told} scored @param {Told} unread @param {Told} decided @param {Told} asOf */ (scored, unread, decided, asOf) => `${scored} scored · ${unread} not read · ${decided} decided${asOf}`,
  otherWeights: ", other weights",
  codingYears: "Coding years",
  pointsOfRule: "Points of a rule",
  clearFilter: "Clear the filter",
  sortBy: "Sort by",
};

export const COMPARE = {
  sideBySide: /** @param {Told} many */ (many) => `${many} side by side`,
  dot: "a dot marks the most points of a rule",
  mostPoints: "most points",
};

export const CORRECT = {
  notThis: "not this at all",
  otherPerson: "about somebody else, not this candidate",
  negated: "denied: the text says it is not so",
  lapsed: "lapsed: it was so, and is no more",
  inProgress: "in progress: not yet so",
  held: "so: it counts",
  whatTextSays: "What the text says of it",
  means: "It means",
  countsFor: /** @param {Told} label */ (label) => ` counts for ${label}`,
  thisIs: "This is",
  kept: "Kept with the candidate, shown as a pencil, and told in every export.",
  correction: "a correction",
  notCorrected: /** @param {Told} why */ (why) => `Not corrected. ${why}`,
  changedElsewhere: "Changed in another tab: shown as it is now",
  doAgain: "Do it again",
  noPoints: "No points changed.",
  pointsFollow: "The points follow it.",
  takenBack: "Correction taken back",
};

export const DECIDE = {
  openFirst: "Open a candidate first: J and K go through the list",
  notReadYet: "This file was not read: there is nothing to decide yet",
  knockedOutAgain: "Knocked out again",
  takenBack: "Decision taken back",
  takeBack: "take back",
  decidedElsewhere: /** @param {Told} decision @param {Told} candidate */ (decision, candidate) => `Decided in another tab: ${decision}. ${candidate}`,
  doAgain: /** @param {Told} what */ (what) => `Do it again: ${what}`,
  notSaved: /** @param {Told} why */ (why) => `Not saved. ${why}`,
  tally: /** @param {Told} advanced @param {Told} held @param {Told} rejected */ (advanced, held, rejected) => `${advanced} advanced, ${held} on hold, ${rejected} rejected`,
  allDecided: "Everybody shown is decided",
  reasons: "Reasons to reject",
  oneALine: "One a line, nine at most",
  kept: "The reason is kept with the decision. Nothing is sent to the candidate.",
  another: "Another reason",
  changeList: "Change the list",
  lookFirst: "Look at the evidence first: open one point or passage of this résumé, then reject.",
  more: /** @param {Told} many */ (many) => `and ${many} more`,
};

export const EVIDENCE = {
  reading: "Reading the quotes",
  fromPosting: /** @param {Told} source */ (source) => `From the posting, ${source}`,
  notFromPosting: "Not from a line of the posting",
  place: /** @param {Told} page @param {Told} line @param {Told} why */ (page, line, why) => `page ${page}, line ${line}${why}`,
  correctThis: /** @param {Told} words */ (words) => `Correct this reading: ${words}`,
  takeBack: "Take back",
};

export const EXPORT = {
  workbook: "Excel workbook",
  report: "HTML report, to print",
  filtered: /** @param {Told} many */ (many) => `As filtered: ${many}`,
  toFile: "To this file; left empty, to your browser's downloads",
  blind: "Blind: without names, contacts, schools and employers",
  unsaved: "Your weights are not saved: they are written into the export.",
  written: /** @param {Told} name */ (name) => `Written to your downloads: ${name}`,
  notExported: /** @param {Told} why */ (why) => `Not exported. ${why}`,
  pressCopy: "Press Ctrl+C to copy it",
  theFile: "The file",
  copyPath: "Copy the path",
};

export const GONE = {
  keptHere: /** @param {number} n */ (n) => `${n === 1 ? "One act is" : `${n} acts are`} kept here and tried again.`,
  waitsHere: /** @param {number} n */ (n) => (n === 1 ? " One act waits here: keep this page open, the new one takes it over." : ` ${n} acts wait here: keep this page open, the new one takes them over.`),
  notSavedYet: "Not saved yet. ",
  stopped: "The program has stopped. ",
  savedUpTo: /** @param {Told} time */ (time) => `Everything up to ${time} is saved. Start it again with `,
  thenReload: ", then reload from the new address.",
  runsAgain: "The program runs again in a new page. ",
  doneThere: "What waited here was done there; this page can be closed.",
  notDone: /** @param {Told} why @param {Told} what */ (why, what) => `Not done (${why}): ${what}`,
  doneAfter: /** @param {Told} what */ (what) => `Done after the restart: ${what}`,
};

export const HEAD = {
  noScore: "No score. This file is neither ranked nor rejected.",
  showName: "Show this name",
  more: "Months, questions, history",
  noCredential: "No credential found in the text",
  coding: /** @param {Told} years @param {Told} last */ (years, last) => `${years} coding, last ${last}`,
  noMonths: "no coding months found",
  hidden: "name, contact, schools and employers hidden",
  cannotCopy: "The browser did not allow copying. Select the words and copy them.",
  rank: /** @param {Told} place @param {Told} of */ (place, of) => `rank ${place} of ${of} scored`,
  outside: "outside the filter",
  toDecide: /** @param {Told} many */ (many) => `${many} to decide`,
  allDecided: "all decided",
};

export const IMPORT = {
  readPosting: "Read this posting",
  readFiles: "Read these files",
  stopped: "Stopped. What was read stays.",
  notStopped: /** @param {Told} why */ (why) => `Not stopped: ${why}`,
};

export const KEY_WORDS = {
  candidate: "next, previous candidate",
  points: "to the points of this candidate",
  passage: "next, previous passage that counts",
  decide: "advance, hold, reject",
  undo: "undo, redo",
  pick: "pick for comparison",
  compare: "compare side by side",
  bars: "bars: total, by rule",
  text: "text of the résumé",
  zoom: "zoom of the page",
  ends: "first, last of the list",
  back: "back, one step",
  list: "this list",
  on: "Single keys on",
  off: "Single keys off",
  title: "Keys and marks",
  part: "Part of a rule’s points",
  open: "Points not known yet: could still be",
  flag: "Something to look at",
  up: "up three by other weights",
  down: "down two",
  single: "Single keys",
};

export const LEARN = {
  suggest: "Your decisions suggest other weights. ",
  comparing: "Comparing weights with your decisions: this takes some seconds",
  none: /** @param {Told} why */ (why) => `No suggestion. ${why}`,
  title: "Suggested by your decisions",
  pairs: /** @param {Told} before @param {Told} after */ (before, after) => `Of pairs of yes and no, ${before} stand in your order now, ${after} with these weights.`,
  chance: "The difference may be chance: there is no case for a change.",
  allTheSame: "Show these weights all the same",
  caution: "They repeat whatever was in those decisions, fair or not. Take one over only where you would defend it without the figures.",
  agree: "The weights agree with your decisions as they are.",
};

export const PAGES = {
  notLoaded: "The quotes and pages are not here. ",
  comesLater: "They come when the program answers again.",
  notVisible: "In the file, not visible on the page, not scored: ",
  nothingCounts: "Nothing in this text counts for a rule. ",
  couldAsk: "What could be asked:",
  alt: /** @param {Told} page @param {Told} candidate */ (page, candidate) => `Page ${page} of the résumé of ${candidate}`,
  next: "Next passage",
};

export const POSTING = {
  notRead: "Not read",
  inUse: /** @param {Told} title */ (title) => `in use: ${title}`,
  another: "Another posting",
  use: "Use these rules",
  savedFirst: "They are checked and saved first",
  found: /** @param {Told} rules @param {Told} places */ (rules, places) => `${rules}, ${places} to choose`,
  noFault: "No fault",
  notChecked: "Not checked",
  saveAndScore: "Save, then score by these rules",
  saveFile: "Save the rule file",
  folder: "In the folder in which the program was started, unless the name says another.",
  saveAndUse: "Save and use",
  nameTaken: "There is a file of this name",
  replace: "Replace it",
  scoredBy: /** @param {Told} title */ (title) => `Scored by: ${title}`,
  notUsed: "Not used",
  saveWeights: "Save these weights",
  scoreByIt: "Score by it",
  notSaved: "Not saved",
  extends: "A new file extends the posting; one that is there keeps its comments.",
};

export const POSTINGRULES = {
  asList: "As a list",
  asFile: "As a file",
  reading: "reading the rules",
  notChecked: "not checked",
  noFault: "no fault",
  none: "No rules yet",
  howTo: "Paste a posting on the left and read its rules, or write a rule file. Nothing is scored before “Use these rules”.",
  rules: "Rules of the posting",
  twoWays: "Can be read two ways",
  notScored: "Not scored",
  idle: "Said in more than one way, changes no rule",
  file: "Rule file",
  faults: "Faults of the rule file",
};

export const POSTINGTEXT = {
  text: "Text of the posting",
  paste: "Paste the posting here, or drop its file anywhere on this page (text, PDF, DOCX, HTML)",
  reading: "Reading the rules",
  read: "Read the rules",
  choose: "Choose a file",
  change: "Change the text",
  used: /** @param {Told} some @param {Told} of */ (some, of) => `${some} of ${of} lines give rules`,
  lines: "Lines of the posting",
};

export const RULEEDIT = {
  least: "At least",
  tried: "Tried out on this page; save the posting to keep it in its file.",
  notTried: /** @param {Told} why */ (why) => `Not tried. ${why}`,
};

export const TEXTVIEW = {
  noPicture: "The picture of the page could not be made. ",
  textInstead: /** @param {Told} why */ (why) => `${why} The text is shown instead.`,
  reading: "Reading the text",
  notVisible: "Not visible on the page, not scored: ",
  notRead: /** @param {Told} why */ (why) => `The text could not be read: ${why}`,
};

export const UNREAD = {
  todo: "Try again, or ask for another copy.",
  wrong: "This password does not open it.",
  anyway: "Score it all the same",
  setAside: "Set aside",
};

export const WEIGHTS = {
  weight: /** @param {Told} rule */ (rule) => `Weight of ${rule}`,
  number: /** @param {Told} rule */ (rule) => `Weight of ${rule}, number`,
  share: "Share of the differences between candidates that this rule decides",
  asksFor: /** @param {Told} rule */ (rule) => `What ${rule} asks for`,
  edit: "What it asks for: at least, importance, knock-out",
  upTo: /** @param {Told} weight @param {Told} points */ (weight, points) => `${weight}, up to ${points} of 100 points`,
  oneAtLeast: "One rule at least needs a weight above 0",
  ofTop: /** @param {Told} stay @param {Told} of */ (stay, of) => `${stay} of the top ${of}`,
  firm: " stay when every weight varies by 20\u00a0%. ",
  asSaved: "As saved.",
  compare: "Compare with saved",
  compared: "Compared with the saved weights",
};
