// Holds the program's verdicts against the same rule in somebody else's engine, on random meetings.
//
//   node agree.mjs PROGRAM [meetings] [seed] [every which meeting under all readings, 50 by default]
import {spawn} from 'node:child_process'
import {createInterface} from 'node:readline'
import {facts, holds, passingEngine, quorumEngine, readingOf, turningReadings} from './statement.mjs'

const [program, meetings = '100000', seed = '1', each = '50'] = process.argv.slice(2)
if (program === undefined) throw new Error('usage: node agree.mjs PROGRAM [meetings] [seed] [each]')

const passing = passingEngine()
const quorum = quorumEngine()
const seen = {meetings: 0, passed: 0, notQuorate: 0, underAllReadings: 0, turned: 0}
const wrong = []

async function compare(one, number) {
    const {verdict} = one
    const reading = readingOf(one.reading)
    const heads = facts(one.kind, one.members, reading)
    const quorate = await holds(quorum, heads)
    const passed = await holds(passing, heads)
    const complain = (what) => wrong.push(`meeting ${number}, ${what}: ${JSON.stringify(one)}`)
    if (quorate !== verdict.figures.quorate) complain(`quorate here ${quorate}`)
    if (passed !== verdict.passed) complain(`passed here ${passed}`)
    if (heads.due !== verdict.figures.due) complain(`due here ${heads.due}`)
    if (heads.ayes !== verdict.ayes) complain(`ayes here ${heads.ayes}`)
    seen.meetings += 1
    seen.passed += passed ? 1 : 0
    seen.notQuorate += quorate ? 0 : 1
    if (number % Number(each) !== 0) return
    const turning = await turningReadings(passing, one, reading, passed)
    const named = verdict.others.map((other) => other.readings.join('+')).sort()
    if (turning.join() !== named.join()) complain(`turned here by ${turning.join()}`)
    if (verdict.holds_under_all !== (turning.length === 0)) complain('holds under all readings, or not')
    seen.underAllReadings += 1
    seen.turned += turning.length > 0 ? 1 : 0
}

const child = spawn(program, [meetings, seed], {stdio: ['ignore', 'pipe', 'inherit']})
const ended = new Promise((resolve) => child.on('close', resolve))
for await (const line of createInterface({input: child.stdout})) await compare(JSON.parse(line), seen.meetings)
const status = await ended

console.log(JSON.stringify(seen))
for (const complaint of wrong.slice(0, 5)) console.error(complaint)
// The meetings must have been of every sort; otherwise they would prove nothing.
const varied = seen.passed > 0 && seen.notQuorate > 0 && seen.turned > 0
const whole = status === 0 && seen.meetings === Number(meetings)
console.log(`# pass ${wrong.length === 0 && varied && whole ? 1 : 0}`)
console.log(`# fail ${wrong.length}`)
process.exitCode = wrong.length === 0 && varied && whole ? 0 : 1
