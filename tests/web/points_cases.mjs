// Runs the page's own arithmetic on cases from the standard input: one JSON array in, one out.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const folder = pathToFileURL(`${process.argv[2]}/`);
const { UNIT, possiblePoints, ruleTenths, scale, totalTenths } = await import(new URL("points.js", folder));
const { years } = await import(new URL("words.js", folder));
const { field, rank, VERDICTS } = await import(new URL("ranking.js", folder));

const answers = {
  points: ({ weights, credits }) => {
    const by = scale(weights);
    const whole = credits.map((credit) => Math.round(credit * UNIT));
    return { exact: by.exact, tenths: ruleTenths(by, whole), total: totalTenths(by, whole), possible: possiblePoints(by) };
  },
  years: ({ months }) => years(months),
  ranking: ({ table, weights }) => {
    const at = field(table);
    const ranking = rank(at, weights);
    return Array.from(ranking.order, (i) => [at.rows[i].key, ranking.place[i], ranking.total[i], VERDICTS[ranking.verdict[i]]]);
  },
};

const cases = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(cases.map(([kind, given]) => answers[kind](given))));
