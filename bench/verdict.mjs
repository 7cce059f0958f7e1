// Verdicts with their explanation a second, against json-rules-engine on the same meetings in the same run, in seconds
// of processor. Run from the root of the checkout, after `npm ci --prefix tests/rules_engine` and the release build:
//
//   node bench/verdict.mjs build/release/bin/bench_verdict [rounds]
import {execFileSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {facts, holds, passingEngine, readingOf, turningReadings} from '../tests/rules_engine/statement.mjs'

const [program, rounds = '5'] = process.argv.slice(2)
if (program === undefined) throw new Error('usage: node bench/verdict.mjs PROGRAM [rounds]')

const folder = mkdtempSync(join(tmpdir(), 'verdict-'))
const file = join(folder, 'meetings')
const engine = passingEngine()

/** Meetings a second of processor. */
async function rate(meetings, one) {
    const before = process.cpuUsage()
    for (const meeting of meetings) await one(meeting)
    const {user, system} = process.cpuUsage(before)
    return meetings.length / ((user + system) / 1e6)
}

const answer = ({kind, members, reading}) => holds(engine, facts(kind, members, reading))
async function explanation(meeting) {
    const passed = await answer(meeting)
    await turningReadings(engine, meeting, meeting.reading, passed)
}

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]
const here = []
const answers = []
const explanations = []
for (let round = 0; round < Number(rounds); ++round) {
    here.push(Number(execFileSync(program, [file], {encoding: 'utf8'})))
    const meetings = readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map((one) => ({...one, reading: readingOf(one.reading)}))
    answers.push(await rate(meetings, answer))
    explanations.push(await rate(meetings.slice(0, 200), explanation))
}
rmSync(folder, {recursive: true})
const figure = (value) => Math.round(value).toLocaleString('en').padStart(12)
console.log(`${figure(median(here))} /s  verdict with explanation`)
for (const [what, rates] of [
    ['json-rules-engine, yes or no only', answers],
    ['json-rules-engine, the same explanation', explanations]
]) {
    const ratios = rates.map((rate, round) => here[round] / rate)
    console.log(`${figure(median(rates))} /s  ${what}: ${median(ratios).toFixed(0)} times slower`)
}
